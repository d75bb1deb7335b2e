"""Finding frameworks, and standards and indicators within them, by words or code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prakan.domain.lookup import closeness
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.models import Framework
from prakan.registry.queries.packs import pack_of
from prakan.registry.queries.rights import check_reader

MOST = 25  # answers


@dataclass(frozen=True, slots=True)
class FrameworkHit:
    """A framework, or a part of one: ``code`` is "" for the whole."""

    framework_id: int
    key: str
    code: str
    name: Text


def find_frameworks(person: Person, asked: str) -> tuple[FrameworkHit, ...]:
    """Return what answers ``asked`` in published versions, the best first; nothing for an empty question."""
    check_reader(person)
    if not asked.strip():
        return ()
    published = Framework.objects.filter(stage=Framework.Stage.PUBLISHED)
    ranked = [(closeness(asked, texts), hit) for f in published for texts, hit in _parts(f)]
    best = sorted((pair for pair in ranked if pair[0]), key=lambda pair: -pair[0])
    return tuple(hit for _, hit in best[:MOST])


def _parts(found: Framework) -> Iterator[tuple[tuple[str, ...], FrameworkHit]]:
    pack = pack_of(found)
    yield (found.key, found.name_th, found.name_en), FrameworkHit(found.pk, found.key, "", found.name)
    for code in (c for s in pack.standards for c in (s.code, *(i.code for i in s.indicators))):
        name = pack.name_of(code)
        yield (name.th, name.en, f"{found.key} {code}"), FrameworkHit(found.pk, found.key, code, name)
