"""The shell around every page: menu, period, language, theme, sign-out, demo notice."""

from __future__ import annotations

import pytest
from django.urls import reverse

from prakan.domain.access import PAGES
from prakan.domain.calendar import Quarter
from prakan.domain.roles import ALL, Role
from prakan.foundation.models import Agency, AuditRow, Person
from prakan.web.shell.menu import MENU, sections
from prakan.web.shell.people import initials
from prakan.web.shell.period import read, written
from tests.reporting.conftest import Year
from tests.web.reader import Reader, words


def test_every_entry_of_the_menu_has_an_address_and_a_line_in_the_access_table() -> None:
    entries = [entry.page for section in MENU for entry in section.entries]
    assert [reverse(page) for page in entries] != []
    assert [page for page in entries if page not in PAGES] == []


def test_the_menu_shows_a_role_only_what_it_may_open() -> None:
    seen = {line.url for _, lines in sections(lambda page: page == "inbox", "") for line in lines}
    assert seen == {reverse("inbox")}


@pytest.mark.parametrize(
    ("page", "entry"),
    [
        ("invitations.board", "invitations.board"),
        ("visits.list", "visits.approvals"),
        ("appraisal.mine", "appraisal.mine"),
        ("appraisal.show", "appraisal.list"),
        ("nowhere.show", None),
    ],
)
def test_a_page_marks_one_entry_its_own_or_the_list_of_its_area(page: str, entry: str | None) -> None:
    made = sections(lambda name: name != "visits.mine", page)
    marked = [line.url for _, lines in made for line in lines if line.current]
    assert marked == ([reverse(entry)] if entry else [])


def test_the_current_page_is_marked_once_per_menu(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/inbox/")
    marked = [words(a) for a in page.all("a", class_="pk-nav", aria_current="page")]
    assert marked == ["รอฉัน", "รอฉัน"]  # the wide menu and the folded one


def test_a_stranger_is_asked_to_sign_in_and_comes_back(db: None) -> None:
    answer = Reader().client.get("/inbox/")
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"{reverse('account_login')}?next=/inbox/",
    )


def test_thai_is_the_language_until_chosen_whatever_the_browser_wishes(officer: Person, year: Year) -> None:
    reader = Reader(officer)
    reader.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    assert reader.open("/").one("html").get("lang") == "th"


def test_choosing_english_stays_on_the_page_and_is_remembered(officer: Person, year: Year) -> None:
    reader = Reader(officer)
    page = reader.send("/preferences/language/", language="en", next="/inbox/")
    assert (page.one("html").get("lang"), page.heading) == ("en", "Waiting for me")
    officer.refresh_from_db()
    assert officer.language == "en"
    assert AuditRow.objects.get().after == {"language": "en"}


def test_a_choice_never_leads_to_another_site(officer: Person, year: Year) -> None:
    answer = Reader(officer).client.post(
        "/preferences/theme/", {"theme": "dark", "next": "https://elsewhere.example/"}
    )
    assert answer.headers["Location"] == "/"


def test_the_theme_is_kept_without_script(officer: Person, year: Year) -> None:
    reader = Reader(officer)
    assert reader.open("/").one("html").get("data-bs-theme") == "light"
    page = reader.send("/preferences/theme/", theme="dark", next="/")
    assert page.one("html").get("data-bs-theme") == "dark"


def test_a_theme_nobody_offers_changes_nothing(officer: Person, year: Year) -> None:
    page = Reader(officer).send("/preferences/theme/", theme="pink", next="/")
    assert page.one("html").get("data-bs-theme") == "light"


def test_the_period_is_taken_from_the_address_and_kept(officer: Person, year: Year) -> None:
    reader = Reader(officer)
    assert "ไตรมาส 1" in reader.open("/").heading
    assert "ไตรมาส 3" in reader.open("/", period="2567-3").heading
    assert "ไตรมาส 3" in reader.open("/").heading


def test_a_period_that_is_none_is_refused_with_a_way_on(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/", period="2023-9", status=400)
    assert [words(c) for c in page.one("main").iter("code")] == ["PAGE-001"]
    assert "ไตรมาส 1" in Reader(officer).open("/").heading


@pytest.mark.parametrize(
    ("text", "quarter"),
    [("2567-1", Quarter(2567, 1)), ("2567-5", None), ("2024-1", None), ("", None), ("๒๕๖๗-1x", None)],
)
def test_a_written_period_is_read(text: str, quarter: Quarter | None) -> None:
    assert read(text) == quarter


def test_a_period_is_written_as_it_is_read() -> None:
    assert read(written(Quarter(2567, 4))) == Quarter(2567, 4)


def test_the_person_and_their_roles_stand_in_the_corner(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/")
    assert words(page.all("div", class_="pk-me")[0]) == (
        "Pท policy_officer (ทดสอบ) เจ้าหน้าที่นโยบายและยุทธศาสตร์ · นโยบาย"
    )


def test_initials_skip_leading_vowels_and_brackets() -> None:
    assert [initials("เจ้าหน้าที่ นโยบาย"), initials("(ก) ข"), initials("")] == ["จน", "กข", ""]


def test_a_demo_says_so_on_every_page(officer: Person, year: Year) -> None:
    reader = Reader(officer)
    assert reader.open("/").all("p", class_="pk-demo") == []
    Agency.objects.update(is_demo=True)
    assert words(reader.open("/inbox/").one("p", class_="pk-demo")) == (
        "ข้อมูลสาธิต: ผู้ใช้และสิ่งที่ทำไว้ในระบบนี้สมมุติขึ้น"
    )


def test_pages_open_before_any_agency_is_loaded(officer: Person) -> None:
    assert "ยังไม่มีแผน" in Reader(officer).open("/").text


@pytest.mark.parametrize("role", sorted(ALL))
def test_home_opens_for_every_role(role: Role, year: Year, db: None) -> None:
    person = Person.objects.create_user(f"p-{role}", name_th="คน")
    person.grants.create(role=role)
    assert Reader(person).open("/").status == 200
