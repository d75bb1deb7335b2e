"""Multiply a played year of cases by copying it, so that pages and counters can be measured at ten times.

    PRAKAN_VAR=var/year PRAKAN_DEMO=1 python -m benchmarks.grown [--times 10]

**Copies are not played**: rows of the year's institutions, reports, visits, cases and papers are written
again by SQL for new institutions whose names say "สำเนา", with ids, numbers and keys of their own. Sheets,
consensus and verdicts are sealed anew, so their digests hold; whoever sat in a team sits in its copies too.
Texts of reports, files and the trail are those of the first: copies have no trail of their own.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import prakan.config.boot  # noqa: F401  # isort: skip  (before anything that imports models)
from django.core.management.color import no_style
from django.db import connection, models, transaction

from benchmarks.cases import size
from prakan.assessment import models as assessment
from prakan.assessment.models import Case, CaseConsensus, CaseEvidence, CaseFinding, CaseSheet, CaseVerdict
from prakan.commands.demo import YEAR
from prakan.domain.case_scores.consensus import Agreed, decisions_of, digest_of, to_stored
from prakan.domain.case_scores.sheets import Entry, canonical, digest, entries_of, to_json
from prakan.domain.case_scores.verdicts import seal_of
from prakan.domain.frameworks.pilot import restored
from prakan.foundation.announcing import announce
from prakan.foundation.bulk import insert, roomy
from prakan.registry.models import Assessor, Institution, InstitutionCode, Listing

Model = type[models.Model]
CHUNK = 500  # rows that are read before their copies are written
#: what is copied by SQL alone, whatever is named before what names it
PLAIN: tuple[Model, ...] = (
    Institution,
    InstitutionCode,
    Listing,
    assessment.Sar,
    assessment.SarReceipt,
    assessment.TeamVisit,
    assessment.TeamStop,
    assessment.TeamSeat,
    assessment.TeamVisitRecord,
    Case,
    assessment.CaseHold,
    assessment.CaseMove,
    CaseEvidence,
    assessment.CaseShare,
    assessment.CaseReport,
    assessment.CaseReportVersion,
    assessment.CaseReply,
    assessment.CaseReplyPoint,
    assessment.CaseReading,
    assessment.CaseRemark,
    assessment.Meeting,
    assessment.AgendaItem,
)
#: what is sealed anew, row by row
SEALED: tuple[Model, ...] = (CaseSheet, CaseConsensus, CaseFinding, CaseVerdict)
#: what names verdicts
LAST: tuple[Model, ...] = (assessment.CaseCertificate, assessment.CasePublication, assessment.PaymentDue)
#: columns that must differ: numbers go on where the first end, texts say which copy they are of
COUNTED: dict[tuple[str, str], Model] = {  # with the model whose numbers they are
    ("TeamVisit", "number"): assessment.TeamVisit,
    ("TeamVisitRecord", "number"): assessment.TeamVisit,
    ("Meeting", "number"): assessment.Meeting,
}
SAID = {
    ("Institution", "name_th"): " (สำเนา {k})",
    ("Institution", "match_key"): "{k}",
    ("InstitutionCode", "value"): "-{k}",
    ("SarReceipt", "number"): "-{k}",
    ("Case", "number"): "-{k}",
    ("CaseCertificate", "number"): "-{k}",
    ("PaymentDue", "key"): "-{k}",
}
#: rows of other years and of institutions outside the year stay as they are
WHERE = {
    "Institution": "id IN ({places})",
    "InstitutionCode": "institution_id IN ({places})",
    "Listing": "year = {year} AND institution_id IN ({places})",
    "Sar": "year = {year} - 1 AND institution_id IN ({places})",
    "SarReceipt": "sar_id IN (SELECT id FROM assessment_sar WHERE year = {year} - 1 AND id <= {sars}"
    " AND institution_id IN ({places}))",
    "TeamVisit": "plan_id IN ({plans})",
    "TeamStop": "visit_id IN ({visits}) AND institution_id IN ({places})",
    "TeamSeat": "visit_id IN ({visits})",
    "TeamVisitRecord": "visit_id IN ({visits})",
}
PLANS = "SELECT id FROM assessment_teamplan WHERE year = {year}"
VISITS = f"SELECT id FROM assessment_teamvisit WHERE id <= {{visits}} AND plan_id IN ({PLANS})"
PLACES = "SELECT institution_id FROM assessment_case WHERE year = {year} AND id <= {cases}"


@dataclass(frozen=True)
class Growth:
    """What a year is multiplied by: how far ids (``steps``) and numbers of each copy lie apart, by model."""

    times: int
    steps: Mapping[Model, int]
    numbers: Mapping[Model, int]

    @classmethod
    def of(cls, times: int) -> Growth:
        """Look at the highest ids and numbers that there are."""
        steps = {model: _highest(model, "pk") for model in (*PLAIN, *SEALED, *LAST)}
        return cls(times, steps, {model: _highest(model, "number") for model in COUNTED.values()})

    def shifted(self, model: Model, pk: int, k: int) -> int:
        """Return the id of the k-th copy of a row."""
        return pk + k * self.steps[model]


def main() -> None:
    """Multiply the year and say how many rows there are then."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--times", type=int, default=10)
    call, begun, before = options.parse_args(), time.perf_counter(), size()
    with roomy():
        grow(call.times, print)
    print(
        f"{time.perf_counter() - begun:.0f} s; database {before:.0f} MiB before, {size():.0f} after; copies"
    )


