"""More English training sentences: copies with the names of world news, and copies
that read like headlines. EWT is web text of 2004 to 2012 and has few of either."""
import copy
import random

NAMES = """Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bahrain Bangladesh Belarus Belgium
Bolivia Bosnia Brazil Britain Bulgaria Cambodia Cameroon Canada Chad Chile China Colombia Congo Croatia Cuba Cyprus Denmark
Ecuador Egypt Eritrea Estonia Ethiopia Finland France Georgia Germany Ghana Greece Guatemala Haiti Honduras Hungary Iceland
India Indonesia Iran Iraq Ireland Israel Italy Japan Jordan Kazakhstan Kenya Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Libya
Lithuania Malaysia Mali Mexico Moldova Mongolia Montenegro Morocco Mozambique Myanmar Nepal Netherlands Nicaragua Niger
Nigeria Norway Oman Pakistan Panama Peru Philippines Poland Portugal Qatar Romania Russia Rwanda Senegal Serbia Singapore
Slovakia Slovenia Somalia Spain Sudan Sweden Switzerland Syria Taiwan Tajikistan Thailand Tunisia Turkey Turkmenistan Uganda
Ukraine Uruguay Uzbekistan Venezuela Vietnam Yemen Zambia Zimbabwe Moscow Kyiv Kiev Beijing Washington London Paris Berlin
Brussels Rome Tehran Pyongyang Seoul Tokyo Jerusalem Gaza Damascus Ankara Riyadh Cairo Kabul Islamabad Delhi Baghdad Beirut
Minsk Warsaw Budapest Belgrade Tripoli Khartoum Caracas Havana Taipei Manila Hanoi NATO EU UN Hamas Hezbollah Taliban Houthis
Kremlin Pentagon Congress Parliament IAEA OPEC ASEAN UNICEF WHO IMF Putin Trump Biden Zelensky Zelenskyy Xi Modi Erdogan
Netanyahu Macron Scholz Merz Starmer Meloni Orban Lavrov Blinken Rubio Khamenei Raisi Kim Lukashenko Maduro Lula Sisi Abbas
Guterres Stoltenberg Rutte Borrell Kishida Yoon Milei Assad Vucic Fico Tusk Hegseth Vance Shoigu Medvedev Peskov Yermak Sunak""".split()

PLACES = ("obl", "nmod", "nmod:poss", "obj", "nsubj", "nsubj:pass", "conj", "appos", "obl:agent")


def augmented(sents, seed):
    """Returns renamed copies, and headlines made of sentences and of renamed copies."""
    rng = random.Random(seed)
    new = [s for s in (renamed(s, rng) for s in sents) if s]
    heads = [s for s in (headline(s, rng) for s in new + sents if 5 <= len(s) <= 25) if s]
    return new + heads


def children(sent):
    kids = [[] for _ in sent]
    for i, w in enumerate(sent):
        if w.head >= 0:
            kids[w.head].append(i)
    return kids


def renamed(sent, rng):
    """Replaces names of one word. Returns None if there is none."""
    kids = children(sent)
    spots = [i for i, w in enumerate(sent) if w.upos in ("PROPN", "PRON") and w.rel in PLACES and
             (w.upos == "PROPN" and not w.form.isupper() and w.form[0].isupper() or
              w.form.lower() in ("he", "she", "it", "they") and w.rel.startswith("nsubj")) and
             all(sent[k].rel in ("case", "punct", "cc", "conj") for k in kids[i])]
    if not spots:
        return None
    out = [copy.copy(w) for w in sent]
    for i in spots:
        if sent[i].upos == "PRON" and rng.random() < 0.5:
            continue
        w = out[i]
        w.form = w.lemma = rng.choice(NAMES)
        w.upos, w.feats = "PROPN", {"Number": "Sing"}
    return out


def headline(sent, rng):
    """Drops articles, auxiliaries of the passive and the full stop, and puts the main
    verb into the present. Returns None if sent has no subject and finite verb."""
    root = next(i for i, w in enumerate(sent) if w.head < 0)
    kids = children(sent)
    subject = next((k for k in kids[root] if sent[k].rel in ("nsubj", "nsubj:pass")), None)
    if sent[root].upos != "VERB" or subject is None or sent[subject].upos == "PRON" or subject > root:
        return None
    drop = {i for i, w in enumerate(sent) if not kids[i] and
            (w.rel == "det" and w.form.lower() in ("the", "a", "an") or
             w.rel in ("aux:pass", "cop") and w.form.lower() in ("is", "are", "was", "were") or
             i == len(sent) - 1 and w.upos == "PUNCT")}
    if rng.random() < 0.2:
        drop = {i for i in drop if sent[i].rel == "punct"}
    out = [copy.copy(w) for w in sent]
    verb = out[root]
    if verb.feats and verb.feats.get("Tense") == "Past" and verb.feats.get("VerbForm") == "Fin" and verb.lemma.isalpha():
        plural = sent[subject].feats and sent[subject].feats.get("Number") == "Plur" or \
            any(sent[k].rel == "conj" for k in kids[subject])
        verb.form = verb.lemma if plural else third_person(verb.lemma)
        verb.feats = dict(verb.feats, Tense="Pres", Number="Plur" if plural else "Sing", Person="3")
    elif not drop:
        return None
    keep = [i for i in range(len(out)) if i not in drop]
    index = {i: k for k, i in enumerate(keep)}
    result = [out[i] for i in keep]
    for w in result:
        if w.head >= 0:
            w.head = index[w.head]
    first = result[0]
    if first.form[:1].islower():
        first.form = first.form[0].upper() + first.form[1:]
    return result


def third_person(lemma):
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return {"be": "is", "have": "has"}.get(lemma, lemma + "s")
