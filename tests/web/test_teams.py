"""Pages of a plan of teams: map and list in step, reasons of a visit, who is kept away, who has no team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from prakan.assessment.actions.teams import apply_change, confirm
from prakan.assessment.models import TeamVisit
from prakan.assessment.queries.team_reasons import broken_rules, why, why_left_out, why_not
from prakan.assessment.queries.team_shape import days_shared
from prakan.domain.problems import Refused
from prakan.domain.team_words import SHOWN
from prakan.domain.teams import RuleId
from prakan.foundation.models import Person
from prakan.registry.models import Assessor, Institution, Interest
from prakan.web.pages.teams.showing import bars
from tests.assessment.team_world import formed, hired, listed, usual_year
from tests.registry.assessors import account
from tests.web.reader import Page, Reader, faults, words

DRAWN = "{http://www.w3.org/2000/svg}a"  # a link of the drawing
PHUKET = "83"


@dataclass(frozen=True)
class World:
    """A formed plan: twelve schools of two provinces with teams, one far away without anybody local.

    ``barred`` is a consultant of the first school.
    """

    plan: int
    places: list[Institution]
    far: Institution
    barred: Assessor
    resting: Assessor


@pytest.fixture
def world(registrar: Person, now: datetime) -> World:
    """The year, formed."""
    places, people = usual_year(now)
    (far,) = listed(1, now, provinces=[PHUKET], name_th="โรงเรียนเกาะไกล")
    (resting,) = hired(1, now, standing="resting", number="T-REST")
    barred = people[0]
    Interest.objects.create(
        assessor=barred,
        kind="consultancy",
        institution=places[0],
        reason="ที่ปรึกษาหลักสูตร",
        starts=date(2023, 2, 1),
        by=registrar,
        at=now,
    )
    return World(formed(registrar, now), places, far, barred, resting)


def visit_of(place: Institution) -> TeamVisit:
    return TeamVisit.objects.get(stops__institution=place)


def dots(page: Page, kind: str) -> list[str]:
    """Return the addresses behind the marks of the map of a kind."""
    return [a.get("href", "") for a in page.all(DRAWN, class_=kind)]


def rows(page: Page) -> list[list[str]]:
    return [[words(cell) for cell in row] for body in page.all("tbody") for row in body.iter("tr")]


@pytest.mark.django_db
class TestAPlan:
    """What is looked at of one plan, in one world for each question."""

    def test_list_and_map_show_the_same_and_a_filter_narrows_both(
        self,
        world: World,
        auditor: Person,
        django_assert_max_num_queries: DjangoAssertNumQueries,
    ) -> None:
        reader = Reader(auditor, "en")
        address = f"/teams/{world.plan}/"
        with django_assert_max_num_queries(28):
            page = reader.open(address)
        assert faults(page) == []
        visits = TeamVisit.objects.filter(plan=world.plan)
        assert [row[0] for row in rows(page)] == [str(n) for n in visits.values_list("number", flat=True)][
            :10
        ]
        assert sorted(dots(page, "pk-geo-at")) == sorted(
            f"{address}?visit={pk}" for pk in visits.values_list("pk", flat=True) for _ in range(_stops(pk))
        )
        assert dots(page, "pk-geo-none") == [f"{address}left-out/{world.far.pk}/"]
        chiang_mai = reader.open(address, province="50")
        assert len(dots(chiang_mai, "pk-geo-at")) == 6
        assert dots(chiang_mai, "pk-geo-none") == []
        assert [
            f.get("name") for tag in ("input", "select") for f in page.all(tag) if "required" in f.attrib
        ] == []
        none = reader.open(address, q="ไม่มีชื่อนี้")
        assert (rows(none), dots(none, "pk-geo-at")) == ([], [])
        assert "No team answers to this" in none.text

    def test_a_team_is_chosen_by_address_and_its_reasons_stand_beside_the_list(
        self, world: World, auditor: Person
    ) -> None:
        visit = visit_of(world.places[0])
        page = Reader(auditor, "en").open(f"/teams/{world.plan}/", visit=str(visit.pk))
        assert faults(page) == []
        (chosen,) = page.all("tr", class_="is-sel")
        assert words(chosen).split()[0] == str(visit.number)
        assert len(dots(page, "pk-geo-own")) == visit.stops.count()
        told = words(page.one("section", id="why"))
        assert f"Why team {visit.number}" in told
        assert "No conflict of interest was found" in told
        last = TeamVisit.objects.filter(plan=world.plan).order_by("number").last()
        assert last is not None
        for chosen_id in (visit.pk, last.pk):
            listed_page = Reader(auditor, "en").open(f"/teams/{world.plan}/", visit=str(chosen_id))
            assert len(listed_page.all("tr", class_="is-sel")) == 1
        foreign = Reader(auditor, "en").open(f"/teams/{world.plan}/", visit="999999")
        assert "Choose a team in the list or on the map" in foreign.text

    def test_a_window_of_the_map_stays_in_the_addresses_of_the_list(
        self, world: World, auditor: Person
    ) -> None:
        page = Reader(auditor, "en").open(f"/teams/{world.plan}/", map="50.0,120.0,300.0")
        tools = {a.get("id"): a.get("href") for a in page.all("a") if (a.get("id") or "").startswith("geo-")}
        assert tools["geo-closer"] == f"/teams/{world.plan}/?map=50.0%2C120.0%2C187.5"
        assert tools["geo-usual"] == f"/teams/{world.plan}/"
        assert len(dots(page, "pk-geo-at")) == 6  # Chiang Mai lies in it, Bangkok does not

    def test_a_visit_says_who_and_why_and_who_was_kept_away(
        self, world: World, auditor: Person, registrar: Person
    ) -> None:
        visit = visit_of(world.places[0])
        told = why(auditor, visit.pk)
        assert [check.rule for check in told.checks if not check.kept] == []
        assert {check.rule for check in told.checks} >= set(SHOWN) - {
            RuleId.LANGUAGE,
            RuleId.GROUPING,
            RuleId.PINNED,
        }
        assert [seat.who.id for seat in told.seats] == list(visit.seats.values_list("assessor_id", flat=True))
        (away,) = [one for one in told.away if one.who.id == world.barred.pk]
        assert (away.reason, away.licence, away.starts) == ("ที่ปรึกษาหลักสูตร", False, date(2023, 2, 1))
        page = Reader(auditor, "en").open(f"/teams/{world.plan}/visits/{visit.pk}/")
        assert faults(page) == []
        assert "Consultancy or training" in words(page.one("section", aria_labelledby="h-away"))
        assert broken_rules(auditor, world.plan) == 0

    def test_why_not_this_person(self, world: World, auditor: Person) -> None:
        visit = visit_of(world.places[0])
        assert why_not(auditor, visit.pk, world.barred.pk).rules == (RuleId.CONFLICT,)
        seated = visit.seats.first()
        assert seated is not None
        assert why_not(auditor, visit.pk, seated.assessor_id).seated
        aside = why_not(auditor, visit.pk, world.resting.pk).aside
        assert (aside and aside.code) == "TEAM-016"
        reader = Reader(auditor, "en")
        address = f"/teams/{world.plan}/visits/{visit.pk}/"
        asked = words(reader.open(address, person=world.barred.number).one("section", id="why-not"))
        assert "Has a conflict of interest with an institution of the trip" in asked
        assert "ที่ปรึกษาหลักสูตร" in asked
        unknown = reader.open(address, person="T-9999")
        assert "No assessor has this register number" in unknown.text

    def test_an_institution_without_a_team_has_its_rules_in_the_way_and_ways_out(
        self, world: World, auditor: Person
    ) -> None:
        told = why_left_out(auditor, world.plan, world.far.pk)
        assert (told.alone, told.blocking[0]) == (True, (RuleId.LOCAL,))
        assert [way.rules for way in told.ways][:1] == [(RuleId.LOCAL,)]
        assert told.funnel[0].people == 12
        reader = Reader(auditor, "en")
        page = reader.open(f"/teams/{world.plan}/left-out/{world.far.pk}/")
        assert faults(page) == []
        assert "Nobody local can go" in page.text
        assert "A team without anybody local" in page.text
        listing = reader.open(f"/teams/{world.plan}/left-out/")
        assert (faults(listing), len(rows(listing))) == ([], 1)
        with pytest.raises(Refused):
            why_left_out(auditor, world.plan, world.places[0].pk)

    def test_a_way_out_is_proposed_with_one_click_and_what_was_let_pass_is_printed(
        self, world: World, client: Client, registrar: Person, director: Person, now: datetime
    ) -> None:
        page = f"/teams/{world.plan}/left-out/{world.far.pk}/"
        link = f"/teams/{world.plan}/changes/new/?"
        assert [link in Reader(one).open(page).html for one in (registrar, director)] == [False, True]
        ways = [one.attrib.get("href", "") for one in Reader(director).open(page).all("a")]
        way = next(to for to in ways if to.startswith(link))
        given = {name: several[0] for name, several in parse_qs(urlsplit(way).query).items()}
        form = Reader(director).open(way.partition("?")[0], **given)
        assert [
            form.one("input", name=name).attrib["value"] for name in ("team", "institution", "first")
        ] == [
            given["team"],
            world.far.name_th,
            given["first"],
        ]
        client.force_login(director)
        sent = client.post(way, {**given, "reason": "มติผู้อำนวยการ"})
        assert sent.headers["Location"] == f"/teams/{world.plan}/changes/1/"
        apply_change(plan_id=world.plan, number=1, by=registrar, at=now)
        visit = visit_of(world.far)
        (passed,) = why(registrar, visit.pk).let_pass
        said = (passed.rules, passed.reason, passed.by)
        assert said == ((RuleId.LOCAL,), "มติผู้อำนวยการ", director.name)
        (check,) = [one for one in why(registrar, visit.pk).checks if one.rule is RuleId.LOCAL]
        assert (check.kept, check.let_pass) == (False, True)
        shown = Reader(registrar).open(f"/teams/{world.plan}/visits/{visit.pk}/")
        printed = words(shown.one("section", aria_labelledby="h-passed"))
        assert (faults(shown), "มติผู้อำนวยการ" in printed, director.name_th in printed) == ([], True, True)

    def test_the_bars_count_everybody_and_open_who_they_count(self, world: World, auditor: Person) -> None:
        shared = days_shared(auditor, world.plan)
        assert sum(shared.values()) == 12
        reader = Reader(auditor, "en")
        most = max(shared)
        page = reader.open(f"/teams/{world.plan}/people/", days=f"{most}-{most}")
        assert (faults(page), len(rows(page))) == ([], shared[most])
        everybody = reader.open(f"/teams/{world.plan}/people/")
        assert len(rows(everybody)) == 12
        assert "T-REST" in words(everybody.one("section", id="aside"))

    def test_an_assessor_sees_the_own_visits_of_the_confirmed_plan_without_the_reasons(
        self, world: World, registrar: Person, now: datetime
    ) -> None:
        visit = visit_of(world.places[0])
        seat = visit.seats.first()
        assert seat is not None
        person = account(seat.assessor)
        reader, address = Reader(person, "en"), f"/teams/{world.plan}/visits/{visit.pk}/"
        assert reader.open(address, status=422).status == 422
        confirm(plan_id=world.plan, by=registrar, at=now)
        page = reader.open(address)
        assert faults(page) == []
        assert (page.all("section", id="why-not"), "Kept away" in page.text) == ([], False)
        with pytest.raises(Refused):
            why(person, visit.pk)


def _stops(visit: int) -> int:
    return TeamVisit.objects.get(pk=visit).stops.count()


def test_bars_have_few_steps_of_one_width_and_idle_people_a_step_of_their_own() -> None:
    drawn = bars({0: 3, 1: 1, 16: 2, 20: 4}, {16: 5}, "/people/")
    assert [(bar.words, bar.count, bar.before, bar.to) for bar in drawn] == [
        ("0 วัน", 3, 0, "/people/?days=0-0"),
        ("1–3", 1, 0, "/people/?days=1-3"),
        ("4–6", 0, 0, "/people/?days=4-6"),
        ("7–9", 0, 0, "/people/?days=7-9"),
        ("10–12", 0, 0, "/people/?days=10-12"),
        ("13–15", 0, 0, "/people/?days=13-15"),
        ("16–18", 2, 5, "/people/?days=16-18"),
        ("19–21", 4, 0, "/people/?days=19-21"),
    ]
