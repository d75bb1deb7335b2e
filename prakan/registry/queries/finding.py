"""Finding institutions by what people type: the best answers first, or the condition for a whole list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet, Sum
from django.utils import timezone

from prakan.domain.finding.ranking import Answer, Candidate, Lead, Spellings, best, ranked
from prakan.domain.finding.reading import DISTRICT, SUBDISTRICT, Reading, readings
from prakan.domain.finding.terms import ABOVE_ALL, key_of, letters
from prakan.domain.institutions import Status
from prakan.domain.text import Text
from prakan.domain.thai_names import kind_in_name
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import Made, Memory, remembered, until_touched
from prakan.registry.models import (
    Institution,
    InstitutionChange,
    InstitutionCode,
    ParentAgency,
    SearchTerm,
)
from prakan.registry.queries.agencies import ids_below
from prakan.registry.queries.lines import InstitutionLine, lines_of
from prakan.registry.queries.rights import check_reader
from prakan.registry.queries.terms import former_names

MOST = 10
LOOKED_AT = 60  # candidates of one reading: more than are ever shown
LAST = 200  # rows at the end of a table that are added up: one may be committed after one with a higher id
SPELLINGS: Memory[Spellings] = Memory(2)


@dataclass(frozen=True, slots=True)
class Hit:
    """An institution that answers, how, and the code or name it was found by when it carries another now."""

    line: InstitutionLine
    answer: Answer
    former_code: str
    former_name: Text


@dataclass(frozen=True, slots=True)
class Found:
    """The best answers to a question; ``words`` are letters to mark in names, the longest first."""

    hits: tuple[Hit, ...]
    words: tuple[str, ...]


FOUND: Memory[Made[Found]] = Memory(500)


def find(person: Person, asked: str, most: int = MOST) -> Found:
    """Return the institutions that answer best, the best first: the same ones on every database."""
    check_reader(person)
    return until_touched(FOUND, (asked, most), lambda: _find(asked, most))


def _find(asked: str, most: int) -> Found:
    meanings = readings(asked, _agencies())
    chosen = _ranked(_leads(meanings, most), asked, most)[:most]
    words = {name for meaning in meanings for name in meaning.names}
    return Found(_hits(chosen, meanings), tuple(sorted(words, key=lambda word: (-len(word), word))))


def answers(asked: str) -> Q:
    """Return the condition under which institutions answer a question: its nearest meaning with an answer."""
    meanings = readings(asked, _agencies())
    for meaning in meanings:
        if Institution.objects.filter(condition := _condition(meaning)).exists():
            return condition
    return Q(pk__in=[lead.id for lead in _near(meanings)])


def _leads(meanings: tuple[Reading, ...], most: int) -> dict[int, Lead]:
    """Return leads, meaning by meaning, until there are enough; near names when nothing else answers."""
    found: dict[int, Lead] = {}
    for meaning in meanings:
        if len(found) < most and not (meaning.guess and found):
            found = best([*found.values(), *_of(meaning, most)])
    return found or best(_near(meanings))


def _ranked(leads: dict[int, Lead], asked: str, most: int) -> tuple[Candidate, ...]:
    """Return leads in their order; those that answer worse than the first ``most`` are not looked at."""
    kind = kind_in_name(asked)
    if not leads:
        return ()
    answered = sorted(lead[:2] for lead in leads.values())
    kept = [pk for pk, lead in leads.items() if lead[:2] <= answered[:most][-1]]
    rows = Institution.objects.filter(pk__in=kept).order_by()
    return ranked(
        Candidate(leads[pk], kind in (None, of), status == Status.OPEN, order)
        for pk, of, status, order in rows.values_list("pk", "kind", "status", "sort_key")
    )


def _hits(chosen: tuple[Candidate, ...], meanings: tuple[Reading, ...]) -> tuple[Hit, ...]:
    leads = [one.lead for one in chosen]
    rows = Institution.objects.select_related("agency").in_bulk([lead.id for lead in leads])
    lines = lines_of(rows[lead.id] for lead in leads)
    codes = _former([lead.id for lead in leads if lead.answer is Answer.CODE_BEFORE], meanings)
    names = _names_before([lead.id for lead in leads if lead.answer is Answer.NAME_BEFORE], meanings)
    return tuple(
        Hit(line, lead.answer, codes.get(lead.id, ""), names.get(lead.id, Text("")))
        for lead, line in zip(leads, lines, strict=True)
    )


def _former(ids: list[int], meanings: tuple[Reading, ...]) -> dict[int, str]:
    if not ids:
        return {}
    (digits,) = (meaning.code for meaning in meanings if meaning.code)
    found = _codes(digits).filter(institution__in=ids).order_by("-value", "institution_id")
    return dict(found.values_list("institution_id", "value"))


def _names_before(ids: list[int], meanings: tuple[Reading, ...]) -> dict[int, Text]:
    """Return the last of the former names of each institution that holds a name asked for."""
    asked = {name for meaning in meanings for name in meaning.names}
    return {
        pk: Text(names[0] or names[1], names[1])
        for pk, carried in (former_names(ids) if ids else {}).items()
        for names in carried
        if any(name in letters(one) for name in asked for one in names)
    }


def _of(meaning: Reading, most: int) -> Iterator[Lead]:
    if meaning.code:
        yield from _by_code(meaning.code)
    elif not meaning.names:
        open_ones = Institution.objects.filter(_scope(meaning), status=Status.OPEN)
        ids = open_ones.order_by("sort_key", "pk").values_list("pk", flat=True)[:most]
        yield from (Lead(Answer.PLACE, 0, pk) for pk in ids)
    elif len(meaning.names) > 1 or meaning.places or meaning.agency:
        yield from _by_name(meaning, _terms(meaning))
    else:
        found = [*_by_name(meaning, _terms(meaning).filter(first=True))]
        yield from found
        if len(found) < most:
            yield from _by_name(meaning, _terms(meaning).filter(first=False))


def _by_code(digits: str) -> Iterator[Lead]:
    found = _codes(digits).order_by("value", "institution_id")
    for pk, value, ends in found.values_list("institution_id", "value", "ends")[:LOOKED_AT]:
        answer = Answer.CODE if ends is None else Answer.CODE_BEFORE
        yield Lead(answer, float(len(value) - len(digits)), pk)


def _codes(digits: str) -> QuerySet[InstitutionCode]:
    return InstitutionCode.objects.filter(value__gte=digits, value__lt=_after(digits))


def _after(digits: str) -> str:
    """Return the first text after all that begin with ``digits``: "105" gives "106", "19" gives "2"."""
    rest = digits.rstrip("9")
    return rest[:-1] + str(int(rest[-1]) + 1) if rest else "a"


def _by_name(meaning: Reading, found: QuerySet[SearchTerm]) -> Iterator[Lead]:
    asked = key_of(meaning.names[0])
    for pk, key, first, past in found.values_list("institution_id", "key", "first", "former")[:LOOKED_AT]:
        answer = _answer(asked, key, first=first, scattered=len(meaning.names) > 1)
        yield Lead(Answer.NAME_BEFORE if past else answer, 0, pk)


def _answer(asked: str, key: str, *, first: bool, scattered: bool) -> Answer:
    if scattered:
        return Answer.SCATTERED
    if not first:
        return Answer.INSIDE
    return Answer.SAME if key == asked else Answer.BEGINS


def _terms(meaning: Reading) -> QuerySet[SearchTerm]:
    """Return the terms that begin with the first name of a meaning, of institutions in its place."""
    found = _beginning(meaning.names[0]).filter(_scope(meaning, "institution__"))
    for name in meaning.names[1:]:
        found = found.filter(institution__in=_beginning(name).values("institution"))
    if meaning.places:
        found = found.filter(province__in={code[:2] for code in meaning.places})
    return found.order_by("key", "institution_id")


def _beginning(name: str) -> QuerySet[SearchTerm]:
    key = key_of(name)
    within = SearchTerm.objects.filter(key__gte=key, key__lt=key + ABOVE_ALL)
    return within.filter(first__in=(True, False)).order_by()  # the index begins with it


def _scope(meaning: Reading, prefix: str = "") -> Q:
    """Return the condition of a meaning's place and agency."""
    where = Q()
    for code in meaning.places:
        levels = {"province": 2, "district": DISTRICT, "subdistrict": SUBDISTRICT}
        named = {name: code[:length] for name, length in levels.items() if length <= len(code)}
        where |= Q(**{f"{prefix}{name}": part for name, part in named.items()})
    if meaning.agency:
        where &= Q(**{f"{prefix}agency__in": ids_below(meaning.agency, timezone.localdate())})
    return where


