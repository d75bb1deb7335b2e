"""The map with points and a route, and the bars of the load: what is a link, what keeps its size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest
from django.template import Context, Template
from django.utils import translation

from prakan.domain.places.shapes import province_shapes
from prakan.domain.places.windows import Window, around_provinces, whole
from prakan.web.templatetags.geo import LINKED, GeoMap, Mark
from prakan.web.templatetags.loads import LoadBar

KHON_KAEN = "40"
NAM_PHONG = Mark(16.70, 102.85, "โรงเรียนน้ำพอง", "?visit=1")
UBOLRATANA = Mark(16.76, 102.63, "โรงเรียนอุบลรัตน์", "?visit=2")
BANGKOK = Mark(13.75, 100.50, "โรงเรียนกรุงเทพ", "?visit=3")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def drawn(
    window: Window,
    dots: Sequence[Mark] = (),
    diamonds: Sequence[Mark] = (),
    route: Sequence[Mark] = (),
    label: str = "",
) -> str:
    """Return a map as HTML."""
    shown = GeoMap(
        window=window,
        words="Teams on a map",
        seen=lambda other: f"?map={other.word}" if other else "?",
        narrow=lambda code: f"?province={code}",
        dots=dots,
        diamonds=diamonds,
        route=route,
        label=label,
        areas={KHON_KAEN: 1_234},
    )
    return Template("{% load geo %}{% geo_map shown %}").render(Context({"shown": shown}))


def links(html: str, kind: str) -> list[str]:
    return re.findall(rf'<a class="{kind}" href="([^"]*)"', html)


def test_a_few_points_are_links_and_those_outside_the_window_are_left_out() -> None:
    html = drawn(around_provinces([KHON_KAEN]), [NAM_PHONG, UBOLRATANA, BANGKOK])
    assert links(html, "pk-geo-at") == ["?visit=1", "?visit=2"]
    assert links(html, "pk-geo-area") == []
    assert "<title>โรงเรียนน้ำพอง</title>" in html


def test_many_points_are_one_drawing_and_the_provinces_are_the_links() -> None:
    html = drawn(whole(), [NAM_PHONG] * (LINKED + 1))
    assert links(html, "pk-geo-at") == []
    assert len(re.findall('class="pk-geo-all"', html)) == 1
    assert len(links(html, "pk-geo-area")) == len(province_shapes().provinces)
    assert "<title>Khon Kaen: 1,234 institutions</title>" in html


def test_one_without_a_team_is_a_diamond_however_many_points_there_are() -> None:
    html = drawn(whole(), [NAM_PHONG] * (LINKED + 1), diamonds=[UBOLRATANA])
    assert links(html, "pk-geo-none") == ["?visit=2"]
    assert len(re.findall(r'l\.01\.01"', html)) == 1


@pytest.mark.parametrize(("route", "closed"), [([NAM_PHONG, UBOLRATANA], False), ([NAM_PHONG] * 3, True)])
def test_a_route_goes_from_stop_to_stop_and_comes_back_when_there_are_three(
    route: list[Mark], closed: bool
) -> None:
    html = drawn(around_provinces([KHON_KAEN]), route=route, label="Team 114")
    (way,) = re.findall(r'<path class="pk-geo-way" d="M([^"]*)"', html)
    assert (way.count("L"), way.endswith("z")) == (len(route) - 1, closed)
    assert links(html, "pk-geo-own") == [mark.to for mark in route]
    assert '<text y="-22">Team 114</text>' in html


def test_the_tools_open_the_same_page_with_another_window() -> None:
    window = around_provinces([KHON_KAEN])
    found = dict(re.findall(r'<a id="geo-(\w+)" class="[^"]*" href="([^"]*)"', drawn(window)))
    assert found == {
        "closer": f"?map={window.zoomed(True).word}",
        "farther": f"?map={window.zoomed(False).word}",
        "usual": "?",
        "left": f"?map={window.moved(-1, 0).word}",
        "up": f"?map={window.moved(0, -1).word}",
        "down": f"?map={window.moved(0, 1).word}",
        "right": f"?map={window.moved(1, 0).word}",
    }


def test_a_near_window_names_its_provinces_and_a_far_one_does_not() -> None:
    near, far = drawn(around_provinces([KHON_KAEN])), drawn(whole())
    assert (">Khon Kaen</text>" in near, ">Khon Kaen</text>" in far) == (True, False)


def test_names_of_schools_cannot_break_the_drawing() -> None:
    html = drawn(around_provinces([KHON_KAEN]), [Mark(16.7, 102.85, '"><script>', '?q="')])
    assert "<title>&quot;&gt;&lt;script&gt;</title>" in html
    assert links(html, "pk-geo-at") == ["?q=&quot;"]


def chart(bars: Sequence[LoadBar]) -> str:
    return Template('{% load loads %}{% load_chart bars "Load" %}').render(Context({"bars": bars}))


def test_the_bars_are_as_high_as_their_counts_and_open_who_they_count() -> None:
    html = chart([LoadBar("1-5", 64, None, "?days=1"), LoadBar("6-10", 32, None, "?days=6")])
    assert re.findall(r'<rect class="pk-loads-now"[^>]* height="([\d.]+)"', html) == ["128.0", "64.0"]
    assert re.findall(r'<a href="([^"]*)"><text[^>]*>(\d+)<', html) == [("?days=1", "64"), ("?days=6", "32")]


def test_a_step_that_nobody_has_is_named_without_a_bar_and_the_one_before_stands_beside() -> None:
    html = chart([LoadBar("1", 0, 5, "?days=1"), LoadBar("2", 1, 0, "?days=2")])
    assert len(re.findall("pk-loads-now", html)) == 1
    assert len(re.findall("pk-loads-then", html)) == 1
    assert re.findall(r'pk-loads-step"[^>]*>([^<]*)<', html) == ["1", "2"]


def test_no_bars_are_a_line() -> None:
    assert re.findall("<rect", chart([])) == []
