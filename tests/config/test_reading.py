"""Numbers of days are read ascending and once; anything else stops the start."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from prakan.config.reading import days_of


def test_days_are_ascending_and_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_DAYS", "90, 14,90,7")
    assert days_of("SOME_DAYS", "30") == [7, 14, 90]
    monkeypatch.setenv("SOME_DAYS", "")
    assert days_of("SOME_DAYS", "30,60") == [30, 60]


@pytest.mark.parametrize("said", ["soon", "30,", "0,30", "-1"])
def test_what_is_no_number_of_days_stops_the_start(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("SOME_DAYS", said)
    with pytest.raises(ImproperlyConfigured, match="SOME_DAYS is numbers of days"):
        days_of("SOME_DAYS", "30")
