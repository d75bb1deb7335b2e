"""Figures on a page: every number a link to its source, every kind of nothing its own sign."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from urllib.parse import quote

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prakan.domain.figures import (
    Amount,
    Computed,
    Counted,
    Derivation,
    Entered,
    Figure,
    FigureBook,
    Operation,
    State,
    printed,
    rounded,
)
from prakan.web.templatetags.words import language

register = template.Library()
register.filter("printed", printed)

#: what each operation of the closed vocabulary does, in words.
OPERATIONS = {
    Operation.SUM: _("sum"),
    Operation.RATIO: _("share in percent"),
    Operation.MEAN: _("mean of the rows that have a number"),
    Operation.COUNT: _("how many have a number"),
    Operation.DIFFERENCE: _("difference"),
    Operation.LADDER: _("percent of the step reached"),
    Operation.MILLION: _("baht as million baht"),
}


@lru_cache(maxsize=1)
def _stem() -> str:
    return reverse("figures.show", args=["CODE"]).removesuffix("CODE")


def address(code: str) -> str:
    """Return the address of a figure's page."""
    return _stem() + quote(code)


def nothing(state: State) -> SafeString:
    """Draw a dash, an empty cell or an unknown value, each with the words a screen reader says."""
    return _nothing(state, language())


@lru_cache(maxsize=16)
def _nothing(state: State, _spoken: str) -> SafeString:
    if state is State.DASH:
        words = gettext("does not apply to this row")
        return format_html(
            '<span class="pk-dash" title="{0}"><span aria-hidden="true">–</span>'
            '<span class="pk-sr">{0}</span></span>',
            words,
        )
    if state is State.EMPTY:
        words = gettext("not yet filled in")
        return format_html('<span class="pk-empty" title="{0}"><span class="pk-sr">{0}</span></span>', words)
    return format_html(
        '<span class="pk-unk" title="{}">{}</span>',
        gettext("the source gives no value"),
        gettext("unknown"),
    )


def link(figure: Figure, *, contradicted: bool = False, classes: str = "", ref: str = "") -> SafeString:
    """Draw a figure: a link to its source, or the sign of its nothing."""
    if not figure.amount.is_value:
        return nothing(figure.amount.state)
    kinds = ["pk-fig", classes]
    if contradicted:
        kinds.append("pk-fig--x")
    elif isinstance(figure.derivation, Entered):
        kinds.append("pk-fig--typed")
    return format_html(
        '<a class="{}" href="{}"{}>{}{}</a>',
        " ".join(k for k in kinds if k),
        address(figure.code),
        format_html(' data-ref="{}"', ref) if ref else "",
        printed(figure),
        format_html('<span class="pk-sr"> {}</span>', gettext("contradicted")) if contradicted else "",
    )


@register.simple_tag(takes_context=True)
def figure(
    context: Context, fig: Figure | None, classes: str = "", ref: str = "", *, unit: bool = False
) -> SafeString:
    """Draw ``fig``; ``contradicted`` in the context holds the codes that a check speaks against."""
    if fig is None:
        return nothing(State.EMPTY)
    against: Container[str] = context.get("contradicted") or ()
    drawn = link(fig, contradicted=fig.code in against, classes=classes, ref=ref)
    if not unit:
        return drawn
    return format_html('{}<span class="pk-unit">{}</span>', drawn, fig.unit.say(language()))


@register.simple_tag(takes_context=True)
def figure_at(context: Context, book: FigureBook, *code: object, classes: str = "") -> SafeString:
    """Draw the figure of ``book`` whose code is the parts joined by dots; a missing one is an error."""
    found: Figure = book[".".join(str(part) for part in code)]
    against: Container[str] = context.get("contradicted") or ()
    return link(found, contradicted=found.code in against, classes=classes)


@register.simple_tag
def amount(value: Amount, decimals: int = 0) -> SafeString:
    """Draw an amount that is no figure (a person's own queue, a draft): text, or the sign of its nothing."""
    if value.value is None:
        return nothing(value.state)
    return mark_safe(f"{rounded(value.value, decimals):,}")  # noqa: S308 - digits only


@register.simple_tag
def figure_url(code: str) -> str:
    """Return the address of a figure's page."""
    return address(code)


@register.filter
def kind(fig: Figure) -> str:
    """Return how a figure came to be: "entered", "counted" or "computed"."""
    derivation = fig.derivation
    if isinstance(derivation, Entered):
        return "entered"
    return "counted" if isinstance(derivation, Counted) else "computed"


@register.filter
def origin(fig: Figure) -> str:
    """Say in a word or two how a figure came to be."""
    words = {"entered": gettext("entered"), "counted": gettext("counted"), "computed": gettext("computed")}
    return words[kind(fig)]


@register.filter
def operation(derivation: Derivation) -> str:
    """Say what a computed figure does with its inputs."""
    return str(OPERATIONS[derivation.operation]) if isinstance(derivation, Computed) else ""


@register.filter
def rule(fig: Figure) -> str:
    """Say how a computed figure is kept up to date."""
    named = {"operation": operation(fig.derivation)}
    return gettext("Computed (%(operation)s): it follows its sources, nobody types it") % named


@register.filter
def place(fig: Figure) -> str:
    """Return where an entered figure stands in the source document."""
    return fig.derivation.place.say(language()) if isinstance(fig.derivation, Entered) else ""


@register.filter
def digest(value: str) -> str:
    """Shorten a sha256 to what a person can compare: "9c41·e07b"."""
    return f"{value[:4]}·{value[4:8]}" if value else ""
