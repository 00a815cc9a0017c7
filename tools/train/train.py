"""Trains one network. See README.md for the commands; every run is seeded."""
import argparse
import collections
import json
import math
import pickle
import random
import time

import torch
import torch.nn.functional as F

import augment
import corpora
import features
import punctuation
from network import Network
from treebank import UPOS, pack_feats


PUNCTUATION = {"it"}  # languages whose punctuation is attached by rule


class Example:
    """A sentence as tensors: one pair of inputs per style of capitals."""

    def __init__(self, sent, vocab, space):
        self.n = len(sent)
        self.punct = torch.tensor([w.upos == "PUNCT" for w in sent])
        self.sent = sent
        self.vocab = vocab
        self.styles = {}
        self.style("")
        self.upos = torch.tensor([UPOS.index(w.upos) for w in sent])
        self.feats = torch.tensor([space.feat_id(w) for w in sent])
        self.heads = torch.tensor([w.head + 1 for w in sent])
        self.rels = torch.tensor([space.rel_id(w.rel) for w in sent])
        self.weight = torch.tensor([w.weight for w in sent])

    def style(self, s):
        if s not in self.styles:
            a, b = self.vocab.ids(self.sent, s)
            self.styles[s] = torch.tensor(a), torch.tensor(b)
        return self.styles[s]


class Space:
    """The labels: relations and, for each UPOS, the bundles of features."""

    def __init__(self, lang, sents, least=2):
        self.lang = lang
        rels, feats = collections.Counter(), collections.Counter()
        for s in sents:
            for w in s:
                if w.rel:
                    rels[w.rel] += 1
                if w.feats is not None:
                    feats[(w.upos, pack_feats(w.feats))] += 1
        self.rels = sorted(r for r, n in rels.items() if n >= 5)
        self.bundles = sorted({b for (_, b), n in feats.items() if n >= least})
        self.allowed = sorted((u, b) for (u, b), n in feats.items() if n >= least)
        self.rel_index = {r: i for i, r in enumerate(self.rels)}
        self.bundle_index = {b: i for i, b in enumerate(self.bundles)}
        ok = set(self.allowed)
        self.mask = torch.full((len(UPOS), len(self.bundles)), -1e9)
        for u, b in ok:
            self.mask[UPOS.index(u), self.bundle_index[b]] = 0
        self.mask[0] = 0

    def feat_id(self, w):
        return -1 if w.feats is None else self.bundle_index.get(pack_feats(w.feats), -1)

    def rel_id(self, rel):
        if rel in self.rel_index:
            return self.rel_index[rel]
        return self.rel_index.get(rel.split(":")[0], -1)


def batches(examples, words, seed=None):
    """Cuts examples into batches of about that many words, alike in length."""
    rng = random.Random(seed)
    order = sorted(examples, key=lambda e: e.n + (rng.random() * 4 if seed is not None else 0))
    out, cur, total = [], [], 0
    for e in order:
        if cur and total + e.n > words:
            out.append(cur)
            cur, total = [], 0
        cur.append(e)
        total += e.n
    out.append(cur)
    if seed is not None:
        rng.shuffle(out)
    return out


def collate(batch, net, vocab, rng=None, drop=0.0, augment=0.0):
    batch = sorted(batch, key=lambda e: -e.n)
    T, B = batch[0].n, len(batch)
    sa, sb = net.config["size_a"], net.config["size_b"]
    a = torch.full((T, B, features.N_A), sa)
    b = torch.full((T, B, features.N_B), sb)
    y = {k: torch.full((T, B), -1) for k in ("upos", "feats", "heads", "rels")}
    weight = torch.zeros(T, B)
    for j, e in enumerate(batch):
        style = ""
        if rng is not None and rng.random() < augment:
            style = rng.choice("UTTl")
        ea, eb = e.style(style)
        a[:e.n, j], b[:e.n, j] = ea, eb
        for k in y:
            y[k][:e.n, j] = getattr(e, k)
        weight[:e.n, j] = e.weight
    if rng is not None and drop > 0:
        # A rare word is forgotten more often than a frequent one (Kiperwasser and Goldberg, TACL 2016).
        gone = torch.rand(T, B, 1) < drop / (drop + vocab.count_tensor[a.clamp(min=0)])
        a = torch.where(gone & (a != sa) & (a > 0), torch.zeros_like(a), a)
    a[a < 0] = sa
    b[b < 0] = sb
    return batch, a, b, torch.tensor([e.n for e in batch]), y, weight


