"""The forms of a version, a phase each, and what an edited one would make of its draft."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from prakan.domain.frameworks.form_changes import FormChanges, changes_of
from prakan.domain.frameworks.form_reading import read_lines
from prakan.domain.frameworks.form_taking import take
from prakan.domain.frameworks.model import Pack
from prakan.domain.frameworks.questions import questions
from prakan.domain.frameworks.reading import read_files
from prakan.domain.frameworks.xlsform import form_id
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_forms import FORM_NOT_DRAFT
from prakan.domain.problems_workshop import NOT_SCORABLE
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.models import Framework
from prakan.registry.queries.frameworks import FrameworkView, framework


@dataclass(frozen=True, slots=True)
class PhaseForm:
    """A form that a version has: its phase ("" for a pack of one), what it is called, how much it asks."""

    phase: str
    name: Text
    id: str
    asked: int


@dataclass(frozen=True)
class OfferedForm:
    """What an edited form changes, the files and the pack that come of it, and every problem of either."""

    view: FrameworkView
    changes: FormChanges
    files: Mapping[str, str]
    pack: Pack
    faults: tuple[Fault, ...]

    @property
    def digest(self) -> str:
        """Return what names this preview."""
        told = "\x1f".join(f"{name}\x1f{text}" for name, text in sorted(self.files.items()))
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def phase_forms(pack: Pack) -> tuple[PhaseForm, ...]:
    """Return the forms of a pack: one for each phase, or one; none when it judges nothing."""
    if not pack.is_scorable:
        return ()
    phases = [(one.id, one.name) for one in pack.phases] or [("", pack.name)]
    return tuple(
        PhaseForm(phase, name, form_id(pack, phase), len(questions(pack, phase))) for phase, name in phases
    )


def check_phase(pack: Pack, phase: str) -> None:
    """Raise ``Refused`` (FRAME-074) for a phase that the pack has no form of."""
    if phase not in [one.phase for one in phase_forms(pack)]:
        raise refuse(NOT_SCORABLE)


def offered(person: Person, framework_id: int, *, phase: str, name: str, content: bytes) -> OfferedForm:
    """Return what an edited form would make of a draft; nothing is written.

    Raises ``Refused``: FRAME-060, 074, 080 no form, 081 another's, 091 no draft.
    """
    view = framework(person, framework_id)
    check_phase(view.pack, phase)
    if view.line.stage != Framework.Stage.DRAFT:
        raise refuse(FORM_NOT_DRAFT)
    found = changes_of(view.pack, phase, read_lines(name, content), name)
    files = dict(view.files)
    if found.faults:
        return OfferedForm(view, found, files, view.pack, tuple(found.faults))
    taken = take(files, found, phase)
    made = read_files({file: text.encode() for file, text in taken.files.items()}).pack
    return OfferedForm(view, found, taken.files, made or view.pack, taken.faults)
