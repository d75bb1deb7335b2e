"""Institutions come over from a real local server that speaks as the service in use before does."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pytest_django import Settings

from prakan.commands.main import cli
from prakan.commands.service import calling, recording
from prakan.foundation.models import AuditRow, Person
from prakan.registry.models import Institution, InstitutionCode
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
    confirmed = confirmed.replace('"agency"', '"school10"').replace('1 = ""', '1 = "basic"')
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
