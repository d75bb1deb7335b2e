"""What is stored of rosters, in words: stages, outcomes, attributes and their values."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prakan.domain import places
from prakan.domain.institutions import (
    KIND_NAMES,
    PRECISION_NAMES,
    SCHEME_NAMES,
    SIZE_NAMES,
    CodeScheme,
    Kind,
    Precision,
    Size,
)
from prakan.domain.roster_sheet.headings import BY_FIELD
from prakan.domain.text import Text
from prakan.registry.queries.roster_contacts import ContactPreview
from prakan.registry.queries.rosters import IntakeView, RosterLineView
from prakan.web.templatetags.words import language

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Chip:
    """A state in words, with its colour and icon."""

    words: Words
    kind: str
    icon: str


REQUEST_STAGES: dict[str, Chip] = {
    "draft": Chip(_("letter not sent"), "draft", icon="pencil"),
    "sent": Chip(_("letter sent"), "info", icon="mail"),
    "reminded": Chip(_("reminded"), "warn", icon="bell"),
    "overdue": Chip(_("overdue"), "bad", icon="alert-triangle"),
    "received": Chip(_("roster came"), "info", icon="file-spreadsheet"),
    "accepted": Chip(_("in the registry"), "ok", icon="check"),
}
INTAKE_STAGES: dict[str, Chip] = {
    "uploaded": Chip(_("waits to be read"), "", icon="clock"),
    "reading": Chip(_("being read"), "info", icon="eye"),
    "recognised": Chip(_("columns to be confirmed"), "warn", icon="columns"),
    "mapped": Chip(_("waits to be checked"), "", icon="clock"),
    "checking": Chip(_("being checked"), "info", icon="list-check"),
    "checked": Chip(_("to be confirmed"), "warn", icon="eye"),
    "confirmed": Chip(_("waits to be written"), "", icon="clock"),
    "committing": Chip(_("being written to the registry"), "info", icon="pencil"),
    "committed": Chip(_("in the registry"), "ok", icon="check"),
    "cancelled": Chip(_("intake cancelled"), "", icon="x"),
    "failed": Chip(_("stopped"), "bad", icon="alert-triangle"),
}
OUTCOMES: dict[str, tuple[Words, str]] = {
    "refused": (_("Refused"), "bad"),
    "changed": (_("Changed"), "info"),
    "new": (_("New"), "ok"),
    "unchanged": (_("Unchanged"), ""),
    "aside": (_("Set aside"), ""),
}
CONTACTS: dict[str, tuple[Words, str]] = {
    "new": (_("Contact: new"), "ok"),
    "changed": (_("Contact: changed"), "info"),
    "unchanged": (_("Contact: unchanged"), ""),
    "by_hand": (_("Contact: stays as entered"), "warn"),
    "waits": (_("Contact: waits for its line"), ""),
}
#: stages of an intake in the order of the line on its page
PATH: tuple[tuple[Words, frozenset[str]], ...] = (
    (_("Received"), frozenset({"uploaded"})),
    (_("Columns"), frozenset({"reading", "recognised"})),
    (_("Check"), frozenset({"mapped", "checking"})),
    (_("Preview"), frozenset({"checked"})),
    (_("Registry"), frozenset({"confirmed", "committing", "committed"})),
)
OTHER_LABELS = {
    "position_precision": Text("ความละเอียดของพิกัด", "How near the position is"),
    "position_source": Text("ที่มาของพิกัด", "Source of the position"),
}


@dataclass(frozen=True, slots=True)
class PathStep:
    """A step of the way a file takes: done, now, or to come."""

    words: Words
    state: str


@dataclass(frozen=True, slots=True)
class Tab:
    """An outcome, how many lines have it, whether they are shown."""

    key: str
    words: Words
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class ShownContact:
    """A contact that a line names: what becomes of it, its role, what of it is shown."""

    chip: Chip
    role: Text
    words: str


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a file with its words."""

    line: RosterLineView
    outcome: Chip
    place: str
    codes: tuple[str, ...]
    kind: Text | None
    changes: tuple[tuple[Text, str, str], ...]
    candidates: tuple[tuple[int, str], ...]
    contact: ShownContact | None


