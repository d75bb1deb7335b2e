"""What the printed report states, as entered figures: kept beside the computed ones, never repaired."""

from __future__ import annotations

from collections.abc import Iterator

from prakan.domain.checks.printed_model import Statement
from prakan.domain.figures import Amount, Entered, Figure
from prakan.domain.text import Text
from prakan.reporting.sources.material import Material
from prakan.reporting.sources.plan import decimals_of

DEFINITION = Text(
    "ค่าที่รายงานต้นฉบับพิมพ์ไว้ เก็บไว้เทียบกับค่าที่ระบบคำนวณ",
    "What the source report prints, kept to hold against the computed value",
)


def code(material: Material, key: str) -> str:
    """Return the code of a stated value."""
    return f"{material.scope.quarter_period}.stated.{key}"


def figures(material: Material) -> Iterator[Figure]:
    """Yield one figure per value that the printed report states; inferred readings are not printed."""
    for statement in material.printed.printed.statements:
        if not statement.inferred:
            yield _figure(material, statement)


def place_of(statement: Statement) -> Text:
    """Return where a statement stands, with its page when known."""
    if statement.page is None:
        return statement.place
    return Text(
        f"{statement.place.th} หน้า {statement.page}", f"{statement.place.say('en')}, page {statement.page}"
    )


def _figure(material: Material, statement: Statement) -> Figure:
    entered = Entered(by=material.printed.by, at=material.printed.at, place=place_of(statement))
    return Figure(
        code=code(material, statement.id),
        name=statement.name,
        unit=statement.unit,
        amount=Amount.of(statement.value),
        derivation=entered,
        period=material.scope.quarter_period,
        as_of=material.scope.as_of,
        decimals=decimals_of(statement.value),
        definition=DEFINITION,
        subject=f"stated.{statement.id}",
    )
