"""Numbers of days are read ascending and once; anything else stops the start."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from prakan.config.reading import days_of


def test_days_are_ascending_and_each_once() -> None:
    assert days_of("90, 14,90,7") == [7, 14, 90]


@pytest.mark.parametrize("said", ["", "soon", "30,", "0,30", "-1"])
def test_what_is_no_number_of_days_stops_the_start(said: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="not numbers of days"):
        days_of(said)
