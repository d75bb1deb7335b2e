"""Rosters sent by systems: item by item, repeats, reordering, three wrong among ten thousand, strangers."""

from __future__ import annotations

import json
import random
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from prakan.domain.roles import Role
from prakan.foundation.models import Person, RoleGrant
from prakan.registry.actions import agencies, roster_intake
from prakan.registry.actions.agencies import AgencyFields
from prakan.registry.actions.roster_requests import ask
from prakan.registry.models import ContactPoint, Institution, ParentAgency, RosterIntake, RosterRequest
from tests.registry.conftest import area, other_school, school
from tests.registry.contacts import install_roles
from tests.web.api.conftest import Acting

__all__ = ["area", "other_school", "school"]
pytestmark = pytest.mark.django_db
PLACE = {"province": "เชียงใหม่", "district": "เมืองเชียงใหม่", "subdistrict": "ศรีภูมิ"}


def sender(username: str, agency: str) -> Person:
    """Return somebody who acts for a parent agency."""
    person = Person.objects.create_user(username, name_th=f"{username} (ทดสอบ)")
    RoleGrant.objects.create(person=person, role=Role.PARENT_AGENCY, scope=f"agency:{agency}")
    return person


@pytest.fixture
def system(area: ParentAgency, acting: Acting) -> Client:
    """The system of the department, above the area office."""
    return acting(sender("system", "department"))


@pytest.fixture
def stranger(area: ParentAgency, registrar: Person, now: datetime, acting: Acting) -> Client:
    """The system of another department."""
    fields = AgencyFields("elsewhere", "department", "กรมอื่น")
    agencies.add(fields=fields, parent="ministry", by=registrar, at=now)
    return acting(sender("stranger", "elsewhere"))


@pytest.fixture
def asked(area: ParentAgency, registrar: Person, now: datetime) -> RosterRequest:
    """A roster of basic schools that the department was asked for."""
    ends = date(2024, 2, 1)
    ask(agencies=["department"], kinds=["basic"], fiscal_year=2567, deadline=ends, by=registrar, at=now)
    RosterRequest.objects.update(stage="sent")
    return RosterRequest.objects.get()


def item(number: int, **changed: Any) -> dict[str, Any]:
    """Return a school nobody knows yet."""
    code = f"1050{number:06d}"
    return {"key": f"S{number}", "name_th": f"บ้านทดสอบที่{number}", "school10": code, **PLACE, **changed}


def send(client: Client, roster: int, items: list[Any], key: str = "k1", **headers: str) -> Any:
    """Send items as JSON."""
    return client.post(
        f"/api/v1/rosters/{roster}/lines",
        json.dumps({"items": items}),
        content_type="application/json",
        headers={"Idempotency-Key": key, **headers},
    )


def work() -> None:
    """Let the worker do all that waits."""
    while roster_intake.work_off(timezone.now()):
        pass


