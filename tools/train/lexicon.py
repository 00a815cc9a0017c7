"""The Italian morphological lexicon: Morph-it as the npm packages
italian-verbs-dict, italian-words-dict and morph-it-helper carry it.

analyses() maps a lower-case form to a sorted list of (class, lemma). A class is
a short string: V and the part of the paradigm, N with gender and number, A with
gender and number. The Go package reads the same table as an automaton that
write_automaton() builds.
"""
import collections
import json
import os
import struct

MOODS = {"ind": "i", "sub": "s", "cond": "c", "impr": "m"}
TENSES = {"pres": "p", "past": "r", "impf": "i", "fut": "f"}


def add_verbs(table, path):
    with open(path, encoding="utf-8") as f:
        verbs = json.load(f)
    for lemma, forms in verbs.items():
        for mood, tenses in forms.items():
            if mood not in MOODS:
                continue
            for tense, cells in tenses.items():
                for person, form in cells.items():
                    table[form].add((f"V{MOODS[mood]}{TENSES[tense]}{person[1]}{person[0].lower()}", lemma))
        for cell, form in forms.get("part", {}).get("past", {}).items():
            gender = "f" if cell.endswith("F") else "m"
            table[form].add((f"Vp{gender}{cell[0].lower()}", lemma))
        for cell, form in forms.get("part", {}).get("pres", {}).items():
            table[form].add((f"Vq{cell[0].lower()}", lemma))
        table[lemma].add(("Vn", lemma))
        if lemma.endswith("re"):
            short = lemma[:-3] if lemma.endswith("rre") else lemma[:-1]
            table[short + "r" if lemma.endswith("rre") else short].add(("Vn", lemma))
        stem = forms.get("ind", {}).get("impf", {}).get("S1", "")
        if stem.endswith("vo"):
            stem = stem[:-2]
            table[(stem[:-1] + "e" if stem.endswith("i") else stem) + "ndo"].add(("Vg", lemma))


def add_nouns(table, helper, words):
    with open(helper, encoding="utf-8") as f:
        nouns = json.load(f)
    with open(words, encoding="utf-8") as f:
        genders = json.load(f)
    for form, lemma in nouns.items():
        gender = genders.get(lemma, {}).get("G", "").lower() or "x"
        number = "s" if form == lemma else "p"
        if form == lemma and genders.get(lemma, {}).get("P") == form:
            number = "x"
        table[form.lower()].add((f"N{gender}{number}", lemma))


def add_adjectives(table, path):
    with open(path, encoding="utf-8") as f:
        adjectives = json.load(f)
    for form, (lemma, participle) in adjectives.items():
        if participle or not form.isalpha():
            continue
        if form == lemma:
            cls = "Ams" if form.endswith("o") else "Axs"
        elif form.endswith("a"):
            cls = "Afs"
        elif form.endswith("e"):
            cls = "Afp"
        elif form.endswith("i"):
            cls = "Amp" if lemma.endswith("o") else "Axp"
        else:
            cls = "Axx"
        table[form.lower()].add((cls, lemma))


def analyses(npm):
    """Returns {form: [(class, lemma), …]} from the unpacked npm packages in npm."""
    table = collections.defaultdict(set)
    base = os.path.join(npm, "%s", "package")
    add_verbs(table, os.path.join(base % "italian-verbs-dict-3.4.0", "dist", "verbs.json"))
    helper = os.path.join(base % "morph-it-helper-5.4.0", "resources_pub")
    add_nouns(table, os.path.join(helper, "nouns.json"),
              os.path.join(base % "italian-words-dict-3.4.0", "dist", "words.json"))
    add_adjectives(table, os.path.join(helper, "adjectives.json"))
    return {form: sorted(a) for form, a in table.items() if form and " " not in form}


def script(form, lemma):
    """Returns how to make lemma from the lower-case form: how many characters to
    cut from its end, and what to put there."""
    n = 0
    while n < min(len(form), len(lemma)) and form[n] == lemma[n]:
        n += 1
    return len(form) - n, lemma[n:]


