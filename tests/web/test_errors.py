"""Errors: a numbered problem, what happened, a next move, in the reader's language."""

from __future__ import annotations

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from pytest_django import Settings

from prakan.config.urls import urlpatterns as whole
from prakan.domain.problems import CATALOGUE
from prakan.foundation.models import Person
from prakan.web.pages.errors import server_fault
from prakan.web.shell.access import AccessMiddleware
from tests.reporting.conftest import Year
from tests.web.reader import Page, Reader, faults, words


def too_big(request: HttpRequest) -> HttpResponse:
    raise RequestDataTooBig


def busy(request: HttpRequest) -> HttpResponse:
    raise OperationalError("database is locked")


def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


handler500 = server_fault
handler404 = "prakan.web.pages.errors.not_found"
urlpatterns = [
    *whole,
    path("big/", too_big, name="home.big"),
    path("busy/", busy, name="home.busy"),
    path("broken/", broken, name="home.broken"),
]


@pytest.fixture
def _odd_pages(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ROOT_URLCONF = __name__
    monkeypatch.setattr(AccessMiddleware, "process_view", lambda *_: None)


def code_of(page: Page) -> str:
    return words(page.one("ul", class_="pk-problems")).split()[0]


def test_an_unknown_address_names_a_next_move(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/no/such/page/", status=404)
    assert code_of(page) == "PAGE-404"
    assert page.links()["หน้าหลัก"] == "/"


def test_a_stranger_gets_the_same_words_without_menu(db: None) -> None:
    page = Reader(language="en").open("/no/such/page/", status=404)
    assert (code_of(page), page.all("nav", class_="pk-side")) == ("PAGE-404", [])
    assert page.heading == CATALOGUE["PAGE-404"].what.en


def test_a_page_that_a_role_does_not_open_is_shut(owner: Person, year: Year) -> None:
    page = Reader(owner).open("/people/", status=403)
    assert code_of(page) == "PAGE-403"


def test_somebody_without_any_role_opens_nothing(db: None) -> None:
    nobody = Person.objects.create_user("nobody", name_th="ไม่มีบทบาท")
    answer = Reader(nobody).client.get("/")
    assert (answer.status_code, faults(Page(answer))) == (403, [])


def test_an_expired_form_says_that_nothing_was_saved(officer: Person, year: Year) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)
    page = Page(client.post("/preferences/theme/", {"theme": "dark"}))
    assert (page.status, faults(page), code_of(page)) == (403, [], "PAGE-419")


@pytest.mark.usefixtures("_odd_pages")
def test_an_upload_that_is_too_large_is_told_so(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/big/", status=413)
    assert code_of(page) == "PAGE-413"


@pytest.mark.usefixtures("_odd_pages")
def test_a_database_that_writes_for_too_long_is_told_kindly(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/busy/", status=503)
    assert code_of(page) == "PAGE-503"


@pytest.mark.usefixtures("_odd_pages")
def test_a_fault_of_ours_is_told_in_both_languages_without_the_database(officer: Person, year: Year) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(officer)
    answer = client.get("/broken/")
    assert (answer.status_code, faults(Page(answer))) == (500, [])
    assert CATALOGUE["PAGE-500"].next_move.en in answer.content.decode()


def test_the_fault_page_asks_nothing_of_the_database() -> None:
    assert server_fault(RequestFactory().get("/")).status_code == 500


def test_htmx_gets_the_problem_alone(officer: Person, year: Year) -> None:
    answer = Reader(officer).client.get("/figures/FY2567.no", headers={"HX-Request": "true"})
    assert (answer.status_code, b"<html" in answer.content) == (404, False)
    assert b"FIGURE-002" in answer.content
