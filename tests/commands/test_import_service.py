"""Institutions come over from a real local server that speaks as the service in use before does."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pytest_django import Settings

from prakan.assessment.actions.sars import take_over
from prakan.assessment.models import Sar
from prakan.commands.main import cli
from prakan.commands.service import calling, files, recording
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_sars import NO_SAR
from prakan.foundation.models import AuditRow, Person
from prakan.registry.models import Institution, InstitutionCode
from tests import packs
from tests.assessment.test_sars import PDF
from tests.house.reading import ROOT
from tests.registry.conftest import area, school

__all__ = ["area", "school"]
pytestmark = pytest.mark.django_db
ACADEMIES = "/basics/get_academy"


class Old:
    """The other service: institutions by level, reports by code, and what it answers instead, in turn."""

    def __init__(self) -> None:
        self.academies: dict[str, list[Any]] = {}
        self.sars: dict[str, list[Any]] = {}
        self.instead: list[tuple[int, bytes]] = []
        self.calls: list[tuple[str, dict[str, str]]] = []
        self.files: dict[str, tuple[int, bytes]] = {}
        self.fetched: list[
            tuple[str, str]
        ] = []  # path of each file asked for, and the token that came with it
        self.cut = 0  # bytes that the next file lacks of what was announced
        self.most = 1000  # items of one answer, however many are asked for
        self.url = ""

    def answer(self, path: str, asked: dict[str, str]) -> dict[str, Any]:
        """Answer as seen from the public integration: all values are texts, pages by start and length."""
        if path == ACADEMIES:
            found = self.academies.get(asked["academy_level_id"], [])
            start, length = int(asked["start"]), min(int(asked["length"]), self.most)
            return {"total": str(len(found)), "data": found[start : start + length]}
        return {"data": self.sars.get(asked["academy_code"], [])}


@pytest.fixture
def old(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Old]:
    """A server on this machine; two institutions a page, no pauses, levels 1 and 2 confirmed."""
    service = Old()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            service.calls.append((self.path, asked))
            told = (self.headers["X-Auth-ID"], self.headers["X-Auth-Token"])
            status, body = 200, json.dumps(service.answer(self.path, asked)).encode()
            if told != ("agency", "token"):
                status, body = 401, b"{}"
            elif service.instead:
                status, body = service.instead.pop(0)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            service.fetched.append((self.path, self.headers["X-Auth-Token"] or ""))
            status, body = service.files.get(self.path, (404, b""))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body) + service.cut))
            self.end_headers()
            self.wfile.write(body)
            service.cut = 0

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    service.url = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setattr(recording, "PAGE", 2)
    monkeypatch.setattr(calling.time, "sleep", lambda seconds: None)
    settings.SERVICE_URL, settings.SERVICE_ID, settings.SERVICE_TOKEN = service.url, "agency", "token"
    settings.VAR, settings.AGENCY_FOLDER = tmp_path, tmp_path
    confirmed = (ROOT / "agencies/onesqa/service.toml").read_text(encoding="utf-8")
    confirmed = (
        confirmed.replace('files = ""', f'files = "{service.url}/sar/"')
        .replace('"agency"', '"school10"')
        .replace('1 = ""', '1 = "basic"')
    )
    (tmp_path / "service.toml").write_text(confirmed.replace('2 = ""', '2 = "vocational"'), encoding="utf-8")
    service.academies = {
        "1": [
            one(1, "1050010001", "โรงเรียนบ้านสมมติ"),
            one(2, "1050010003", "บ้านใหม่"),
            one(3, "๑๐๕๐๐๑๐๐๐๔", " วัด  ใหม่ "),
        ],
        "2": [one(4, "1050010005", "วิทยาลัยใหม่")],
        "3": [one(5, "1050010006", "ไม่รู้ประเภท")],
    }
    yield service
    server.shutdown()
    server.server_close()


def one(number: int, code: str, name: str) -> dict[str, Any]:
    """Return an institution as the other service lists it."""
    return {"id": number, "code": code, "name": name}


def sar(year: str | int, file: str) -> dict[str, Any]:
    """Return a report as the other service lists it."""
    return {"year": year, "file": file}


def run(*options: str) -> tuple[int, dict[str, Any]]:
    """Run the command as the registrar; return its exit code and what it says."""
    done = ran(*options, "--format", "json")
    return done.exit_code, json.loads(done.stdout) if done.stdout.startswith("{") else {}


def ran(*options: str) -> Result:
    """Run the command as the registrar."""
    return CliRunner().invoke(cli, ["import-service", "--as", "registrar", *options])


def test_nothing_is_written_before_it_was_shown_and_then_all_that_was_shown_is(
    old: Old, school: Institution
) -> None:
    shown, told = run()
    assert (shown, told["written"]) == (1, False)
    assert told["counts"] == {"new": 3, "changed": 0, "unchanged": 1, "refused": 1}
    assert Institution.objects.count() == 1
    written, _ = run("--write")
    codes = InstitutionCode.objects.order_by("value").values_list(
        "value", "institution__name_th", "institution__kind"
    )
    assert (written, list(codes)[1:]) == (
        1,
        [
            ("1050010003", "บ้านใหม่", "basic"),
            ("1050010004", "วัด ใหม่", "basic"),
            ("1050010005", "วิทยาลัยใหม่", "vocational"),
        ],
    )
    assert run("--write")[1]["counts"] == {"new": 0, "changed": 0, "unchanged": 4, "refused": 1}
    assert {row.by_label for row in AuditRow.objects.filter(step="institution.edit")} == {"registrar"}


def test_a_level_that_is_to_be_confirmed_refuses_its_institutions(old: Old, registrar: Person) -> None:
    _, told = run()
    refused = [(i["code"], i["problems"][0]["code"]) for i in told["items"] if i["outcome"] == "refused"]
    assert refused == [("1050010006", "SERVICE-004")]


def test_the_folder_of_the_agency_leaves_every_level_to_be_confirmed(
    old: Old, registrar: Person, settings: Settings
) -> None:
    settings.AGENCY_FOLDER = ROOT / "agencies/onesqa"
    assert run()[1]["counts"] == {"new": 0, "changed": 0, "unchanged": 0, "refused": 5}


def test_a_changed_name_is_shown_with_the_one_before_and_kept_in_the_history(
    old: Old, school: Institution
) -> None:
    old.academies = {"1": [one(1, "1050010001", "โรงเรียนบ้านสมมติพัฒนา")]}
    _, told = run("--write")
    assert [(i["outcome"], i["before"], i["name"]) for i in told["items"]] == [
        ("changed", "โรงเรียนบ้านสมมติ", "โรงเรียนบ้านสมมติพัฒนา")
    ]
    change = school.changes.get(field="name_th", source="import-service")
    assert (change.before, change.after) == ("โรงเรียนบ้านสมมติ", "โรงเรียนบ้านสมมติพัฒนา")


def test_every_wrong_item_is_refused_by_itself(old: Old, registrar: Person, area: object) -> None:
    old.academies = {
        "1": [
            one(1, "", "ไม่มีรหัส"),
            one(2, "1050010007", ""),
            one(3, "123", "รหัสสั้น"),
            one(4, "1050010008", "ซ้ำ"),
            one(5, "1050010008", "ซ้ำอีก"),
            "ไม่ใช่รายการ",
            one(6, "1050010009", "ถูก"),
        ]
    }
    code, told = run("--write")
    said = [(i["outcome"], [p["code"] for p in i["problems"]]) for i in told["items"]]
    assert (code, said) == (
        1,
        [
            ("refused", ["SERVICE-005"]),
            ("refused", ["SERVICE-005"]),
            ("refused", ["CODE-001"]),
            ("refused", ["SERVICE-006"]),
            ("refused", ["SERVICE-006"]),
            ("refused", ["SERVICE-005"]),
            ("new", []),
        ],
    )
    assert Institution.objects.get().name_th == "ถูก"


def test_a_run_that_breaks_goes_on_where_it_stopped(old: Old, registrar: Person, tmp_path: Path) -> None:
    old.instead = [
        (
            200,
            json.dumps(
                old.answer(ACADEMIES, {"academy_level_id": "1", "start": "0", "length": "2"})
            ).encode(),
        )
    ]
    old.instead += [(503, b"")] * 4
    broken = ran()
    assert (broken.exit_code, "SERVICE-002: The other service answered 503" in broken.stderr) == (2, True)
    record = tmp_path / "service.ndjson"
    assert len(record.read_bytes().splitlines()) == 1
    with record.open("ab") as file:
        file.write(b'{"call": "basics/get_ac')  # the machine went down in the middle of a line
    old.calls.clear()
    assert run()[1]["counts"]["new"] == 4
    assert [asked["start"] for path, asked in old.calls if asked["academy_level_id"] == "1"] == ["2"]


def test_a_service_that_gives_fewer_than_asked_for_loses_none(old: Old, registrar: Person) -> None:
    old.most = 1
    assert run()[1]["counts"] == {"new": 4, "changed": 0, "unchanged": 0, "refused": 1}


def test_a_record_whose_last_line_is_not_ended_is_added_to(
    old: Old, registrar: Person, tmp_path: Path
) -> None:
    run()
    record = tmp_path / "service.ndjson"
    lines = record.read_bytes().splitlines(keepends=True)
    record.write_bytes(b"".join(lines[:2]).rstrip())
    assert run()[1]["counts"]["new"] == 4
    assert record.read_bytes().splitlines(keepends=True) == lines


def test_what_passes_by_itself_is_tried_again(old: Old, registrar: Person) -> None:
    old.instead = [(502, b""), (429, b""), (503, b"")]
    assert run()[1]["counts"]["new"] == 4


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (401, b"{}", "SERVICE-002"),
        (302, b"", "SERVICE-002"),
        (200, b"<html>", "SERVICE-003"),
        (200, b"[]", "SERVICE-003"),
        (200, b'{"data": []}', "SERVICE-003"),
        (200, b'{"total": 1, "data": {}}', "SERVICE-003"),
    ],
)
def test_an_answer_that_is_none_stops_with_its_number(
    old: Old, registrar: Person, status: int, body: bytes, code: str
) -> None:
    old.instead = [(status, body)]
    done = ran()
    assert (done.exit_code, done.stderr.split(":")[0]) == (2, code)


def test_a_server_that_is_not_there_or_has_no_right_certificate_is_refused(
    old: Old, registrar: Person, settings: Settings
) -> None:
    settings.SERVICE_URL = old.url.replace("http://", "https://")
    assert ran().stderr.startswith("SERVICE-001")
    settings.SERVICE_URL = "http://127.0.0.1:9"
    assert ran().stderr.startswith("SERVICE-001")


def test_without_address_or_record_nothing_is_done(old: Old, registrar: Person, settings: Settings) -> None:
    settings.SERVICE_URL = ""
    assert [ran().stderr[:11], ran("--offline").stderr[:11]] == ["SERVICE-007", "SERVICE-007"]


def test_reports_are_compared_by_year(old: Old, school: Institution) -> None:
    old.sars = {
        "1050010001": [
            {"year": "2566", "file": "a.pdf"},
            {"year": 2565, "file": "b.pdf"},
            {"year": "", "file": "c"},
        ],
        "1050010003": [sar("2566", "https://files.example/d.pdf")],
    }
    _, told = run("--sars")
    assert told["reports"] == {"0": {"unusable": 1}, "2565": {"missing": 1}, "2566": {"missing": 2}}


def test_the_text_says_the_sum_and_what_to_do(old: Old, school: Institution) -> None:
    said = ran("--lang", "en").stdout.splitlines()
    assert said[0] == "5 institutions = 3 new + 0 changed + 1 unchanged + 1 refused"
    assert said[1] == "nothing written (--write does)"
    assert said[2].startswith(
        "refused 1050010006 ไม่รู้ประเภท (level 3): SERVICE-004 What academy_level_id 3 stands for"
    )


@pytest.fixture
def holding(old: Old, school: Institution, registrar: Person, now: datetime) -> Old:
    """The other service with reports of one school: one to take, one that is no PDF, others of no use."""
    packs.install(now)
    old.academies = {"1": [one(1, "1050010001", "โรงเรียนบ้านสมมติ")]}
    old.files = {"/sar/a.pdf": (200, PDF), "/sar/b.pdf": (200, b"<html>SAR</html>")}
    old.sars = {
        "1050010001": [
            sar("2566", "a.pdf"),
            sar("2566", "again.pdf"),
            sar("2567", "b.pdf"),
            sar("2568", "https://elsewhere.example/c.pdf"),
            sar("2569", "gone.pdf"),
        ],
    }
    return old


def outcomes(told: dict[str, Any]) -> list[tuple[int, str, list[str]]]:
    """Return year, outcome and problems of every report."""
    return [(f["year"], f["outcome"], f["problems"]) for f in told["files"]]


def test_reports_are_listed_first_and_nothing_is_fetched(holding: Old) -> None:
    code, told = run("--files")
    assert outcomes(told) == [
        (2566, "to_take", []),
        (2566, "refused", ["SERVICE-012"]),
        (2567, "to_take", []),
        (2568, "to_take", []),
        (2569, "to_take", []),
    ]
    assert (code, holding.fetched, Sar.objects.count()) == (1, [], 0)


def test_a_report_is_taken_over_whole_with_its_digest_receipt_and_source(
    holding: Old, school: Institution
) -> None:
    _, told = run("--files", "--write")
    assert outcomes(told) == [
        (2566, "taken", []),
        (2566, "refused", ["SERVICE-012"]),
        (2567, "refused", ["FILE-002"]),
        (2568, "refused", ["SERVICE-010"]),
        (2569, "refused", ["SERVICE-002"]),
    ]
    made = Sar.objects.get()
    assert made.own_file is not None
    assert (made.institution, made.year, made.stage, made.late, made.level) == (
        school,
        2566,
        "submitted",
        False,
        "basic",
    )
    assert made.own_file.digest == hashlib.sha256(PDF).hexdigest()
    assert made.receipts.get().number == told["files"][0]["receipt"] == "SAR-2566-000001"
    row = AuditRow.objects.filter(step="sar.take_over").earliest("pk")
    assert row.after["source"] == f"import-service: 1050010001 {holding.url}/sar/a.pdf"


def test_taken_over_again_nothing_is_fetched_or_written_twice(holding: Old) -> None:
    run("--files", "--write")
    holding.fetched.clear()
    _, told = run("--files", "--write")
    assert (outcomes(told)[0], Sar.objects.count()) == ((2566, "here", []), 1)
    assert "/sar/a.pdf" not in [path for path, _ in holding.fetched]


def test_a_file_that_the_service_has_mended_is_fetched_again(holding: Old) -> None:
    run("--files", "--write")
    holding.files["/sar/b.pdf"] = (200, PDF)
    _, told = run("--files", "--write")
    assert outcomes(told)[2] == (2567, "taken", [])


def test_a_file_that_breaks_off_is_fetched_again_and_a_whole_one_kept_for_the_next_run(
    holding: Old, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    holding.cut = 1
    monkeypatch.setattr(files, "take_over", lambda **given: refuse_all())
    _, told = run("--files", "--write")
    assert [path for path, _ in holding.fetched][:2] == ["/sar/a.pdf"] * 2
    assert outcomes(told)[0] == (2566, "refused", ["SAR-001"])
    monkeypatch.undo()
    assert [p.read_bytes() for p in (tmp_path / "service-files").iterdir() if p.read_bytes() == PDF] == [PDF]


def refuse_all() -> None:
    """Stand for whatever stops a run after a file was fetched."""
    raise refuse(NO_SAR)


def test_the_token_goes_to_the_service_alone_and_nobody_is_called_offline(
    holding: Old, settings: Settings, tmp_path: Path
) -> None:
    run("--files", "--write")
    assert {token for _, token in holding.fetched} == {"token"}
    settings.SERVICE_URL = holding.url.replace("127.0.0.1", "localhost")
    (tmp_path / "service.ndjson").rename(tmp_path / "kept.ndjson")
    Sar.objects.all().update(year=2560)
    for place in (tmp_path / "service-files").iterdir():
        place.unlink()
    holding.fetched.clear()
    run("--files", "--write", "--offline", "--record", str(tmp_path / "kept.ndjson"))
    assert holding.fetched == []
    run("--files", "--write", "--record", str(tmp_path / "kept.ndjson"))
    assert {token for _, token in holding.fetched} == {""}


def test_where_files_lie_is_to_be_confirmed_until_the_folder_says_it(holding: Old, tmp_path: Path) -> None:
    said = (tmp_path / "service.toml").read_text(encoding="utf-8")
    (tmp_path / "service.toml").write_text(said.replace(f"{holding.url}/sar/", ""), encoding="utf-8")
    _, told = run("--files", "--write")
    assert outcomes(told)[0] == (2566, "refused", ["SERVICE-009"])


def test_only_an_assessment_officer_takes_reports_over(
    school: Institution, officer: Person, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        take_over(institution_id=school.pk, year=2566, file_id=1, source="x", by=officer, at=now)
    assert refused.value.faults[0].code == "ACCESS-001"