def masked(scores, lengths):
    """Closes the columns past a sentence's end and the diagonal."""
    B, T, S = scores.shape
    col = torch.arange(S)
    scores = scores.masked_fill((col[None, :] > lengths[:, None])[:, None, :], -1e9)
    return scores.masked_fill((col[None, :] == torch.arange(T)[:, None] + 1)[None], -1e9)


def loss_of(net, a, b, lengths, y, weight):
    upos, feats, scores, rd, rh = net(a, b, lengths)
    T, B = y["upos"].shape
    w = weight.reshape(-1)
    total = w.sum().clamp(min=1)

    def ce(logits, target, weights):
        keep = target >= 0
        l = F.cross_entropy(logits, target.clamp(min=0), reduction="none")
        return (l * weights * keep).sum() / total

    lu = ce(upos.reshape(T * B, -1), y["upos"].reshape(-1), w)
    lf = ce(feats.reshape(T * B, -1), y["feats"].reshape(-1), w)
    scores = masked(scores, lengths)
    heads = y["heads"].t()
    la = ce(scores.reshape(B * T, -1), heads.reshape(-1), weight.t().reshape(-1))
    bi = torch.arange(B)[None, :].expand(T, B)
    gold = y["heads"].clamp(min=0)
    lr = ce(net.relations(rd.reshape(T * B, -1), rh[gold, bi].reshape(T * B, -1)), y["rels"].reshape(-1), w)
    return 0.5 * lu + 0.5 * lf + la + lr


@torch.no_grad()
def predict(nets, vocab, space, examples):
    """Parses examples with the mean of the nets' probabilities. Returns, for each
    example, UPOS ids, feature ids, heads (0 is the root) and relation ids; heads
    are trees."""
    out = {}
    for batch in batches(examples, 3000):
        batch, a, b, lengths, _, _ = collate(batch, nets[0], vocab)
        runs = [net(a, b, lengths) for net in nets]
        upos = sum(F.log_softmax(r[0], 2).exp() for r in runs)
        feats = sum(F.log_softmax(r[1], 2).exp() for r in runs) / len(nets)
        arcs = sum(F.log_softmax(masked(r[2], lengths), 2).exp() for r in runs) / len(nets)
        up = upos.argmax(2)
        fe = ((feats + 1e-9).log() + space.mask[up]).argmax(2)
        for j, e in enumerate(batch):
            punct = up[:e.n, j] == UPOS.index("PUNCT")
            sc = (arcs[j, :e.n, :e.n + 1] + 1e-12).log()
            if not punct.all():
                sc[:, 1:][:, punct] = -1e6
                sc[punct, 0] = -1e6
            heads = torch.tensor(tree(sc))
            lab = sum(F.softmax(net.relations(r[3][:e.n, j], r[4][heads, j]), 1) for net, r in zip(nets, runs))
            rels = lab.argmax(1)
            conf = arcs[j, torch.arange(e.n), heads]
            if space.lang in PUNCTUATION:
                names = [space.rels[r] for r in rels]
                heads = 1 + torch.tensor(punctuation.attach(space.lang, [w.form for w in e.sent], punct.tolist(),
                                                            (heads - 1).tolist(), names))
            out[id(e)] = up[:e.n, j], fe[:e.n, j], heads, rels, conf
    return [out[id(e)] for e in examples]


def tree(scores):
    """Returns the best single-root tree for scores (n, n+1)."""
    n = scores.shape[0]
    s = scores.clone()
    best = s.argmax(1).tolist()
    if is_tree(best):
        return best
    s[:, 0] -= 1000
    m = [[-1e18] * (n + 1)] + [r for r in s.tolist()]
    return edmonds(m)[1:]


