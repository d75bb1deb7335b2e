"""Words, marks and the drawn derivation of scores of cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from prakan.assessment.queries.case_scores.papers import EvidenceView
from prakan.assessment.queries.case_scores.rooms import Sheet
from prakan.domain.case_scores.derivation import Branch, Derivation
from prakan.domain.case_scores.papers import EVIDENCE_NAMES, SEAT_NAMES, EvidenceKind
from prakan.domain.case_scores.sheets import State
from prakan.domain.field.clock import Oddity
from prakan.domain.field.entries import Place
from prakan.domain.field.oddities import ODDITY_NAMES
from prakan.domain.frameworks.scoring import rounded
from prakan.domain.frameworks.vocabulary import OVERALL
from prakan.domain.text import Text
from prakan.web.templatetags.words import joined, language, thai_when

register = template.Library()

WIDE, HIGH, GAP, STEP, TOP = 236, 30, 96, 38, 10  # a box, between columns, from row to row, above the first
FIRST = 330  # the width of boxes of marks, which carry a name
LETTERS = 30  # of a name that fit
EVIDENCE_ICONS: dict[str, str] = {
    EvidenceKind.DOCUMENT: "i-file-text",
    EvidenceKind.INTERVIEW: "i-message-2",
    EvidenceKind.OBSERVATION: "i-eye",
    EvidenceKind.DATA: "i-database-export",
    EvidenceKind.PHOTO: "i-photo",
    EvidenceKind.SOUND: "i-message-2",
    EvidenceKind.VIDEO: "i-video",
    EvidenceKind.SAR: "i-file-text",
}


@register.filter
def beside(values: Sequence[Any], others: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Return each value with what stands at its place among the others; ``ValueError`` when one lacks."""
    return list(zip(values, others, strict=True))


@register.filter
def state_word(state: State) -> str:
    """Return the word of how far a question has come."""
    return {State.DONE: _("complete"), State.BEGUN: _("begun"), State.EMPTY: _("open")}[state]


@register.filter
def evidence_word(kind: str) -> Text:
    """Return what a kind of evidence is called."""
    return EVIDENCE_NAMES[kind]


@register.filter
def evidence_icon(kind: str) -> str:
    """Return the icon of a kind of evidence."""
    return EVIDENCE_ICONS[kind]


@register.filter
def plays(piece: EvidenceView) -> str:
    """Return how a page shows the file of a piece: "sound", "video", "image", or "" as a link only."""
    family = piece.media_type.partition("/")[0]
    if family == "audio" or (family == "video" and piece.kind == EvidenceKind.SOUND):
        return "sound"  # it lies in the containers of videos too
    return family if family in ("video", "image") else ""


@register.filter
def seat_name(seat: str) -> Text:
    """Return what a seat in a team is called."""
    return SEAT_NAMES[seat]


@register.filter
def oddity_word(odd: Oddity) -> Text:
    """Return what is odd about the time of an entry."""
    return ODDITY_NAMES[odd]


@register.filter
def coordinates(place: Place) -> str:
    """Return a place in degrees, north and east."""
    return f"{place.lat / 1_000_000:.5f}, {place.lon / 1_000_000:.5f}"


@register.filter
def where(piece: EvidenceView) -> str:
    """Return where a piece of evidence comes from: page or time in it, day and place."""
    said = [EVIDENCE_NAMES[piece.kind].say(language())]
    if piece.page:
        said.append(_("page %(n)s") % {"n": piece.page})
    if piece.second is not None:
        said.append(f"{piece.second // 60:02d}.{piece.second % 60:02d}")
    if piece.taken_at:
        said.append(thai_when(piece.taken_at))
    return " · ".join([*said, piece.place] if piece.place else said)


@register.filter
def saved_when(sheet: Sheet, code: str) -> str:
    """Return when an entry of a sheet was saved."""
    at = sheet.of(code).at
    return thai_when(datetime.fromisoformat(at)) if at else ""