class Automaton:
    """A minimal acyclic automaton over byte strings, built from sorted keys
    (Daciuk et al., Computational Linguistics 26(1), 2000)."""

    def __init__(self):
        self.register, self.path, self.last = {}, [{}], b""

    def add(self, key):
        assert key > self.last
        n = 0
        while n < min(len(key), len(self.last)) and key[n] == self.last[n]:
            n += 1
        self.minimise(n)
        for c in key[n:]:
            node = {}
            self.path[-1][c] = node
            self.path.append(node)
        self.last = key

    def minimise(self, keep):
        while len(self.path) - 1 > keep:
            node = self.path.pop()
            signature = tuple((c, id(t)) for c, t in node.items())
            same = self.register.setdefault(signature, node)
            if same is not node:
                self.path[-1][self.last[len(self.path) - 1]] = same

    def bytes(self):
        """Returns the edges, four bytes each: the label, a bit that marks the last
        edge of a state, and the index of the state's first edge (0: none).
        Edge 0 is unused; the root begins at edge 1."""
        self.minimise(0)
        order, index, size, stack = [], {}, 1, [self.path[0]]
        while stack:
            node = stack.pop()
            if id(node) in index or not node:
                continue
            index[id(node)] = size
            size += len(node)
            order.append(node)
            stack.extend(node.values())
        out = [0] * size
        for node in order:
            at = index[id(node)]
            labels = sorted(node)
            for i, c in enumerate(labels):
                target = index.get(id(node[c]), 0)
                out[at + i] = c | (256 if i == len(labels) - 1 else 0) | target << 9
        return struct.pack(f"<{size}I", *out)


def rules(counts, depth=6, least=2):
    """Learns scripts by suffix. counts maps (upos, form, script) to a weight.
    Returns {(upos, suffix): script}, where a longer suffix is kept only if it
    decides otherwise than the shorter one."""
    votes = collections.defaultdict(collections.Counter)
    for (upos, form, s), n in counts.items():
        for k in range(0, min(depth, len(form)) + 1):
            if k >= s[0]:
                votes[upos, form[len(form) - k:]][s] += n
    out = {}
    for (upos, suffix) in sorted(votes, key=lambda x: (len(x[1]), x)):
        best, n = max(votes[upos, suffix].items(), key=lambda x: (x[1], x[0]))
        if n < least and suffix:
            continue
        shorter = next((out[upos, suffix[i:]] for i in range(1, len(suffix) + 1) if (upos, suffix[i:]) in out), None)
        if best != shorter:
            out[upos, suffix] = best
    return out


def build(analysed, exceptions, suffixes):
    """Packs everything into (automaton, header). exceptions maps (upos, form) to a
    lemma; it enters as the class "=UPOS"."""
    table = collections.defaultdict(list)
    for form, an in analysed.items():
        table[form] += [(c, script(form, l)) for c, l in an]
    for (upos, form), lemma in exceptions.items():
        table[form].append(("=" + upos, script(form, lemma)))
    class_index, script_index, set_index = {}, {}, {}

    def number(index, x):
        return index.setdefault(x, len(index))

    keys = []
    for form, an in table.items():
        packed = tuple((number(class_index, c), number(script_index, s)) for c, s in sorted(an))
        keys.append(form.encode() + b"\0" + struct.pack(">H", number(set_index, packed)))
    for (upos, suffix), s in suffixes.items():
        keys.append(b"\1" + upos.encode() + b"\1" + suffix[::-1].encode() + b"\0" +
                    struct.pack(">H", number(script_index, s)))
    a = Automaton()
    for key in sorted(keys):
        a.add(key)
    return a.bytes(), {"classes": list(class_index), "scripts": [[c, s] for c, s in script_index],
                       "sets": [[x for pair in s for x in pair] for s in set_index]}
