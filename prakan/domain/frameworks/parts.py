"""Reading the parts of a pack: phases, standards, scales, rubrics, rules, doubts, examples."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from prakan.domain.frameworks.model import (
    Band,
    Descriptor,
    Evidence,
    Example,
    Indicator,
    Level,
    Mark,
    Phase,
    Point,
    Rubric,
    Rule,
    Scale,
    Standard,
    Unconfirmed,
)
from prakan.domain.frameworks.register import Register
from prakan.domain.frameworks.table import A_NUMBER, Table, exact
from prakan.domain.frameworks.vocabulary import NOT_ASSESSED, Carries, Counts, Method, NotAssessed, RuleKind
from prakan.domain.problems_frameworks import CODE_FORM, UNKNOWN_VALUE, WRONG_TYPE

Tables = Iterable[Table]
CODE = re.compile(r"[\w.-]*")  # what is missing has its own problem
LONGEST = 60


def check_code(table: Table, key: str, code: str) -> None:
    """Note a code that addresses and forms could not carry."""
    if not CODE.fullmatch(code) or len(code) > LONGEST:
        table.fault(CODE_FORM, key, code=code[:LONGEST], most=LONGEST)


def _code(table: Table, register: Register, kind: str = "code", key: str = "code") -> str:
    code = table.text(key)
    check_code(table, key, code)
    register.add(kind, code, table, key)
    return code


def read_phases(tables: Tables, register: Register) -> tuple[Phase, ...]:
    """Read [[phase]] in order."""
    return tuple(_phase(table, register) for table in tables)


def _phase(table: Table, register: Register) -> Phase:
    phase = Phase(_code(table, register, "phase", "id"), table.both("name"))
    table.done()
    return phase


def read_standards(tables: Tables, register: Register) -> tuple[Standard, ...]:
    """Read [[standard]] with its indicators and points."""
    return tuple(_standard(table, register) for table in tables)


def _standard(table: Table, register: Register) -> Standard:
    standard = Standard(
        code=_code(table, register),
        name=table.both("name"),
        indicators=tuple(_indicator(one, register) for one in table.tables("indicator")),
        points=_points(table, register),
    )
    table.done()
    return standard


def _indicator(table: Table, register: Register) -> Indicator:
    methods = (table.word("methods", given, Method) for given in table.words("methods"))
    indicator = Indicator(
        code=_code(table, register),
        name=table.both("name"),
        points=_points(table, register),
        evidence=tuple(_evidence(one) for one in table.tables("evidence")),
        methods=tuple(method for method in methods if method),
        best_practice=table.flag("best_practice") or False,
        note=table.both("note", needed=False),
    )
    table.done()
    return indicator


def _points(table: Table, register: Register) -> tuple[Point, ...]:
    return tuple(_point(one, register) for one in table.tables("point"))


def _point(table: Table, register: Register) -> Point:
    point = Point(_code(table, register), table.both("name"), table.text("phase", needed=False))
    table.done()
    return point


def _evidence(table: Table) -> Evidence:
    found = Evidence(table.both("name"), table.whole("years_back") or 0, table.both("source", needed=False))
    table.done()
    return found


def read_scales(tables: Tables, register: Register) -> tuple[Scale, ...]:
    """Read [[scale]] with its levels, the lowest first."""
    return tuple(_scale(table, register) for table in tables)


def _scale(table: Table, register: Register) -> Scale:
    scale = Scale(
        id=_code(table, register, "scale", "id"),
        name=table.both("name"),
        levels=tuple(_level(one) for one in table.tables("level")),
        placeholder=table.flag("placeholder") or False,
    )
    table.done()
    return scale


def _level(table: Table) -> Level:
    value = table.number("value", needed=True)
    level = Level(table.text("id"), value or Decimal(0), table.both("name"), table.flag("met"))
    table.done()
    return level


def read_rubrics(tables: Tables, register: Register) -> tuple[Rubric, ...]:
    """Read [[rubric]] with the description of each level."""
    return tuple(_rubric(table, register) for table in tables)


def _rubric(table: Table, register: Register) -> Rubric:
    rubric = Rubric(
        id=_code(table, register, "rubric", "id"),
        scale=table.text("scale"),
        levels=tuple(_descriptor(one) for one in table.tables("level")),
        placeholder=table.flag("placeholder") or False,
    )
    table.done()
    return rubric


def _descriptor(table: Table) -> Descriptor:
    found = Descriptor(table.text("level"), table.both("text"))
    table.done()
    return found


def read_rules(tables: Tables, register: Register) -> tuple[Rule, ...]:
    """Read [[rule]]."""
    return tuple(_rule(table, register) for table in tables)


def _rule(table: Table, register: Register) -> Rule:
    rule = Rule(
        id=_code(table, register, "code", "id"),
        kind=table.word("kind", table.text("kind"), RuleKind) or RuleKind.RUBRIC,
        name=table.both("name", needed=False),
        judges=table.words("for"),
        of=table.words("of"),
        scale=table.text("scale", needed=False),
        rubric=table.text("rubric", needed=False),
        phase=table.text("phase", needed=False),
        at_least=table.text("at_least", needed=False),
        counts=table.choice("counts", Counts, Counts.NUMBER),
        carries=table.choice("carries", Carries, Carries.LEVEL),
        weights=_weights(table),
        bands=tuple(_band(one) for one in table.tables("bands")),
        decimals=table.whole("decimals"),
        least=table.number("least"),
        most=table.number("most"),
        unit=table.both("unit", needed=False),
        not_assessed=table.choice("not_assessed", NotAssessed, NotAssessed.STOPS),
        enough=table.whole("enough"),
        placeholder=table.flag("placeholder") or False,
        note=table.both("note", needed=False),
    )
    table.done()
    return rule


def _weights(table: Table) -> dict[str, Decimal]:
    weights = table.table("weights")
    found: dict[str, Decimal] = {}
    for code, weight in weights.free() if weights else ():
        number = exact(weight)
        if number is not None:
            found[code] = number
        else:
            table.fault(WRONG_TYPE, "weights", key=code, wanted_th=A_NUMBER[0], wanted_en=A_NUMBER[1])
    return found


def _band(table: Table) -> Band:
    band = Band(table.text("level"), table.number("from"))
    table.done()
    return band


def read_unconfirmed(tables: Tables, register: Register) -> tuple[Unconfirmed, ...]:
    """Read [[unconfirmed]]: what is not officially known."""
    return tuple(_unconfirmed(table, register, number) for number, table in enumerate(tables))


def _unconfirmed(table: Table, register: Register, number: int) -> Unconfirmed:
    register.add("unconfirmed", str(number), table)
    found = Unconfirmed(table.words("covers"), table.both("what"), table.day("since"), table.both("source"))
    table.done()
    return found


def read_examples(tables: Tables, register: Register) -> tuple[Example, ...]:
    """Read [[example]]: marks and the outcomes they must lead to."""
    return tuple(_example(table, register) for table in tables)


def _example(table: Table, register: Register) -> Example:
    marks, expect = table.table("marks"), table.table("expect")
    rest = table.any("rest")
    example = Example(
        id=_code(table, register, "example", "id"),
        name=table.both("name"),
        phase=table.text("phase", needed=False),
        marks={code: _mark(table, code, given) for code, given in (marks.free() if marks else ())},
        rest=None if rest is None else _mark(table, "rest", rest),
        expect={code: str(given) for code, given in (expect.free() if expect else ())},
    )
    table.done()
    return example


def _mark(table: Table, code: str, given: Any) -> Mark:
    mark = mark_of(given)
    if mark is None:
        allowed = f"true, false, level, number, {NOT_ASSESSED}"
        table.fault(UNKNOWN_VALUE, "marks", key=code, given=given, allowed=allowed)
    return mark or Mark()


def mark_of(given: Any) -> Mark | None:
    """Return a mark from what a file or a stored record says: true, "good", 82.5, "not_assessed"."""
    if isinstance(given, bool):
        return Mark(met=given)
    number = exact(given)
    if number is not None:
        return Mark(number=number)
    if isinstance(given, str) and given:
        return Mark() if given == NOT_ASSESSED else Mark(level=given)
    return None
