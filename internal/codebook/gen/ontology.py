"""Writes ../data/types.tsv, modes.tsv and contexts.tsv.

Usage: python3 ontology.py CAMEO_CODES_CSV

The names of types, modes and contexts and their scores are those of the PLOVER
manual (Open Event Data Alliance, CC BY-SA 4.0); the explanations are our own.
Each row names the CAMEO code whose Goldstein value it takes; the values are read
from the file given. doc/decisions/0003-ontology.md gives the reasons.
"""
import csv
import sys
from pathlib import Path

HERE = Path(__file__).parent

# type, quad, PLOVER score, CAMEO code that gives the Goldstein value.
TYPES = """
AGREE verbal-cooperation 2.5 03
CONSULT verbal-cooperation 2.5 04
SUPPORT verbal-cooperation 5 05
CONCEDE verbal-cooperation 4.5 08
COOPERATE material-cooperation 9.5 06
AID material-cooperation 10 07
RETREAT material-cooperation 6.5 087
REQUEST verbal-conflict 0 10
ACCUSE verbal-conflict -3 11
REJECT verbal-conflict -2 12
THREATEN verbal-conflict -3.5 13
PROTEST material-conflict -5 14
SANCTION material-conflict -6 16
MOBILIZE material-conflict -5.5 15
COERCE material-conflict -7 17
ASSAULT material-conflict -9 19
"""

# mode, type, CAMEO code, PLOVER score ("-" where the manual gives none), meaning.
MODES = """
visit	CONSULT	042	4	the actor travels to the recipient
third-party	CONSULT	044	1	the meeting is held on somebody else's ground
multilateral	CONSULT	040	4	the meeting belongs to an organisation or a group of several states
phone	CONSULT	041	1.5	the talk is held by telephone, video or other remote means
withdraw	RETREAT	0874	8	forces leave ground that they held
release	RETREAT	0841	6.5	captives are set free
disarm	RETREAT	0873	10	weapons are given up or units disbanded
ceasefire	RETREAT	0871	7.5	a ceasefire is put into effect
access	RETREAT	086	6.5	outsiders are let in: observers, peacekeepers, relief
resign	RETREAT	0831	4.5	an office-holder steps down
assist	REQUEST	101	0.5	help, exchange or relations are asked for
change	REQUEST	104	-1	another policy, government or institution is asked for
yield	REQUEST	105	-1	a concession is asked for: a release, an end to sanctions, a ceasefire
meet	REQUEST	106	0	a meeting or negotiation is asked for
disapprove	ACCUSE	111	-2	the recipient is criticised, condemned or complained about
investigate	ACCUSE	090	-3.5	an inquiry is opened or held, by a court, parliament or commission
allege	ACCUSE	112	-3.5	a charge is laid, formally or not: accusation, suit, indictment, trial
assist	REJECT	121	-1.5	help, exchange or relations are refused
change	REJECT	123	-2	another policy, government or institution is refused
yield	REJECT	124	-2	a concession is refused: a release, an end to sanctions, a ceasefire
meet	REJECT	125	-2	a meeting or negotiation is refused
restrict	THREATEN	131	-3	limits on movement or trade are threatened: sanctions, boycott, blockade
arrest	THREATEN	132	-3.5	arrest or prison is threatened
relations	THREATEN	1313	-3.5	a break of relations, talks or aid is threatened
expel	THREATEN	136	-3.5	expulsion of diplomats, peacekeepers or organisations is threatened
territory	THREATEN	1382	-4	seizure of territory is threatened
violence	THREATEN	138	-3.5	force is threatened
demo	PROTEST	141	-5	people demonstrate, in the main peacefully
riot	PROTEST	145	-7	people riot
strike	PROTEST	143	-5	people stop working
hunger	PROTEST	142	-4.5	people refuse food
boycott	PROTEST	143	-4.5	people stop dealing with or taking part in something
obstruct	PROTEST	144	-4.5	people block a road or place
vandalize	PROTEST	145	-	people damage a thing for what it stands for
convict	SANCTION	116	-6	a court finds against the recipient
expel	SANCTION	166	-5.5	the recipient is put out of a group or country: diplomats, a member state
withdraw	SANCTION	161	-6	the actor takes itself or its means out: envoys recalled, an organisation left
discontinue	SANCTION	163	-6	exchange is cut: sanctions, embargo, tariffs, suspended aid
troops	MOBILIZE	154	-6.5	troops are moved, raised or put on alert
weapons	MOBILIZE	152	-6.5	weapons are deployed, tested or made ready
police	MOBILIZE	153	-5.5	police or security units are moved or put on alert
militia	MOBILIZE	150	-6	armed groups that are not the state's are moved or raised
seize	COERCE	171	-7	property is searched, seized or confiscated
restrict	COERCE	172	-7	movement or political life is restricted: areas sealed, parties banned, blockade
censor	COERCE	1721	-6.5	publications or channels of communication are banned or blocked
curfew	COERCE	1723	-6.5	a curfew is imposed
martial-law	COERCE	1724	-7.5	a state of emergency or martial law is imposed
arrest	COERCE	173	-7	people are arrested or held
deport	COERCE	174	-7	people are deported
withhold	COERCE	170	-7	supplies or services are cut off: power, water, food, the net
misinformation	COERCE	170	-6.5	people are deceived or manipulated on purpose
cyber	COERCE	170	-7	computers or networks are attacked
abduct	ASSAULT	181	-8.5	people are abducted or a vehicle hijacked
beat	ASSAULT	182	-7.5	people are beaten
torture	ASSAULT	1822	-8.5	people are tortured
sexual	ASSAULT	1821	-8.5	people are violated sexually
targeted	ASSAULT	186	-9.5	chosen or defenceless people are killed: assassination, execution, massacre
destroy	ASSAULT	1712	-8.5	property is destroyed on purpose
primitive	ASSAULT	182	-8	the weapons are blades, fire, stones or tools
firearms	ASSAULT	193	-9	the weapons are small arms
explosives	ASSAULT	183	-9	the weapons are mines, car bombs or other planted explosives
suicide-attack	ASSAULT	1831	-9.5	the attacker dies by the attack
aerial	ASSAULT	195	-9.5	the weapons are crewed aircraft
drone	ASSAULT	195	-9.5	the weapons are uncrewed aircraft
heavy-weapons	ASSAULT	194	-9.5	the weapons are artillery, rockets, missiles or armour
crowd-control	ASSAULT	175	-7.5	a crowd is driven back by means short of lethal: tear gas, water cannon
unconventional	ASSAULT	204	-10	the weapons are chemical, biological, radiological or nuclear
"""

