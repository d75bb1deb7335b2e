"""Reading 60,000 addresses, names and codes as files hold them, beside a nearest-string lookup.

Usage: python -m benchmarks.addresses [--rows 60000] [--peer 600] [--write FILE]

The rows are made up from the table of places with the faults that real files have, so what each row means is
known. The peer is what one would write first: rapidfuzz's ``extractOne`` over every full address; it takes
the nearest, always. It is timed on a part of the rows. Each side runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from rapidfuzz import fuzz, process

from benchmarks.machine import peak
from prakan.domain.institution_codes import read_code
from prakan.domain.institutions import CodeScheme
from prakan.domain.places import Subdistrict, districts, provinces, resolve, subdistricts
from prakan.domain.thai_names import clean, match_key, sort_key
from prakan.domain.thai_text import without_tones

SEED = 2567
LETTERS = "กขคงจชดตทนบปพมยรลวสหอ"
Cells = tuple[str, str, str]
Row = tuple[Subdistrict, str, Cells]  # what is meant, the fault, the cells


def changed(word: str, dice: random.Random) -> str:
    """Return a word with one letter wrong."""
    at = dice.randrange(len(word))
    return word[:at] + dice.choice(LETTERS.replace(word[at], "")) + word[at + 1 :]


def plain(place: Subdistrict) -> list[str]:
    return [place.name.th, place.district.name.th, place.province.name.th]


def as_is(place: Subdistrict, dice: random.Random) -> list[str]:
    return plain(place)


def dressed(place: Subdistrict, dice: random.Random) -> list[str]:
    words = [dice.choice(w) for w in (("ต.", "ตำบล", "ต. "), ("อ.", "อำเภอ", "อ. "), ("จ.", "จังหวัด"))]
    return [word + name for word, name in zip(words, plain(place), strict=True)]


def toneless(place: Subdistrict, dice: random.Random) -> list[str]:
    return [without_tones(name) for name in plain(place)]


def unseen(place: Subdistrict, dice: random.Random) -> list[str]:
    extra = dice.choice(("\u200b", "\ufeff", "\u00a0", " \n", "}", "  "))
    return [name + extra for name in plain(place)]


def one_letter(place: Subdistrict, dice: random.Random) -> list[str]:
    names, at = plain(place), dice.randrange(3)
    names[at] = changed(names[at], dice)
    return names


def other_province(place: Subdistrict, dice: random.Random) -> list[str]:
    others = [p.name.th for p in provinces() if p != place.province]
    return [*plain(place)[:2], dice.choice(others)]


def swapped(place: Subdistrict, dice: random.Random) -> list[str]:
    low, middle, high = plain(place)
    return [middle, low, high]


def one_cell(place: Subdistrict, dice: random.Random) -> list[str]:
    return [" ".join(dressed(place, dice)), "", ""]


def no_district(place: Subdistrict, dice: random.Random) -> list[str]:
    low, _, high = plain(place)
    return [low, "", high]


#: fault -> (how it is made, how many of a hundred rows)
FAULTS: dict[str, tuple[Callable[[Subdistrict, random.Random], list[str]], int]] = {
    "as the official list": (as_is, 40),
    "words for the levels": (dressed, 25),
    "tone marks missing": (toneless, 8),
    "unseen characters, spaces": (unseen, 8),
    "one letter wrong": (one_letter, 7),
    "all in one cell": (one_cell, 4),
    "district of another province": (other_province, 4),
    "no district": (no_district, 2),
    "subdistrict and district swapped": (swapped, 2),
}


def made(count: int) -> list[Row]:
    """Return made-up rows, the same on every run."""
    dice = random.Random(SEED)
    every = [s for p in provinces() for d in districts(p.code) for s in subdistricts(d.code)]
    kinds = [kind for kind, (_, share) in FAULTS.items() for _ in range(share)]
    rows = []
    for _ in range(count):
        place, kind = dice.choice(every), dice.choice(kinds)
        low, middle, high = FAULTS[kind][0](place, dice)
        rows.append((place, kind, (low, middle, high)))
    return rows


def timed(work: Callable[[], None]) -> dict[str, float]:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return {"s": time.perf_counter() - wall, "cpu": time.process_time() - processor}


def verdict_of_ours(place: Subdistrict, cells: Cells) -> str:
    reading = resolve(*cells)
    if reading.subdistrict is not None:
        return "right" if reading.subdistrict == place else "silently wrong"
    if reading.proposals and reading.proposals[0].place == place:
        return "proposed first"
    return "proposed" if place in [p.place for p in reading.proposals] else "said only"


def ours(rows: list[Row]) -> dict[str, object]:
    """Time reading places alone, then a whole row: address, name and code."""
    first = timed(lambda: [resolve(*cells) for _, _, cells in rows] and None)
    again = timed(lambda: [resolve(*cells) for _, _, cells in rows] and None)

    def whole_row() -> None:
        for at, (place, _, cells) in enumerate(rows):
            name = f"โรงเรียนบ้าน{cells[0]} {at % 977}"
            clean(name)
            match_key(name)
            sort_key(name)
            read_code(f"10{place.code[:2]}{at:06d}", CodeScheme.SCHOOL10, province_code=place.code[:2])
            resolve(*cells)

    rest = timed(whole_row)
    found = Counter((kind, verdict_of_ours(place, cells)) for place, kind, cells in rows)
    verdicts = [[kind, verdict, many] for (kind, verdict), many in found.items()]
    return {"first": first, "again": again, "row": rest, "mib": peak(), "verdicts": verdicts}


def peer(rows: list[Row]) -> dict[str, object]:
    """Time the nearest full address for each row."""
    every = [s for p in provinces() for d in districts(p.code) for s in subdistricts(d.code)]
    choices = [" ".join(plain(place)) for place in every]
    found: Counter[tuple[str, str]] = Counter()

    def nearest() -> None:
        for place, kind, cells in rows:
            match = process.extractOne(" ".join(cells), choices, scorer=fuzz.ratio)
            verdict = "right" if match and every[match[2]] == place else "silently wrong"
            found[kind, verdict] += 1

    took = timed(nearest)
    return {"first": took, "mib": peak(), "verdicts": [[k, v, many] for (k, v), many in found.items()]}


def in_own_process(side: str, rows: int) -> dict[str, object]:
    command = [sys.executable, "-m", "benchmarks.addresses", "--measure", side, "--rows", str(rows)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, object] = json.loads(done.stdout)
    return result


def report(rows: int, part: int) -> Iterator[str]:
    """Yield the page."""
    mine, other = in_own_process("ours", rows), in_own_process("peer", part)
    load = os.getloadavg()[0]
    yield "# Benchmark: reading addresses, names and codes\n"
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    yield f"{datetime.now(UTC):%Y-%m-%d} · `python -m benchmarks.addresses` · {machine} · load {load:.1f}.\n"
    yield f"{rows:,} made-up rows with the faults that real files have; what each means is known. The peer is"
    yield f"rapidfuzz's `extractOne` over all 7,436 full addresses, timed on {part:,} of the rows.\n"
    yield "| | rows | time, s | processor, s | rows a second | memory, MiB |"
    yield "|---|---:|---:|---:|---:|---:|"
    for name, key, side, many in (
        ("addresses, nothing known yet", "first", mine, rows),
        ("addresses, read before", "again", mine, rows),
        ("a whole row: name cleaned, its keys, code, address read before", "row", mine, rows),
        ("peer: addresses", "first", other, part),
    ):
        took: dict[str, float] = side[key]  # type: ignore[assignment]
        times = f"{took['s']:.2f} | {took['cpu']:.2f} | {many / took['cpu']:,.0f}"
        yield f"| {name} | {many:,} | {times} | {side['mib']:.0f} |"
    yield from ("", ratio(mine, other, rows, part))
    yield "\n## What came out, percent of the rows of each fault\n"
    yield from outcome(mine["verdicts"], other["verdicts"])  # type: ignore[arg-type]


def ratio(mine: dict[str, object], other: dict[str, object], rows: int, part: int) -> str:
    ours, its = mine["first"]["cpu"] / rows, other["first"]["cpu"] / part  # type: ignore[index]
    return (
        f"Processor time a row: the peer takes {its / ours:.1f} × ours. Memory holds the made-up rows too.\n"
        "A swapped row is right when its subdistrict and district have the same name."
    )


def outcome(mine: list[list[object]], other: list[list[object]]) -> Iterator[str]:
    heads = ("right", "proposed first", "proposed", "said only", "silently wrong")
    yield "| Fault | " + " | ".join(heads) + " | peer right | peer silently wrong |"
    yield "|---|" + "---:|" * (len(heads) + 2)
    for kind in FAULTS:
        own = {str(v): int(str(n)) for k, v, n in mine if k == kind}
        its = {str(v): int(str(n)) for k, v, n in other if k == kind}
        cells = [percent(own, head) for head in heads]
        yield f"| {kind} | {' | '.join(cells)} | {percent(its, 'right')} | {percent(its, 'silently wrong')} |"


def percent(counts: dict[str, int], head: str) -> str:
    total = sum(counts.values())
    return f"{100 * counts.get(head, 0) / total:.2f}" if total else "–"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=60_000)
    parser.add_argument("--peer", type=int, default=600)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--measure", choices=("ours", "peer"))
    options = parser.parse_args()
    if options.measure:
        print(json.dumps((ours if options.measure == "ours" else peer)(made(options.rows))))
        return
    page = "\n".join(report(options.rows, options.peer)) + "\n"
    print(page)
    if options.write:
        options.write.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
