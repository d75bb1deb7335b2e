"""A season: deadlines with reasons, extensions, the board's sums, lateness, and reminders sent once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from pytest_django import DjangoAssertNumQueries

from prakan.assessment.actions.sars import Given, Marked, hand_back, mark_overdue, save, start, submit
from prakan.assessment.actions.season_reminders import Sent, climb, remind
from prakan.assessment.actions.season_seeding import MadeUpSar, seed_submissions
from prakan.assessment.actions.seasons import (
    DeadlineFields,
    extend,
    open_season,
    set_deadline,
    withdraw_extension,
)
from prakan.assessment.models import Sar, SarReceipt, Season, SeasonDeadline, SeasonReminder
from prakan.assessment.queries.counts import sar_counts
from prakan.assessment.queries.forms import in_force
from prakan.assessment.queries.season_due import due_day
from prakan.assessment.queries.season_missing import missing_list
from prakan.assessment.queries.season_reminders import reminder_list
from prakan.assessment.queries.season_rows import SeasonFilter
from prakan.assessment.queries.seasons import (
    board,
    counted,
    every_line,
    extensions,
    lines,
    season,
    season_counts,
)
from prakan.domain.institution_record import InstitutionRecord
from prakan.domain.institutions import Kind
from prakan.domain.problems import Refused
from prakan.domain.season import Standing, Tally, end_of
from prakan.domain.season_lateness import LateRule
from prakan.foundation.models import AuditRow, Notice, Person
from prakan.registry.actions import agencies, institutions, listings
from prakan.registry.actions.agencies import AgencyFields
from prakan.registry.actions.seeding import MadeUp, seed
from prakan.registry.models import Institution
from tests.assessment.conftest import YEAR

pytestmark = pytest.mark.django_db
DUE = date(2024, 4, 30)
ALL = SeasonFilter()
BANGKOK = ZoneInfo("Asia/Bangkok")
BOARD_QUERIES = 15  # whatever the number of institutions; in a transaction nothing is remembered
LIST_QUERIES = 5


def codes(call: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as refused:
        call()
    return [fault.code for fault in refused.value.faults]


def at(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, 0, tzinfo=BANGKOK)


@pytest.fixture
def open_year(school: Institution, far_school: Institution, registrar: Person, now: datetime) -> Season:
    """The season of 2566 with both schools on the list of 2567."""
    listings.put_on(
        institution_ids=[school.pk, far_school.pk], year=2567, on=date(2023, 12, 1), by=registrar, at=now
    )
    return open_season(year=YEAR, by=registrar, at=now)


def hand_in(school: Institution, by: Person, moment: datetime) -> SarReceipt:
    sar = start(institution_id=school.pk, year=YEAR, level="basic", by=by, at=moment)
    save(sar_id=sar.pk, answers={"1.1": Given("อ่านออก")}, by=by, at=moment)
    return submit(sar_id=sar.pk, by=by, at=moment)


def test_a_season_opens_once_with_the_days_of_the_source(
    open_year: Season, registrar: Person, now: datetime
) -> None:
    kept = season(registrar, YEAR)
    assert (kept.list_year, len(kept.deadlines)) == (2567, len(Kind))
    basic, higher = kept.deadline("basic"), kept.deadline("higher")
    assert basic is not None
    assert higher is not None
    assert (basic.due_on, basic.confirmed) == (DUE, True)
    assert (higher.due_on, higher.apply_by, higher.confirmed) == (None, date(2023, 12, 31), False)
    assert codes(lambda: open_season(year=YEAR, by=registrar, at=now)) == ["SEASON-002"]
    assert codes(lambda: season(registrar, YEAR + 5)) == ["SEASON-001"]


def test_a_deadline_changes_with_a_reason_and_never_over_anothers_change(
    open_year: Season, registrar: Person, auditor: Person, now: datetime
) -> None:
    def change(reason: str, revision: int, by: Person = registrar) -> None:
        fields = DeadlineFields(date(2024, 5, 15), confirmed=True)
        set_deadline(
            year=YEAR, kind=Kind.BASIC, fields=fields, reason=reason, revision=revision, by=by, at=now
        )

    assert codes(lambda: change(" ", 1)) == ["SEASON-003"]
    assert codes(lambda: change("หนังสือ", 1, auditor)) == ["ACCESS-001"]
    change("หนังสือที่ 12", 1)
    row = SeasonDeadline.objects.get(season=open_year, kind="basic")
    assert (row.due_on, row.reason, row.revision) == (date(2024, 5, 15), "หนังสือที่ 12", 2)
    told = AuditRow.objects.filter(step="season.deadline").get()
    assert (told.before["due_on"], told.after["due_on"]) == ("2024-04-30", "2024-05-15")
    assert codes(lambda: change("อีกครั้ง", 1)) == ["EDIT-001"]


def test_everybody_stands_at_one_place_and_sums_close(
    open_year: Season, school: Institution, principal: Person, registrar: Person
) -> None:
    assert board(registrar, YEAR, DUE, ALL).whole == Tally(not_due=2)
    hand_in(school, principal, at(DUE, 23))
    shown = board(registrar, YEAR, DUE, ALL)
    assert shown.whole == Tally(received=1, not_due=1)
    after = board(registrar, YEAR, DUE + timedelta(days=1), ALL)
    assert after.whole == Tally(received=1, missing=1)
    for parts in (after.kinds, after.agencies, after.provinces):
        assert sum((part.tally for part in parts), Tally()) == after.whole
    assert [(part.key, part.tally.total) for part in after.agencies] == [("department", 2)]
    assert board(registrar, YEAR, DUE - timedelta(days=1), ALL).whole == Tally(not_due=2)


def test_what_comes_after_midnight_is_late_on_the_board_and_on_its_receipt(
    open_year: Season, school: Institution, principal: Person, registrar: Person
) -> None:
    receipt = hand_in(school, principal, at(DUE + timedelta(days=1), 0))
    assert receipt.late is True
    shown = board(registrar, YEAR, DUE + timedelta(days=1), ALL)
    assert shown.whole == Tally(late=1, missing=1)


def with_kindergarten(school: Institution, by: Person, at: datetime) -> None:
    """Let a school teach small children, too."""
    fields = {"grades": "อ.2-ป.6"}
    institutions.edit(institution_id=school.pk, fields=fields, on=at.date(), revision=1, by=by, at=at)


def test_a_school_with_a_kindergarten_owes_two_reports(
    open_year: Season, school: Institution, principal: Person, registrar: Person, now: datetime
) -> None:
    with_kindergarten(school, registrar, now)
    shown = board(registrar, YEAR, DUE, ALL)
    assert (shown.whole, shown.institutions) == (Tally(not_due=3), 2)
    hand_in(school, principal, at(DUE))
    day = DUE + timedelta(days=1)
    shown = board(registrar, YEAR, day, ALL)
    assert [(part.key, part.tally) for part in shown.kinds] == [
        ("basic:own", Tally(received=1, missing=1)),
        ("basic:early_childhood", Tally(missing=1)),
    ]
    early = SeasonFilter(kind="basic:early_childhood")
    assert [(x.institution, x.level) for x in lines(registrar, YEAR, day, early)] == [
        (school.pk, "early_childhood")
    ]
    assert (
        counted(registrar, YEAR, day, SeasonFilter(kind="basic")),
        counted(registrar, YEAR, day, early),
    ) == (
        3,
        1,
    )
    assert reminded(registrar, at(day)).institutions == 1
    both = SeasonReminder.objects.values_list("institution", "level")
    assert list(both) == [(school.pk, "early_childhood")]
    sar = start(institution_id=school.pk, year=YEAR, level="early_childhood", by=principal, at=at(day))
    save(sar_id=sar.pk, answers={"1.1": Given("พัฒนาการ")}, by=principal, at=at(day))
    assert submit(sar_id=sar.pk, by=principal, at=at(day)).late is True
    shown = board(registrar, YEAR, day, ALL)
    assert shown.whole == Tally(received=1, late=1, missing=1)
    assert [d.count for d in board(registrar, YEAR, day, early).days][-2:] == [0, 1]
    assert {k: n for k, (n, _digest) in season_counts(registrar, 2567, day).items()} == {
        "expected": 2,
        "received": 1,
        "reports_expected": 3,
        "reports_received": 2,
    }


def test_both_reports_of_a_school_are_reminded_of_at_once(
    open_year: Season,
    school: Institution,
    principal: Person,
    supervisor: Person,
    registrar: Person,
    now: datetime,
) -> None:
    with_kindergarten(school, registrar, now)
    assert climb(at=at(DUE + timedelta(days=1))) == 2
    told = Notice.objects.order_by("pk").values_list("person__username", "template")
    assert list(told) == [("principal", "season.overdue"), ("supervisor", "season.agency")]
    assert Notice.objects.get(person=supervisor).values["count"] == 1  # institutions
    assert climb(at=at(DUE + timedelta(days=1), 20)) == 0


def marked(registrar: Person, moment: datetime, wanted: SeasonFilter = ALL, only: str = "") -> Marked:
    seen = missing_list(registrar, YEAR, moment.date(), wanted, only)
    return mark_overdue(
        year=YEAR, wanted=wanted, only=only, digest=seen.digest, count=len(seen.each), by=registrar, at=moment
    )


def test_what_was_never_begun_is_marked_too_and_can_still_be_submitted(
    open_year: Season,
    school: Institution,
    far_school: Institution,
    principal: Person,
    stranger: Person,
    registrar: Person,
    auditor: Person,
) -> None:
    day = at(DUE + timedelta(days=1))
    assert codes(lambda: marked(registrar, at(DUE))) == ["SEASON-019"]
    start(institution_id=school.pk, year=YEAR, level="basic", by=principal, at=at(DUE))
    seen = missing_list(registrar, YEAR, day.date(), ALL)
    assert (seen.begun, seen.never_begun, seen.marked) == (1, 1, 0)
    assert codes(lambda: marked(auditor, day)) == ["ACCESS-001"]
    assert marked(registrar, day, only=f"{far_school.pk}/") == Marked(1, 0)
    stale = lambda: mark_overdue(  # noqa: E731
        year=YEAR, wanted=ALL, digest=seen.digest, count=2, by=registrar, at=day
    )
    assert codes(stale) == ["SEASON-010"]
    assert marked(registrar, day) == Marked(1, 0)
    assert missing_list(registrar, YEAR, day.date(), ALL).marked == 2
    assert codes(lambda: marked(registrar, day)) == ["SEASON-019"]
    far = Sar.objects.get(institution=far_school)
    assert (far.stage, far.level, far.missed_by, far.filled) == ("missing", "basic", registrar, 0)
    assert list(AuditRow.objects.filter(by=registrar).order_by("pk").values_list("step", flat=True))[-3:] == [
        "season.miss",
        "sar.miss",
        "sar.miss",
    ]
    count = lambda: [c.count for c in sar_counts(registrar, YEAR, day.date())["missing"]]  # noqa: E731
    assert count() == [2]
    assert board(registrar, YEAR, day.date(), ALL).whole == Tally(missing=2)
    save(sar_id=far.pk, answers={"1.1": Given("อ่านออก")}, by=stranger, at=day)
    assert submit(sar_id=far.pk, by=stranger, at=day).late is True
    assert board(registrar, YEAR, day.date(), ALL).whole == Tally(late=1, missing=1)
    assert count() == [1]


def late_rule(rule: LateRule, until: date | None, registrar: Person, now: datetime) -> None:
    row = SeasonDeadline.objects.get(season__year=YEAR, kind="basic")
    fields = DeadlineFields(DUE, confirmed=True, late_rule=rule, late_until=until)
    set_deadline(
        year=YEAR, kind=Kind.BASIC, fields=fields, reason="ม", revision=row.revision, by=registrar, at=now
    )


def test_a_season_may_refuse_what_comes_after_its_day_until_more_time_is_given(
    open_year: Season, school: Institution, principal: Person, registrar: Person, now: datetime
) -> None:
    late_rule(LateRule.REFUSE, None, registrar, now)
    moment = at(DUE + timedelta(days=1))
    sar = start(institution_id=school.pk, year=YEAR, level="basic", by=principal, at=moment)
    save(sar_id=sar.pk, answers={"1.1": Given("อ่านออก")}, by=principal, at=moment)
    send = lambda: submit(sar_id=sar.pk, by=principal, at=moment)  # noqa: E731
    assert codes(send) == ["SEASON-016"]
    assert (SarReceipt.objects.count(), Sar.objects.get().stage) == (0, "draft")
    extend(year=YEAR, institution_id=school.pk, until=date(2024, 5, 2), reason="น", by=registrar, at=now)
    assert send().late is False
    later = at(date(2024, 5, 20))
    hand_back(sar_id=sar.pk, reason="เพิ่มหลักฐาน", by=registrar, at=later)
    assert submit(sar_id=sar.pk, by=principal, at=later).late is True


def test_late_ones_may_be_taken_until_a_last_day(
    open_year: Season, school: Institution, principal: Person, registrar: Person, now: datetime
) -> None:
    assert codes(lambda: late_rule(LateRule.UNTIL, None, registrar, now)) == ["SEASON-018"]
    assert codes(lambda: late_rule(LateRule.UNTIL, DUE, registrar, now)) == ["SEASON-018"]
    late_rule(LateRule.UNTIL, date(2024, 5, 10), registrar, now)
    assert codes(lambda: hand_in(school, principal, at(date(2024, 5, 11)))) == ["SEASON-017"]
    sar = Sar.objects.get()
    assert submit(sar_id=sar.pk, by=principal, at=at(date(2024, 5, 10))).late is True


def test_more_time_for_one_school_or_all_of_an_agency(
    open_year: Season,
    school: Institution,
    far_school: Institution,
    principal: Person,
    registrar: Person,
    now: datetime,
) -> None:
    until = date(2024, 5, 15)
    extend(year=YEAR, institution_id=school.pk, until=until, reason="น้ำท่วม", by=registrar, at=now)
    later = DUE + timedelta(days=3)
    shown = board(registrar, YEAR, later, ALL)
    assert shown.whole == Tally(missing=1, not_due=1, extended=1)
    assert [line.institution for line in lines(registrar, YEAR, later, SeasonFilter(extended=True))] == [
        school.pk
    ]
    assert due_day(school, "basic", YEAR, later) == until
    assert hand_in(school, principal, at(later)).late is False
    extend(year=YEAR, agency="department", until=until, reason="หนังสือ", by=registrar, at=now)
    shown = board(registrar, YEAR, later, ALL)
    assert shown.whole == Tally(received=1, not_due=1, extended=2)
    assert due_day(far_school, "basic", YEAR, later) == until


def test_more_time_can_be_taken_back_and_needs_a_reason(
    open_year: Season, school: Institution, registrar: Person, now: datetime
) -> None:
    def give(until: date, reason: str = "น้ำท่วม", **whom: object) -> int:
        return extend(year=YEAR, until=until, reason=reason, by=registrar, at=now, **whom).pk  # type: ignore[arg-type]

    one = {"institution_id": school.pk}
    assert codes(lambda: give(DUE, **one)) == ["SEASON-004"]
    assert codes(lambda: give(date(2024, 5, 15), " ", **one)) == ["SEASON-003"]
    assert codes(lambda: give(date(2024, 5, 15))) == ["SEASON-006"]
    assert codes(lambda: give(date(2024, 5, 15), agency="department", kind="higher")) == ["SEASON-005"]
    pk = give(date(2024, 5, 15), **one)
    withdraw_extension(extension_id=pk, reason="ขอผิดแห่ง", by=registrar, at=now)
    (kept,) = extensions(registrar, YEAR)
    assert (kept.withdrawn_at, kept.withdrawn_reason) == (now, "ขอผิดแห่ง")
    assert due_day(school, "basic", YEAR, DUE) == DUE
    assert board(registrar, YEAR, DUE + timedelta(days=1), ALL).whole == Tally(missing=2)
    again = lambda: withdraw_extension(extension_id=pk, reason="x", by=registrar, at=now)  # noqa: E731
    assert codes(again) == ["SEASON-014"]


def test_a_parent_agency_sees_its_own_part_and_a_school_none(
    open_year: Season, school: Institution, supervisor: Person, principal: Person
) -> None:
    shown = board(supervisor, YEAR, DUE, ALL)
    assert shown.whole == Tally(not_due=1)
    assert [line.institution for line in every_line(supervisor, YEAR, DUE, ALL)] == [school.pk]
    assert codes(lambda: board(principal, YEAR, DUE, ALL)) == ["ACCESS-001"]


def test_lists_answer_to_the_numbers_of_the_board(
    open_year: Season, school: Institution, far_school: Institution, principal: Person, registrar: Person
) -> None:
    hand_in(school, principal, at(DUE))
    day = DUE + timedelta(days=1)
    missing = SeasonFilter(standing="missing", kind="basic", agency="area2", province="50")
    (line,) = lines(registrar, YEAR, day, missing)
    assert (line.institution, line.standing, line.due_on, line.first) == (
        far_school.pk,
        Standing.MISSING,
        DUE,
        None,
    )
    assert counted(registrar, YEAR, day, missing) == 1
    assert counted(registrar, YEAR, day, SeasonFilter(province="10")) == 0
    received = SeasonFilter(standing="received")
    assert [r.first for r in lines(registrar, YEAR, day, received)] == [at(DUE)]


def made(count: int, year: int, moment: datetime, number: int = 0) -> None:
    """Make schools up that are on the list of 2567; all but the first hand in."""
    record = InstitutionRecord(name_th=f"โรงเรียนที่ {number}", kind="basic", province="50", district="5001")
    one = MadeUp(record, years=(2567,))
    seed([one] * count, listed_on=date(2023, 12, 1), why="ทดสอบ", at=moment)
    ids = Institution.objects.filter(is_demo=True).order_by("pk").values_list("pk", flat=True)[1:]
    frameworks = {("basic", ""): in_force("basic", year)[0]}
    seed_submissions(
        year=year,
        made_up=[MadeUpSar(pk, moment, end_of(DUE)) for pk in ids],
        frameworks=frameworks,
        at=moment,
    )


@pytest.mark.parametrize("number", [1, 3, 40])
def test_board_and_list_ask_the_same_number_of_questions_whatever_the_size(
    number: int, registrar: Person, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    open_season(year=YEAR, by=registrar, at=now)
    made(number, YEAR, at(date(2024, 4, 1)))
    with django_assert_num_queries(BOARD_QUERIES):
        shown = board(registrar, YEAR, DUE, ALL)
    assert shown.whole == Tally(received=number - 1, not_due=1)
    with django_assert_num_queries(LIST_QUERIES):
        assert len(lines(registrar, YEAR, DUE, ALL)) == number


def test_the_line_of_days_stands_beside_the_year_before(registrar: Person, now: datetime) -> None:
    open_season(year=YEAR, by=registrar, at=now)
    made(3, YEAR, at(date(2024, 4, 1)))
    ids = Institution.objects.filter(is_demo=True).order_by("pk").values_list("pk", flat=True)
    early = [MadeUpSar(pk, at(date(2023, 3, 10))) for pk in ids]
    frameworks = {("basic", ""): in_force("basic", YEAR)[0]}
    assert seed_submissions(year=YEAR - 1, made_up=early, frameworks=frameworks, at=now) == 3
    assert seed_submissions(year=YEAR - 1, made_up=early, frameworks=frameworks, at=now) == 0
    days = {day.on: (day.count, day.before) for day in board(registrar, YEAR, DUE, ALL).days}
    assert days[date(2024, 3, 9)] == (0, 0)
    assert days[date(2024, 3, 10)] == (0, 3)
    assert days[date(2024, 3, 31)] == (0, 3)
    assert days[date(2024, 4, 1)] == (2, 3)
    assert (min(days), max(days)) == (date(2024, 1, 1), DUE)
    assert Sar.objects.filter(year=YEAR, late=True).count() == 0


def reminded(registrar: Person, moment: datetime, *, again: bool = False, wanted: SeasonFilter = ALL) -> Sent:
    seen = reminder_list(registrar, YEAR, moment.date(), wanted)
    return remind(
        year=YEAR,
        wanted=wanted,
        digest=seen.digest,
        count=len(seen.each),
        by=registrar,
        at=moment,
        again=again,
    )


def test_exactly_those_seen_are_reminded_once_a_day(
    open_year: Season,
    principal: Person,
    teacher: Person,
    supervisor: Person,
    registrar: Person,
    school: Institution,
) -> None:
    moment = at(DUE - timedelta(days=7))
    seen = reminder_list(registrar, YEAR, moment.date(), ALL)
    assert (seen.reached, seen.by_parent, seen.unreachable) == (1, 0, 1)
    assert seen.channels() == {"email": 3}
    assert reminded(registrar, moment) == Sent(institutions=1, people=3, unreachable=1, already=0)
    told = sorted(Notice.objects.values_list("person__username", "template"))
    assert told == [("principal", "season.due"), ("supervisor", "season.agency"), ("teacher", "season.due")]
    row = AuditRow.objects.get(step="season.remind")
    assert (row.after["digest"], row.after["institutions"]) == (seen.digest, 1)
    left = reminder_list(registrar, YEAR, moment.date(), ALL)
    assert (seen.waiting, left.waiting, left.reachable) == (1, 0, 1)
    assert codes(lambda: reminded(registrar, moment)) == ["SEASON-011"]
    assert reminded(registrar, moment, again=True).institutions == 1
    told_of = SeasonReminder.objects.order_by("turn").values_list("institution", "turn")
    assert list(told_of) == [(school.pk, 0), (school.pk, 1)]
    assert reminded(registrar, moment + timedelta(days=6)).institutions == 1


def test_a_list_that_has_changed_is_not_sent(
    open_year: Season, school: Institution, principal: Person, registrar: Person
) -> None:
    moment = at(DUE + timedelta(days=1))
    seen = reminder_list(registrar, YEAR, moment.date(), ALL)
    hand_in(school, principal, moment)

    def send() -> Sent:
        return remind(year=YEAR, wanted=ALL, digest=seen.digest, count=2, by=registrar, at=moment)

    assert codes(send) == ["SEASON-010"]
    assert Notice.objects.count() == 0
    received = SeasonFilter(standing="received")
    assert codes(lambda: reminded(registrar, moment, wanted=received)) == ["SEASON-012"]


def test_the_ladder_sends_each_rung_once_to_whom_it_names(
    open_year: Season, principal: Person, supervisor: Person, registrar: Person, director: Person
) -> None:
    assert climb(at=at(date(2024, 3, 1))) == 0
    assert climb(at=at(date(2024, 3, 31))) == 1
    assert climb(at=at(date(2024, 4, 1))) == 0
    assert list(Notice.objects.values_list("person__username", flat=True)) == ["principal"]
    assert climb(at=at(date(2024, 5, 1))) == 1
    assert climb(at=at(date(2024, 5, 1), 16)) == 0
    assert Notice.objects.filter(person=supervisor, template="season.agency").count() == 1
    assert climb(at=at(date(2024, 6, 1))) == 2
    assert Notice.objects.filter(person=registrar, template="season.officer").count() == 1
    assert Notice.objects.filter(person=director).count() == 0


def test_nobody_is_marked_as_reminded_whom_nobody_answers_for(open_year: Season, registrar: Person) -> None:
    assert codes(lambda: reminded(registrar, at(DUE))) == ["SEASON-013"]
    assert SeasonReminder.objects.count() == 0


def test_a_season_that_stands_at_a_day_reminds_nobody_by_itself(open_year: Season, principal: Person) -> None:
    Season.objects.update(stands_on=DUE)
    assert climb(at=at(date(2024, 6, 1))) == 0


def test_a_part_of_the_board_opens_to_its_institutions_though_the_office_moved_since(
    open_year: Season, registrar: Person, now: datetime
) -> None:
    new = AgencyFields("department2", "department", "กรมสมมติ 2")
    agencies.add(fields=new, parent="ministry", by=registrar, at=now)
    agencies.move(code="area1", parent="department2", on=DUE + timedelta(days=1), by=registrar, at=now)
    for code, before, after in (("department", 2, 1), ("department2", 0, 1)):
        of = SeasonFilter(agency=code)
        for day, many in ((DUE, before), (DUE + timedelta(days=1), after)):
            shown = board(registrar, YEAR, day, of)
            assert (shown.whole.total, len(lines(registrar, YEAR, day, of))) == (many, many)


def test_the_day_of_a_report_is_the_day_in_thailand(
    open_year: Season,
    school: Institution,
    far_school: Institution,
    principal: Person,
    stranger: Person,
    registrar: Person,
) -> None:
    hand_in(school, principal, datetime(2024, 4, 28, 16, 59, 59, tzinfo=UTC))  # a second before midnight
    hand_in(far_school, stranger, datetime(2024, 4, 28, 17, 0, tzinfo=UTC))
    days = {day.on: day.count for day in board(registrar, YEAR, DUE, ALL).days}
    assert [days[date(2024, 4, n)] for n in (27, 28, 29)] == [0, 1, 2]
