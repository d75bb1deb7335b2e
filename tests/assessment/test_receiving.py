"""Whole reports from other systems: the same rows as a school's own way, each once, answered item by item."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.forms.models import model_to_dict

from prakan.assessment.actions.sars import (
    Given,
    attach,
    keep_own_file,
    receive,
    return_,
    save,
    start,
    submit,
)
from prakan.assessment.models import (
    Sar,
    SarEvidence,
    SarNumber,
    SarOffer,
    SarPart,
    SarReceipt,
    Season,
    SeasonDeadline,
)
from prakan.assessment.queries.receipts import check
from prakan.domain.problems import Refused
from prakan.domain.sars.offers import Fate, Offer, OfferedFile, Outcome
from prakan.foundation.actions.files import store
from prakan.foundation.models import AuditRow, Person, StoredFile
from prakan.foundation.queries.verification import verify
from prakan.registry.actions import institutions
from prakan.registry.models import Institution, InstitutionCode
from tests.assessment.conftest import YEAR
from tests.registry.conftest import SCHOOL

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n"
ANSWERS = {"data.learners": "๑,๒๐๐", "1.1": "ผู้เรียนอ่านออก\r\n", "1.2": "", "1.level": "good"}


def offer(school: Institution, **changes: Any) -> Offer:
    return Offer(**{"key": "k1", "institution": school.pk, "year": YEAR, "level": "basic"} | changes)


def pdf(by: Person, at: datetime, name: str = "ผล.pdf") -> StoredFile:
    return store(name=name, content=BytesIO(PDF), by=by, at=at)


def told(outcomes: tuple[Outcome, ...]) -> list[str | list[str]]:
    """Return of each outcome its fate, or the codes of what it was refused for."""
    return [[f.code for f in o.faults] if o.fate is Fate.REFUSED else o.fate.value for o in outcomes]


@pytest.fixture
def twin(area: Any, registrar: Person, now: datetime) -> Institution:
    """A school that is named and placed as the other."""
    return institutions.add(fields=SCHOOL, codes={"school10": "1050010009"}, by=registrar, at=now)


def rows_of(school: Institution) -> dict[str, Any]:
    """Return everything that is stored of a school's report, ids and running numbers left out."""
    sar = Sar.objects.get(institution=school)
    ids = {str(school.pk): "its institution", sar.number: "its number"}
    trail = AuditRow.objects.filter(
        subject__in=(f"institution:{school.pk}", f"sar:{sar.pk}"), step__startswith="sar."
    )
    receipt = SarReceipt.objects.get(sar=sar)
    return {
        "sar": model_to_dict(sar, exclude=["id", "institution", "number"]),
        "moments": [sar.started_at, sar.saved_at, sar.submitted_at],
        "parts": [(p.section, p.answers) for p in SarPart.objects.filter(sar=sar)],
        "evidence": [
            model_to_dict(e, exclude=["id", "sar"]) | {"at": e.at}
            for e in SarEvidence.objects.filter(sar=sar)
        ],
        "content": receipt.content.replace(f'"institution":{school.pk}', '"institution":S'),
        "receipt": (receipt.year, receipt.at, receipt.by, receipt.late, receipt.number == sar.number),
        "trail": [
            (row.step, plain(row.before, ids), plain(row.after, ids), row.by, row.by_label, row.at)
            for row in trail.order_by("pk")
        ],
    }  # fmt: skip


