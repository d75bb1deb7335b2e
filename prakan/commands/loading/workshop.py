"""Loading the made-up draft of a demonstration: heard, answered in part, tried by made-up institutions."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.db import transaction

from prakan.commands.loading.cast import holder
from prakan.commands.loading.folder import Record, read
from prakan.domain.frameworks.packing import zipped
from prakan.domain.frameworks.questions import questions
from prakan.domain.institutions import CodeScheme
from prakan.domain.roles import Role
from prakan.foundation.models import Person
from prakan.registry.actions import frameworks as actions
from prakan.registry.models import Framework, InstitutionCode
from prakan.registry.queries.packs import pack_of


@transaction.atomic
def load_workshop(folder: Path, at: datetime) -> None:
    """Bring the draft of ``workshop.toml`` into its pilot, unless its pack has a second version already."""
    said = read(folder / "workshop.toml")
    by = holder(Role.ASSESSMENT_OFFICER)
    base = Framework.objects.filter(stage="published", number=1, code=_code(said), year=_year(said)).first()
    if not said or by is None or base is None or Framework.objects.filter(code=base.code, number=2).exists():
        return
    content = zipped(base.key, _replaced(base.files, said.get("replace", ())))
    made = actions.upload(name="workshop.zip", content=content, reason=said["reason"], by=by, at=at)
    actions.hear(framework_id=made.pk, by=by, at=at)
    for one in said.get("comment", ()):
        _comment(made, one, by, at)
    actions.pilot(framework_id=made.pk, by=by, at=at)
    codes = _codes(made, len(said.get("pilot", ())))
    for code, one in zip(codes, said.get("pilot", ()), strict=False):
        _pilot(made, code, one, by, at)


def _code(said: Record) -> str:
    return str(said.get("pack", "")).rpartition("-")[0]


def _year(said: Record) -> int:
    return int(str(said.get("pack", "-0")).rpartition("-")[2])


def _replaced(files: dict[str, str], replacements: list[Record]) -> dict[str, str]:
    """Return files with pieces replaced; ``LookupError`` when a piece is not there."""
    made = dict(files)
    for one in replacements:
        if one["old"] not in made[one["file"]]:
            raise LookupError(f"workshop.toml replaces what {one['file']} does not say")
        made[one["file"]] = made[one["file"]].replace(one["old"], one["new"], 1)
    return made


def _comment(made: Framework, one: Record, by: Person, at: datetime) -> None:
    said = actions.comment(
        framework_id=made.pk, target=one["target"], text=one["text"], speaker=one["speaker"], by=by, at=at
    )
    if "answer" in one:
        actions.answer(comment_id=said.pk, answer=one["answer"], by=by, at=at)


def _codes(made: Framework, count: int) -> list[str]:
    """Return codes of made-up institutions of the kinds that the framework is for."""
    carried = InstitutionCode.objects.filter(
        scheme=CodeScheme.SCHOOL10,
        ends=None,
        institution__is_demo=True,
        institution__kind__in=made.kinds,
        institution__status="open",
    )
    return list(carried.order_by("institution_id").values_list("value", flat=True)[:count])


def _pilot(made: Framework, code: str, one: Record, by: Person, at: datetime) -> None:
    marks = {q.code: one["rest"] for q in questions(pack_of(made))} | one["marks"]
    actions.record_pilot(
        framework_id=made.pk, institution=code, marks=marks, remark=one["remark"], by=by, at=at
    )