def grow(times: int, say: Callable[[str], None]) -> None:
    """Write ``times - 1`` copies of the year, all or nothing; ``RuntimeError`` when it was grown before."""
    if Case.objects.filter(year=YEAR, number__endswith="-1").exists():
        raise RuntimeError("this year was multiplied before: copies of copies would have the same numbers")
    growth = Growth.of(times)
    with transaction.atomic():
        announce("copies.make")  # a step of no wing: it writes in all of them
        for model in PLAIN:
            _copied(growth, model)
            say(f"{model.__name__}: {model._default_manager.count():,}")
        _sheets(growth)
        _findings(growth)
        _verdicts(growth)
        for model in LAST:
            _copied(growth, model)
        _go_on((*PLAIN, *SEALED, *LAST))
    say(f"cases: {Case.objects.filter(year=YEAR).count():,}")


def _copied(growth: Growth, model: Model) -> None:
    """Copy a table within the database, one statement a copy."""
    quote, fields = connection.ops.quote_name, model._meta.concrete_fields
    names = ", ".join(quote(str(field.column)) for field in fields)
    limits = {"year": YEAR, "cases": growth.steps[Case], "sars": growth.steps[assessment.Sar]}
    parts = {
        "places": PLACES.format(**limits),
        "plans": PLANS.format(**limits),
        "visits": VISITS.format(visits=growth.steps[assessment.TeamVisit], **limits),
    }
    where = WHERE.get(model.__name__, "TRUE").format(**parts, **limits)
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        for k in range(1, growth.times):
            values = ", ".join(_value(growth, model, field, k) for field in fields)
            chosen = f"SELECT {values} FROM {table} WHERE id <= {growth.steps[model]} AND {where}"
            cursor.execute(f"INSERT INTO {table} ({names}) {chosen}")  # nothing that people wrote is in it


def _value(growth: Growth, model: Model, field: models.Field[Any, Any], k: int) -> str:
    """Return what a column of the k-th copy holds, as SQL."""
    column, key = connection.ops.quote_name(str(field.column)), (model.__name__, str(field.column))
    other = model if field.primary_key else field.related_model
    if other in growth.steps:
        return f"{column} + {k * growth.steps[other]}"
    if key in COUNTED:
        return f"{column} + {k * growth.numbers[COUNTED[key]]}"
    return f"{column} || '{SAID[key].format(k=k)}'" if key in SAID else column


def _sheets(growth: Growth) -> None:
    """Copy sheets and consensus with the evidence of their own case, sealed anew."""
    digests: dict[int, dict[int, str]] = defaultdict(dict)
    rows = CaseEvidence.objects.filter(pk__lte=growth.steps[CaseEvidence]).order_by("pk")
    for case, pk, sealed in rows.values_list("case_id", "pk", "digest").iterator():
        digests[case][pk] = sealed
    numbers = dict(Assessor.objects.values_list("pk", "number"))
    _written(growth, CaseSheet, lambda row, k: _sheet(growth, row, k, digests, numbers))
    _written(growth, CaseConsensus, lambda row, k: _consensus(growth, row, k, digests))


