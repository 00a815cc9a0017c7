"""Writes ../data/states.tsv from states.src, CLDR names and Wikidata ids.

Usage: python3 states.py CLDR_DIR CODER_DIR

CLDR_DIR and CODER_DIR are the unpacked npm packages cldr-localenames-full 48.2.0
(Unicode-3.0) and @rapideditor/country-coder 5.6.1 (ISC), each holding "package".
"""
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
LANGS = ["en", "it", "fr", "es", "de", "pt"]
HEADER = ("code kind qid en it fr es de pt aliases adj_en adj_it people_en people_it "
          "capital_en capital_it metonyms").split()

# Names for which CLDR's form is a label for lists rather than a name in prose.
NAMES = {
    "MMR": {"en": "Myanmar", "it": "Myanmar", "fr": "Myanmar", "es": "Myanmar", "pt": "Mianmar"},
    "COD": {"en": "DR Congo", "it": "Repubblica Democratica del Congo", "fr": "République démocratique du Congo",
            "de": "Demokratische Republik Kongo", "pt": "República Democrática do Congo"},
    "COG": {"en": "Congo-Brazzaville", "it": "Congo-Brazzaville", "es": "República del Congo"},
    "CIV": {"en": "Ivory Coast", "es": "Costa de Marfil", "de": "Elfenbeinküste"},
    "TUR": {"en": "Turkey"},
    "VAT": {"fr": "Vatican"},
    "PSE": {"en": "Palestine", "it": "Palestina", "fr": "Palestine", "es": "Palestina", "de": "Palästina", "pt": "Palestina"},
    "HKG": dict.fromkeys(LANGS, "Hong Kong") | {"de": "Hongkong"},
    "MAC": dict.fromkeys(LANGS, "Macao") | {"de": "Macau", "pt": "Macau"},
    "MCO": {"en": "Principality of Monaco", "it": "Principato di Monaco"},
    "JEY": {"en": "Bailiwick of Jersey", "it": "Baliato di Jersey"},
    "REU": {"en": "Réunion Island", "it": "Isola della Riunione"},
    "SHN": {"it": "Isola di Sant'Elena"},
    "IOT": {"en": "Chagos Archipelago", "it": "Arcipelago delle Chagos", "fr": "Archipel des Chagos",
            "es": "Archipiélago de Chagos", "de": "Chagos-Archipel", "pt": "Arquipélago de Chagos"},
}

# Names that mean something else in an Italian or English text (German Island, French
# Maurice, Spanish Reunión); the table marks them weak.
WEAK = {
    "ISL": ["de"], "MUS": ["fr", "es"], "DMA": ["fr"], "GRD": ["fr", "es", "pt"], "REU": ["fr", "es", "de", "pt"],
    "LCA": ["es"], "MCO": ["fr", "es", "de", "pt"], "JEY": ["fr", "es", "de", "pt"], "MAF": ["es"], "SHN": ["es", "pt"],
    "BLM": ["es"], "SLV": ["fr"], "CHL": ["fr"], "FRA": ["pt"],
}

# Every other code is a state: the members of the United Nations, the Holy See,
# Palestine, Taiwan and Kosovo.
TERRITORIES = set(
    "ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG HMD IMN IOT "
    "JEY MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL UMI VGB VIR WLF".split())

HARD_C = {"turco", "polacco", "slovacco", "ceco", "tedesco", "monegasco", "kazaco", "uzbeco", "usbeco", "bosgnacco", "guatemalteco"}
BELGA = {"belga": ["belga", "belghe", "belgi"]}


def inflect(lemma):
    """Returns the forms of one Italian adjective: masculine and feminine singular, masculine and feminine plural.

    A lemma that ends in = has one form; the forms of one that ends in ? are weak.
    """
    if lemma.endswith("?"):
        return [form + "?" for form in inflect(lemma[:-1])]
    if lemma.endswith("="):
        return [lemma[:-1]]
    if " " in lemma:
        first, rest = lemma.split(" ", 1)
        if first == "sud":
            return [first + " " + f for f in inflect(rest)]
        return [a + " " + b for a, b in zip(four(first), four(rest))]
    return four(lemma)


