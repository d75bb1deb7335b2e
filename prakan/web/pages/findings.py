"""Findings of a quarter: the list, one contradiction with its sides, a decision, a reader's own finding."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.domain.calendar import Quarter
from prakan.domain.checks.model import Severity
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_reporting import NO_SUCH_FINDING
from prakan.foundation.access import can
from prakan.foundation.actions.files import store
from prakan.foundation.queries.files import file
from prakan.reporting.actions import findings as actions
from prakan.reporting.queries.closings import closing
from prakan.reporting.queries.figures import figures_of
from prakan.reporting.queries.findings import FindingView, finding, findings
from prakan.reporting.queries.sums import sums_about
from prakan.web.forms.findings import ReaderForm, SettleForm
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.shell.period import named, period_of, written

STATES = ("open", "settled")
READER = "reader"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader wants to see; empty means everything."""

    severity: str = ""
    state: str = ""
    rule: str = ""
    about: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Wish:
        """Read the wish from the address; what means nothing counts as everything."""
        asked = {name: request.GET.get(name, "").strip() for name in cls.__slots__}
        known = {"severity": tuple(Severity), "state": STATES}
        return cls(**{n: v for n, v in asked.items() if n not in known or v in known[n]})

    @property
    def is_any(self) -> bool:
        return bool(self.severity or self.state or self.rule or self.about)

    def fits(self, found: FindingView) -> bool:
        """Return whether a finding is wanted."""
        return (
            self.severity in ("", found.severity)
            and (not self.state or (self.state == "settled") is found.is_settled)
            and self.rule in ("", found.rule)
            and self.about.casefold() in words_of(found)
        )


def words_of(found: FindingView) -> str:
    """Return everything a finding says, for the search box."""
    texts = (found.where, found.explanation, found.rule_name, *(s.place for s in found.sides))
    return " ".join((found.key, *found.codes, *(f"{t.th} {t.en}" for t in texts))).casefold()


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one severity."""

    severity: Severity
    found: tuple[FindingView, ...]
    open: int


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what the rules and the readers found, gravest first."""
    person = person_of(request)
    quarter = period_of(request, person)
    everything = findings(person, quarter.year, quarter.number)
    wish = Wish.of(request)
    shown = [f for f in everything if wish.fits(f)]
    return render(
        request,
        "findings/list.html",
        {
            "quarter": quarter,
            "wish": wish,
            "everything": everything,
            "open": sum(not f.is_settled for f in everything),
            "tabs": _tabs(everything, wish),
            "groups": _groups(shown),
            "rules": sorted({(f.rule, f.rule_name) for f in everything}, key=lambda pair: pair[1].th),
            "closed": closing(person, quarter.year, quarter.number),
            "may_record": can(person, "finding.record"),
        },
    )


def _groups(shown: list[FindingView]) -> tuple[Group, ...]:
    made = []
    for severity in Severity:
        found = tuple(f for f in shown if f.severity is severity)
        if found:
            made.append(Group(severity, found, sum(not f.is_settled for f in found)))
    return tuple(made)


def _tabs(everything: tuple[FindingView, ...], wish: Wish) -> list[dict[str, Any]]:
    counts = Counter(f.severity.value for f in everything)
    rest = {n: v for n in ("state", "rule", "about") if (v := getattr(wish, n))}
    names = {"": gettext("All"), "high": gettext("High"), "medium": gettext("Medium"), "low": gettext("Low")}
    return [
        {
            "name": name,
            "count": counts[value] if value else len(everything),
            "current": wish.severity == value,
            "address": "?" + urlencode({**({"severity": value} if value else {}), **rest}),
        }
        for value, name in names.items()
    ]


@require_safe
def show(request: HttpRequest, year: int, quarter: int, key: str) -> HttpResponse:
    """Show one contradiction; only the panel when htmx asks."""
    context = _context(request, named(year, quarter), key)
    template = "findings/panel.html" if getattr(request, "htmx", False) else "findings/page.html"
    return render(request, template, context)


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest, year: int, quarter: int, key: str) -> HttpResponse:
    """Record a decision; a refused one comes back with everything that was typed."""
    if request.method != "POST":
        return redirect("findings.show", year, quarter, key)
    context = _context(request, named(year, quarter), key)
    form = context["form"]
    if form.is_valid() and _settled(request, year, quarter, key, form):
        messages.success(request, gettext("Your decision is recorded"))
        return redirect("findings.show", year, quarter, key)
    return render(request, "findings/page.html", context, status=422)