CONTEXTS = """
military	armed forces of a state, their equipment and the help they give
intelligence	state intelligence services and what they gather
executive	government offices, those who hold them and their families
legislative	debates in parliament and the making of coalitions
election	elections and campaigns
political_institutions	changes in, and unusual dealings between, political bodies and parties
pro_democracy	steps towards democracy
pro_autocracy	steps towards autocracy
economic	trade, finance, money, growth and development
legal	courts and law, national and international
reparations	amends for past harm, in money or otherwise
human_rights	human rights at large
rights_freedoms	political and civil rights, freedom of the press and of assembly
repression	forceful suppression by security forces
human_security	access to water, food, housing, energy and land
gender	women and men, equality, reproductive rights
lgbt	lesbian, gay, bisexual and transgender people and the law
religion_ethnicity	religious, ethnic, caste and language groups
inequality	unequal shares of means and chances
diplomatic	diplomacy
territory	disputes about territory and displacement that follows from them
peacekeeping	peacekeeping, mostly by several states
health	public health and disease
asylum	asylum sought or granted
migration	migrants, refugees and displaced people
disasters	natural disasters and accidents
natural_resource	extraction of and trade in natural resources
environment	pollution, climate and policy about them
technology	new technology and the industry that makes it
terrorism	terrorist groups and measures against them
cbrn	chemical, biological, radiological and nuclear weapons
cyber	attacks on computers and networks
misinformation	false news and influence operations
crime	crime that no narrower context names
corruption	abuse of public office
illegal_drugs	drugs against the law
trafficking	smuggling of people and goods
"""


def lines(block):
    return [line for line in block.strip().splitlines()]


def main(path):
    goldstein = {}
    with open(path, encoding="utf-8", errors="replace") as f:
        for row in csv.DictReader(f):
            goldstein[row["code"]] = row["goldstein"]
    notice = "# Names and scores: PLOVER manual, Open Event Data Alliance, CC BY-SA 4.0; wording ours. Written by gen/ontology.py."
    values = "# cameo is the root; goldstein is the value of the code in basis. See doc/decisions/0003-ontology.md."
    types = [notice, values, "type\tquad\tscore\tcameo\tgoldstein\tbasis"]
    known = set()
    for line in lines(TYPES):
        name, quad, score, basis = line.split()
        known.add(name)
        types.append("\t".join([name, quad, score, basis[:2], goldstein[basis], basis]))
    modes = [notice, values + " One name may be a mode of two types.",
             "mode\ttype\tcameo\tgoldstein\tmeaning\tbasis\tscore"]
    for line in lines(MODES):
        name, kind, basis, score, meaning = line.split("\t")
        if kind not in known:
            raise ValueError("unknown type " + kind)
        modes.append("\t".join([name, kind, basis[:2], goldstein[basis], meaning, basis, score.strip("-") and score or ""]))
    contexts = [notice, "context\tmeaning"] + lines(CONTEXTS)
    counts = len(types) - 3, len(modes) - 3, len(contexts) - 2
    if counts != (16, 67, 37):
        raise ValueError(f"{counts} types, modes and contexts, want 16, 67 and 37")
    for name, table in ("types", types), ("modes", modes), ("contexts", contexts):
        (HERE / f"../data/{name}.tsv").write_text("\n".join(table) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
