"""Report files: asked for, claimed, written whole, taken over from a dead worker, cancelled, opened."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from prakan.domain.problems import Refused
from prakan.foundation.models import AuditRow, Person, TextBlock
from prakan.reporting.actions import runs as actions
from prakan.reporting.actions.closings import close
from prakan.reporting.actions.runs import LAST_ATTEMPT, ask_report, cancel, write_due, write_run
from prakan.reporting.document.formats import FORMATS
from prakan.reporting.document.model import Report
from prakan.reporting.models import ReportRun
from prakan.reporting.queries.runs import LEASE, open_run, run, runs
from tests.reporting.conftest import Year


def ask(by: Person, at: datetime, **given: Any) -> ReportRun:
    """Ask for a file: a Thai web page unless said otherwise."""
    return ask_report(
        **{"year": 2567, "quarter": 1, "language": "th", "format": "html", **given}, by=by, at=at
    )


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [f.code for f in refused.value.faults]


def reports() -> list[str]:
    """Return the names of all files under the reports folder."""
    return sorted(p.name for p in (Path(settings.MEDIA_ROOT) / "reports").rglob("*") if p.is_file())


def test_asking_is_recorded_and_waits(auditor: Person, year: Year) -> None:
    asked = ask(auditor, year.now)
    row = AuditRow.objects.get(step="report.write")
    assert (asked.stage, asked.draft, row.subject) == ("waiting", True, "report:2567-1")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"format": "odt"}, "REPORT-001"),
        ({"language": "lo"}, "REPORT-006"),
        ({"final": True}, "CLOSE-001"),
    ],
)
def test_what_cannot_be_written_is_refused(
    officer: Person, year: Year, given: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        ask(officer, year.now, **given)
    assert (codes(refused), ReportRun.objects.count()) == ([code], 0)


@pytest.mark.parametrize("ending", FORMATS)
def test_the_worker_writes_every_format(officer: Person, year: Year, ending: str) -> None:
    asked = ask(officer, year.now, format=ending)
    assert (write_due(year.now), write_due(year.now)) == (1, 0)
    opened = open_run(officer, asked.pk)
    with opened.content as file:
        content = file.read()
    assert opened.run.digest == hashlib.sha256(content).hexdigest()
    assert (opened.run.size, reports()) == (len(content), [f"{asked.pk}.{ending}"])


@pytest.mark.parametrize(("ending", "digits"), [("html", "thai"), ("xlsx", "arabic")])
def test_digits_are_asked_for_recorded_and_printed(
    officer: Person, year: Year, ending: str, digits: str
) -> None:
    asked = ask(officer, year.now, format=ending, digits="thai")
    assert (asked.digits, AuditRow.objects.get(step="report.write").after["digits"]) == (digits, digits)
    write_due(year.now)
    with open_run(officer, asked.pk).content as file:
        assert ("report_title ๒๕๖๗".encode() in file.read()) == (digits == "thai")


def test_a_closed_quarter_gives_the_final_report(officer: Person, year: Year) -> None:
    close(year=2567, quarter=1, by=officer, at=year.now)
    asked = ask(officer, year.now, final=True)
    write_due(year.now)
    assert run(officer, asked.pk).name == "รายงานไตรมาส-1-2567.html"


@pytest.mark.parametrize(
    ("language", "name"),
    [("th", "รายงานไตรมาส-1-2567-ร่าง.html"), ("en", "quarterly-report-2567-q1-draft.html")],
)
def test_a_draft_says_so_in_its_name(officer: Person, year: Year, language: str, name: str) -> None:
    assert run(officer, ask(officer, year.now, language=language).pk).name == name


def test_a_file_that_a_dead_worker_left_is_written_by_the_next(officer: Person, year: Year) -> None:
    asked = ask(officer, year.now)
    ReportRun.objects.filter(pk=asked.pk).update(stage="writing", started_at=year.now, attempts=1)
    assert write_due(year.now + LEASE - timedelta(seconds=1)) == 0
    assert write_due(year.now + LEASE) == 1
    asked.refresh_from_db()
    assert (asked.stage, asked.attempts) == ("ready", 2)


def test_two_workers_never_write_one_file(officer: Person, year: Year) -> None:
    asked = ask(officer, year.now)
    assert write_run(run_id=asked.pk, at=year.now)
    assert not write_run(run_id=asked.pk, at=year.now)


def test_half_a_file_never_stands_in_the_place_of_a_whole_one(
    officer: Person, year: Year, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(report: Report, path: Path) -> None:
        path.write_text("half")
        raise OSError("the disk is full")

    monkeypatch.setitem(actions.FORMATS, "html", broken)
    asked = ask(officer, year.now)
    at = year.now
    for _ in range(LAST_ATTEMPT):
        write_due(at)
        at += LEASE
    view = run(officer, asked.pk)
    assert (view.stage, view.problem.en.split()[0]) == ("failed", "REPORT-007")
    assert reports() == [f"{asked.pk}.part.html"]


def test_a_refusal_ends_the_run_with_its_problem_in_both_languages(officer: Person, year: Year) -> None:
    TextBlock.objects.filter(key="intro").update(th="{nothing}", en="{nothing}")
    asked = ask(officer, year.now)
    write_due(year.now)
    view = run(officer, asked.pk)
    assert (view.stage, view.problem.th[:8], view.problem.en[:8]) == ("failed", "TEXT-010", "TEXT-010")


def test_what_is_not_ready_cannot_be_opened(officer: Person, year: Year) -> None:
    asked = ask(officer, year.now)
    with pytest.raises(Refused) as refused:
        open_run(officer, asked.pk)
    assert codes(refused) == ["REPORT-003"]


def test_a_file_that_was_altered_is_not_handed_out(officer: Person, year: Year) -> None:
    asked = ask(officer, year.now)
    write_due(year.now)
    asked.refresh_from_db()
    (Path(settings.MEDIA_ROOT) / asked.path).write_text("shorter")
    with pytest.raises(Refused) as refused:
        open_run(officer, asked.pk)
    assert codes(refused) == ["REPORT-004"]


def test_a_waiting_file_is_taken_back_and_never_written(officer: Person, year: Year) -> None:
    asked = ask(officer, year.now)
    cancel(run_id=asked.pk, by=officer, at=year.now)
    assert (write_due(year.now), runs(officer, 2567, 1)) == (0, ())


def test_a_file_cancelled_while_being_written_is_removed(
    officer: Person, year: Year, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ask(officer, year.now)

    def slow(report: Report, path: Path) -> None:
        path.write_text("whole")
        cancel(run_id=asked.pk, by=officer, at=year.now)

    monkeypatch.setitem(actions.FORMATS, "html", slow)
    write_due(year.now)
    asked.refresh_from_db()
    assert (asked.stage, reports()) == ("cancelled", [])


@pytest.mark.parametrize(("who", "code"), [("owner", "ACCESS-001"), ("officer", "REPORT-005")])
def test_who_may_not_cancel_and_when(
    request: pytest.FixtureRequest, auditor: Person, year: Year, who: str, code: str
) -> None:
    asked = ask(auditor, year.now)
    if who == "officer":
        write_due(year.now)
    with pytest.raises(Refused) as refused:
        cancel(run_id=asked.pk, by=request.getfixturevalue(who), at=year.now)
    assert codes(refused) == [code]


def test_a_file_that_is_nowhere_is_refused(officer: Person, year: Year) -> None:
    with pytest.raises(Refused) as refused:
        run(officer, 99)
    assert codes(refused) == ["REPORT-002"]
