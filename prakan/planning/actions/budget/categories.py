"""Categories of the budget, shared by all years: added, renamed, removed while nothing uses them."""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from prakan.domain.problems import EDITED_MEANWHILE, Fault, Refused, refuse
from prakan.domain.problems_budget import CATEGORY_MISSING, CATEGORY_USED, CODE_WRONG, NAME_EMPTY
from prakan.domain.problems_plan_cells import TEXT_TOO_LONG
from prakan.foundation import access, audit
from prakan.foundation.models import AuditRow, Person
from prakan.planning.models import BudgetCategory, PlanRow

STEP = "category.edit"
CODE = re.compile(r"[a-z][a-z0-9-]{0,39}")
LONGEST = 200


@transaction.atomic
def add_category(*, code: str, name_th: str, name_en: str, by: Person, at: datetime) -> BudgetCategory:
    """Add a category after the last; its code is for ever, because figures are named by it."""
    access.check(by, STEP)
    code, faults = code.strip(), []
    if not CODE.fullmatch(code) or BudgetCategory.objects.filter(code=code).exists():
        faults.append(Fault(CODE_WRONG, {"given": code}, "code"))
    faults += _faults(name_th, name_en)
    if faults:
        raise Refused(*faults)
    names = {"name_th": name_th.strip(), "name_en": name_en.strip()}
    audit.record(step=STEP, subject=f"category:{code}", by=by, at=at, after=names)
    last = BudgetCategory.objects.aggregate(last=Max("position"))["last"]
    return BudgetCategory.objects.create(code=code, **names, position=0 if last is None else last + 1)


@transaction.atomic
def edit_category(
    *, code: str, name_th: str, name_en: str, revision: int, by: Person, at: datetime
) -> BudgetCategory:
    """Rename a category; EDIT-001 when someone saved after the revision seen."""
    access.check(by, STEP)
    category = _locked(code)
    if category.revision != revision:
        last = AuditRow.objects.filter(subject=f"category:{code}").last()
        raise refuse(EDITED_MEANWHILE, at=timezone.localtime(last.at).strftime("%H.%M") if last else "")
    if faults := _faults(name_th, name_en):
        raise Refused(*faults)
    before = {"name_th": category.name_th, "name_en": category.name_en}
    after = {"name_th": name_th.strip(), "name_en": name_en.strip()}
    audit.record(step=STEP, subject=f"category:{code}", by=by, at=at, before=before, after=after)
    category.name_th, category.name_en, category.revision = after["name_th"], after["name_en"], revision + 1
    category.save()
    return category


@transaction.atomic
def remove_category(*, code: str, by: Person, at: datetime) -> str:
    """Remove a category that no entry and no plan uses, and return its code; else BUDG-016."""
    access.check(by, STEP)
    category = _locked(code)
    entries = category.entries.count()
    rows = PlanRow.objects.filter(category=category).count()
    if entries or rows:
        raise refuse(CATEGORY_USED, name=category.name_th, entries=entries, rows=rows)
    before = {"name_th": category.name_th, "name_en": category.name_en}
    audit.record(step=STEP, subject=f"category:{code}", by=by, at=at, before=before, after={"removed": True})
    category.delete()
    return code


def _locked(code: str) -> BudgetCategory:
    category = BudgetCategory.objects.select_for_update().filter(code=code).first()
    if category is None:
        raise refuse(CATEGORY_MISSING, given=code)
    return category


def _faults(name_th: str, name_en: str) -> list[Fault]:
    faults = [] if name_th.strip() else [Fault(NAME_EMPTY, {}, "name_th")]
    for field, name in (("name_th", name_th), ("name_en", name_en)):
        if len(name.strip()) > LONGEST:
            faults.append(Fault(TEXT_TOO_LONG, {"length": len(name), "limit": LONGEST}, field))
    return faults