def plain(said: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    """Return what the trail says, its digest and what differs by school put as words."""
    named = {key: ids[str(said[key])] for key in ("institution", "number") if key in said}
    return said | named | ({"reason": len(said["reason"])} if "reason" in said else {})


def test_a_report_that_is_received_is_row_by_row_the_one_that_a_school_writes(
    school: Institution, twin: Institution, principal: Person, now: datetime
) -> None:
    principal.grants.create(role="institution", scope=f"institution:{twin.pk}")
    file, own = pdf(principal, now), pdf(principal, now, "SAR.pdf")
    sar = start(institution_id=school.pk, year=YEAR, level="basic", by=principal, at=now)
    given = {"sar_id": sar.pk, "by": principal, "at": now}
    save(answers={code: Given(text) for code, text in ANSWERS.items()}, **given)
    attach(question="1.1", file_id=file.pk, place="3", **given)
    attach(question="1.1", file_id=file.pk, title=" คลิป ", place="1:30", **given)
    keep_own_file(file_id=own.pk, **given)
    submit(**given)
    files = (OfferedFile("1.1", file.pk, page=3), OfferedFile("1.1", file.pk, " คลิป ", second=90))
    made = receive(
        offers=[offer(twin, answers=ANSWERS, evidence=files, own_file=own.pk)], by=principal, at=now
    )
    assert told(made) == ["done"]
    assert rows_of(twin) == rows_of(school)
    trail = AuditRow.objects.filter(step__in=("sar.start", "sar.attach")).order_by("pk")
    begun, attached = trail[0].after, trail[1].after
    assert (begun["framework"], begun["pack_digest"]) == (sar.framework.key, sar.framework.digest)
    assert attached == {
        "question": "1.1", "file": file.pk, "digest": file.digest, "name": "ผล.pdf", "page": 3, "second": None
    }  # fmt: skip
    assert SarNumber.objects.get().last == 2


def test_what_comes_again_gets_the_same_receipt(
    school: Institution, principal: Person, now: datetime
) -> None:
    given = offer(school, answers=ANSWERS)
    first = receive(offers=[given], by=principal, at=now)[0]
    rows = AuditRow.objects.count()
    later = now + timedelta(days=1)
    again = receive(offers=[given, replace(given, key="k2")], by=principal, at=later)
    assert told(again) == ["already_done", "already_done"]
    assert {o.receipt for o in again} == {first.receipt}
    assert (AuditRow.objects.count(), Sar.objects.count(), SarOffer.objects.count()) == (rows, 1, 1)
    assert first.receipt is not None
    assert check(first.receipt.number, first.receipt.digest).agrees is True
    other = replace(given, answers={"1.1": "ฉบับอื่น"})
    assert told(receive(offers=[other, replace(other, key="k3")], by=principal, at=later)) == [
        ["SAR-041"],
        ["SAR-020"],
    ]


def test_a_batch_is_answered_item_by_item(
    school: Institution,
    far_school: Institution,
    twin: Institution,
    principal: Person,
    registrar: Person,
    now: datetime,
) -> None:
    principal.grants.create(role="institution", scope=f"institution:{twin.pk}")
    good = offer(school, answers=ANSWERS)
    wrong = [
        offer(far_school, key="another's", answers=ANSWERS),
        offer(school, key="unknown", institution=None, code="9999999999"),
        offer(school, key="no such id", institution=2**70),
        offer(twin, key="year", year=YEAR - 5, answers=ANSWERS),
        offer(twin, key="level", level="vocational", answers=ANSWERS),
        offer(twin, key="question", answers={"9.9": "ก", "data.learners": "มาก", "1.level": "สูง"}),
        offer(twin, key="long", answers={"1.1": "ก" * 20_001}),
        offer(twin, key="empty", answers={"1.1": " "}),
        offer(twin, key="file", answers=ANSWERS, evidence=(OfferedFile("1.1", 0),), own_file=0),
        offer(twin, key="k" * 101, answers=ANSWERS),
    ]
    made = receive(offers=[*wrong[:5], good, *wrong[5:]], by=principal, at=now)
    assert told(made) == [
        ["SAR-002"], ["SAR-042"], ["SAR-042"], ["SAR-005"], ["SAR-006"], "done",
        ["SAR-008", "SAR-010", "SAR-008"], ["SAR-009"], ["SAR-011"], ["SAR-015", "SAR-015"], ["SAR-046"],
    ]  # fmt: skip
    assert [o.key for o in made] == [o.key for o in (*wrong[:5], good, *wrong[5:])]
    assert list(Sar.objects.values_list("institution", "stage")) == [(school.pk, "submitted")]
    assert verify().ok


def test_a_batch_that_repeats_itself(
    school: Institution, twin: Institution, principal: Person, now: datetime
) -> None:
    principal.grants.create(role="institution", scope=f"institution:{twin.pk}")
    one = offer(school, answers=ANSWERS)
    batch = [
        one,
        replace(one, key="k2"),
        replace(one, key="k3", answers={"1.1": "อื่น"}),
        offer(twin, answers=ANSWERS),  # the key of the first
    ]
    made = receive(offers=batch, by=principal, at=now)
    assert told(made) == ["done", "already_done", ["SAR-044"], ["SAR-047"]]
    assert made[0].receipt == made[1].receipt
    assert made[2].faults[0].values["first"] == made[3].faults[0].values["first"] == 1


def test_a_closed_school_sends_nothing(
    school: Institution, principal: Person, registrar: Person, now: datetime
) -> None:
    institutions.close(
        institution_id=school.pk, on=date(2023, 12, 1), reason="เลิกกิจการ", revision=1, by=registrar, at=now
    )
    assert told(receive(offers=[offer(school, answers=ANSWERS)], by=principal, at=now)) == [["SAR-003"]]


@pytest.mark.parametrize(("rule", "fate"), [("mark", "done"), ("refuse", ["SEASON-016"])])
def test_after_the_last_day_the_rule_of_the_season_counts(
    school: Institution, principal: Person, now: datetime, rule: str, fate: str | list[str]
) -> None:
    season = Season.objects.create(year=YEAR, list_year=YEAR + 1, opens_on=date(2023, 6, 1), opened_at=now)
    SeasonDeadline.objects.create(
        season=season, kind="basic", due_on=date(2024, 1, 4), late_rule=rule, changed_at=now
    )
    made = receive(offers=[offer(school, answers=ANSWERS)], by=principal, at=now)
    assert told(made) == [fate]
    assert list(SarReceipt.objects.values_list("late", flat=True)) == [True] * (rule == "mark")


def test_files_are_the_senders_own_and_have_a_place(
    school: Institution, principal: Person, stranger: Person, now: datetime
) -> None:
    foreign, mine = pdf(stranger, now), pdf(principal, now)
    text = store(name="ก.csv", content=BytesIO("ก,ข\n1,2\n".encode()), by=principal, at=now)
    files = [
        OfferedFile("1.1", foreign.pk),
        OfferedFile("data.head", mine.pk),
        OfferedFile("1.1", mine.pk, page=0),
        OfferedFile("1.1", mine.pk, page=1, second=1),
    ]
    given = offer(school, answers=ANSWERS, evidence=tuple(files), own_file=text.pk)
    assert told(receive(offers=[given], by=principal, at=now)) == [
        ["SAR-015", "SAR-008", "SAR-019", "SAR-019", "SAR-022"]
    ]
    assert SarEvidence.objects.count() == 0


def test_an_institution_is_named_by_any_of_its_codes(
    school: Institution, twin: Institution, principal: Person, now: datetime
) -> None:
    by_code = offer(school, institution=None, code="1050010001", answers=ANSWERS)
    InstitutionCode.objects.create(institution=twin, scheme="smis8", value="1050010001")
    given = [
        by_code,
        replace(by_code, key="k2", scheme="school10"),
        replace(by_code, key="k3", scheme="ministry"),
    ]
    assert told(receive(offers=given, by=principal, at=now)) == [["SAR-043"], "done", ["SAR-042"]]
    assert Sar.objects.get().institution == school


def test_nobody_else_sends_for_a_school(
    school: Institution,
    stranger: Person,
    supervisor: Person,
    far_supervisor: Person,
    registrar: Person,
    now: datetime,
) -> None:
    given = [offer(school, answers=ANSWERS)]
    with pytest.raises(Refused, match="ACCESS-001"):
        receive(offers=given, by=registrar, at=now)
    assert told(receive(offers=given, by=stranger, at=now)) == [["SAR-002"]]
    assert told(receive(offers=given, by=far_supervisor, at=now)) == [["SAR-002"]]
    assert told(receive(offers=given, by=supervisor, at=now)) == ["done"]
    assert Sar.objects.get().submitted_by == supervisor


def test_what_somebody_writes_here_is_not_overwritten(
    draft: Sar, school: Institution, principal: Person, supervisor: Person, now: datetime
) -> None:
    given = offer(school, answers=ANSWERS)
    save(sar_id=draft.pk, answers={"1.3": Given("เขียนเอง")}, by=principal, at=now)
    assert told(receive(offers=[given], by=supervisor, at=now)) == [["SAR-045"]]
    assert told(receive(offers=[given], by=principal, at=now)) == ["done"]
    stored = SarPart.objects.get(sar=draft, section="1").answers
    assert {code: a["value"] for code, a in stored.items()} == {
        "1.1": "ผู้เรียนอ่านออก", "1.3": "", "1.level": "good"
    }  # fmt: skip
    assert Sar.objects.get().filled == 3


def test_a_text_that_somebody_else_wrote_at_the_same_time_is_not_lost(
    draft: Sar, school: Institution, principal: Person, supervisor: Person, now: datetime
) -> None:
    first = offer(school, answers={"1.1": "ของต้นสังกัด"})
    assert told(receive(offers=[first], by=supervisor, at=now)) == ["done"]
    return_(sar_id=draft.pk, reason="ขาดผล", by=supervisor, at=now)
    save(sar_id=draft.pk, answers={"1.1": Given("ของโรงเรียน", seen=0)}, by=principal, at=now)
    second = replace(first, key="k2", answers=ANSWERS)
    assert told(receive(offers=[second], by=supervisor, at=now)) == [["SAR-045"]]
    stored = SarPart.objects.get(sar=draft, section="1").answers["1.1"]
    assert (stored["value"], [other["value"] for other in stored["others"]]) == (
        "ของต้นสังกัด",
        ["ของโรงเรียน"],
    )


def test_a_report_that_was_returned_is_sent_anew(
    school: Institution, supervisor: Person, now: datetime
) -> None:
    old, new = pdf(supervisor, now), pdf(supervisor, now, "ใหม่.pdf")
    first = offer(school, answers=ANSWERS, evidence=(OfferedFile("1.1", old.pk),), own_file=old.pk)
    receive(offers=[first], by=supervisor, at=now)
    return_(sar_id=Sar.objects.get().pk, reason="ขาดผล", by=supervisor, at=now)
    second = replace(
        first, key="k2", answers={"1.1": "เพิ่มผล"}, evidence=(OfferedFile("1.2", new.pk),), own_file=None
    )
    made = receive(offers=[second, first], by=supervisor, at=now)
    assert told(made) == ["done", "already_done"]
    assert [o.receipt.number for o in made if o.receipt] == ["SAR-2566-000002", "SAR-2566-000001"]
    row = Sar.objects.get()
    assert (row.stage, row.number, row.own_file, row.filled) == ("submitted", "SAR-2566-000002", None, 1)
    assert list(row.evidence.filter(removed_at=None).values_list("question", "file")) == [("1.2", new.pk)]
    assert SarReceipt.objects.get(number=row.number).content.count("เพิ่มผล") == 1
    assert verify().ok


def test_what_was_offered_is_never_changed(school: Institution, principal: Person, now: datetime) -> None:
    receive(offers=[offer(school, answers=ANSWERS)], by=principal, at=now)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE assessment_saroffer SET key = %s", ["x"])


def test_three_wrong_among_many_leave_the_others_untouched(
    area: Any, supervisor: Person, registrar: Person, now: datetime
) -> None:
    count = 400
    Institution.objects.bulk_create(
        Institution(
            name_th=f"โรงเรียนที่ {n}", kind="basic", agency=area, created_at=now, changed_at=now
        )
        for n in range(count)
    )  # fmt: skip
    ids = list(Institution.objects.filter(name_th__startswith="โรงเรียนที่").values_list("pk", flat=True))
    offers = [Offer(f"k{pk}", YEAR, "basic", pk, answers={"1.1": f"ผลของ {pk}"}) for pk in reversed(ids)]
    bad = {7: {"1.9": "ไม่มีข้อนี้"}, 150: {}, 399: {"data.learners": "สิบ"}}
    for place, answers in bad.items():
        offers[place] = replace(offers[place], answers=answers)
    made = receive(offers=offers, by=supervisor, at=now)
    assert [place for place, o in enumerate(made) if o.fate is Fate.REFUSED] == sorted(bad)
    numbers = [o.receipt.number for o in made if o.receipt]
    assert numbers == [f"SAR-{YEAR}-{n:06d}" for n in range(1, count - 2)]
    assert (Sar.objects.count(), SarReceipt.objects.count(), SarOffer.objects.count()) == (count - 3,) * 3
