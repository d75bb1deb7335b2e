"""The achievement table: projects, work plans and items per activity and band, counted from the plan."""

from __future__ import annotations

from collections.abc import Iterator

from prakan.domain import progress
from prakan.domain.figures import Amount, Computed, Counted, Figure, Operation, compute
from prakan.domain.text import Text
from prakan.planning.queries.plan import RowView
from prakan.reporting.sources.material import Material

KINDS: dict[str, Text] = {
    "project": Text("โครงการ", "projects"),
    "workplan": Text("แผนงาน", "work plans"),
    "item": Text("รายการ", "items"),
}
BANDS = tuple(band.key for band in progress.BANDS)
NO_FIGURE = "nofigure"
BAND_NAMES: dict[str, Text] = {
    **{band.key: band.label for band in progress.BANDS},
    NO_FIGURE: Text("ยังไม่มีตัวเลขผล", "No figure yet"),
    "all": Text("รวม", "Total"),
}
DEFINITION = Text(
    "นับรายการระดับบนสุดใต้กิจกรรม ตามช่วงของผลเทียบเป้าหมาย ช่วงไม่ทับและไม่มีช่องว่าง",
    "Counts the rows directly below an activity by band of progress; bands neither overlap nor leave a gap",
)


def band_of(material: Material, row: RowView) -> str:
    """Return the band of a row's reported progress; rows without a number have none."""
    entry = material.entries.get(row.ref)
    band = progress.band_of(entry.progress) if entry else None
    return band.key if band else NO_FIGURE


def activities(material: Material) -> tuple[RowView, ...]:
    """Return the plan's activities in printed order."""
    return tuple(r for r in material.rows if r.kind == "activity")


def counted_rows(material: Material, activity: RowView) -> tuple[RowView, ...]:
    """Return the rows an activity is counted by: those directly below it."""
    return tuple(r for r in material.rows if r.parent_ref == activity.ref and r.kind in KINDS)


def code(material: Material, ref: str, band: str, kind: str) -> str:
    """Return the code of one count; ``ref`` "total" is the whole plan."""
    return f"{material.scope.quarter_period}.achievement.{ref}.{band}.{kind}"


def figures(material: Material) -> Iterator[Figure]:
    """Yield one count per activity, band and kind, and the totals across bands and activities."""
    found = activities(material)
    for activity in found:
        rows = counted_rows(material, activity)
        for kind in KINDS:
            of_kind = [r for r in rows if r.kind == kind]
            for band in (*BANDS, NO_FIGURE):
                yield _count(
                    material, activity, band, kind, [r for r in of_kind if band_of(material, r) == band]
                )
            yield _all_bands(material, activity.ref, activity.name, kind, len(of_kind))
    for kind in KINDS:
        for band in (*BANDS, NO_FIGURE, "all"):
            yield _whole(material, found, band, kind)


def _name(label: Text, band: str, kind: str) -> Text:
    words, unit = BAND_NAMES[band], KINDS[kind]
    return Text(
        f"จำนวน{unit.th} {words.th}: {label.th}",
        f"Number of {unit.en}, {words.en.lower()}: {label.say('en')}",
    )


def _count(material: Material, activity: RowView, band: str, kind: str, rows: list[RowView]) -> Figure:
    parameters = (("activity", activity.ref), ("band", band), ("kind", kind))
    derivation = Counted("plan.rows_in_band", parameters, tuple(r.ref for r in rows))
    return _figure(
        material, activity.ref, _name(activity.name, band, kind), band, kind, Amount.of(len(rows)), derivation
    )


def _all_bands(material: Material, ref: str, label: Text, kind: str, count: int) -> Figure:
    inputs = tuple(code(material, ref, band, kind) for band in (*BANDS, NO_FIGURE))
    return _figure(
        material,
        ref,
        _name(label, "all", kind),
        "all",
        kind,
        Amount.of(count),
        Computed(Operation.SUM, inputs),
    )


def _whole(material: Material, found: tuple[RowView, ...], band: str, kind: str) -> Figure:
    inputs = tuple(code(material, a.ref, band, kind) for a in found)
    counts = [
        sum(
            1
            for r in counted_rows(material, a)
            if r.kind == kind and (band == "all" or band_of(material, r) == band)
        )
        for a in found
    ]
    amount = compute(Operation.SUM, [Amount.of(c) for c in counts])
    name = _name(Text("ทั้งแผน", "the whole plan"), band, kind)
    return _figure(material, "total", name, band, kind, amount, Computed(Operation.SUM, inputs))


def _figure(
    material: Material,
    ref: str,
    name: Text,
    band: str,
    kind: str,
    amount: Amount,
    derivation: Counted | Computed,
) -> Figure:
    return Figure(
        code=code(material, ref, band, kind),
        name=name,
        unit=KINDS[kind],
        amount=amount,
        derivation=derivation,
        period=material.scope.quarter_period,
        as_of=material.scope.as_of,
        definition=DEFINITION,
        subject=f"achievement.{ref}",
    )
