"""Generated pages of docs/reference about the registry: places, codes of institutions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from reference_tables import table

import prakan.domain.institution_codes  # noqa: F401 - brings the problems of codes into the catalogue
from prakan.domain.institution_code_rules import CERTAINTY_NAMES, OWNERS, RULES
from prakan.domain.institutions import SCHEME_NAMES, CodeScheme
from prakan.domain.places import REGIONS, Province, districts, provinces, subdistricts
from prakan.domain.places.table import abolished, rows

PLACES = """\
# Places

Provinces, districts and subdistricts carry the codes of the Department of Provincial Administration (DOPA).
Their licences are in [third-party data](third-party-data.md); why a table of our own, in
[decision 0015](../decisions/0015-table-of-places.md). `scripts/places.py` makes it from the sources:

- **geothai**: the package geothai, codes and names of DOPA, postal codes of the post office;
- **geography-json**: thailand-geography-json;
- **polygons**: districts of the Royal Thai Survey Department, published by OCHA: names and centres.

{} provinces, {} districts, {:,} subdistricts; {:,} former districts and subdistricts with their successors.
The codes of all sources agree. A centre is a point inside the largest part of a district; a province has
that of its middle district.

## Regions

The six geographical regions of the National Geographical Committee (B.E. 2520), as the Royal Society uses
them in its gazetteer. Other divisions exist; this is not one of any agency.
"""
CODES = """\
# Codes of institutions

An institution carries several codes, each for a time. What their digits say is known only in part; nothing
below is confirmed by the authorities. A code that does not agree is kept and marked "to be confirmed", never
refused. Only the length of codes that have it in their name is asked for. Institutions of a province founded
later may carry the digits of the one it came from: 27 from 25, 37 from 34, 38 from 43, 39 from 41.
"""


def places() -> Iterator[str]:
    """Yield the page of places: how many, from where, and what their sources disagree on."""
    every = [d for p in provinces() for d in districts(p.code)]
    inside = sum(len(subdistricts(d.code)) for d in every)
    yield PLACES.format(len(provinces()), len(every), inside, len(abolished()))
    yield from table(("Region", "Provinces"), (region_row(key, provinces()) for key in REGIONS))
    yield ""
    yield from disagreements(list(rows("disagreements")))


def region_row(key: str, every: Iterable[Province]) -> tuple[str, str]:
    """Return one row of the table of regions."""
    names = [p.name.th for p in every if p.region == key]
    return f"{REGIONS[key].th}\n{REGIONS[key].en}", f"{len(names)}: {', '.join(names)}"


def disagreements(found: list[list[str]]) -> Iterator[str]:
    """Yield what the sources write differently: counts first, then each field of each place."""
    names = {"name_th": "Thai name", "name_en": "English name", "postal": "Postal codes"}
    levels = {2: "provinces", 4: "districts", 6: "subdistricts"}
    counts = Counter((row[1], len(row[0]), row[6]) for row in found)
    yield "## Where the sources disagree"
    yield ""
    yield "An empty cell: the source says nothing. Bold: what the table holds."
    yield ""
    yield from table(
        ("Field", "Of", "Decided by", "How many"),
        ((names[field], levels[n], rule, str(many)) for (field, n, rule), many in sorted(counts.items())),
    )
    for field, name in names.items():
        yield from ("", f"### {name}", "")
        yield from table(
            ("Code", "geothai", "geography-json", "polygons", "Decided"),
            ((code, *said, f"**{kept}**") for code, f, *said, kept, _ in found if f == field),
        )


def codes() -> Iterator[str]:
    """Yield the page of the codes of institutions: shape, meaning, certainty, source."""
    yield CODES
    yield from table(("Code", "Length", "What the digits say", "Certainty", "Source"), map(code_row, RULES))
    yield from ("", "## Owners", "", "The first two digits of the 10-digit code, from the same source.", "")
    yield from table(("Digits", "Owner"), ((f"`{d}`", f"{o.th}\n{o.en}") for d, o in OWNERS.items()))


def code_row(scheme: CodeScheme) -> tuple[str, ...]:
    """Return one row of the table of codes."""
    rule, name = RULES[scheme], SCHEME_NAMES[scheme]
    length = ", ".join(map(str, rule.lengths)) or "any"
    words = (name, rule.said, CERTAINTY_NAMES[rule.certainty])
    said, meaning, certainty = (f"{w.th}\n{w.en}" for w in words)
    return said, length, meaning, certainty, rule.source
