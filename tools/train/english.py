"""English lemmas of regular forms, for words that the treebanks do not have: a
form is derived from a base that is itself in a list of words (SCOWL, as Debian's
package wamerican has it), by the spelling rules of English."""

VOWELS = "aeiou"

# Plurals and verb forms that no rule makes. Past forms come in pairs.
PLURALS = dict(x.split(":") for x in """men:man women:woman children:child feet:foot teeth:tooth geese:goose mice:mouse people:people
oxen:ox lice:louse dice:die phenomena:phenomenon criteria:criterion crises:crisis analyses:analysis bases:base theses:thesis
hypotheses:hypothesis emphases:emphasis oases:oasis parentheses:parenthesis diagnoses:diagnosis axes:axis indices:index
appendices:appendix vertices:vertex matrices:matrix curricula:curriculum memoranda:memorandum referenda:referendum
stimuli:stimulus radii:radius nuclei:nucleus alumni:alumnus strata:stratum bacteria:bacterium spectra:spectrum media:medium
knives:knife lives:life wives:wife leaves:leaf thieves:thief halves:half calves:calf shelves:shelf selves:self wolves:wolf
loaves:loaf hooves:hoof scarves:scarf policemen:policeman servicemen:serviceman congressmen:congressman gunmen:gunman
spokesmen:spokesman fishermen:fisherman businessmen:businessman statesmen:statesman airmen:airman militiamen:militiaman
troops:troop talks:talk hostilities:hostility news:news headquarters:headquarters series:series species:species
sanctions:sanction embargoes:embargo vetoes:veto heroes:hero cargoes:cargo tornadoes:tornado volcanoes:volcano
torpedoes:torpedo potatoes:potato tomatoes:tomato echoes:echo buses:bus viruses:virus gases:gas""".split())

PAST = """abide abode abode,arise arose arisen,awake awoke awoken,bear bore borne,beat beat beaten,become became become,
befall befell befallen,begin began begun,behold beheld beheld,bend bent bent,bet bet bet,bid bid bid,bind bound bound,
bite bit bitten,bleed bled bled,blow blew blown,break broke broken,breed bred bred,bring brought brought,
broadcast broadcast broadcast,build built built,burn burnt burnt,burst burst burst,buy bought bought,cast cast cast,
catch caught caught,choose chose chosen,cling clung clung,come came come,cost cost cost,creep crept crept,cut cut cut,
deal dealt dealt,dig dug dug,do did done,draw drew drawn,dream dreamt dreamt,drink drank drunk,drive drove driven,
dwell dwelt dwelt,eat ate eaten,fall fell fallen,feed fed fed,feel felt felt,fight fought fought,find found found,
flee fled fled,fling flung flung,fly flew flown,forbid forbade forbidden,forecast forecast forecast,foresee foresaw foreseen,
foretell foretold foretold,forget forgot forgotten,forgive forgave forgiven,forgo forwent forgone,forsake forsook forsaken,
freeze froze frozen,get got gotten,give gave given,go went gone,grind ground ground,grow grew grown,hang hung hung,
have had had,hear heard heard,hide hid hidden,hit hit hit,hold held held,hurt hurt hurt,keep kept kept,kneel knelt knelt,
know knew known,lay laid laid,lead led led,lean leant leant,leap leapt leapt,learn learnt learnt,leave left left,
lend lent lent,let let let,lie lay lain,light lit lit,lose lost lost,make made made,mean meant meant,meet met met,
mislead misled misled,mistake mistook mistaken,misunderstand misunderstood misunderstood,offset offset offset,
outbid outbid outbid,outdo outdid outdone,overcome overcame overcome,overdo overdid overdone,override overrode overridden,
overrun overran overrun,oversee oversaw overseen,overtake overtook overtaken,overthrow overthrew overthrown,
partake partook partaken,pay paid paid,plead pled pled,prove proved proven,put put put,quit quit quit,read read read,
rebuild rebuilt rebuilt,redo redid redone,rend rent rent,repay repaid repaid,resell resold resold,reset reset reset,
retake retook retaken,rethink rethought rethought,rewrite rewrote rewritten,rid rid rid,ride rode ridden,ring rang rung,
rise rose risen,run ran run,say said said,see saw seen,seek sought sought,sell sold sold,send sent sent,set set set,
shake shook shaken,shed shed shed,shine shone shone,shoot shot shot,show showed shown,shrink shrank shrunk,shut shut shut,
sing sang sung,sink sank sunk,sit sat sat,slay slew slain,sleep slept slept,slide slid slid,sling slung slung,
slit slit slit,speak spoke spoken,speed sped sped,spend spent spent,spill spilt spilt,spin spun spun,spit spat spat,
split split split,spoil spoilt spoilt,spread spread spread,spring sprang sprung,stand stood stood,steal stole stolen,
stick stuck stuck,sting stung stung,stride strode stridden,strike struck struck,string strung strung,strive strove striven,
swear swore sworn,sweep swept swept,swell swelled swollen,swim swam swum,swing swung swung,take took taken,
teach taught taught,tear tore torn,tell told told,think thought thought,throw threw thrown,thrust thrust thrust,
tread trod trodden,undergo underwent undergone,understand understood understood,undertake undertook undertaken,
undo undid undone,unwind unwound unwound,uphold upheld upheld,upset upset upset,wake woke woken,wear wore worn,
weave wove woven,weep wept wept,win won won,wind wound wound,withdraw withdrew withdrawn,withhold withheld withheld,
withstand withstood withstood,wring wrung wrung,write wrote written"""


