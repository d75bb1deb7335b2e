"""Templates of letters by kind: which is in use, which went before, what each holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from prakan.domain.letter_template.checking import used
from prakan.domain.letter_template.kinds import (
    CASE_REPORT,
    ROSTER_REQUEST,
    LetterKind,
    kind_of,
    report_kind,
)
from prakan.domain.problems import refuse
from prakan.domain.problems_letters import NO_SUCH_TEMPLATE, NO_TEMPLATE
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.files import open_file
from prakan.registry.models import LetterTemplate, LetterTemplateUse, RosterRequest
from prakan.registry.queries.rights import check_reader

LANGUAGES: dict[str, Text] = {"th": Text("ภาษาไทย", "Thai"), "en": Text("ภาษาอังกฤษ", "English")}
FOLDER = Text("โฟลเดอร์ของหน่วยงาน", "the agency's folder")


@dataclass(frozen=True, slots=True)
class UseView:
    """A template was put in use, or ``ended``: taken out of use; which version, by whom, when."""

    version: int
    by: Text
    at: datetime
    ended: bool = False


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A version of a template; ``in_use`` when letters are made from it now, ``letters`` pinned to it."""

    id: int
    kind: LetterKind
    language: str
    version: int
    file: int
    name: str
    size: int  # bytes
    digest: str
    remark: str
    by: Text
    at: datetime
    in_use: bool
    letters: int

    @property
    def spoken(self) -> Text:
        return LANGUAGES[self.language]


def right_to_change(kind: LetterKind) -> str:
    """Return the step of changing a kind's template: its right, and its name in the trail."""
    return "roster.template" if kind.code == ROSTER_REQUEST else "letter.template"


def templates(person: Person, language: str, kind: str = ROSTER_REQUEST) -> tuple[TemplateView, ...]:
    """Return every version of a kind's template in a language, the newest first."""
    check_reader(person)
    found = LetterTemplate.objects.filter(kind=kind, language=language).select_related("file", "by")
    return _views(list(found), language, kind)


def template(person: Person, template_id: int) -> TemplateView:
    """Return one version; raises ``Refused`` (LETTER-008)."""
    check_reader(person)
    row = one(template_id)
    return _views([row], row.language, row.kind)[0]


def uses(
    person: Person, language: str, kind: str = ROSTER_REQUEST, *, limit: int = 20
) -> tuple[UseView, ...]:
    """Return which versions of a kind and language were put in use, the latest first."""
    check_reader(person)
    found = LetterTemplateUse.objects.filter(template__kind=kind, template__language=language)
    found = found.select_related("template", "by")
    return tuple(UseView(u.template.version, _name(u.by), u.at, bool(u.ended)) for u in found[:limit])


def fields_of(person: Person, template_id: int) -> tuple[str, ...]:
    """Return the names of the fields that a version holds."""
    row = one(template_id)
    return used(content_of(person, row), kind_of(row.kind).fields)


def versions_of(person: Person, request_id: int) -> dict[str, TemplateView]:
    """Return by language what the letter of a request is made from since it was numbered; {} before."""
    check_reader(person)
    pinned = RosterRequest.objects.filter(pk=request_id).values_list("template_th", "template_en").first()
    return {(view := template(person, pk)).language: view for pk in pinned or () if pk}


def one(template_id: int) -> LetterTemplate:
    """Return the row of a version; raises ``Refused`` (LETTER-008)."""
    rows: list[LetterTemplate] = list(
        LetterTemplate.objects.select_related("file", "by").filter(pk=template_id)
    )
    if not rows:
        raise refuse(NO_SUCH_TEMPLATE, template=template_id)
    return rows[0]


def current(language: str, kind: str = ROSTER_REQUEST) -> LetterTemplate | None:
    """Return what letters of a kind are made from now; like the agency's name it is nobody's secret."""
    put = LetterTemplateUse.objects.filter(template__kind=kind, template__language=language)
    last = put.order_by("-id").first()
    return one(last.template_id) if last and not last.ended else None


def current_of_report(level: str, language: str) -> LetterTemplate | None:
    """Return what reports of a level are made from now: its own template, else that of every level."""
    kinds = (report_kind(level), CASE_REPORT)
    put = LetterTemplateUse.objects.filter(template__kind__in=kinds, template__language=language)
    last = {use.template.kind: use for use in put.select_related("template__file").order_by("id")}
    using = (last[kind] for kind in kinds if kind in last)
    return next((use.template for use in using if not use.ended), None)


def in_use(language: str, kind: str = ROSTER_REQUEST) -> LetterTemplate:
    """Return what letters are made from now; raises ``Refused`` (LETTER-007) while there is nothing."""
    found = current(language, kind)
    if found is None:
        name = LANGUAGES[language]
        raise refuse(NO_TEMPLATE, language_th=name.th, language_en=name.say("en"))
    return found


def content_of(person: Person, row: LetterTemplate) -> bytes:
    """Return the bytes of a template; raises as ``open_file`` of foundation's files does."""
    with open_file(person, row.file_id).content as content:
        return content.read()


def _views(rows: list[LetterTemplate], language: str, kind: str) -> tuple[TemplateView, ...]:
    now = current(language, kind)
    pinned = Counter(RosterRequest.objects.values_list(f"template_{language}", flat=True))
    return tuple(
        TemplateView(
            id=row.pk,
            kind=kind_of(row.kind),
            language=row.language,
            version=row.version,
            file=row.file_id,
            name=row.file.name,
            size=row.file.size,
            digest=row.file.digest,
            remark=row.remark,
            by=_name(row.by),
            at=row.at,
            in_use=now is not None and now.pk == row.pk,
            letters=pinned[row.pk],
        )
        for row in rows
    )


def _name(person: Person | None) -> Text:
    return person.name if person else FOLDER
