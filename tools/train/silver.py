"""Parses raw sentences with an ensemble of trained networks, for a student to
learn from. A word's weight is the probability that the ensemble gives its head."""
import argparse
import pickle

import torch

import corpora
import features
import train
from network import Network
from treebank import FEATURES, UPOS, Word


def load(paths, npm):
    """Returns the networks with their common vocabulary and labels."""
    nets, first = [], None
    for path in paths:
        saved = torch.load(path)
        net = Network(**saved["config"])
        net.load_state_dict(saved["state"])
        net.eval()
        nets.append(net)
        if first is None:
            first = saved
        elif saved["vocab"] != first["vocab"] or saved["space"].rels != first["space"].rels or \
                saved["space"].bundles != first["space"].bundles:
            raise SystemExit(f"{path} was trained on other data than {paths[0]}")
    vocab = features.Vocabulary.__new__(features.Vocabulary)
    vocab.lookup = features.Lookup(corpora.lexicon(first["lang"], npm))
    vocab.a, vocab.b, vocab.count_a = first["vocab"]
    return nets, vocab, first["space"], first["lang"]


def unpack(bundle):
    return {name: values[v - 1] for (name, values), v in zip(FEATURES, bundle) if v}


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--models", required=True, help="comma-separated")
    ap.add_argument("--tokens", required=True, help="a sentence a line, tabs between words")
    ap.add_argument("--npm", default="tools/train/build/npm")
    ap.add_argument("--data", default="../shared/data")
    ap.add_argument("--out", required=True)
    ap.add_argument("--most", type=int, default=10**9, help="at most this many words")
    args = ap.parse_args()
    torch.set_num_threads(1)
    nets, vocab, space, lang = load(args.models.split(","), args.npm)
    dev = [train.Example(s, vocab, space) for s in corpora.dev(lang, args.data)]
    print("ensemble on dev:", train.score(nets, vocab, space, dev), flush=True)
    sents, words = [], 0
    with open(args.tokens, encoding="utf-8") as f:
        for line in f:
            forms = line.rstrip("\n").split("\t")
            if 4 <= len(forms) <= 80 and words < args.most:
                sents.append([Word(form, "", "X", None, -1, "root") for form in forms])
                words += len(forms)
    out = []
    for at in range(0, len(sents), 1000):
        chunk = [train.Example(s, vocab, space) for s in sents[at:at + 1000]]
        for e, (upos, feats, heads, rels, conf) in zip(chunk, train.predict(nets, vocab, space, chunk)):
            for i, w in enumerate(e.sent):
                w.upos, w.feats = UPOS[upos[i]], unpack(space.bundles[feats[i]])
                w.head, w.rel = heads[i].item() - 1, space.rels[rels[i]]
                w.weight = float(conf[i])
            out.append(e.sent)
    with open(args.out, "wb") as f:
        pickle.dump(out, f)
    print(f"{len(out)} sentences, {words} words, mean weight "
          f"{sum(w.weight for s in out for w in s) / max(words, 1):.3f}")


if __name__ == "__main__":
    import __main__
    __main__.Space = train.Space
    main()
