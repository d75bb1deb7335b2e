"""A narrative with its figures as links: the numbers that were entered for it open to their source."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from django import template
from django.template import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from prakan.domain.figures import Figure, State, printed
from prakan.domain.text import Text
from prakan.planning.queries.plan import RowView
from prakan.web.templatetags.figures import link, nothing
from prakan.web.templatetags.words import joined, language

LAST_NUMBER = re.compile(r"[\d.]+$")
register = template.Library()


@register.simple_tag(takes_context=True)
def narrative(context: Context, text: Text, figures: Iterable[Figure]) -> SafeString:
    """Show a text, each number that is a figure of ``figures`` linked where it first stands; lines kept."""
    words = text.say(language())
    shown = _linked(words, list(figures), context.get("contradicted") or ())
    if language() == "en" and text.th and not text.en:
        return format_html('<span lang="th">{}</span>', shown)
    return shown


@register.simple_tag(takes_context=True)
def figure_of(context: Context, figures: Iterable[Figure], key: str) -> SafeString:
    """Draw the figure of a narrative number by its key."""
    found = next((figure for figure in figures if figure.code.endswith(f".n.{key}")), None)
    if found is None:
        return nothing(State.EMPTY)
    return link(found, contradicted=found.code in (context.get("contradicted") or ()))


@register.filter
def row_label(row: RowView) -> str:
    """Return the printed label of a row, short: "Output 2", "7" for an activity, "1.2"."""
    number = LAST_NUMBER.search(row.code)
    if number is None or row.kind not in ("output", "activity"):
        return row.code
    return gettext("Output %(number)s") % {"number": number[0]} if row.kind == "output" else number[0]


@register.simple_tag
def nothing_in(state: str) -> SafeString:
    """Draw the nothing that a cell without words holds; a cell never touched is empty."""
    found = State(state or State.EMPTY)
    return nothing(State.EMPTY if found is State.VALUE else found)


def _linked(words: str, figures: list[Figure], contradicted: Container[str]) -> SafeString:
    by_print: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.amount.is_value:
            by_print.setdefault(printed(figure), []).append(figure)
    pieces: list[str] = []
    for piece in _pieces(words, by_print):
        waiting = by_print.get(piece)
        if waiting:
            found = waiting.pop(0)
            pieces.append(link(found, contradicted=found.code in contradicted))
        else:
            pieces.append(str(conditional_escape(joined(piece))).replace("\n", "<br>"))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece was escaped or drawn


def _pieces(words: str, prints: Iterable[str]) -> list[str]:
    """Split at the printed numbers, never inside a longer number."""
    longest = sorted(prints, key=len, reverse=True)
    if not longest:
        return [words]
    pattern = "|".join(map(re.escape, longest))
    marker = r"(?!(?<![^\n])\d+[.)]\s)"  # "3) …" at the start of a line counts nothing
    return re.split(rf"(?<![\d.,]){marker}({pattern})(?![\d]|[.,]\d)", words)
