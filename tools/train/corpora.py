"""Which treebanks a language is trained on, and what is changed in them so that
they follow one convention: that of ISDT for Italian, that of EWT for English."""
import collections

import lexicon as morphit
import punctuation
import treebank

DROP_SUBTYPE = {"obl:tmod", "nmod:tmod", "obl:npmod", "nmod:npmod", "discourse:emo", "vocative:mention"}


def lexicon(lang, npm):
    """Returns the morphological lexicon: {form: [(class, lemma), …]}."""
    return morphit.analyses(npm) if lang == "it" else {}


def dev(lang, data):
    if lang == "it":
        return [common(s) for s in treebank.load(data, "ud/eval/UD_Italian-ISDT/*dev*.gz")]
    return [common(s) for s in treebank.load(data, "ud/free/UD_English-EWT/*dev*.gz")]


def gold(lang, data, npm):
    """Returns the training sentences."""
    if lang == "en":
        out = treebank.load(data, "ud/free/UD_English-EWT/*train*.gz")
        out += [punctuate(s, "en") for s in treebank.load(data, "ud/free/UD_English-PUD/*.gz")]
        return [common(s) for s in out]
    banks = {name: [italian(common(s)) for s in treebank.load(data, f"ud/free/UD_Italian-{pattern}.gz")]
             for name, pattern in (("pud", "PUD/*"), ("parla", "ParlaMint/*"), ("mark", "MarkIT/*"),
                                   ("valico", "Valico/it_th*"), ("twit", "TWITTIRO/*"))}
    table = feature_table(s for name, bank in banks.items() if name != "pud" for s in bank)
    analysed = lexicon("it", npm)
    for sent in banks["pud"]:
        pud_features(sent, table, analysed)
    return [s for bank in banks.values() for s in bank]


def common(sent):
    """Drops subtypes that only one treebank has."""
    for w in sent:
        if w.rel in DROP_SUBTYPE or w.rel.startswith("parataxis:"):
            w.rel = w.rel.split(":")[0]
    return sent


def italian(sent):
    """Makes relations and the attachment of punctuation those of ISDT."""
    kids = treebank.children(sent)
    for i, w in enumerate(sent):
        if w.upos == "DET" and w.rel == "det" and (w.feats.get("Poss") or w.form.lower() in POSSESSIVE):
            w.rel = "det:poss"
        if w.rel == "acl" and any(sent[k].upos == "PRON" and (sent[k].feats.get("PronType") == "Rel" or
                                                              sent[k].lemma in ("che", "cui", "quale")) for k in kids[i]):
            w.rel = "acl:relcl"
        if w.rel == "flat" and w.upos == "PROPN":
            w.rel = "flat:name"
    return punctuate(sent, "it")


def punctuate(sent, lang):
    punct = [w.upos == "PUNCT" for w in sent]
    heads = [w.head for w in sent]
    if any(h >= 0 and punct[h] for h in heads):
        return sent
    heads = punctuation.attach(lang, [w.form for w in sent], punct, heads, [w.rel for w in sent])
    for w, h in zip(sent, heads):
        w.head = h
    return sent


def feature_table(sents):
    """Maps (form, UPOS) to the most frequent features."""
    seen = collections.defaultdict(collections.Counter)
    for s in sents:
        for w in s:
            seen[w.form.lower(), w.upos][tuple(sorted(w.feats.items()))] += 1
    return {k: dict(c.most_common(1)[0][0]) for k, c in seen.items()}


def pud_features(sent, table, analysed):
    """Rewrites the features of PUD, which follow an older scheme."""
    for w in sent:
        form = w.form.lower()
        if w.upos in ("VERB", "AUX"):
            w.feats = pud_verb(w, form, analysed)
        elif (form, w.upos) in table and w.upos != "NOUN":
            w.feats = table[form, w.upos]
        elif w.upos in ("NOUN", "ADJ"):
            w.feats = {k: v for k, v in w.feats.items() if k in ("Gender", "Number")}
            if w.upos == "ADJ" and w.lemma.endswith("e"):
                w.feats.pop("Gender", None)
        elif w.upos == "NUM":
            w.feats = {"NumType": "Card"}
        elif w.upos in ("DET", "PRON"):
            w.feats = None
        else:
            w.feats = {}


def pud_verb(w, form, analysed):
    old = w.feats
    if "Mood" in old:
        out = {k: old[k] for k in ("Mood", "Tense", "Number", "Person") if k in old}
        if old.get("Tense") == "Past" and old.get("Aspect") == "Imp":
            out["Tense"] = "Imp"
        return out | {"VerbForm": "Fin"}
    if form.endswith("ndo"):
        return {"VerbForm": "Ger"}
    classes = {c for c, _ in analysed.get(form, ())}
    if "Vn" in classes or form.endswith("re"):
        return {"VerbForm": "Inf"}
    endings = {"o": ("Masc", "Sing"), "a": ("Fem", "Sing"), "i": ("Masc", "Plur"), "e": ("Fem", "Plur")}
    if form[-1:] in endings:
        gender, number = endings[form[-1]]
        return {"VerbForm": "Part", "Tense": "Past", "Gender": gender, "Number": number}
    return None


POSSESSIVE = set("mio mia miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre vostro vostra vostri "
                 "vostre loro proprio propria propri proprie altrui".split())