def four(lemma):
    """Returns masculine singular, feminine singular, masculine plural, feminine plural."""
    if lemma == "belga":
        return ["belga", "belga", "belgi", "belghe"]
    stem = lemma[:-1]
    if lemma.endswith("co"):
        plural = stem + "hi" if lemma in HARD_C else stem + "i"
        return [lemma, stem + "a", plural, stem + "he"]
    if lemma.endswith("io"):
        return [lemma, stem + "a", stem, stem + "e"]
    if lemma.endswith("o"):
        return [lemma, stem + "a", stem + "i", stem + "e"]
    if lemma.endswith("e"):
        return [lemma, lemma, stem + "i", stem + "i"]
    if lemma.endswith("a"):
        return [lemma, lemma, stem + "i", stem + "e"]
    raise ValueError("no paradigm for " + lemma)


def unique(items, without=()):
    seen, out = set(without), []
    for item in items:
        if item and item not in seen:
            seen.add(item)
            out.append(item)
    return out


def split(cell):
    return [part.strip() for part in cell.split("|") if part.strip()]


def source_rows():
    rows = {}
    for line in (HERE / "states.src").read_text().splitlines():
        if line.startswith("#") or not line.strip():
            continue
        fields = [f.strip() for f in line.split(";")]
        if len(fields) != 8:
            raise ValueError(f"{len(fields)} fields: {line}")
        if fields[0] in rows:
            raise ValueError("twice: " + fields[0])
        rows[fields[0]] = fields
    return rows


def main(cldr_dir, coder_dir):
    cldr = {}
    for lang in LANGS:
        path = Path(cldr_dir) / "package/main" / lang / "territories.json"
        cldr[lang] = json.loads(path.read_text())["main"][lang]["localeDisplayNames"]["territories"]
    borders = json.loads((Path(coder_dir) / "package/src/data/borders.json").read_text())
    iso = {}
    for feature in borders["features"]:
        p = feature["properties"]
        if p.get("iso1A3"):
            iso[p["iso1A3"]] = (p["iso1A2"], p["wikidata"])
    rows = source_rows()
    out = []
    for code in sorted(rows):
        _, adj_it, adj_en, people_en, cap_en, cap_it, aliases, metonyms = rows[code]
        alpha2, qid = iso[code]
        names = {}
        for lang in LANGS:
            names[lang] = NAMES.get(code, {}).get(lang, cldr[lang][alpha2]).replace("’", "'").replace(" & ", " and ")
            if lang in WEAK.get(code, ()):
                names[lang] += "?"
        lemmas = split(adj_it)
        forms = unique(f for lemma in lemmas for f in inflect(lemma))
        people_it = unique(f for lemma in lemmas if lemma[-1] not in "=?" for f in inflect(lemma)[0::2])
        people_it += [lemma[:-1] for lemma in lemmas if lemma.endswith("=") and lemma != "Usa="]
        adjectives = split(adj_en)
        if people_en == "-":
            people = []
        elif people_en:
            people = split(people_en)
        else:
            people = [form for a in adjectives for form in (a, a if a.endswith("ese") else a + "s")]
        capital_it = split(cap_it) or split(cap_en)
        out.append([
            code, "territory" if code in TERRITORIES else "state", qid, *[names[l] for l in LANGS],
            "|".join(unique(split(aliases), (names["en"], names["it"]))), "|".join(adjectives), "|".join(forms),
            "|".join(unique(people)), "|".join(people_it), "|".join(split(cap_en)), "|".join(capital_it),
            "|".join(split(metonyms)),
        ])
    text = [
        "# States and territories: ISO 3166-1 and Kosovo. Written by gen/states.py from gen/states.src.",
        "# Names: CLDR 48.2 (npm cldr-localenames-full, Unicode-3.0), list labels replaced by names in prose.",
        "# Wikidata ids: npm @rapideditor/country-coder 5.6.1 (ISC). All else: general knowledge, checked 2026-11.",
        "# A form that ends in ? is weak: it stands for the row only where the document supports it.",
        "# Where one word stands in two rows (congolese), the first row has it. Capitals that bear their country's",
        "# own name are left out.",
        "\t".join(HEADER),
    ]
    text += ["\t".join(row) for row in out]
    (HERE / "../data/states.tsv").write_text("\n".join(text) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
