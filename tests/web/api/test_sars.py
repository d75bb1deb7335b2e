"""Whole reports over the programming interface: a file, a batch answered item by item, the receipts."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import Settings

from prakan.assessment.models import Sar, SarEvidence, SarReceipt
from prakan.domain.calendar import academic_year_of
from prakan.domain.problems import Refused
from prakan.foundation.actions.files import store_once
from prakan.foundation.models import AuditRow, Person, StoredFile
from prakan.registry.models import Institution
from tests import samples
from tests.assessment.conftest import (
    area,
    far_area,
    far_school,
    packs,
    principal,
    school,
    stranger,
    supervisor,
)
from tests.web.api.conftest import Acting

pytestmark = pytest.mark.django_db
__all__ = ["area", "far_area", "far_school", "packs", "principal", "school", "stranger", "supervisor"]
BYTES = "application/octet-stream"
PDF = samples.pdf()


def year() -> int:
    return academic_year_of(timezone.localdate())


def item(**changes: Any) -> dict[str, Any]:
    told = {
        "key": "A-1",
        "code": "1050010001",
        "year": year(),
        "level": "basic",
        "answers": {"1.1": "อ่านออก"},
    }
    return told | changes


def send(system: Client, *items: Any) -> Any:
    answer = system.post("/api/v1/sars/offers", json.dumps({"items": items}), "application/json")
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def send_file(system: Client, content: bytes, query: str = "name=%E0%B8%9C%E0%B8%A5.pdf") -> HttpResponse:
    return system.post(f"/api/v1/files?{query}", content, BYTES)


def results(told: Any) -> list[Any]:
    return [i["result"] if i["problem"] is None else i["problem"]["code"] for i in told["items"]]


def test_a_parent_agencys_system_sends_a_file_and_a_report(
    acting: Acting, supervisor: Person, school: Institution
) -> None:
    system = acting(supervisor)
    kept = send_file(system, PDF).json()
    assert (kept["name"], kept["size"], kept["media_type"]) == ("ผล.pdf", len(PDF), "application/pdf")
    assert kept["digest"] == hashlib.sha256(PDF).hexdigest()
    files = [{"question": "1.1", "file": kept["id"], "page": 2}]
    told = send(system, item(answers={"1.1": "อ่านออก", "data.learners": 120, "1.2": None}, evidence=files))
    receipt, stored = told["items"][0]["receipt"], SarReceipt.objects.get()
    assert told["counts"] == {"done": 1, "already_done": 0, "refused": 0}
    assert (told["items"][0]["ref"], receipt["digest"]) == (stored.number, stored.digest)
    assert stored.digest == hashlib.sha256(stored.content.encode()).hexdigest()
    assert SarEvidence.objects.get().page == 2
    assert AuditRow.objects.filter(step="sar.submit", by_label__startswith="supervisor · pk_").count() == 1
    assert system.get("/api/v1/sars").json() == {
        "items": [
            {
                "id": receipt["sar"],
                "institution": school.pk,
                "name": {"th": school.name_th, "en": school.name_en},
                "year": year(),
                "kind": "basic",
                "level": "basic",
                "stage": "submitted",
                "receipt": receipt,
            }
        ],
        "next": None,
    }


def test_what_is_sent_again_gets_its_receipt_again(
    acting: Acting, principal: Person, school: Institution
) -> None:
    system = acting(principal)
    first, again = send(system, item()), send(system, item())
    assert (results(first), results(again)) == (["done"], ["already_done"])
    assert first["items"][0]["receipt"] == again["items"][0]["receipt"]
    ids = {send_file(system, PDF).json()["id"] for _ in range(2)}
    declared = f"name=%E0%B8%9C%E0%B8%A5.pdf&sha256={hashlib.sha256(PDF).hexdigest()}"
    assert ids | {send_file(system, PDF, declared).json()["id"]} == {StoredFile.objects.get().pk}


def test_wrong_items_keep_no_other_back_whatever_is_wrong_with_them(
    acting: Acting, principal: Person, school: Institution, far_school: Institution
) -> None:
    wrong = [
        "no object",
        {"key": "k"},
        item(key="k1", more=1),
        item(key="k2", year="2566"),
        item(key="k3", answers={"1.1": 1.5}),
        item(key="k4", answers={"1.1": "\0"}),
        item(key="k5", institution=2**63),
        item(key="k6", code="1050010003"),
        item(key="k7", answers={"1.9": "ก"}),
    ]
    told = send(acting(principal), *wrong, item())
    assert results(told) == [*["API-009"] * 7, "SAR-002", "SAR-008", "done"]
    assert [i["key"] for i in told["items"][:3]] == ["#1", "k", "k1"]
    assert [f["field"] for f in told["items"][1]["problem"]["faults"]] == ["year", "level"]
    assert told["counts"] == {"done": 1, "already_done": 0, "refused": 9}


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ("{", 400, "API-008"),
        ("[]", 422, "API-009"),
        ('{"items": []}', 422, "API-009"),
        (json.dumps({"items": [0] * 10_001}), 413, "API-018"),
    ],
)
def test_what_is_no_batch_is_refused_whole(
    acting: Acting, principal: Person, body: str, status: int, code: str
) -> None:
    answer = acting(principal).post("/api/v1/sars/offers", body, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_pages_of_reports_follow_a_cursor(
    acting: Acting, principal: Person, stranger: Person, school: Institution, far_school: Institution
) -> None:
    principal.grants.create(role="institution", scope=f"institution:{far_school.pk}")
    system = acting(principal)
    both = [item(key=f"k{one.pk}", code="", institution=one.pk) for one in (school, far_school)]
    assert results(send(system, *both)) == ["done", "done"]
    assert acting(stranger).get("/api/v1/sars").json()["items"][0]["institution"] == far_school.pk
    first = system.get("/api/v1/sars?limit=1").json()
    second = system.get(f"/api/v1/sars?limit=1&after={first['next']}").json()
    shown = [one["institution"] for told in (first, second) for one in told["items"]]
    assert (shown, second["next"]) == ([school.pk, far_school.pk], None)
    assert system.get(f"/api/v1/sars?year={year() - 1}").json()["items"] == []


@pytest.mark.parametrize(
    ("content", "query", "status", "code"),
    [
        (b"<html><body>", "name=a.pdf", 422, "FILE-002"),
        (PDF, "name=a.docx", 422, "FILE-003"),
        (PDF, f"name=a.pdf&sha256={'0' * 64}", 422, "UPLOAD-007"),
        (PDF, "", 422, "API-009"),
    ],
)
def test_a_file_is_looked_at_by_its_content(
    acting: Acting, principal: Person, content: bytes, query: str, status: int, code: str
) -> None:
    answer = send_file(acting(principal), content, query)
    assert (answer.status_code, answer.json()["code"]) == (status, code)  # type: ignore[attr-defined]
    assert StoredFile.objects.count() == 0


def test_a_file_too_large_or_cut_short_is_not_kept(
    acting: Acting, principal: Person, settings: Settings
) -> None:
    settings.FILE_LIMIT = 100
    assert send_file(acting(principal), PDF).json()["code"] == "FILE-001"  # type: ignore[attr-defined]
    settings.FILE_LIMIT = 1000
    content: Any = RequestFactory().post("/", PDF[:-9], BYTES)
    given = {"name": "ก.pdf", "content": content, "declared": "", "by": principal, "at": timezone.now()}
    with pytest.raises(Refused, match="UPLOAD-012"):
        store_once(length=len(PDF), **given)
    assert StoredFile.objects.count() == 0


def test_only_schools_and_parent_agencies_send(acting: Acting, registrar: Person) -> None:
    answer = acting(registrar).post("/api/v1/sars/offers", "{}", "application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "API-015")
    assert Sar.objects.count() == 0


def test_the_description_holds_the_whole_of_a_report(client: Client) -> None:
    told = client.get("/api/v1/openapi.json").json()
    body = told["paths"]["/api/v1/sars/offers"]["post"]["requestBody"]["content"]["application/json"]
    one = body["schema"]["properties"]["items"]["items"]
    assert one["required"] == ["key", "year", "level"]
    assert "$ref" not in json.dumps(body)
    assert one["properties"]["evidence"]["items"]["required"] == ["question", "file"]
