"""What two versions say, part by part, in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from prakan.assessment.queries.case_scores.rooms import Room
from prakan.assessment.queries.field.conflicts import ConflictView
from prakan.domain.case_scores.papers import FINDING_NAMES
from prakan.domain.field.words import RECORD_NAMES, RecordKind
from prakan.domain.frameworks.questions import Asks, question
from prakan.domain.frameworks.vocabulary import NOT_ASSESSED
from prakan.domain.frameworks.words import MET, NOT_ASSESSED_TEXT, NOT_MET
from prakan.web.templatetags.words import language, thai_date

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what two versions say; "" where one of them says nothing."""

    label: str
    standing: str
    arrived: str

    @property
    def differs(self) -> bool:
        return self.standing != self.arrived


def title_of(room: Room, view: ConflictView) -> str:
    """Return what a pair is about."""
    if view.kind == "score":
        name = room.pack.name_of(view.code).say(language())
        return _("Score of %(code)s") % {"code": f"{view.code} {name}".strip()}
    if view.kind == "finding":
        return _("A line of the team")
    kind, _colon, part = view.code.partition(":")
    day = f" {thai_date(date.fromisoformat(part))}" if part else ""
    return RECORD_NAMES[kind].say(language()) + day


def parts_of(room: Room, view: ConflictView, standing: Content, arrived: Content) -> list[Part]:
    """Return what two contents say beside each other, in the order of the one that stands."""
    left, right = (said_of(room, view, content) for content in (standing, arrived))
    return [Part(label, left.get(label, ""), right.get(label, "")) for label in {**left, **right}]


def said_of(room: Room, view: ConflictView, content: Content) -> dict[str, str]:
    """Return what a content says, by the name of each part."""
    if view.kind == "score":
        return _score(room, view.code, content)
    if view.kind == "finding":
        gone = content.get("removed") or "text" not in content
        return {_("Text"): _("taken off") if gone else content["text"]}
    kind, said = view.code.partition(":")[0], content.get("content", content)
    if kind == RecordKind.ATTENDANCE:
        return _attendance(said)
    return _feedback(said) if kind == RecordKind.ORAL_FEEDBACK else _sign_off(said)


def papered(content: Content, digest: str) -> Content:
    """Return a sign-off with the digest of its scan: a device names the file beside the record, not in it."""
    said = {**content.get("content", content), **({"paper": digest} if digest else {})}
    return {**content, "content": said} if "content" in content else said


def signature(view: ConflictView, content: Content | None) -> Content | None:
    """Return a sign-off with strokes that can be drawn; None when there are none."""
    said = (content or {}).get("content", content or {})
    drawn = view.code.startswith(RecordKind.SIGN_OFF) and said.get("strokes")
    return {"name": said.get("name", ""), **_canvas(said)} if drawn else None


def _canvas(said: Content) -> Content:
    """Return strokes of whole numbers only: what arrived was checked by nobody yet."""
    strokes = [one for one in said["strokes"] if _is_stroke(one)] if isinstance(said["strokes"], list) else []
    sides = {side: said.get(side) for side in ("width", "height")}
    return {"strokes": strokes, **{side: n if isinstance(n, int) else 1 for side, n in sides.items()}}


def _is_stroke(one: object) -> bool:
    return isinstance(one, list) and bool(one) and len(one) % 2 == 0 and all(type(n) is int for n in one)


def _score(room: Room, code: str, content: Content) -> dict[str, str]:
    titles = {one.key: f"[{one.number}] {one.title}" for one in room.evidence}
    cited = sorted(titles.get(key, _("a piece that is not here yet")) for key in content.get("evidence", ()))
    return {
        _("Level"): _level(room, code, str(content.get("mark", ""))),
        _("Reason"): str(content.get("reason", "")),
        _("Evidence"): "\n".join(cited),
    }


def _level(room: Room, code: str, mark: str) -> str:
    asked, said = question(room.pack, code), language()
    if mark == NOT_ASSESSED:
        return NOT_ASSESSED_TEXT.say(said)
    if asked is None:
        return mark
    if asked.asks is Asks.MET:
        return {"true": MET, "false": NOT_MET}[mark].say(said) if mark in ("true", "false") else mark
    levels = asked.scale.levels if asked.scale else ()
    return next((f"{n} {one.name.say(said)}" for n, one in enumerate(levels, 1) if one.id == mark), mark)


def _attendance(said: Content) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in said.get("people", ()):
        there = pgettext("at a visit", "present") if one.get("present") else pgettext("at a visit", "absent")
        _add(found, str(one.get("name", "")), " · ".join(filter(None, (str(one.get("role", "")), there))))
    return found


def _feedback(said: Content) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in said.get("points", ()):
        kind = one.get("kind", "")
        name = FINDING_NAMES[kind].say(language()) if kind in FINDING_NAMES else str(kind)
        _add(found, f"{name} {one.get('code', '')}".strip(), str(one.get("text", "")))
    return {**found, _("What the institution said to it"): str(said.get("heard", ""))}


def _sign_off(said: Content) -> dict[str, str]:
    return {
        _("Name of who signed"): str(said.get("name", "")),
        pgettext("of who signed", "Position"): str(said.get("position", "")),
        _("Sentence signed"): str(said.get("said", "")),
        _("Signature"): _signed(said),
    }


def _signed(said: Content) -> str:
    """Return how it was signed; two papers differ by their digests."""
    paper = said.get("paper")
    on_paper = _("on paper, digest %(digest)s") % {"digest": str(paper)[:8]} if paper else ""
    drawn = _("on the screen") if said.get("strokes") else "" if paper else _("not on the screen")
    return " · ".join(filter(None, (drawn, on_paper)))


def _add(found: dict[str, str], label: str, text: str) -> None:
    """Add a text under a label; what bears the same label stands below it."""
    found[label] = f"{found[label]}\n{text}" if label in found else text
