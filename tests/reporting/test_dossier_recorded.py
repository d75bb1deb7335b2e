"""What devices recorded stands in a dossier to the letter, and whoever checks it sees any change of it."""

from __future__ import annotations

import hashlib
import json
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from prakan.assessment.actions.visit_records import record
from prakan.assessment.intake import take
from prakan.assessment.models import CaseEvidence
from prakan.domain.dossier.verify_dossier import check
from prakan.domain.field.signature import drawn
from prakan.foundation.models import Person
from prakan.reporting.queries.dossier.recorded import the_custody, the_log, the_records
from tests.assessment.field_waits import PNG, WHY, end, photo, send, upload
from tests.assessment.field_world import Device
from tests.assessment.scores_world import World, visited
from tests.packs import install
from tests.web.reader import Reader

pytestmark = pytest.mark.django_db
SIGNED = {
    "name": "ผู้ลงนามตัวอย่าง",
    "position": "ผู้อำนวยการ",
    "said": "รับทราบ",
    "strokes": [[1, 2, 3, 4], [5, 6]],
    "width": 30,
    "height": 20,
}


@pytest.fixture
def world(registrar: Person, now: datetime) -> World:
    """A case on its visit: the chair's device recorded evidence, a line and a mark."""
    install(now)
    world = visited(registrar, now)
    device = Device(world, world.chair).registered()
    seen = device.saw(place={"lat": 13_750_000, "lon": 100_500_000, "m": 12})
    device.wrote("เขียนถึง owner@agency.example", [seen])
    device.marked("1.1", "good", [seen])
    take(device=device.key, items=device.items, by=device.person, at=world.at)
    return world


def faults(rows: list[dict[str, Any]], place: Path) -> list[str]:
    """Return what a check says of a log alone: its own numbers, nothing of the signature."""
    content = json.dumps(rows, ensure_ascii=False).encode()
    from_check = check.__globals__
    paper = {"kind": "log", "file": "papers/log.json", "size": len(content)}
    paper["sha256"] = from_check["hashlib"].sha256(content).hexdigest()
    with zipfile.ZipFile(place, "w") as package:
        package.writestr("papers/log.json", content)
    with zipfile.ZipFile(place) as package:
        return [one.fault for one in from_check["_logs"](package, {"papers": [paper]})]


def test_the_log_is_told_to_the_letter_without_marks_before_the_scores_are_open(
    world: World, tmp_path: Path
) -> None:
    rows = the_log(world.case).rows
    assert [row["seq"] for row in rows] == [1, 2, 3]
    assert [sorted(row.keys() & {"text", "masked", "closed"}) for row in rows] == [
        ["text"],
        ["masked"],
        ["closed"],
    ]
    assert faults(rows, tmp_path / "a.zip") == []
    edited = [{**rows[0], "text": rows[0]["text"].replace("ห้องสมุด", "ห้องแล็บ")}, *rows[1:]]
    assert faults(edited, tmp_path / "b.zip") == ["ENTRY"]
    assert faults([rows[0], {**rows[1], "prev": "0" * 64}, rows[2]], tmp_path / "c.zip") == ["LOG"]
    assert faults([rows[0], rows[2]], tmp_path / "d.zip") == []  # entries between may be of other cases


def test_custody_tells_device_place_and_digests(world: World) -> None:
    piece = CaseEvidence.objects.get(case=world.case)
    (row,) = the_custody(world.case).rows
    assert (row["evidence"], row["device"], row["way"], row["place"]) == (
        piece.pk,
        "มือถือ",
        "line",
        {"lat": 13_750_000, "lon": 100_500_000, "m": 12},
    )
    page = Reader(world.member).open(f"/cases/{world.case.pk}/evidence/{piece.pk}/")
    assert ("13.75000, 100.50000" in page.text, "มือถือ" in page.text, row["digest"] in page.text) == (
        True,
    ) * 3


def test_a_file_that_nobody_waits_for_is_told_with_who_decided_and_goes_along_when_it_comes(
    world: World, registrar: Person
) -> None:
    phone = Device(world, world.member).registered()
    photo(phone)
    send(phone)
    end(world, registrar)
    row = the_custody(world.case).rows[-1]
    [file] = row["files"]
    assert (row["device"], file["received"], file["ended"]["reason"]) == ("มือถือ", "", WHY)
    assert file["ended"]["by"] == {"th": registrar.name_th, "en": registrar.name_en}
    assert the_custody(world.case).files == ()
    upload(phone)
    found = the_custody(world.case)
    came = [one for one in found.files if one.digest == hashlib.sha256(PNG).hexdigest()]
    assert len(came) == 1
    first, late = found.rows[-2:]
    assert [one["files"][0]["received"] for one in (first, late)] == [came[0].digest] * 2
    assert late["evidence"] == CaseEvidence.objects.latest("pk").pk != first["evidence"]
    assert late["files"][0]["ended"]["reason"] == WHY


def test_records_of_the_visit_stand_in_full_with_the_signature_as_a_drawing(world: World) -> None:
    said = {"kind": "sign_off", "part": "", "content": SIGNED, "key": "s", "base": 0}
    record(case_id=world.case.pk, by=world.chair, at=world.at, **said)
    found = the_records(world.case)
    assert [(row["version"], row["content"]["name"]) for row in found.rows] == [(1, "ผู้ลงนามตัวอย่าง")]
    assert found.texts == {"sign_off-1.svg": drawn(SIGNED)}
    assert 'd="M1 2 L3 4 M5 6 L5 6"' in drawn(SIGNED)