def test_items_are_taken_in_checked_confirmed_and_written(
    system: Client, asked: RosterRequest, acting: Acting, registrar: Person
) -> None:
    answer = send(system, asked.pk, [item(1), item(2, learners=120, latitude=18.79, longitude=98.98)])
    told = answer.json()
    assert (answer.status_code, told["counts"]) == (202, {"done": 2, "already_done": 0, "refused": 0})
    work()
    place = f"/api/v1/intakes/{told['intake']}"
    shown = system.get(place).json()
    assert (shown["stage"], shown["counts"]["new"], shown["faults"]) == ("checked", 2, [])
    lines = system.get(f"{place}/lines").json()["items"]
    assert [(line["key"], line["outcome"], line["problems"]) for line in lines] == [
        ("S1", "new", []),
        ("S2", "new", []),
    ]
    yes = {"digest": shown["digest"]}
    refused = system.post(f"{place}/confirm", yes, content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (403, "API-015")
    desk = acting(registrar)
    assert desk.post(f"{place}/confirm", yes, content_type="application/json").json()["stage"] == "confirmed"
    work()
    assert desk.post(f"{place}/confirm", yes, content_type="application/json").json()["stage"] == "committed"
    made = Institution.objects.get(learners=120)
    assert (made.agency and made.agency.code, made.province, made.kind) == ("department", "50", "basic")


def test_contacts_are_shown_masked_and_written_with_their_institution(
    system: Client, asked: RosterRequest, acting: Acting, registrar: Person, now: datetime
) -> None:
    install_roles(now)
    reach = {"person": "ครูสมมติ ทดลอง", "phone": "053-123456", "email": "head@school.example"}
    told = send(system, asked.pk, [item(1, **reach), item(2, phone="12")]).json()
    work()
    place = f"/api/v1/intakes/{told['intake']}"
    shown = system.get(place).json()
    first, second = system.get(f"{place}/lines").json()["items"]
    assert (shown["contacts"], first["contact"], second["contact"]) == (
        {"new": 1},
        {
            "outcome": "new",
            "role": {"th": "ผู้รับผิดชอบ SAR", "en": "SAR officer"},
            "name": "ค•••",
            "email": "h•••@school.example",
            "phone": "••••••456",
        },
        None,
    )
    assert [(p["code"], p["field"], p["refuses"]) for p in second["problems"]] == [
        ("CONTACT-001", "phone", False)
    ]
    yes = {"digest": shown["digest"]}
    acting(registrar).post(f"{place}/confirm", yes, content_type="application/json")
    work()
    assert [row.institution for row in ContactPoint.objects.all()] == [
        Institution.objects.get(name_th="บ้านทดสอบที่1")
    ]


def test_of_ten_thousand_items_three_wrong_ones_are_refused_with_their_cells_and_the_rest_goes_on(
    system: Client, asked: RosterRequest, acting: Acting, registrar: Person
) -> None:
    items = [item(n) for n in range(10_000)]
    items[17] = {**items[17], "school10": "123"}
    items[4711] = {**items[4711], "province": "จังหวัดที่ไม่มี"}
    items[9999] = {**items[9999], "name_th": ""}
    body = "\n".join(json.dumps(one, ensure_ascii=False) for one in items)
    answer = system.post(
        f"/api/v1/rosters/{asked.pk}/lines",
        body,
        content_type="application/x-ndjson",
        headers={"Idempotency-Key": "all"},
    )
    told = answer.json()
    assert (answer.status_code, told["counts"]["done"], len(told["items"])) == (202, 10_000, 10_000)
    work()
    place = f"/api/v1/intakes/{told['intake']}"
    shown = system.get(place).json()
    assert (shown["counts"]["new"], shown["counts"]["refused"]) == (9_997, 3)
    wrong = system.get(f"{place}/lines", {"outcome": "refused"}).json()["items"]
    told = [
        (w["key"], p["field"], p["cell"], p["item"]) for w in wrong for p in w["problems"] if p["refuses"]
    ]
    assert told == [
        ("S17", "school10", "B19", "S17"),
        ("S4711", "province", "E4713", "S4711"),
        ("S9999", "name_th", "A10001", "S9999"),
    ]
    yes = {"digest": shown["digest"]}
    acting(registrar).post(f"{place}/confirm", yes, content_type="application/json")
    work()
    assert (system.get(place).json()["stage"], Institution.objects.count()) == ("committed", 9_997)
    file = b"".join(system.get(f"{place}/file").streaming_content).decode("utf-8-sig").splitlines()
    assert [number for number, line in enumerate(file, 1) if "→" in line] == [19, 4713, 10001]


def test_a_repeat_and_a_reordered_repeat_get_the_first_answer_and_do_nothing(
    system: Client, asked: RosterRequest
) -> None:
    first = send(system, asked.pk, [item(1), item(2)])
    again = send(system, asked.pk, [item(1), item(2)])
    turned = send(system, asked.pk, [item(2), item(1)])
    assert first.json() == again.json() == turned.json()
    assert [a["Idempotency-Replayed"] for a in (first, again, turned)] == ["false", "true", "true"]
    assert RosterIntake.objects.count() == 1


def test_a_repeated_key_with_another_body_is_refused(system: Client, asked: RosterRequest) -> None:
    send(system, asked.pk, [item(1)])
    other = send(system, asked.pk, [item(2)])
    assert (other.status_code, other.json()["code"], RosterIntake.objects.count()) == (409, "API-010", 1)


def test_the_same_items_under_a_new_key_come_out_unchanged(
    system: Client, asked: RosterRequest, acting: Acting, registrar: Person
) -> None:
    desk = acting(registrar)
    for key in ("k1", "k2"):
        place = f"/api/v1/intakes/{send(system, asked.pk, [item(1)], key).json()['intake']}"
        work()
        shown = system.get(place).json()
        desk.post(f"{place}/confirm", {"digest": shown["digest"]}, content_type="application/json")
        work()
    assert (shown["counts"]["new"], shown["counts"]["unchanged"], Institution.objects.count()) == (0, 1, 1)


def place_of(problem: dict[str, Any] | None) -> tuple[str, ...]:
    """Return the number of a problem and the field it is about; nothing without one."""
    return (problem["code"], problem["field"]) if problem else ()


def test_each_wrong_item_is_refused_by_itself_with_its_field(system: Client, asked: RosterRequest) -> None:
    items = [
        item(1),
        item(1),
        item(1, learners=5),
        {"name_th": "ไม่มีคีย์"},
        item(2, name_th=["a"]),
        item(3, fax="-"),
        item(4, name_th="\ud800"),
        item(5, key="x" * 101),
        item(6, learners=True),
    ]
    told = send(system, asked.pk, items).json()
    said = [(a["key"], a["result"], *place_of(a["problem"])) for a in told["items"]]
    assert said == [
        ("S1", "done"),
        ("S1", "already_done"),
        ("S1", "refused", "API-016", "key"),
        ("#4", "refused", "API-009", "key"),
        ("S2", "refused", "API-009", "name_th"),
        ("S3", "refused", "API-009", "fax"),
        ("S4", "refused", "API-009", "name_th"),
        ("#8", "refused", "API-009", "key"),
        ("S6", "refused", "API-009", "learners"),
    ]
    assert told["counts"] == {"done": 1, "already_done": 1, "refused": 7}
    assert RosterIntake.objects.get(pk=told["intake"]).total == 1


def test_when_no_item_can_be_read_nothing_is_taken_in(system: Client, asked: RosterRequest) -> None:
    told = send(system, asked.pk, [{"key": 1.5}]).json()
    assert (told["intake"], told["counts"]["refused"], RosterIntake.objects.count()) == (None, 1, 0)


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        (b"{", "application/json", 400, "API-008"),
        (b"[1]", "application/json", 422, "API-009"),
        (b'{"items": {}}', "application/json", 422, "API-009"),
        (b'{"items": []}', "application/json", 422, "API-009"),
        (b'{"items": ["x"]}', "application/json", 422, "API-009"),
        (b'{"items": [NaN]}', "application/json", 400, "API-008"),
        (b'{"items": [' + b"[" * 100_000, "application/json", 400, "API-008"),
        ('{"items": []}'.encode("utf-16"), "application/json", 422, "API-009"),
        (b"\xff\xfe\xfa", "application/json", 400, "API-008"),
        (b"\n\n", "application/x-ndjson", 422, "API-009"),
        (b"a=1", "application/x-www-form-urlencoded", 415, "API-017"),
        (b"a=1", "", 415, "API-017"),
    ],
)
def test_a_body_that_cannot_be_read_says_why(
    system: Client, asked: RosterRequest, body: bytes, kind: str, status: int, code: str
) -> None:
    answer = system.post(
        f"/api/v1/rosters/{asked.pk}/lines", body, content_type=kind, headers={"Idempotency-Key": "k"}
    )
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert RosterIntake.objects.count() == 0