def _settled(request: HttpRequest, year: int, quarter: int, key: str, form: SettleForm) -> bool:
    by, at, given = person_of(request), timezone.now(), form.cleaned_data
    try:
        evidence = given["kept"]
        if upload := given["evidence"]:
            evidence = store(name=upload.name, content=upload.file, by=by, at=at).pk
            form.data = request.POST.copy()
            form.data["kept"] = str(evidence)
        actions.settle(
            year=year,
            quarter=quarter,
            key=key,
            decision=given["decision"],
            reason=given["reason"],
            evidence=evidence,
            by=by,
            at=at,
        )
    except Refused as refused:
        attach(form, refused)
        return False
    return True


@require_POST
def reopen(request: HttpRequest, year: int, quarter: int, key: str) -> HttpResponseRedirect:
    """Open a settled finding again."""
    actions.reopen(year=year, quarter=quarter, key=key, by=person_of(request), at=timezone.now())
    messages.success(request, gettext("The finding is open again; the earlier decision stays in its history"))
    return redirect("findings.show", year, quarter, key)


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, year: int, quarter: int) -> HttpResponse:
    """Enter what only a reader of the narrative can see."""
    form = ReaderForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (key := _recorded(request, year, quarter, form)):
        messages.success(request, gettext("Your finding stands in the list"))
        return redirect("findings.show", year, quarter, key)
    status = 422 if form.is_bound else 200
    context = {"form": form, "quarter": named(year, quarter)}
    return render(request, "findings/record.html", context, status=status)


def _recorded(request: HttpRequest, year: int, quarter: int, form: ReaderForm) -> str:
    person = person_of(request)
    taken = {f.key for f in findings(person, year, quarter)}
    name = next(n for i in range(1, len(taken) + 2) if f"{READER}:{(n := f'page-{i}')}" not in taken)
    given: dict[str, str] = form.cleaned_data
    try:
        actions.record(year=year, quarter=quarter, key=name, by=person, at=timezone.now(), **given)
    except Refused as refused:
        attach(form, refused)
        return ""
    return f"{READER}:{name}"


def _context(request: HttpRequest, quarter: Quarter, key: str) -> dict[str, Any]:
    """Return what a contradiction's page shows; its form holds what was posted, if anything was."""
    person, year, number = person_of(request), quarter.year, quarter.number
    found = finding(person, year, number, key)
    if found is None:
        raise refuse(NO_SUCH_FINDING, key=key)
    book = figures_of(person, year, number)
    sums = sums_about(person, year, number, found, book)
    closed = closing(person, year, number)
    evidence = found.settlement.evidence if found.settlement else None
    return {
        "found": found,
        "form": SettleForm(found, sums, *((request.POST, request.FILES) if request.method == "POST" else ())),
        "quarter": quarter,
        "codes": frozenset(s.code for s in found.sides if s.code in book),
        "sums": sums,
        "evidence": file(person, evidence) if evidence else None,
        "closed": closed,
        "may_settle": not closed and not found.settlement and can(person, "finding.settle"),
        "may_reopen": not closed and bool(found.settlement) and can(person, "finding.reopen"),
        "back": f"{reverse('findings.list')}?period={written(quarter)}",
    }


PLACE = "findings/<int:year>-<int:quarter>/"
urls: list[URLPattern] = [
    path("findings/", index, name="findings.list"),
    path(f"{PLACE}new/", record, name="findings.record"),
    path(f"{PLACE}<str:key>/", show, name="findings.show"),
    path(f"{PLACE}<str:key>/settle/", settle, name="findings.settle"),
    path(f"{PLACE}<str:key>/reopen/", reopen, name="findings.reopen"),
]
