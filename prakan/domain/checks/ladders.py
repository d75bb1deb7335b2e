"""Milestone ladders: stages said in two cells, percents of one step, percents against the ladder."""

from __future__ import annotations

from collections.abc import Iterator

from prakan.domain.checks.book import Book
from prakan.domain.checks.model import CheckInput, Draft, PlanRow, ProgressEntry, Rule, Severity, Side, always
from prakan.domain.checks.printed_model import Importance
from prakan.domain.checks.words import cell, percent, progress_side, row_place
from prakan.domain.figures import rounded
from prakan.domain.ladder import Ladder, Step
from prakan.domain.text import Text

NO_STEP = Text("ยังไม่ผ่านขั้นใด", "no step done")
Climb = tuple[PlanRow, ProgressEntry]


def two_cells(given: CheckInput, values: Book) -> Iterator[Draft]:
    """The next-step cell names work behind a gate (a signed contract) that the result cell has not passed."""
    ladders = {ladder.code: ladder for ladder in given.ladders}
    for gate in given.printed.gates:
        ladder = ladders.get(gate.ladder)
        if ladder is None:
            continue
        height = ladder.position(gate.step)
        for row, entry in _climbs(given, ladder):
            if ladder.position(entry.step) < height < ladder.position(entry.step_next):
                yield _two_cells(given, ladder, row, entry)


def _two_cells(given: CheckInput, ladder: Ladder, row: PlanRow, entry: ProgressEntry) -> Draft:
    reached, named = ladder.step(entry.step), ladder.step(entry.step_next)
    done = reached.name if reached else NO_STEP
    following = named.name if named else NO_STEP
    return Draft(
        row.ref,
        Importance.TABLE,
        row_place(row),
        (
            Side(cell(row, "ผลการดำเนินงาน", "result"), done),
            Side(cell(row, "การดำเนินงานต่อไป", "next-step"), following),
            progress_side(row, entry, given.quarter_period),
        ),
        Text(
            f"ช่องผลระบุว่าถึงขั้น “{done.th}” แต่ช่องการดำเนินงานต่อไประบุขั้น “{following.th}” ซึ่งต้องลงนามก่อน",
            f"The result cell has reached “{done.en}”, but the next-step cell speaks of “{following.en}”, "
            "which comes after a step not yet done",
        ),
    )


def one_step(given: CheckInput, values: Book) -> Iterator[Draft]:
    """Rows that stand on one step of a ladder with different percents, some without, or all without one."""
    for ladder in given.ladders:
        unlike: list[Climb] = []
        for step in ladder.steps:
            standing = [c for c in _climbs(given, ladder) if c[1].step == step.key]
            if _unlike(step, standing):
                unlike += standing
        if unlike:
            yield Draft(
                ladder.code,
                Importance.TABLE,
                ladder.name,
                tuple(_step_side(given, ladder, climb) for climb in unlike),
                Text(
                    "แถวที่ถึงขั้นเดียวกันระบุร้อยละไม่เหมือนกัน หรือไม่ระบุเลย จึงเทียบกันไม่ได้",
                    "Rows on the same step give different percents, or none; they cannot be compared",
                ),
            )


def _unlike(step: Step, standing: list[Climb]) -> bool:
    percents = {entry.progress.value for _, entry in standing}
    return len(percents) > 1 or (None in percents and step.weight > 0)


def _step_side(given: CheckInput, ladder: Ladder, climb: Climb) -> Side:
    row, entry = climb
    side = progress_side(row, entry, given.quarter_period)
    step = ladder.step(entry.step)
    name = step.name if step else NO_STEP
    return Side(
        side.place, Text(f"{name.th}: {side.value.th}", f"{name.en}: {side.value.en}"), code=side.code
    )


def off_ladder(given: CheckInput, values: Book) -> Iterator[Draft]:
    """A reported percent that is not the one its ladder gives."""
    rows = {row.ref: row for row in given.rows}
    for entry in given.entries:
        row = rows.get(entry.ref)
        if row is None or not row.ladder or not (entry.progress.is_value and entry.derived.is_value):
            continue
        reported, derived = rounded(entry.progress.number(), 2), rounded(entry.derived.number(), 2)
        if reported == derived:
            continue
        code = f"{given.quarter_period}.{row.ref}.ladder"
        derived_place = Text(f"{row_place(row).th} ตามขั้นที่ถึง", f"{row_place(row).en}, by the step reached")
        yield Draft(
            row.ref,
            Importance.TABLE,
            row_place(row),
            (
                progress_side(row, entry, given.quarter_period),
                Side(derived_place, percent(entry.derived), code=code),
            ),
            Text(
                f"รายงานร้อยละ {reported} แต่ขั้นที่ถึงให้ร้อยละ {derived}",
                f"{reported} percent is reported, but the step reached gives {derived}",
            ),
        )


def _climbs(given: CheckInput, ladder: Ladder) -> Iterator[Climb]:
    entries = {entry.ref: entry for entry in given.entries}
    for row in given.rows:
        if row.ladder == ladder.code and row.ref in entries:
            yield row, entries[row.ref]


RULES = (
    Rule(
        "ladder-cells",
        Text("สองช่องระบุคนละขั้น", "Two cells, two stages"),
        Text(
            "ช่องการดำเนินงานต่อไประบุขั้นที่ต้องผ่านด่าน (เช่น ลงนามสัญญา) ซึ่งช่องผลยังไม่ผ่าน",
            "The next-step cell speaks of work behind a gate, such as a signed contract, not yet passed.",
        ),
        always(Severity.MEDIUM),
        two_cells,
    ),
    Rule(
        "step-percents",
        Text("ขั้นเดียวกันร้อยละไม่เหมือนกัน", "One step, different percents"),
        Text(
            "แถวที่ถึงขั้นเดียวกันของบันไดเดียวกันระบุร้อยละต่างกัน หรือไม่ระบุ",
            "Rows on the same step of a ladder give different percents, or none.",
        ),
        always(Severity.MEDIUM),
        one_step,
    ),
    Rule(
        "ladder-percent",
        Text("ร้อยละไม่ตรงกับขั้นที่ถึง", "Percent differs from the ladder"),
        Text(
            "ร้อยละที่รายงานไม่เท่ากับที่ขั้นของงานหรือจำนวนงวดให้",
            "A reported percent is not the one that the step reached, or N of M, gives.",
        ),
        always(Severity.MEDIUM),
        off_ladder,
    ),
)