def _sheet(
    growth: Growth,
    row: CaseSheet,
    k: int,
    digests: Mapping[int, Mapping[int, str]],
    numbers: Mapping[int, str],
) -> dict[str, object]:
    entries = {code: _moved(growth, one, k) for code, one in entries_of(row.marks).items()}
    head = {
        "case": f"{row.case.number}-{k}",
        "assessor": numbers[row.assessor_id],
        "pack": row.case.pack_digest,
    }
    sealed = digest(canonical(head, entries, _theirs(growth, digests, row.case_id, k))) if row.digest else ""
    return {"marks": {code: to_json(one) for code, one in entries.items()}, "digest": sealed}


def _consensus(
    growth: Growth, row: CaseConsensus, k: int, digests: Mapping[int, Mapping[int, str]]
) -> dict[str, object]:
    agreed = {
        code: Agreed(_moved(growth, one.entry, k), one.dissent)
        for code, one in decisions_of(row.marks).items()
    }
    head = {"case": f"{row.case.number}-{k}", "pack": row.case.pack_digest}
    sealed = digest_of(head, agreed, _theirs(growth, digests, row.case_id, k))
    words = {who: {**said, "digest": sealed} for who, said in row.words.items()}
    marks = {code: to_stored(one) for code, one in agreed.items()}
    return {"marks": marks, "words": words, "digest": sealed if row.digest else ""}


def _theirs(growth: Growth, digests: Mapping[int, Mapping[int, str]], case: int, k: int) -> dict[int, str]:
    """Return the digests of the evidence of a copied case, by its own ids."""
    return {growth.shifted(CaseEvidence, pk, k): sealed for pk, sealed in digests.get(case, {}).items()}


def _moved(growth: Growth, entry: Entry, k: int) -> Entry:
    return replace(entry, evidence=tuple(growth.shifted(CaseEvidence, pk, k) for pk in entry.evidence))


def _findings(growth: Growth) -> None:
    def changed(row: CaseFinding, k: int) -> dict[str, object]:
        return {"evidence": [growth.shifted(CaseEvidence, pk, k) for pk in row.evidence]}

    _written(growth, CaseFinding, changed)


def _verdicts(growth: Growth) -> None:
    def changed(row: CaseVerdict, k: int) -> dict[str, object]:
        head = {"case": f"{row.case.number}-{k}", "version": row.version, "why": row.why}
        return {"digest": seal_of({**head, "pack": row.case.pack_digest}, restored(row.marks), row.outcomes)}

    _written(growth, CaseVerdict, changed)


def _written(growth: Growth, model: Model, changed: Callable[[Any, int], Mapping[str, object]]) -> None:
    """Copy a table row by row, with what ``changed`` says is another in the k-th copy."""
    names = [field.attname for field in model._meta.concrete_fields]
    found = model._default_manager.filter(pk__lte=growth.steps[model]).select_related("case").order_by("pk")
    last = 0
    while part := list(found.filter(pk__gt=last)[:CHUNK]):  # PostgreSQL reads nothing while it copies in
        insert(model, names, _rows(growth, part, names, changed))
        last = part[-1].pk


def _rows(
    growth: Growth,
    part: Iterable[Any],
    names: Iterable[str],
    changed: Callable[[Any, int], Mapping[str, object]],
) -> Iterator[list[object]]:
    for row in part:
        model = type(row)
        for k in range(1, growth.times):
            fresh = {
                "id": growth.shifted(model, row.pk, k),
                "case_id": growth.shifted(Case, row.case_id, k),
                **changed(row, k),
            }
            yield [fresh[name] if name in fresh else getattr(row, name) for name in names]


def _highest(model: Model, column: str) -> int:
    return int(model._default_manager.aggregate(last=models.Max(column))["last"] or 0)


def _go_on(several: Iterable[Model]) -> None:
    """Let PostgreSQL give the next row an id behind those of the copies; SQLite does so by itself."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(several)):
            cursor.execute(statement)


if __name__ == "__main__":
    main()
