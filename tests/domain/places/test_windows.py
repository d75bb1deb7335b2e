"""Windows on the drawing of the provinces."""

from __future__ import annotations

import pytest

from prakan.domain.places.shapes import box, province_shapes
from prakan.domain.places.windows import (
    NARROWEST,
    TALL,
    WIDE,
    WIDEST,
    Window,
    around_points,
    around_provinces,
    read,
    whole,
)

KHON_KAEN, CHIANG_MAI = "40", "50"
MIDDLE = (336.0, 276.0)


def test_the_whole_country_is_tall_and_shows_every_province() -> None:
    assert whole().tall
    assert sorted(whole().provinces()) == sorted(province_shapes().provinces)


@pytest.mark.parametrize(("code", "tall"), [(KHON_KAEN, False), (CHIANG_MAI, True)])
def test_a_window_around_a_province_holds_it_and_has_its_format(code: str, tall: bool) -> None:
    window = around_provinces([code])
    left, upper, right, lower = box(code)
    assert (window.tall, window.holds((left, upper)), window.holds((right, lower))) == (tall, True, True)
    assert window.width / window.height == pytest.approx(TALL if tall else WIDE)


def test_nothing_to_show_is_the_whole_country() -> None:
    assert (around_provinces([]), around_provinces(["99"])) == (whole(), whole())
    assert around_points([]).holds((0.0, 0.0))


def test_one_point_stands_in_the_middle_of_a_window_of_the_least_width() -> None:
    window = around_points([MIDDLE], least=60)
    assert (window.width, window.share(MIDDLE)) == (60, pytest.approx((50.0, 50.0)))
    assert around_points([MIDDLE]).width == NARROWEST


def test_zooming_in_and_out_comes_back_and_ends_at_the_limits() -> None:
    window = around_provinces([KHON_KAEN])
    assert window.zoomed(True).zoomed(False).word == window.word
    near, far = window, window
    for _ in range(20):
        near, far = near.zoomed(True), far.zoomed(False)
    assert (near.width, far.width) == (NARROWEST, WIDEST)


def test_a_window_moves_by_a_part_of_itself_and_its_middle_never_leaves_the_drawing() -> None:
    window = Window(100, 100, 50)
    assert (window.moved(1, 0).x, window.moved(0, 1).y) == (115.0, pytest.approx(100 + 0.3 * 50 / WIDE))
    for _ in range(50):
        window = window.moved(-1, -1)
    assert (window.x, window.y) == (0.0, 0.0)


@pytest.mark.parametrize("window", [Window(300.5, 276.0, 80.2), Window(1.0, 2.0, 90.0, True)])
def test_a_window_is_read_from_its_word(window: Window) -> None:
    assert read(window.word) == window


@pytest.mark.parametrize("word", ["", "t", "1,2", "a,b,c", "1,2,nan", "inf,2,3", "1,2,3,4"])
def test_a_word_that_names_no_window_is_none(word: str) -> None:
    assert read(word) is None


def test_a_word_beyond_the_limits_is_brought_inside() -> None:
    assert read("-5,99999,999999") == Window(0.0, float(province_shapes().height), WIDEST)
