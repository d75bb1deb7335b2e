"""The generated page of docs/reference about the stages of a case by level."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from reference_tables import table

from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.cases.needs import NEED_NAMES
from prakan.domain.cases.owners import OWNER_NAMES
from prakan.domain.cases.routes import CaseRoute, Leg, routes_of
from prakan.domain.cases.stages import STAGE_NAMES, STAGE_NOW
from prakan.domain.cases.steps import WAYS, allowed

FILE = Path(__file__).resolve().parents[1] / "agencies" / "onesqa" / "case-routes.toml"


def case_routes() -> Iterator[str]:
    """Yield the page of routes: stages, needs, and for each kind of route its clocks and its diagram."""
    routes = routes_of(tomllib.loads(FILE.read_text(encoding="utf-8")))
    yield from ("# Routes of cases", "")
    yield "Stages, owners, clocks and needs of each level as `agencies/onesqa/case-routes.toml` says them. A"
    yield "case keeps the route it began under."
    yield from ("", "## Stages", "")
    rows = (
        (f"`{stage}`", f"{name.th}\n{name.en}", STAGE_NOW[stage].en) for stage, name in STAGE_NAMES.items()
    )
    yield from table(("Stage", "Called", "What happens now"), rows)
    yield from ("", "## Needs", "", "What must hold before a case leaves a stage, read from the records.", "")
    yield from table(
        ("Need", "Called"), ((f"`{need}`", f"{name.th}\n{name.en}") for need, name in NEED_NAMES.items())
    )
    for alike in _alike(routes):
        yield from _route(alike)


def _alike(routes: tuple[CaseRoute, ...]) -> list[list[CaseRoute]]:
    """Return the routes, those together that differ in nothing but their level."""
    found: dict[tuple[Leg, ...], list[CaseRoute]] = {}
    for route in routes:
        found.setdefault(route.legs, []).append(route)
    return list(found.values())


def _route(alike: list[CaseRoute]) -> Iterator[str]:
    route = alike[0]
    yield from ("", f"## {', '.join(LEVEL_NAMES[one.level].en for one in alike)}", "")
    yield from table(("Stage", "Whose turn", "Needs", "Last day", "When late"), map(_row, route.legs))
    yield from ("", "```mermaid", "stateDiagram-v2")
    for way in WAYS:
        for source in way.sources:
            if allowed(way, route, source) and way.name != "case.withdraw":
                yield f"    {source.value} --> {way.target.value}: {way.name}"
    yield from ("```", "", "`case.withdraw` leads from every stage before `certified` to `withdrawn`.")


def _row(leg: Leg) -> tuple[str, ...]:
    needs = ", ".join(f"`{need.value}`" for need in leg.needs) + (" (by itself)" if leg.by_itself else "")
    late = f"{leg.late.value} {leg.late_to.value}" if leg.late_to else leg.late.value
    has_clock = leg.clock is not None
    return f"`{leg.stage.value}`", OWNER_NAMES[leg.owner].en, needs, _clock(leg), late if has_clock else ""


def _clock(leg: Leg) -> str:
    if leg.clock is None:
        return ""
    sure = "" if leg.clock.confirmed else " (to be confirmed)"
    return f"{leg.clock.days} days from {leg.clock.since.value}{sure}"
