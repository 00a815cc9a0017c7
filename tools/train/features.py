"""What the network sees of a word: keys, hashed to 32 bits, looked up in a
vocabulary of rows. internal/lang/features.go computes the same keys; the golden
file that export.py writes holds the two together.

Group A (words and lemmas) and group B (affixes, shape, lexicon classes) are each
summed. Row 0 of either is for keys that training did not see.
"""
import collections
import unicodedata

N_A, N_B = 3, 10
FOLD = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "``": '"', "''": '"', "’": "'", "‘": "'", "`": "'",
        "–": "-", "—": "-", "―": "-", "…": "..."}


def fnv(key):
    h = 2166136261
    for b in key.encode("utf-8"):
        h = ((h ^ b) * 16777619) & 0xFFFFFFFF
    return h or 1


def fold(form):
    """Lower case, one sort of quote, apostrophe and dash, every digit 0."""
    form = FOLD.get(form) or "".join(FOLD.get(c, c) for c in form)
    return "".join("0" if c.isdecimal() else lower(c) for c in form)


def lower(c):
    """Lower case of one character, never more than one."""
    l = c.lower()
    return l if len(l) == 1 else c


def shape(form):
    """Returns one letter for the capitals and the kind of characters."""
    letters = [c for c in form if c.isalpha()]
    if any(c.isdecimal() for c in form):
        return "m" if letters else "d"
    if not letters:
        return "p"
    upper = sum(c.isupper() for c in letters)
    if upper == 0:
        return "l"
    if upper == len(letters):
        return "U" if len(letters) > 1 else "I"
    return "T" if upper == 1 and form[0].isupper() else "M"


def classes(analyses):
    """Returns the key part for the set of lexicon classes."""
    return "|".join(sorted({c for c, _ in analyses}))


class Lookup:
    """Computes keys; holds the lexicon and a cache."""

    def __init__(self, lexicon):
        self.lexicon = lexicon
        self.cache = {}

    def word(self, form):
        """Returns the keys of group A and of group B without the shape."""
        f = fold(form)
        hit = self.cache.get(f)
        if hit:
            return hit
        a = ["w" + f]
        an = self.lexicon.get(f, ())
        verbs = [l for c, l in an if c[0] == "V"]
        names = [l for c, l in an if c[0] in "NA"]
        a.append("v" + verbs[0] if verbs else "")
        a.append("n" + names[0] if names else "")
        b = []
        for n in (1, 2, 3, 4, 5):
            b.append(f"s{f[-n:]}" if len(f) >= n else "")
        for n in (1, 2, 3):
            b.append(f"p{f[:n]}" if len(f) > n else "")
        b.append("c" + classes(an) if an else "")
        self.cache[f] = a, b
        return a, b

    def shape_key(self, form, first):
        return "x" + shape(form) + ("1" if first else "")


class Vocabulary:
    """Numbers the keys that occur often enough. Row 0 is the unknown row."""

    def __init__(self, lookup, sents, min_word=2, min_affix=3):
        self.lookup = lookup
        ca, cb = collections.Counter(), collections.Counter()
        for sent in sents:
            for i, w in enumerate(sent):
                a, b = lookup.word(w.form)
                ca.update(k for k in a if k)
                cb.update(k for k in b if k)
                cb[lookup.shape_key(w.form, i == 0)] += 1
        for s in "lUITMdmp":
            cb["x" + s] += min_affix
            cb["x" + s + "1"] += min_affix
        self.a = self.number(ca, min_word)
        self.b = self.number(cb, min_affix)
        self.count_a = {self.a[fnv(k)]: n for k, n in ca.items() if fnv(k) in self.a}

    @staticmethod
    def number(counter, least):
        hashes = sorted({fnv(k) for k, n in counter.items() if n >= least})
        return {h: i + 1 for i, h in enumerate(hashes)}

    def ids(self, sent, style=""):
        """Returns the rows of group A and of group B for each word. Style is how
        capitals are read: as they stand, "U" all capitals, "T" every word
        capitalised, "l" none."""
        rows_a, rows_b = [], []
        for i, w in enumerate(sent):
            a, b = self.lookup.word(w.form)
            rows_a.append([self.a.get(fnv(k), 0) if k else -1 for k in a])
            form = {"": w.form, "U": w.form.upper(), "T": w.form[:1].upper() + w.form[1:],
                    "l": w.form.lower()}[style]
            rows_b.append([self.b.get(fnv(k), 0) if k else -1 for k in b] +
                          [self.b.get(fnv(self.lookup.shape_key(form, i == 0)), 0)])
        return rows_a, rows_b
