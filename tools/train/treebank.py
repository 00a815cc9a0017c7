"""Reading CoNLL-U and bringing the treebanks to one convention.

A sentence is a list of Word. Heads count from 0; -1 is the root. Only what the
Go package keeps is read: form, lemma, UPOS, the features of FEATURES and the
relation with its subtype.
"""
import glob
import gzip
import os
import random

UPOS = ["X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
        "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"]

# The attributes of lang.Feats in the order of its fields, and their values from 1 on.
FEATURES = [
    ("Number", ["Sing", "Plur"]),
    ("Gender", ["Masc", "Fem", "Neut"]),
    ("Person", ["1", "2", "3"]),
    ("Mood", ["Ind", "Cnd", "Sub", "Imp"]),
    ("Tense", ["Pres", "Past", "Imp", "Fut"]),
    ("VerbForm", ["Fin", "Inf", "Part", "Ger"]),
    ("Voice", ["Pass"]),
    ("PronType", ["Prs", "Rel", "Int", "Dem", "Art", "Ind", "Neg", "Tot"]),
    ("Definite", ["Def", "Ind"]),
    ("Polarity", ["Neg"]),
    ("Poss", ["Yes"]),
    ("Reflex", ["Yes"]),
    ("Clitic", ["Yes"]),
    ("NumType", ["Card"]),
]


class Word:
    __slots__ = ("form", "lemma", "upos", "feats", "head", "rel", "weight")

    def __init__(self, form, lemma, upos, feats, head, rel):
        self.form, self.lemma, self.upos = form, lemma, upos
        self.feats, self.head, self.rel = feats, head, rel
        self.weight = 1.0


def read_conllu(path):
    """Yields the sentences of a gzipped CoNLL-U file."""
    sent = []
    with gzip.open(path, "rt", encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if not line:
                if sent:
                    yield sent
                sent = []
            elif line[0] != "#":
                c = line.split("\t")
                if c[0].isdigit():
                    feats = dict(x.split("=", 1) for x in c[5].split("|")) if c[5] != "_" else {}
                    sent.append(Word(c[1], c[2], c[3], feats, int(c[6]) - 1, c[7]))
    if sent:
        yield sent


def pack_feats(feats):
    """Returns the values of FEATURES as a tuple of small integers."""
    out = []
    for name, values in FEATURES:
        v = feats.get(name, "").split(",")[0]
        out.append(values.index(v) + 1 if v in values else 0)
    return tuple(out)


def load(root, pattern):
    paths = sorted(glob.glob(os.path.join(root, pattern)))
    if not paths:
        raise SystemExit(f"no treebank matches {pattern} in {root}")
    return [s for p in paths for s in read_conllu(p)]


def children(sent):
    kids = [[] for _ in sent]
    for i, w in enumerate(sent):
        if w.head >= 0:
            kids[w.head].append(i)
    return kids


def shuffled(items, seed):
    items = list(items)
    random.Random(seed).shuffle(items)
    return items
