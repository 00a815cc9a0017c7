"""Writes a trained network and its lexicon as the file that internal/lang embeds.

Layout: "CASUSLM1", the length of a JSON header (uint32, little endian), the
header, then the tensors at the offsets that the header gives. Matrices are
stored as int8 with one float32 scale a row; vectors as float32.
"""
import argparse
import collections
import hashlib
import json
import struct

import torch

import corpora
import english
import features
import lexicon
import treebank
from treebank import FEATURES, UPOS


# Lemmas of euphonic and elided forms, in which the Italian treebanks disagree.
ELIDED = {("ADP", "ad"): "a", ("CCONJ", "ed"): "e", ("CCONJ", "od"): "o", ("SCONJ", "ch'"): "che", ("PRON", "ch'"): "che",
          ("PRON", "m'"): "mi", ("SCONJ", "com'"): "come"}


class Blob:
    def __init__(self):
        self.data, self.index = bytearray(), []

    def add(self, name, kind, rows, cols, payload):
        while len(self.data) % 8:
            self.data.append(0)
        self.index.append({"name": name, "kind": kind, "rows": rows, "cols": cols, "offset": len(self.data),
                           "size": len(payload)})
        self.data += payload

    def matrix(self, name, m):
        """Adds m quantised by row: scales, then values."""
        scale = m.abs().amax(1).clamp(min=1e-8) / 127
        q = torch.round(m / scale[:, None]).clamp(-127, 127).to(torch.int8)
        self.add(name, "int8", m.shape[0], m.shape[1],
                 scale.float().numpy().tobytes() + q.contiguous().numpy().tobytes())

    def vector(self, name, v):
        self.add(name, "float32", 1, v.numel(), v.float().contiguous().numpy().tobytes())


def weights(blob, state, config):
    blob.matrix("a", state["a.weight"][:-1])
    blob.matrix("b", state["b.weight"][:-1])
    for layer in ("lstm1", "lstm2"):
        for suffix, way in (("_l0", "f"), ("_l0_reverse", "b")):
            blob.matrix(f"{layer}.{way}.in", state[f"{layer}.weight_ih{suffix}"])
            blob.matrix(f"{layer}.{way}.rec", state[f"{layer}.weight_hh{suffix}"])
            blob.vector(f"{layer}.{way}.bias", state[f"{layer}.bias_ih{suffix}"] + state[f"{layer}.bias_hh{suffix}"])
    for name in ("tag", "upos", "feats", "arc_dep", "arc_head", "rel_dep", "rel_head", "rel_out"):
        blob.matrix(name, state[name + ".weight"])
        blob.vector(name + ".bias", state[name + ".bias"])
    blob.vector("root", state["root"])
    blob.matrix("arc_w", state["arc_w"].t().contiguous())
    blob.vector("arc_b", state["arc_b"])


def lemma_tables(gold, analysed, known, always):
    """Returns exceptions and suffix rules for lemmas from gold sentences, the lexicon
    and a table of known lemmas by part of speech and form. A lemma that the treebanks
    have once is believed only where the table has none; what always holds, always."""
    seen = collections.defaultdict(collections.Counter)
    for sent in gold:
        for w in sent:
            if w.lemma and w.lemma != "_" and w.upos not in ("PUNCT", "SYM", "X", "NUM") \
                    and not any(c.isdigit() for c in w.form):
                lemma = w.lemma if w.upos == "PROPN" else w.lemma.lower()
                seen[w.upos, features.fold(w.form)][lemma] += 1
    counts = collections.Counter()
    for (upos, form), lemmas in seen.items():
        lemma, n = lemmas.most_common(1)[0]
        if upos in ("NOUN", "VERB", "ADJ", "ADV", "AUX") and form.isalpha():
            counts[upos, form, lexicon.script(form, lemma)] += min(n, 3)
    for form, an in analysed.items():
        for c, lemma in an:
            upos = {"V": "VERB", "N": "NOUN", "A": "ADJ"}[c[0]]
            if len(form) > 3 and form.isalpha():
                counts[upos, form, lexicon.script(form, lemma)] += 1
    for (upos, form), lemma in known.items():
        counts[upos, form, lexicon.script(form, lemma)] += 1
    suffixes = lexicon.rules(counts)
    exceptions = {key: lemma for key, lemma in always.items() if key in seen}
    for (upos, form), lemma in known.items():
        if (upos, form) not in seen and by_rule(suffixes, upos, form) != lemma:
            exceptions[upos, form] = lemma
    for (upos, form), lemmas in seen.items():
        if (upos, form) in always:
            continue
        lemma, n = lemmas.most_common(1)[0]
        if n < 3 and (upos, form) in known:
            lemma = known[upos, form]
        if upos == "PROPN":
            lemma = lemma.lower() if lemma.lower() == form else lemma
        got = by_lexicon(analysed.get(form, ()), upos) or by_rule(suffixes, upos, form)
        if lemma != got and not (upos == "PROPN" and (lemma.lower() == form or n < 2)):
            exceptions[upos, form] = lemma
    return exceptions, suffixes


