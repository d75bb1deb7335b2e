"""Framework versions in every stage with a page of its own; two institutions that look like one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from openpyxl import load_workbook

from prakan.domain.frameworks.packing import zipped
from prakan.domain.frameworks.xlsform import form_of, written
from prakan.domain.roles import Role
from prakan.foundation.actions.files import store
from prakan.foundation.models import Person
from prakan.registry.actions import frameworks as actions
from prakan.registry.models import DuplicateProposal, Framework, Institution
from prakan.registry.queries.packs import pack_of
from tests.domain.frameworks.sample import FILES

WHY = "ฉบับตัวอย่าง"
FINAL = {name: words.replace('status = "draft"', 'status = "in_force"') for name, words in FILES.items()}
OTHER = FILES | {"pack.toml": FILES["pack.toml"].replace('code = "sample"', 'code = "second"')}


def frameworks(at: datetime) -> Iterator[str]:
    """One version waits for the board, a later one is a draft; return where to begin looking."""
    by = Person.objects.get(grants__role=Role.ASSESSMENT_OFFICER, is_demo=True)
    given = {"by": by, "at": at}
    board = actions.upload(name="s.zip", content=zipped("s", FINAL), reason=WHY, **given)
    actions.hear(framework_id=board.pk, **given)
    actions.pilot(framework_id=board.pk, **given)
    actions.submit(framework_id=board.pk, **given)
    draft = actions.upload(name="s.zip", content=zipped("s", OTHER), reason=WHY, **given)
    tried = Framework.objects.filter(stage=Framework.Stage.PILOT).first()
    assert tried is not None  # the demonstration has one
    yield from (f"/frameworks/{one.pk}/" for one in (tried, board, draft))
    yield from (
        f"/frameworks/{draft.pk}/forms/{_edited(draft, by, at)}/",
        f"/frameworks/{draft.pk}/forms/take/",
    )


def _edited(draft: Framework, by: Person, at: datetime) -> int:
    """Return the id of the draft's form with one question changed and one of a type that is refused."""
    book = load_workbook(BytesIO(written(form_of(pack_of(draft)))))
    survey = book["survey"]
    survey["C3"], survey["A5"] = "ถ้อยคำใหม่ (ตัวอย่าง)", "text"
    out = BytesIO()
    book.save(out)
    out.seek(0)
    return store(name="form.xlsx", content=out, by=by, at=at).pk


def duplicates(at: datetime) -> Iterator[str]:
    """Two institutions are proposed as one."""
    first, second = Institution.objects.order_by("-pk")[:2]
    DuplicateProposal.objects.create(
        first=second, second=first, score=90, reasons=["same_name"], proposed_at=at
    )
    yield "/institutions/duplicates/"