def test_five_megabytes_of_nonsense_are_refused(
    system: Client, asked: RosterRequest, settings: Settings
) -> None:
    nonsense = random.Random(7).randbytes(5 * 1024 * 1024)
    address, headers = f"/api/v1/rosters/{asked.pk}/lines", {"Idempotency-Key": "k"}
    answer = system.post(address, nonsense, content_type="application/json", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "API-008")
    settings.API_BODY_LIMIT = 1024 * 1024
    answer = system.post(address, nonsense, content_type="application/json", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "API-007")


def test_more_items_than_one_request_may_hold_are_refused(
    system: Client, asked: RosterRequest, settings: Settings
) -> None:
    settings.API_ITEMS = 2
    answer = send(system, asked.pk, [item(n) for n in range(3)])
    assert (answer.status_code, answer.json()["code"]) == (413, "API-018")


def test_what_belongs_to_another_agency_is_not_there(
    system: Client, stranger: Client, asked: RosterRequest
) -> None:
    intake = send(system, asked.pk, [item(1)]).json()["intake"]
    nothing = {
        stranger.get("/api/v1/rosters/999").json()["code"],
        stranger.get(f"/api/v1/rosters/{asked.pk}").json()["code"],
        send(stranger, asked.pk, [item(1)]).json()["code"],
    }
    assert nothing == {"ROSTER-007"}
    places = [f"/api/v1/intakes/{i}{rest}" for i in (intake, 999) for rest in ("", "/lines", "/file")]
    answers = [stranger.get(place) for place in places]
    assert {(a.status_code, a.json()["code"]) for a in answers} == {(404, "ROSTER-006")}
    assert stranger.get("/api/v1/rosters").json() == {"items": [], "next": None}


