"""No step writes rows of an area that its name does not announce: whoever took it would meet an error."""

from __future__ import annotations

import ast

import pytest

from prakan.domain.wings import PEOPLE, REPORTS, writes
from tests.house.effects import ANY, Module, effects, modules


def recording() -> list[tuple[str, str]]:
    """Return the functions that leave an audit row themselves."""
    return [
        (module.name, function)
        for module in modules().values()
        for function in module.functions
        if _records(module, function)
    ]


def _records(module: Module, function: str) -> bool:
    return any(
        isinstance(one, ast.Call) and ast.unparse(one.func) in ("audit.record", "audit.record_all")
        for one in ast.walk(module.functions[function])
    )


def unannounced(module: str, function: str) -> dict[str, set[str]]:
    """Return what a function writes, by area, although none of its steps says so.

    Of one that may record any step only the areas count that few steps write: people and reports.
    """
    found = effects(module, function)
    told = found.steps - {ANY}
    if not told:
        return {}
    may = frozenset[str]().union(*map(writes, told))
    wrong = {area: models for area, models in found.areas.items() if area not in may}
    return {area: wrong[area] for area in wrong.keys() & {PEOPLE, REPORTS}} if ANY in found.steps else wrong


def faults() -> dict[str, dict[str, set[str]]]:
    return {f"{of}.{one}": wrong for of, one in recording() if (wrong := unannounced(of, one))}


def test_no_step_writes_where_its_name_does_not_say_so() -> None:
    assert faults() == {}


def test_a_step_that_forgot_to_say_so_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    true, forgotten = writes, frozenset({REPORTS, PEOPLE, "registry"})
    monkeypatch.setattr("tests.house.test_announced.writes", lambda step: true(step) - forgotten)
    found = faults()
    assert found["prakan.assessment.actions.seasons.extend"] == {"reports": {"SeasonExtension"}}
    assert {area for wrong in found.values() for area in wrong} == forgotten
