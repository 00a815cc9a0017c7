"""Checks the tables of actors and the ontology; exits 1 on the first table with mistakes.

Usage: python3 check.py [FILE.conllu.gz…]

Treebanks, when given, list the one-word names that are common words in lower case.
"""
import collections
import gzip
import re
import sys
from pathlib import Path

DATA = Path(__file__).parent / "../data"
KINDS = set("igo bloc armed-group party company media agency ngo parliament ministry armed-force intelligence court police".split())
SECTORS = set("GOV MIL LEG JUD OPP REB SPY BUS MED CVL COP CRM".split()) | {""}
DATE = re.compile(r"^(\d{4}(-\d\d(-\d\d)?)?)?$")
QID = re.compile(r"^(Q[1-9]\d*)?$")
# How often a word must stand in lower case to be called common.
LEAST = 2
# One form, two states, on purpose: the first row has it.
SHARED = {"congolese", "congolesi", "Congolese"}


def table(name):
    rows = [l.split("\t") for l in (DATA / name).read_text().splitlines() if l.strip() and not l.startswith("#")]
    header, rows = rows[0], rows[1:]
    if not rows:
        raise SystemExit(name + ": no rows")
    out = []
    for n, r in enumerate(rows, 2):
        if len(r) != len(header):
            raise SystemExit(f"{name}: row {n} has {len(r)} cells, want {len(header)}: {r[:6]}")
        out.append(dict(zip(header, r)))
    return out


def cells(row, *columns):
    return [f for c in columns for f in row[c].split("|") if f]


def report(name, mistakes):
    for m in mistakes:
        print(f"{name}: {m}")
    return bool(mistakes)


def check_states(states):
    bad, seen = [], collections.defaultdict(dict)
    for s in states:
        code = s["code"]
        if not re.fullmatch("[A-Z]{3}", code) or s["kind"] not in ("state", "territory") or not re.fullmatch(r"Q\d+", s["qid"]):
            bad.append(f"{code}: code, kind or qid")
        for column in ("en", "it", "fr", "es", "de", "pt"):
            if not s[column]:
                bad.append(f"{code}: no name in {column}")
        if "?" in s["en"] + s["it"]:
            bad.append(f"{code}: weak name")
        for kind, columns in {"name": ("en", "it", "aliases"), "adjective": ("adj_en", "adj_it"),
                              "people": ("people_en", "people_it"), "capital": ("capital_en", "capital_it"),
                              "metonym": ("metonyms",)}.items():
            for column in columns:
                forms = cells(s, column)
                if len(forms) != len(set(forms)):
                    bad.append(f"{code}: a form twice in {column}")
                for f in forms:
                    other = seen[kind].setdefault(f, code)
                    if other != code and f not in SHARED and not f.endswith("?"):
                        bad.append(f"{kind} {f!r}: {other} and {code}")
    if len({s["code"] for s in states}) != 250:
        bad.append(f"{len(states)} rows, want 250")
    return bad


def check_orgs(orgs, codes):
    bad, seen = [], collections.defaultdict(dict)
    for o in orgs:
        name = o["code"] + " " + o["en"]
        if not o["code"] or o["kind"] not in KINDS or o["sector"] not in SECTORS:
            bad.append(f"{name}: code, kind {o['kind']!r} or sector {o['sector']!r}")
        if o["country"] and o["country"] not in codes:
            bad.append(f"{name}: country {o['country']}")
        if not DATE.match(o["from"]) or not DATE.match(o["to"]) or not QID.match(o["qid"]):
            bad.append(f"{name}: from {o['from']!r}, to {o['to']!r} or qid {o['qid']!r}")
        if (o["kind"] in ("media", "agency")) != (o["sector"] == "MED"):
            bad.append(f"{name}: an agency is a news agency, of sector MED")
        if not o["en"] or not o["it"] or "?" in o["en"] + o["it"] or not o["source"]:
            bad.append(f"{name}: name or source")
        if o["it"].startswith(("+", "~")) or o["en"].startswith("+"):
            bad.append(f"{name}: unexpanded")
        forms = cells(o, "en", "it", "aliases")
        for f in set(forms):
            other = seen[o["kind"]].setdefault(f, name)
            if other != name and not f.endswith("?"):
                bad.append(f"{o['kind']} {f!r}: {other} and {name}")
    return bad


def check_members(members, orgs, codes):
    bad, known = [], {o["code"] for o in orgs}
    seen = set()
    for m in members:
        if m["org"] not in known or m["country"] not in codes or not DATE.match(m["from"]) or not DATE.match(m["to"]):
            bad.append(str(m))
        key = m["org"], m["country"], m["from"]
        if key in seen:
            bad.append(f"twice: {key}")
        seen.add(key)
    return bad


def common_words(paths, rows):
    counts = collections.Counter()
    for path in paths:
        for line in gzip.open(path, "rt", encoding="utf-8"):
            f = line.split("\t")
            if len(f) == 10 and f[3] != "PROPN" and f[1].islower():
                counts[f[1]] += 1
    for form, where in rows:
        if not form.endswith("?") and " " not in form and form[0].isupper() and counts[form.lower()] >= LEAST:
            acronym = form.isupper() and len(form) <= 3
            if not acronym:
                print(f"common word {form!r} ({counts[form.lower()]}): {where}")


def main(paths):
    states, orgs, members = table("states.tsv"), table("orgs.tsv"), table("members.tsv")
    types, modes, contexts = table("types.tsv"), table("modes.tsv"), table("contexts.tsv")
    codes = {s["code"] for s in states}
    bad = report("states", check_states(states))
    bad = report("orgs", check_orgs(orgs, codes)) or bad
    bad = report("members", check_members(members, orgs, codes)) or bad
    counts = len({t["type"] for t in types}), len({(m["type"], m["mode"]) for m in modes}), len({c["context"] for c in contexts})
    if counts != (16, 67, 37):
        bad = report("ontology", [f"{counts} types, modes, contexts"])
    print(f"{len(states)} states, {len(orgs)} organisations, {len(members)} memberships of {len({m['org'] for m in members})}")
    names = [(f, s["code"]) for s in states for f in cells(s, "en", "it", "fr", "es", "de", "pt", "aliases", "capital_en", "capital_it", "metonyms")]
    names += [(f, o["code"] + " " + o["en"]) for o in orgs for f in cells(o, "en", "it", "aliases", "seat")]
    common_words(paths, names)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