def request_chip(stage: str) -> Chip:
    return REQUEST_STAGES[stage]


def intake_chip(stage: str) -> Chip:
    return INTAKE_STAGES[stage]


def path_of(view: IntakeView) -> tuple[PathStep, ...]:
    """Return the way of a file; a stopped one shows how far it came."""
    now = next((i for i, (_words, stages) in enumerate(PATH) if view.stage in stages), None)
    if now is None:
        now = 3 if view.digest else 2 if view.columns else 0
    finished = view.stage == "committed"
    return tuple(
        PathStep(words, "done" if i < now or finished else "now" if i == now else "")
        for i, (words, _stages) in enumerate(PATH)
    )


def tabs(view: IntakeView, wish: str) -> tuple[Tab, ...]:
    """Return a tab for each outcome; lines set aside only where there are any."""
    return tuple(
        Tab(key, words, view.counts.get(key, 0), key == wish)
        for key, (words, _kind) in OUTCOMES.items()
        if key != "aside" or view.counts.get(key)
    )


def shown(line: RosterLineView) -> ShownLine:
    words, kind = OUTCOMES[line.outcome]
    values = line.values
    return ShownLine(
        line=line,
        outcome=Chip(words, kind, ""),
        place=place(*(str(values.get(name, "")) for name in ("subdistrict", "district", "province"))),
        codes=tuple(str(value) for name, value in values.items() if name.startswith("code.")),
        kind=KIND_NAMES[Kind(values["kind"])] if values.get("kind") else None,
        changes=tuple(
            (label(f), value_of(f, before), value_of(f, after)) for f, before, after in line.changes
        ),
        candidates=tuple(
            (
                one.id,
                f"{one.name.say(language())} · {place(one.subdistrict, one.district, one.province)}"
                f"{' · ' + ', '.join(one.codes) if one.codes else ''}",
            )
            for one in line.candidates
        ),
        contact=_contact(line.contact) if line.contact else None,
    )


def _contact(contact: ContactPreview) -> ShownContact:
    words, kind = CONTACTS[contact.outcome]
    said = (contact.masked.name, contact.masked.phone, contact.masked.email)
    return ShownContact(Chip(words, kind, ""), contact.role, " · ".join(part for part in said if part))


def contact_counts(view: IntakeView) -> tuple[tuple[Chip, int], ...]:
    """Return how many contacts have which outcome, in the order of the page; none where no line names any."""
    return tuple(
        (Chip(words, kind, ""), view.contacts[key])
        for key, (words, kind) in CONTACTS.items()
        if view.contacts.get(key)
    )


def place(subdistrict: str, district: str, province: str) -> str:
    """Return a place in words from its codes, as near as it is known."""
    found = places.subdistrict(subdistrict) or places.district(district) or places.province(province)
    if found is None:
        return ""
    if language() == "th":
        return places.full_name(found)
    names = [found.name.en, *(p.name.en for p in _above(found))]
    return ", ".join(names)


def _above(found: places.Place) -> tuple[places.Place, ...]:
    if isinstance(found, places.Subdistrict):
        return (found.district, found.province)
    return (found.province,) if isinstance(found, places.District) else ()


def label(field: str) -> Text:
    """Return what an attribute is called."""
    if field.startswith("code."):
        return SCHEME_NAMES[CodeScheme(field.removeprefix("code."))]
    return BY_FIELD[field].name if field in BY_FIELD else OTHER_LABELS.get(field, Text(field, field))


def value_of(field: str, value: str) -> str:
    """Return a stored value as people say it: the name of a place, kind or size, not its code."""
    if not value:
        return ""
    match field:
        case "province" | "district" | "subdistrict":
            found = {"province": places.province, "district": places.district}.get(field, places.subdistrict)(
                value
            )
            return found.name.say(language()) if found else value
        case "kind":
            return KIND_NAMES[Kind(value)].say(language())
        case "learners":
            return f"{int(value):,}"
        case "size":
            return SIZE_NAMES[Size(value)].say(language())
        case "position_precision":
            return PRECISION_NAMES[Precision(value)].say(language())
    return value