def irregular():
    """Returns {(upos, form): lemma} of the irregular verbs and nouns."""
    out = {("NOUN", f): l for f, l in PLURALS.items()}
    for row in PAST.replace("\n", "").split(","):
        base, past, participle = row.split()
        out["VERB", past] = out["VERB", participle] = base
    return out


def verb_base(form, words):
    """Returns the base of a form in -ed or -ing, or None."""
    stem = form[:-2] if form.endswith("ed") else form[:-3] if form.endswith("ing") else ""
    if len(stem) < 2 or not any(c in VOWELS + "y" for c in stem):
        return None
    if form.endswith("ied"):
        return form[:-3] + "y" if form[:-3] + "y" in words else None
    if stem.endswith("e") and stem in words and form.endswith("ing"):
        return stem
    if form.endswith("eed") and form[:-1] in words:
        return form[:-1]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS:
        order = [stem, stem[:-1]] if stem[-1] in "lsfz" else [stem[:-1], stem]
        if stem[-1] == "l" and stem not in words:
            order.reverse()
    elif stem[-1] not in VOWELS + "wxy" and stem[-2] in VOWELS and (len(stem) < 3 or stem[-3] not in VOWELS):
        order = [stem + "e", stem]
    elif stem[-1] in VOWELS or stem[-2:] in ("rs", "ns", "ps", "ls") or stem[-1] in "cvz":
        order = [stem + "e", stem]
    else:
        order = [stem, stem + "e"]
    return next((w for w in order if w in words and len(w) > 1), None)


def s_base(form, words):
    """Returns the base of a form in -s, or None."""
    if not form.endswith("s") or form.endswith("ss") or len(form) < 4:
        return None
    order = [form[:-1]]
    if form.endswith("ies") and len(form) > 4:
        order = [form[:-3] + "y", form[:-1]]
    elif form.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        order = [form[:-2], form[:-1]]
    elif form.endswith("es"):
        order = [form[:-1], form[:-2]]
    return next((w for w in order if w in words), None)


def derived(path):
    """Returns {(upos, form): lemma} for the regular forms in the list at path."""
    with open(path, encoding="utf-8") as f:
        words = {w for w in (line.strip() for line in f) if w.isascii() and w.isalpha() and w.islower()}
    out = {}
    for form in sorted(words):
        base = verb_base(form, words)
        if base:
            out["VERB", form] = base
            out["VERB", base + "s"] = base
        base = s_base(form, words)
        if base:
            out["NOUN", form] = base
            out.setdefault(("VERB", form), base)
    return out | irregular()