def is_tree(heads):
    if sum(h == 0 for h in heads) != 1:
        return False
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for i in range(1, len(heads) + 1):
        path, j = [], i
        while state[j] == 0:
            state[j] = 1
            path.append(j)
            j = heads[j - 1]
        if state[j] == 1:
            return False
        for k in path:
            state[k] = 2
    return True


def edmonds(m):
    """Chu-Liu-Edmonds on m[dependant][head]; node 0 is the root."""
    n = len(m)
    head = [0] + [max((j for j in range(n) if j != i), key=lambda j: m[i][j]) for i in range(1, n)]
    color = [0] * n
    color[0] = 2
    cycle = None
    for i in range(1, n):
        j, path = i, []
        while color[j] == 0:
            color[j] = 1
            path.append(j)
            j = head[j]
        if color[j] == 1:
            cycle = path[path.index(j):]
            break
        for k in path:
            color[k] = 2
    if cycle is None:
        return head
    inside = set(cycle)
    rest = [i for i in range(n) if i not in inside]
    c = len(rest)
    sub = [[-1e18] * (c + 1) for _ in range(c + 1)]
    enter, leave = {}, {}
    for x, i in enumerate(rest):
        for y, j in enumerate(rest):
            sub[x][y] = m[i][j]
        k = max(cycle, key=lambda k: m[i][k])
        leave[x] = k
        sub[x][c] = m[i][k]
        k = max(cycle, key=lambda k: m[k][i] - m[k][head[k]])
        enter[x] = k
        sub[c][x] = m[k][i] - m[k][head[k]]
    h = edmonds(sub)
    out = head[:]
    for x, i in enumerate(rest):
        if i:
            out[i] = leave[x] if h[x] == c else rest[h[x]]
    out[enter[h[c]]] = rest[h[c]]
    return out


def score(nets, vocab, space, examples):
    """Returns UPOS, features, UAS and LAS (CoNLL 2018) in percent, and LAS with subtypes."""
    n = up = fe = ua = la = ls = 0
    for e, (u, f, h, r, _) in zip(examples, predict(nets, vocab, space, examples)):
        n += e.n
        up += (u == e.upos).sum().item()
        fe += (f == e.feats).sum().item()
        for i, w in enumerate(e.sent):
            ok = h[i].item() == w.head + 1
            rel = space.rels[r[i]]
            ua += ok
            la += ok and rel.split(":")[0] == w.rel.split(":")[0]
            ls += ok and rel == w.rel
    return tuple(round(100 * x / n, 2) for x in (up, fe, ua, la, ls))


class Average:
    """An exponential moving average of a network's weights."""

    def __init__(self, net, decay):
        self.decay, self.steps = decay, 0
        self.values = {k: v.clone() for k, v in net.state_dict().items()}

    @torch.no_grad()
    def update(self, net):
        self.steps += 1
        d = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for k, v in net.state_dict().items():
            self.values[k].lerp_(v, 1 - d)


