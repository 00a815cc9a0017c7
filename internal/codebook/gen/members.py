"""Writes ../data/members.tsv from members.src.

Usage: python3 members.py

A line of members.src is ORGANISATION FROM TO CODE…; TO is - for members today.
"""
from pathlib import Path

HERE = Path(__file__).parent


def main():
    out = [
        "# Members of organisations with dates or shorter prefixes of one; an empty to is a member today. Written by gen/members.py.",
        "# General knowledge, checked 2026-11. A member suspended for long is left out for that time. WEST is a convention, not a membership.",
        "org\tcountry\tfrom\tto",
    ]
    for number, line in enumerate((HERE / "members.src").read_text().splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        org, start, end, *codes = line.split()
        if not codes:
            raise ValueError(f"members.src:{number}: no country")
        out += ["\t".join([org, code, start, "" if end == "-" else end]) for code in codes]
    (HERE / "../data/members.tsv").write_text("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
