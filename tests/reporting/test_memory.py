"""Remembering between requests: right after every write, and never inside one."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
from django.db import transaction

from prakan.domain.problems import Refused
from prakan.foundation import audit
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import Following, Memory
from prakan.planning.models import PlanRow
from prakan.reporting.queries.books import live_book, material
from tests.reporting.conftest import Year

CODE = "FY2567.O1.A1.P1.1.target"


def raise_target(value: int, by: Person, at: datetime) -> None:
    with transaction.atomic():
        audit.record(step="plan.edit", subject="plan:1", by=by, at=at)
        PlanRow.objects.filter(item__ref="O1.A1.P1.1").update(target=value)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_gathered_again_until_something_is_written(
    year: Year, officer: Person, now: datetime
) -> None:
    first = material(officer, 2567, 1)
    assert material(officer, 2567, 1) is first
    assert live_book(material(officer, 2567, 1)) is live_book(first)
    raise_target(31, officer, now)
    assert live_book(material(officer, 2567, 1))[CODE].amount.value == 31


@pytest.mark.django_db(transaction=True)
def test_what_is_remembered_is_still_read_only_with_rights(year: Year, officer: Person) -> None:
    material(officer, 2567, 1)
    nobody = Person.objects.create_user("nobody", name_th="ไม่มีบทบาท")
    with pytest.raises(Refused):
        material(nobody, 2567, 1)


def test_an_action_sees_its_own_half_done_work(year: Year, officer: Person) -> None:
    before = material(officer, 2567, 1)
    PlanRow.objects.filter(item__ref="O1.A1.P1.1").update(target=32)
    assert live_book(before)[CODE].amount.value == 30
    assert live_book(material(officer, 2567, 1))[CODE].amount.value == 32


def test_the_newest_values_are_kept() -> None:
    memory: Memory[str] = Memory(size=2)
    for key in "abac":
        memory.get(key, lambda key=key: key.upper())
    assert [memory.get(key, lambda: "made again") for key in "ac"] == ["A", "C"]
    assert memory.get("b", lambda: "made again") == "made again"


def test_several_who_ask_at_once_wait_for_one_who_makes() -> None:
    memory: Memory[int] = Memory()
    asked, made = Barrier(4), []

    def make() -> int:
        time.sleep(0.05)  # long enough for the others to find nothing yet
        made.append(1)
        return len(made)

    def ask(_: int) -> int:
        asked.wait(5)
        return memory.get("key", make)

    with ThreadPoolExecutor(4) as pool:
        assert (list(pool.map(ask, range(4))), len(made)) == ([1, 1, 1, 1], 1)


def test_nobody_waits_for_another_value_that_is_being_made() -> None:
    memory: Memory[str] = Memory()
    both_make = Barrier(2)

    def made(key: str) -> str:
        both_make.wait(timeout=10)  # BrokenBarrierError when the other has to wait until this one is made
        return key.upper()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda key: memory.get(key, lambda: made(key)), "ab")) == ["A", "B"]


def test_what_follows_from_one_object_is_not_given_for_another() -> None:
    follows: Following[int] = Following()
    first, second = ["x"], ["x"]
    assert [follows.get(source, "n", lambda n=n: n) for n, source in enumerate((first, second, first))] == [
        0,
        1,
        0,
    ]