def warm_start(net, vocab, space, path):
    """Copies the weights of a network that was trained on the same labels; rows of
    the embeddings are matched by key."""
    saved = torch.load(path)
    if saved["space"].rels != space.rels or saved["space"].bundles != space.bundles:
        raise SystemExit(f"{path} has other labels")
    state = saved["state"]
    with torch.no_grad():
        for name, p in net.named_parameters():
            if name not in ("a.weight", "b.weight"):
                p.copy_(state[name])
        for rows, old, table, was in ((vocab.a, saved["vocab"][0], net.a.weight, state["a.weight"]),
                                      (vocab.b, saved["vocab"][1], net.b.weight, state["b.weight"])):
            table[0] = was[0]
            for key, row in rows.items():
                table[row] = was[old.get(key, 0)]


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--lang", required=True)
    ap.add_argument("--data", default="../shared/data")
    ap.add_argument("--npm", default="tools/train/build/npm")
    ap.add_argument("--out", required=True)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--epochs", type=int, default=20)
    ap.add_argument("--minutes", type=float, default=0, help="stop the schedule after this many minutes, for a quick model")
    ap.add_argument("--hidden", type=int, default=128)
    ap.add_argument("--batch", type=int, default=800)
    ap.add_argument("--rate", type=float, default=3e-3)
    ap.add_argument("--drop", type=float, default=0.25)
    ap.add_argument("--dropout", type=float, default=0.33)
    ap.add_argument("--augment", type=float, default=0.08)
    ap.add_argument("--decay", type=float, default=0.997)
    ap.add_argument("--silver", default="", help="pickled silver sentences of silver.py")
    ap.add_argument("--silver-weight", type=float, default=0.5)
    ap.add_argument("--names", action="store_true", help="add English sentences made by augment.py")
    ap.add_argument("--init", default="", help="start from this network's weights")
    ap.add_argument("--dims", default="96,80")
    args = ap.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)

    gold = corpora.gold(args.lang, args.data, args.npm)
    dev = corpora.dev(args.lang, args.data)
    lookup = features.Lookup(corpora.lexicon(args.lang, args.npm))
    silver = augment.augmented(gold, args.seed) if args.names else []
    if args.silver:
        with open(args.silver, "rb") as f:
            parsed = pickle.load(f)
        for s in parsed:
            for w in s:
                w.weight *= args.silver_weight
        silver += parsed
    vocab = features.Vocabulary(lookup, gold + silver, min_word=2 if not silver else 3)
    space = Space(args.lang, gold)
    da, db = map(int, args.dims.split(","))
    net = Network(len(vocab.a) + 1, len(vocab.b) + 1, len(UPOS), len(space.bundles), len(space.rels), dim_a=da, dim_b=db,
                  hidden=args.hidden, dropout=args.dropout)
    if args.init:
        warm_start(net, vocab, space, args.init)
    counts = torch.full((net.config["size_a"] + 1, 1), 1e9)
    for row, n in vocab.count_a.items():
        counts[row] = n
    vocab.count_tensor = counts[:, 0]
    train = [Example(s, vocab, space) for s in gold]
    extra = [Example(s, vocab, space) for s in silver]
    test = [Example(s, vocab, space) for s in dev]
    print(f"{args.lang}: {sum(e.n for e in train)} gold, {sum(e.n for e in extra)} silver words, "
          f"{len(vocab.a)}+{len(vocab.b)} rows, {len(space.bundles)} bundles, {len(space.rels)} relations, "
          f"{sum(p.numel() for p in net.parameters())} parameters", flush=True)

    opt = torch.optim.Adam(net.parameters(), lr=args.rate, betas=(0.9, 0.95), eps=1e-8)
    average = Average(net, args.decay)
    per_epoch = sum(e.n for e in train + extra) / args.batch
    total, step, start = int(per_epoch * args.epochs), 0, time.time()
    for epoch in range(args.epochs):
        net.train()
        sum_loss = count = 0
        for batch in batches(train + extra, args.batch, seed=args.seed * 1000 + epoch):
            frac = step / total
            if args.minutes:
                frac = max(frac, (time.time() - start) / 60 / args.minutes)
            rate = args.rate * min(1, (step + 1) / 100) * max(0.02, 0.5 * (1 + math.cos(math.pi * min(1, frac))))
            for group in opt.param_groups:
                group["lr"] = rate
            batch, a, b, lengths, y, weight = collate(batch, net, vocab, rng, args.drop, args.augment)
            loss = loss_of(net, a, b, lengths, y, weight)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            opt.step()
            average.update(net)
            step += 1
            sum_loss += loss.item()
            count += 1
        if epoch % 4 == 3 or epoch == args.epochs - 1 or frac >= 1:
            keep = {k: v.clone() for k, v in net.state_dict().items()}
            net.load_state_dict(average.values)
            net.eval()
            s = score([net], vocab, space, test)
            net.load_state_dict(keep)
        else:
            s = ""
        print(f"epoch {epoch} loss {sum_loss / count:.3f} dev upos/feats/uas/las/las+ {s} {time.time() - start:.0f}s",
              flush=True)
        if args.minutes and frac >= 1:
            break
    net.load_state_dict(average.values)
    torch.save({"config": net.config, "state": net.state_dict(), "vocab": (vocab.a, vocab.b, vocab.count_a),
                "space": space, "lang": args.lang, "args": vars(args), "dev": s}, args.out)


if __name__ == "__main__":
    main()
