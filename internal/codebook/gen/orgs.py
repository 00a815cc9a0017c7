"""Writes ../data/orgs.tsv from the orgs_*.src files beside it.

Usage: python3 orgs.py

orgs_igo.src      intergovernmental organisations, blocs, their organs; NGOs
orgs_bodies.src   bodies of states with names of their own
orgs_groups.src   armed groups and parties
orgs_media.src    agencies and outlets
orgs_firms.src    companies of strategic interest
Ministries, armed forces, central banks, supreme courts and parliaments that have no
row there are composed from ../data/states.tsv, written before, for the states of MAIN.
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

# States whose ministries, forces, banks and courts are composed from demonyms.
MAIN = """
RUS UKR CHN PRK KOR JPN TWN GBR FRA DEU ITA ESP PRT NLD BEL LUX AUT CHE DNK NOR SWE FIN ISL IRL EST LVA LTU POL CZE
SVK HUN ROU BGR GRC CYP MLT HRV SVN SRB BIH MNE MKD ALB XKX MDA BLR GEO ARM AZE KAZ UZB KGZ TJK TKM MNG TUR ISR PSE LBN
SYR JOR IRQ IRN SAU ARE QAT KWT BHR OMN YEM EGY LBY TUN DZA MAR SDN SSD ETH ERI SOM KEN UGA RWA BDI TZA COD NGA NER MLI
BFA TCD SEN GHA CMR ZAF ZWE MOZ AGO IND PAK AFG BGD LKA NPL MMR THA VNM KHM LAO IDN MYS SGP PHL AUS NZL CAN MEX CUB HTI
VEN COL ECU PER BOL BRA ARG CHL URY PRY NIC GTM SLV HND
""".split()

# The agreeing forms of adjectives that do not end in -o or -e.
FIRST_FORMS = {
    "BEL": ("belga", "belga", "belghe"), "SAU": ("saudita", "saudita", "saudite"), "VNM": ("vietnamita", "vietnamita", "vietnamite"),
    "CYP": ("cipriota", "cipriota", "cipriote"), "KEN": ("keniota", "keniota", "keniote"), "OMN": ("omanita", "omanita", "omanite"),
    "QAT": ("qatariota", "qatariota", "qatariote"), "YEM": ("yemenita", "yemenita", "yemenite"), "BHR": ("bahreinita", "bahreinita", "bahreinite"),
    "BFA": ("burkinabé", "burkinabé", "burkinabé"),
}

# States whose English name takes the article.
WITH_ARTICLE = {"ARE", "NLD", "PHL", "GBR"}

# What is composed: sector, kind, English names, Italian names. {a} is the demonym in the form
# that agrees (ms, fs or fp as named), {n} the English name of the state, {o} its genitive, {c} its capital in Italian.
COMPOSED = [
    ("GOV", "ministry", "{a} Foreign Ministry|{o} Foreign Ministry|{a} Ministry of Foreign Affairs|Ministry of Foreign Affairs of {n}",
     "ministero degli Esteri {ms}|ministero degli Affari esteri {ms}|ministero {ms} degli Esteri|ministero degli Esteri di {c}"),
    ("GOV", "ministry", "{a} Defence Ministry|{a} Defense Ministry|{o} Defence Ministry|{o} Defense Ministry|"
     "{a} Ministry of Defence|{a} Ministry of Defense|Ministry of Defence of {n}",
     "ministero della Difesa {ms}|ministero {ms} della Difesa|ministero della Difesa di {c}"),
    ("GOV", "ministry", "{a} Interior Ministry|{o} Interior Ministry|{a} Ministry of the Interior|{a} Ministry of Internal Affairs",
     "ministero dell'Interno {ms}|ministero {ms} dell'Interno|ministero dell'Interno di {c}"),
    ("MIL", "armed-force", "{a} Armed Forces|{o} armed forces|{a} army|{a} military|{o} army|{o} military",
     "forze armate {fp}|esercito {ms}|forze armate di {c}|esercito di {c}"),
    ("GOV", "ministry", "{a} central bank|{o} central bank|Central Bank of {n}", "banca centrale {fs}"),
    ("JUD", "court", "{a} Supreme Court|{o} Supreme Court|Supreme Court of {n}", "Corte suprema {fs}"),
    ("LEG", "parliament", "{a} parliament|{o} parliament|Parliament of {n}", "Parlamento {ms}|Parlamento di {c}"),
]


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


def states():
    """Returns the rows of states.tsv by code."""
    lines = [l for l in (HERE / "../data/states.tsv").read_text().splitlines() if not l.startswith("#")]
    header = lines[0].split("\t")
    return {row["code"]: row for row in (dict(zip(header, l.split("\t"))) for l in lines[1:])}


def composed(written):
    """Yields the bodies of MAIN without the names that written, a set of (country, name), already has."""
    table = states()
    for code in MAIN:
        state = table[code]
        forms = state["adj_it"].split("|")
        # An adjective in -o has four forms; one in -e has two, masculine and feminine alike.
        ms, fs, fp = (forms[0], forms[1], forms[3]) if forms[0].endswith("o") else (forms[0], forms[0], forms[1] if len(forms) > 1 else forms[0])
        if code in FIRST_FORMS:
            ms, fs, fp = FIRST_FORMS[code]
        capital = state["capital_it"].split("|")[0].rstrip("?")
        if capital.startswith(("L'", "Il ", "La ")):
            capital = ""
        name = "the " + state["en"] if code in WITH_ARTICLE else state["en"]
        owner = state["en"] + ("'" if state["en"].endswith("s") else "'s")
        words = {"a": state["adj_en"].split("|")[0], "n": name, "o": owner, "ms": ms, "fs": fs, "fp": fp, "c": capital}
        for sector, kind, english, italian in COMPOSED:
            en = [p.format(**words) for p in english.split("|")]
            it = [p.format(**words) for p in italian.split("|") if capital or "{c}" not in p]
            free = [n for n in en + it if (code, n.lower()) not in written]
            if (code, en[0].lower()) in written or (code, it[0].lower()) in written:
                continue
            yield {"code": code, "sector": sector, "kind": kind, "country": code, "en": en[0], "it": it[0],
                   "aliases": "|".join(n for n in free if n not in (en[0], it[0])), "source": "composed from states.tsv"}


def names(row):
    """Returns every form of a row, lower case, without the mark of weakness."""
    cells = [row.get("en", ""), row.get("it", "")] + row.get("aliases", "").split("|")
    return {n.rstrip("?").lower() for n in cells if n}


def main():
    out = [
        "# Organisations, blocs, bodies of states, armed groups, parties, media and companies. Written by gen/orgs.py.",
        "# A form that ends in ? is weak: it stands for the row only where the document supports it.",
        "\t".join(COLUMNS),
    ]
    written = [one for several in rows() for one in expand(several)]
    taken = {(row["country"], n) for row in written if row.get("country") for n in names(row)}
    for row in written + list(composed(taken)):
        row.setdefault("source", KNOWN)
        row["aliases"] = aliases(row)
        out.append("\t".join(row.get(c, "") for c in COLUMNS))
    (HERE / "../data/orgs.tsv").write_text("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
