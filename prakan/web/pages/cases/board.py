"""The board of cases of a fiscal year: counts by stage and level, and the list behind each number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_safe

from prakan.assessment.queries.cases.board import Board, CaseFilter, board, years
from prakan.assessment.queries.cases.opening import listed_years
from prakan.domain.assessors import ASSESSED
from prakan.domain.cases.owners import OWNER_NAMES, Owner
from prakan.domain.cases.stages import CaseStage
from prakan.foundation import access
from prakan.registry.queries.agencies import agency_choices
from prakan.web.forms.cases import BoardForm, cases_wanted
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of
from prakan.web.shell.period import year_asked
from prakan.web.shell.seen import Page, kept_as_seen


@require_safe
@kept_as_seen
def show(request: HttpRequest) -> Page:
    """Show the board of a fiscal year, narrowed as the address says."""
    person = person_of(request)
    year = year_asked(request, person)
    wanted = cases_wanted(request.GET)
    shown = board(person, year, wanted, page_number(request))
    levels = [level for level in ASSESSED if shown.at(level=level)]
    context = {
        "year": year,
        "years": sorted({year, *years(person), *listed_years(person)}, reverse=True),
        "board": shown,
        "wanted": wanted,
        "form": BoardForm(request.GET, agency_choices(person)),
        "narrowed": wanted != CaseFilter(),
        "levels": levels,
        "stages": [_row(year, wanted, shown, stage, levels) for stage in CaseStage if shown.at(stage)],
        "totals": [
            (level, shown.at(level=level), link(year, replace(wanted, stage="", level=level)))
            for level in levels
        ],
        "turns": [
            (
                OWNER_NAMES[owner],
                shown.owners[owner],
                link(year, replace(wanted, owner=owner)),
                wanted.owner == owner,
            )
            for owner in Owner
            if shown.owners.get(owner)
        ],
        "late": link(year, replace(wanted, late=True)),
        "before": shown.number - 1,
        "after": shown.number + 1,
        "may_open": access.can(person, "case.open"),
        "excel": link(year, wanted, "cases.excel"),
        "many": link(year, wanted, "cases.bulk") if access.can(person, "case.bulk") else "",
    }
    return Page("cases/board.html", context)


def link(year: int, wanted: CaseFilter, page: str = "cases.board") -> str:
    """Return the address of a board, or of another page of cases, narrowed to something."""
    asked = {
        "year": str(year),
        "q": wanted.text,
        "stage": wanted.stage,
        "level": wanted.level,
        "owner": wanted.owner,
        "province": wanted.province,
        "agency": wanted.agency,
        "hold": wanted.hold,
        "late": "on" if wanted.late else "",
        "reached": wanted.reached,
        "by": wanted.by.isoformat() if wanted.by else "",
        "kind": wanted.kind,
    }
    query = urlencode({name: value for name, value in asked.items() if value})
    tail = "#list" if page == "cases.board" else ""
    return f"{reverse(page)}?{query}{tail}"


def _row(
    year: int, wanted: CaseFilter, shown: Board, stage: CaseStage, levels: Sequence[str]
) -> dict[str, object]:
    cells = [
        (shown.at(stage, level), link(year, replace(wanted, stage=stage, level=level)), level)
        for level in levels
    ]
    whole_row = link(year, replace(wanted, stage=stage, level=""))
    return {"stage": stage, "cells": cells, "total": shown.at(stage), "url": whole_row}


urls: list[URLPattern] = [path("cases/", show, name="cases.board")]