def test_a_preview_that_has_moved_on_is_not_confirmed(
    system: Client, asked: RosterRequest, acting: Acting, registrar: Person
) -> None:
    intake = send(system, asked.pk, [item(1)]).json()["intake"]
    work()
    answer = acting(registrar).post(
        f"/api/v1/intakes/{intake}/confirm", {"digest": "0" * 64}, content_type="application/json"
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "ROSTER-008")


def test_a_parent_agency_lists_what_stands_under_it_page_by_page(
    system: Client, stranger: Client, school: Institution, other_school: Institution
) -> None:
    first = system.get("/api/v1/institutions", {"limit": 1}).json()
    second = system.get("/api/v1/institutions", {"limit": 1, "after": first["next"]}).json()
    assert [page["items"][0]["id"] for page in (first, second)] == [school.pk, other_school.pk]
    assert (second["next"], first["items"][0]["codes"]) == (None, {"school10": "1050010001"})
    assert stranger.get("/api/v1/institutions").json()["items"] == []


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        ({"kind": "basic"}, 2),
        ({"kind": "higher"}, 0),
        ({"province": "50"}, 2),
        ({"province": "10"}, 0),
        ({"status": "closed"}, 0),
        ({"code": "1050010002"}, 1),
        ({"changed_since": "2024-01-05T09:00:00+07:00"}, 2),
        ({"changed_since": "9999-12-31T23:59:59-12:00"}, 0),
        ({"changed_since": "0001-01-01T00:00:00+14:00"}, 2),
    ],
)
def test_the_list_is_filtered(
    system: Client, school: Institution, other_school: Institution, wish: dict[str, str], found: int
) -> None:
    assert len(system.get("/api/v1/institutions", wish).json()["items"]) == found


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ({"limit": "0"}, "limit"),
        ({"limit": "many"}, "limit"),
        ({"after": "-1"}, "after"),
        ({"after": str(2**63)}, "after"),
        ({"kind": "school"}, "kind"),
        ({"province": "5"}, "province"),
        ({"changed_since": "1704420000"}, "changed_since"),
    ],
)
def test_a_wish_that_cannot_be_read_names_its_field(system: Client, wish: dict[str, str], field: str) -> None:
    answer = system.get("/api/v1/institutions", wish)
    assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (422, "API-009", field)