def by_lexicon(an, upos):
    want = {"VERB": "V", "AUX": "V", "NOUN": "N", "ADJ": "A"}.get(upos)
    return next((l for c, l in an if c[0] == want), None)


def by_rule(suffixes, upos, form):
    for i in range(len(form) + 1):
        s = suffixes.get((upos, form[i:]))
        if s:
            return form[:len(form) - s[0]] + s[1]
    return form


# Forms whose rows go into the file that holds internal/lang/features.go to features.py.
SAMPLES = {"it": "Il l' L’ dell' governo GOVERNO Governo firmato rivolger rivolgendo attacchi È più città 3,5 2024 COVID-19 « » … – "
                 "iPhone U.S.A. d' xyzqk Pyongyang I a (",
           "en": "The the n't 's Government GOVERNMENT signed attacks agreeing 3.5 2024 COVID-19 “ ” `` '' … – — iPhone U.S. "
                 "xyzqk Pyongyang I a ( naïve"}


def write_samples(path, lang, saved, analysed):
    """Writes form, whether it begins the sentence, rows of group A and rows of group B."""
    vocab = features.Vocabulary.__new__(features.Vocabulary)
    vocab.lookup = features.Lookup(analysed)
    vocab.a, vocab.b, _ = saved["vocab"]
    with open(path, "w", encoding="utf-8") as f:
        for first in (True, False):
            for form in SAMPLES[lang].split():
                word = treebank.Word(form, "", "X", None, -1, "")
                a, b = vocab.ids([word] if first else [word, word])
                f.write("\t".join([form, str(int(first)), " ".join(map(str, a[-1])), " ".join(map(str, b[-1]))]) + "\n")


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--model", required=True)
    ap.add_argument("--data", default="../shared/data")
    ap.add_argument("--npm", default="tools/train/build/npm")
    ap.add_argument("--samples", required=True, help="where to write the rows of sample words, for a test in Go")
    ap.add_argument("--words", default="/usr/share/dict/american-english", help="a list of English words")
    ap.add_argument("--out", required=True)
    args = ap.parse_args()
    saved = torch.load(args.model)
    lang, space = saved["lang"], saved["space"]
    analysed = corpora.lexicon(lang, args.npm)
    exceptions, suffixes = lemma_tables(corpora.gold(lang, args.data, args.npm), analysed,
                                          english.derived(args.words) if lang == "en" else {},
                                          ELIDED if lang == "it" else {})
    write_samples(args.samples, lang, saved, analysed)
    automaton, tables = lexicon.build(analysed, exceptions, suffixes)
    blob = Blob()
    weights(blob, saved["state"], saved["config"])
    blob.add("lexicon", "bytes", 1, len(automaton), automaton)
    for name, rows in (("keys_a", saved["vocab"][0]), ("keys_b", saved["vocab"][1])):
        hashes = sorted(rows, key=rows.get)
        blob.add(name, "uint32", 1, len(hashes), struct.pack(f"<{len(hashes)}I", *hashes))
    sets = [x for s in tables["sets"] for x in [len(s) // 2] + s]
    blob.add("sets", "uint16", 1, len(sets), struct.pack(f"<{len(sets)}H", *sets))
    header = {"lang": lang, "config": saved["config"], "upos": UPOS, "relations": space.rels,
              "features": [n for n, _ in FEATURES], "bundles": [list(b) for b in space.bundles],
              "allowed": [[UPOS.index(u), space.bundle_index[b]] for u, b in space.allowed],
              "classes": tables["classes"], "scripts": tables["scripts"], "tensors": blob.index}
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    head += b" " * (-len(head) % 4)
    out = b"CASUSLM1" + struct.pack("<I", len(head)) + head + bytes(blob.data)
    with open(args.out, "wb") as f:
        f.write(out)
    print(f"{args.out}: {len(out)} bytes, sha256 {hashlib.sha256(out).hexdigest()}")
    for t in blob.index:
        print(f"  {t['name']:16} {t['kind']:8} {t['rows']}x{t['cols']} {t['size']}")


if __name__ == "__main__":
    import __main__
    from train import Space
    __main__.Space = Space
    main()