def _condition(meaning: Reading) -> Q:
    if meaning.code:
        return Q(pk__in=_codes(meaning.code).values("institution"))
    condition = _scope(meaning)
    for name in meaning.names:
        condition &= Q(pk__in=_beginning(name).values("institution"))
    return condition


def _near(meanings: tuple[Reading, ...]) -> Iterator[Lead]:
    """Yield institutions whose names are spelt like one asked for, or hold it in the midst of a word."""
    if alone := [meaning for meaning in meanings if len(meaning.names) == 1]:
        spellings = SPELLINGS.get(_stamp(), _spellings)
        for meaning in alone:
            yield from _spelt_alike(meaning, spellings)


def _spelt_alike(meaning: Reading, spellings: Spellings) -> Iterator[Lead]:
    (asked,) = meaning.names
    keys = {key_of(name): far for name, far in (spellings.near(asked) or spellings.holding(asked)).items()}
    found = SearchTerm.objects.filter(_scope(meaning, "institution__"), first=True, key__in=keys)
    for pk, key in found.order_by().values_list("institution_id", "key"):
        yield Lead(Answer.NEAR, keys[key], pk)


def _spellings() -> Spellings:
    rows = Institution.objects.order_by()
    english = rows.values_list("name_en", flat=True).distinct()
    return Spellings.of([*rows.values_list("match_key", flat=True).distinct(), *map(letters, english)])


def _stamp() -> tuple[int | None, ...]:
    """Return what is different once names have been added or changed."""
    ends = (
        model._default_manager.order_by("-pk")[:LAST].aggregate(last=Max("pk"), added=Sum("pk"))
        for model in (Institution, InstitutionChange)
    )
    return tuple(end[name] for end in ends for name in ("last", "added"))


@remembered
def _agencies() -> dict[str, str]:
    """Return the code of each parent agency by the letters of its names; the longer name of two wins."""
    named: dict[str, str] = {}
    for one in ParentAgency.objects.filter(closed_on=None).order_by("pk"):
        for word in (one.name_th, one.name_en, one.short_th, one.short_en):
            if key := letters(word):
                named.setdefault(key, one.code)
    return named
