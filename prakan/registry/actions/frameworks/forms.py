"""An edited XLSForm taken into its draft: a new draft version, as when files are uploaded."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_forms import FORM_MOVED_ON, FORM_UNCHANGED
from prakan.domain.problems_workshop import WHY_MISSING
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.actions.frameworks.writing import write
from prakan.registry.models import Framework
from prakan.registry.queries.framework_forms import offered
from prakan.registry.transition.frameworks import advance, locked

STEP = "framework.draft"


@transaction.atomic
def take_form(
    *,
    framework_id: int,
    phase: str,
    name: str,
    content: bytes,
    expected: str,
    reason: str,
    by: Person,
    at: datetime,
) -> Framework:
    """Write what an edited form changes as the next draft; its preview (``expected``) must be of today.

    Raises ``Refused``: every problem of the form and of the pack that it makes, FRAME-075 without a reason,
    FRAME-091 for what is no draft, 092 when nothing differs, 093 when draft or form are others now.
    """
    access.check(by, STEP)
    draft = locked(framework_id)
    found = offered(by, framework_id, phase=phase, name=name, content=content)
    if found.faults:
        raise Refused(*found.faults)
    if not found.changes.changes:
        raise refuse(FORM_UNCHANGED, "file")
    if found.digest != expected:
        raise refuse(FORM_MOVED_ON, "file")
    if not reason.strip():
        raise refuse(WHY_MISSING, "reason")
    advance(draft, "framework.replace", by=by, at=at)
    files = {name: text.encode() for name, text in found.files.items()}
    return write(found.pack, files, step=STEP, by=by, at=at, reason=reason.strip(), based_on=draft)
