"""Writes ../data/orgs.tsv from the orgs_*.src files beside it.

Usage: python3 orgs.py

orgs_igo.src      intergovernmental organisations, blocs, their organs; NGOs
orgs_bodies.src   bodies of states with names of their own
orgs_groups.src   armed groups and parties
orgs_media.src    agencies and outlets
orgs_firms.src    companies of strategic interest
Ministries, armed forces, central banks and supreme courts without names of their
own are composed from ../data/states.tsv for the states of MAIN.
"""
from pathlib import Path

HERE = Path(__file__).parent
COLUMNS = "code sector kind qid country en it aliases adj_en adj_it seat from to source family".split()
KNOWN = "general knowledge, checked 2026-11"

# Each file's fields, in the order in which its lines give them.
LAYOUT = {
    "igo": "code kind sector qid en it aliases seat adj_en adj_it from to",
    "bodies": "code sector kind en it aliases from to qid",
    "groups": "code sector kind country en it aliases adj_en adj_it from to qid",
    "media": "kind country en it aliases family from to qid",
    "firms": "country en it aliases from to qid",
}

# States whose ministries and forces are composed, with the seat of government
# by which Italian names them ("ministero della Difesa di Mosca"); "" for none.
MAIN = {}


def read(name):
    """Yields one dictionary a line of orgs_NAME.src."""
    path = HERE / f"orgs_{name}.src"
    fields = LAYOUT[name].split()
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        cells = [c.strip() for c in line.split(";")]
        if len(cells) > len(fields):
            raise ValueError(f"{path.name}:{number}: {len(cells)} fields, want {len(fields)}")
        yield dict(zip(fields, cells + [""] * (len(fields) - len(cells))))


def aliases(row):
    """Drops aliases that repeat a name or each other."""
    seen, out = {row.get("en"), row.get("it")}, []
    for a in row.get("aliases", "").split("|"):
        a = a.strip()
        if a and a not in seen:
            seen.add(a)
            out.append(a)
    return "|".join(out)


def expand(row):
    """Yields row, then one more for each alias that opens an entity of its own:
    "+English name", "+English~Italian", and either with "@CODE" for a country of its own."""
    last = dict(row) | {"aliases": []}
    for alias in row.get("aliases", "").split("|"):
        if not alias.startswith("+"):
            last["aliases"].append(alias)
            continue
        yield joined(last)
        names, _, country = alias[1:].partition("@")
        english, _, italian = names.partition("~")
        last = {k: row[k] for k in ("code", "sector", "kind", "country") if k in row}
        if country:
            last["code"] = last["country"] = country
        if row.get("family", "").startswith("state"):
            last["family"] = row["family"]
        last |= {"en": english, "it": italian or english, "aliases": []}
    yield joined(last)


def joined(row):
    """Returns row with its aliases in one cell."""
    return row | {"aliases": "|".join(row["aliases"])}


def rows():
    yield from read("igo")
    for name in LAYOUT:
        if name == "igo" or not (HERE / f"orgs_{name}.src").exists():
            continue
        for row in read(name):
            if name == "media":
                row["code"], row["sector"] = row["country"] or "MEDIA", "MED"
            if name == "firms":
                row["code"], row["sector"], row["kind"] = row["country"], "BUS", "company"
            if name == "bodies":
                row["country"] = row["code"]
            yield row


def main():
    out = [
        "# Organisations, blocs, bodies of states, armed groups, parties, media and companies. Written by gen/orgs.py.",
        "# A form that ends in ? is weak: it stands for the row only where the document supports it.",
        "\t".join(COLUMNS),
    ]
    for row in (one for several in rows() for one in expand(several)):
        row.setdefault("source", KNOWN)
        row["aliases"] = aliases(row)
        out.append("\t".join(row.get(c, "") for c in COLUMNS))
    (HERE / "../data/orgs.tsv").write_text("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
