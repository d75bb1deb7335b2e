"""prakan frameworks: check packs of standards and rules, and show one with its examples scored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone

from prakan.commands.answers import WRONG_CALL, kindly, language, language_option
from prakan.domain.frameworks.checking_examples import worked
from prakan.domain.frameworks.digest import digest
from prakan.domain.frameworks.from_form import files_of
from prakan.domain.frameworks.model import Pack
from prakan.domain.frameworks.reading import HEAD, Reading, read_folder
from prakan.domain.frameworks.scoring import Node
from prakan.domain.frameworks.vocabulary import LEVELS, OVERALL, STATUSES, Level
from prakan.domain.frameworks.words import (
    say_bands,
    say_code,
    say_not_assessed,
    say_outcome,
    say_rule,
    say_rule_name,
    say_step,
)
from prakan.domain.frameworks.xlsform import form_of, read, written
from prakan.domain.text import Text

FOUND_SOMETHING = 1
TO_BE_CONFIRMED = Text("รอยืนยัน", "to be confirmed")


@click.group()
def frameworks() -> None:
    """Check and show framework packs: standards, scales, rules, worked examples."""


@frameworks.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@language_option
@click.pass_context
def check(ctx: click.Context, folder: Path | None, lang: str) -> None:
    """Check a pack, or every pack of FOLDER (without one: PRAKAN_FRAMEWORKS), and score its examples.

    Exit code 0: all is well; 1: problems found; 2: wrong call, or no pack there.

    \b
    prakan frameworks check
    prakan frameworks check frameworks/yours/basic-2567 --lang en
    """
    found = {place.name: read_folder(place) for place in packs_in(folder or settings.FRAMEWORKS_FOLDER)}
    for name, reading in found.items():
        click.echo("\n".join(_checked(name, reading, lang)))
    ctx.exit(0 if all(reading.ok for reading in found.values()) else FOUND_SOMETHING)


def packs_in(folder: Path) -> list[Path]:
    """Return the folder itself when it is a pack, else the packs in it; exit code 2 when there is none."""
    found = [folder] if (folder / HEAD).is_file() else sorted(p.parent for p in folder.glob(f"*/{HEAD}"))
    if not found:
        click.echo(f"{folder}: no pack here (a folder with {HEAD})", err=True)
        raise click.exceptions.Exit(WRONG_CALL)
    return found


def _reading(code: str) -> Reading:
    places = {place.name: place for place in packs_in(settings.FRAMEWORKS_FOLDER)}
    if code not in places:
        raise click.UsageError(f"no pack {code}; there are: {', '.join(places)}")
    return read_folder(places[code])


def _checked(name: str, reading: Reading, lang: str) -> Iterator[str]:
    if reading.pack is None or reading.faults:
        yield f"{name}: {len(reading.faults)} problems"
        for fault in reading.faults:
            yield f"  {fault.code} {fault.what(lang)}\n    → {fault.next_move(lang)}"
        return
    pack = reading.pack
    doubt = "" if pack.confirmed else f", {TO_BE_CONFIRMED.say(lang)}"
    counts = f"{len(pack.standards)} standards, {len(pack.indicators)} indicators, {len(pack.rules)} rules"
    yield f"{name}: ok, {counts}, {len(pack.examples)} examples agree{doubt}, sha256 {digest(pack)}"


@frameworks.command()
@click.argument("code")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="File to write.")
@click.option("--phase", default="", help="Phase of the assessment, for a pack of several; else the last.")
@click.pass_context
def form(ctx: click.Context, code: str, out: Path, phase: str) -> None:
    """Write the form of a pack (CODE such as basic-2567) as an XLSForm.

    Exit code 0: written; 1: the pack has problems or asks nothing; 2: there is no such pack.

    \b
    prakan frameworks form basic-2567 --out basic-2567.xlsx
    """
    reading = _reading(code)
    if reading.pack is None or reading.faults or not reading.pack.is_scorable:
        click.echo("\n".join(_checked(code, reading, language())))
        ctx.exit(FOUND_SOMETHING)
    if phase and phase not in [one.id for one in reading.pack.phases]:
        raise click.UsageError(f"no phase {phase}; there are: {', '.join(p.id for p in reading.pack.phases)}")
    out.write_bytes(written(form_of(reading.pack, phase)))
    click.echo(f"Written {out}")


@frameworks.command(name="from-form")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--code", required=True, help="What the framework is called, such as basic.")
@click.option("--year", type=click.IntRange(2500, 2700), required=True, help="First year in force (B.E.).")
@click.option(
    "--level", type=click.Choice([level.value for level in Level]), required=True, help="What is assessed."
)
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder of packs."
)
@click.pass_context
@kindly
def from_form(ctx: click.Context, *, file: Path, code: str, year: int, level: str, out: Path) -> None:
    """Begin a draft pack from an XLSForm FILE: groups become standards, choices become scales.

    How standards are judged is not in a form: the draft says that it is to be confirmed.
    Exit code 0: written and faultless; 1: written, but problems are left; 2: wrong call, or no XLSForm.

    \b
    prakan frameworks from-form form.xlsx --code basic --year 2568 --level basic --out frameworks/yours
    """
    form = read(file.name, file.read_bytes())
    place = out / f"{code}-{year}"
    place.mkdir(parents=True, exist_ok=True)
    files = files_of(form, code=code, year=year, level=level, since=timezone.localdate())
    for name, text in files.items():
        (place / name).write_text(text, encoding="utf-8")
    reading = read_folder(place)
    click.echo("\n".join(_checked(place.name, reading, language())))
    ctx.exit(0 if reading.ok else FOUND_SOMETHING)


@frameworks.command()
@click.argument("code")
@language_option
@click.pass_context
def show(ctx: click.Context, code: str, lang: str) -> None:
    """Show one pack (CODE such as basic-2567): standards, rules in words, examples with their derivation.

    Exit code 0: shown; 1: the pack has problems; 2: there is no such pack.

    \b
    prakan frameworks show basic-2567
    prakan frameworks show basic-2564 --lang en
    """
    reading = _reading(code)
    if reading.pack is None or reading.faults:
        click.echo("\n".join(_checked(code, reading, lang)))
        ctx.exit(FOUND_SOMETHING)
    click.echo("\n".join(shown(reading.pack, lang)))


def shown(pack: Pack, lang: str) -> Iterator[str]:
    """Yield a pack for a reader at a terminal."""
    yield f"{pack.key}  {pack.name.say(lang)}"
    yield f"{LEVELS[pack.level].say(lang)} · {STATUSES[pack.status][0].say(lang)} · sha256 {digest(pack)}"
    for doubt in pack.unconfirmed:
        yield f"! {TO_BE_CONFIRMED.say(lang)} ({doubt.since:%Y-%m-%d}): {doubt.what.say(lang)}"
        yield f"  {doubt.source.say(lang)}"
    for standard in pack.standards:
        yield f"\n{standard.code}  {standard.name.say(lang)}"
        yield from (f"    {i.code}  {i.name.say(lang)}" for i in standard.indicators)
        yield from (f"    {p.code}  {p.name.say(lang)}" for p in standard.points)
    yield from _rules(pack, lang)
    yield from _examples(pack, lang)


def _rules(pack: Pack, lang: str) -> Iterator[str]:
    for rule in pack.rules:
        yield f"\n[{rule.id}] {say_rule_name(pack, rule).say(lang)}: {say_rule(pack, rule).say(lang)}"
        for band in say_bands(pack, rule):
            yield f"    {band.start or '…'} – {band.end or '…'}: {band.level.say(lang)}"
        yield f"    {say_not_assessed(rule).say(lang)}"


def _examples(pack: Pack, lang: str) -> Iterator[str]:
    for example in pack.examples:
        found = worked(pack, example)
        yield f"\n= {example.name.say(lang)}"
        for code in example.expect:
            yield _derived(pack, found.verdict.of(code), lang)


def _derived(pack: Pack, node: Node, lang: str) -> str:
    name = say_code(pack, OVERALL if node.code == OVERALL else node.code).say(lang)
    outcome = say_outcome(pack, node.rule, node.outcome, point=True).say(lang)
    counted = ", ".join(
        f"{item.node.code}={say_outcome(pack, item.node.rule, item.node.outcome, point=True).say(lang)}"
        for item in node.items
    )
    return f"    {name}: {outcome} ({say_step(pack, node).say(lang)}{f'; {counted}' if counted else ''})"