@register.filter
def share(value: Fraction, decimals: int = 2) -> str:
    """Return an exact number with fixed decimals, rounded half up."""
    kept = rounded(value, decimals)
    return f"{Decimal(kept.numerator) / Decimal(kept.denominator):.{decimals}f}"


@register.simple_tag
def derivation_figure(tree: Derivation, label: str) -> SafeString:
    """Draw a derivation: marks on the left, what follows from them on the right; each box opens its line."""
    height = TOP * 2 + max(tree.rows, 1) * STEP
    width = FIRST + (tree.columns - 1) * (WIDE + GAP) + 4
    return format_html(
        '<svg class="pk-tree-fig" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>',
        width,
        height,
        label,
        format_html_join("", '<path d="{}" class="{}"/>', _paths(tree)),
        format_html_join("", "{}", ((_box(one),) for one in reversed(tree.branches))),
    )


def _left(column: int) -> int:
    return 2 if column == 0 else FIRST + GAP + (column - 1) * (WIDE + GAP)


def _middle(branch: Branch) -> float:
    return TOP + branch.row * STEP + HIGH / 2


def _paths(tree: Derivation) -> list[tuple[str, str]]:
    places = {one.code: one for one in tree.branches}
    made = []
    for line in tree.lines:
        source, target = places[line.source], places[line.target]
        start = _left(source.column) + (FIRST - 2 if source.column == 0 else WIDE)
        end, turn = _left(target.column), _left(target.column) - GAP / 2
        y, to = _middle(source), _middle(target)
        made.append((f"M{start} {y}C{turn} {y} {turn} {to} {end} {to}", "" if line.counted else "x"))
    return made


def _box(branch: Branch) -> SafeString:
    left, top = _left(branch.column), _middle(branch) - HIGH / 2
    wide = FIRST - 2 if branch.column == 0 else WIDE
    name = _name(branch)
    outcome = branch.outcome.say(language())
    number = f"{branch.number} " if branch.number else ""
    return format_html(
        '<a href="#d-{}" class="{}"><title>{}</title><rect x="{}" y="{}" width="{}" height="{}" rx="4"/>'
        '<text x="{}" y="{}"><tspan class="c">{}</tspan> <tspan class="r">{}</tspan></text>'
        '<text x="{}" y="{}" text-anchor="end" class="o">{}{}</text></a>',
        branch.code,
        _class(branch),
        f"{branch.code} {branch.name.say(language())}: {outcome}. {branch.step.say(language())}",
        left,
        top,
        wide,
        HIGH,
        left + 10,
        top + 20,
        "" if branch.code == OVERALL else branch.code,
        joined(name),
        left + wide - 10,
        top + 20,
        number,
        outcome,
    )


def _class(branch: Branch) -> str:
    if not branch.assessed:
        return "n"
    return "w" if branch.code == OVERALL else ""


def _name(branch: Branch) -> str:
    name = branch.name.say(language())
    most = LETTERS if branch.column == 0 else LETTERS // 2 + 1
    return name if len(name) <= most else f"{name[: most - 1]}…"


@register.simple_tag
def strokes(content: Mapping[str, Any]) -> SafeString:
    """Draw a signature as it was written on the screen."""
    drawn = format_html_join("", '<path d="{}"/>', ((_path(one),) for one in content["strokes"]))
    words = _("Signature of %(name)s") % {"name": content["name"]}
    return format_html(
        '<svg class="pk-strokes" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        content["width"],
        content["height"],
        words,
        drawn,
    )


def _path(stroke: list[int]) -> str:
    """Return a stroke (x, y, x, y, …) as a path; a dot is a line to itself."""
    points = list(zip(stroke[::2], stroke[1::2], strict=True))
    points = points if len(points) > 1 else points * 2
    return "M" + "L".join(f"{x} {y}" for x, y in points)
