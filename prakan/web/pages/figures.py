"""A figure and everything behind it: page, panel fragment, and its source as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.domain.figures import (
    Computed,
    Counted,
    Entered,
    Evidence,
    Figure,
    Node,
    Operation,
    as_plain,
    compute,
)
from prakan.domain.problems import Refused
from prakan.reporting.actions.doubts import doubt as tell
from prakan.reporting.queries.counted import page_counted
from prakan.reporting.queries.figures import FigureView, figure_view
from prakan.web.forms.figures import DoubtForm
from prakan.web.problems import attach
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of
from prakan.web.shell.period import period_of
from prakan.web.shell.places import place_of

SHOWN = 12  # terms of a formula that are printed; the rest is counted, and listed in the lineage


@dataclass(frozen=True, slots=True)
class Term:
    """A piece of a formula: a figure, or the sign or words between two."""

    figure: Figure | None = None
    words: str = ""


def formula(node: Node) -> tuple[Term, ...]:
    """Return the right side of a figure's formula: its inputs with the signs between them."""
    if not isinstance(node.figure.derivation, Computed):
        return ()
    operation, inputs = node.figure.derivation.operation, [n.figure for n in node.inputs]
    if operation in (Operation.SUM, Operation.MEAN, Operation.COUNT):
        return tuple(_many(operation, inputs))
    sign = {Operation.RATIO: "÷", Operation.DIFFERENCE: "−"}.get(operation, "")
    tail = {Operation.RATIO: "× 100", Operation.MILLION: "÷ 1,000,000"}.get(operation, "")
    return tuple(_few(inputs, sign, tail))


def _few(inputs: list[Figure], sign: str, tail: str) -> Iterator[Term]:
    for place, figure in enumerate(inputs):
        if place:
            yield Term(words=sign)
        yield Term(figure)
    if tail:
        yield Term(words=tail)


def _many(operation: Operation, inputs: list[Figure]) -> Iterator[Term]:
    base = [f for f in inputs if f.amount.is_value]
    shown = base if operation is Operation.MEAN else inputs
    yield from _few(shown[:SHOWN], "+", "")
    if len(shown) > SHOWN:
        yield Term(words=_("+ %(n)s more") % {"n": len(shown) - SHOWN})
    if operation is Operation.MEAN:
        yield Term(words=f"÷ {len(base)}")


def closes(node: Node) -> bool:
    """Return whether the formula, worked out again now, gives the figure."""
    derivation = node.figure.derivation
    if not isinstance(derivation, Computed):
        return True
    return compute(derivation.operation, [n.figure.amount for n in node.inputs]) == node.figure.amount


def evidence_of(node: Node) -> tuple[Evidence, ...]:
    """Return the documents behind a figure's leaves, each once."""
    found: dict[tuple[str, str], Evidence] = {}
    for leaf in node.leaves():
        if isinstance(leaf.derivation, Entered):
            for document in leaf.derivation.evidence:
                found.setdefault((document.title, document.digest), document)
    return tuple(found.values())


def counted_of(node: Node) -> int:
    """Return how many rows a count counted, 0 for what is no count."""
    derivation = node.figure.derivation
    return derivation.count if isinstance(derivation, Counted) else 0


def list_of(node: Node) -> str:
    """Return the address of the list of everything counted, where a page shows it."""
    derivation = node.figure.derivation
    if not isinstance(derivation, Counted):
        return ""
    told = dict(derivation.parameters)
    if derivation.counter.startswith(("assessed.", "cases.")):
        shown: dict[str, str] = {name: told[name] for name in ("year", "kind", "level") if name in told}
        shown |= {"reached": told["stage"], "by": told["as_of"]}
        return f"{reverse('cases.board')}?{urlencode(shown)}#list"
    if derivation.counter == "payments.paid":
        return f"{reverse('payments.cases')}?{urlencode(_of_level(told))}"
    if derivation.counter.startswith(("results_use.", "readings.")):
        return reverse("figures.counted", args=[node.figure.code])
    if not derivation.counter.startswith("registry."):
        return ""
    asked = {"kind": told["kind"]}
    if derivation.counter != "registry.open":
        asked |= {"listed": told["year"], "status": "any"}
    return f"{reverse('institutions.list')}?{urlencode(asked)}"


def _of_level(told: dict[str, str]) -> dict[str, str]:
    return {name: told[name] for name in ("year", "level")}


def tree(node: Node) -> dict[str, Any]:
    """Return a figure and all it is computed from as plain JSON values."""
    return {**as_plain(node.figure), "inputs": [tree(n) for n in node.inputs]}


def _view(request: HttpRequest, code: str) -> FigureView:
    person = person_of(request)
    return figure_view(person, code, period_of(request, person).number)


@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Show a figure with its lineage, checks and uses; only the panel when htmx asks."""
    view = _view(request, code)
    context = {
        "view": view,
        "node": view.node,
        "formula": formula(view.node),
        "closes": closes(view.node),
        "evidence": evidence_of(view.node),
        "rows": [(row, place_of(row.subject) if row.subject else "") for row in view.rows],
        "more": max(0, counted_of(view.node) - len(view.rows)),
        "all": list_of(view.node),
        "contradicted": view.doubted,
    }
    part = getattr(request, "htmx", False)
    response = render(request, "figures/panel.html" if part else "figures/page.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def counted(request: HttpRequest, code: str) -> HttpResponse:
    """Show exactly what a figure counted, page by page."""
    view = _view(request, code)
    found = page_counted(person_of(request), view.figure, page_number(request))
    if found is None:
        return redirect("figures.show", code)
    context = {
        "view": view,
        "found": found,
        "counted": counted_of(view.node),
        "rows": [(row, place_of(row.subject) if row.subject else "") for row in found.rows],
        "before": found.number - 1,
        "after": found.number + 1,
    }
    return render(request, "figures/counted.html", context)


@require_safe
def source(request: HttpRequest, code: str) -> JsonResponse:
    """Return a figure's whole derivation as a file."""
    view = _view(request, code)
    content = {"seal": view.seal, "figure": tree(view.node)}
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = f'attachment; filename="{view.figure.code}.json"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def doubt(request: HttpRequest, code: str) -> HttpResponse:
    """Ask what is wrong with a figure, and tell the policy office."""
    view = _view(request, code)
    form = DoubtForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            tell(code=code, reason=form.cleaned_data["reason"], by=person_of(request), at=timezone.now())
        except Refused as refused:
            attach(form, refused)
        else:
            messages.success(request, _("The policy office has your report; they decide"))
            return redirect("figures.show", code)
    context = {"view": view, "form": form}
    return render(request, "figures/doubt.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path("figures/<str:code>/doubt/", doubt, name="figures.doubt"),
    path("figures/<str:code>/counted/", counted, name="figures.counted"),
    path("figures/<str:code>/source.json", source, name="figures.source"),
    path("figures/<str:code>", show, name="figures.show"),
]
