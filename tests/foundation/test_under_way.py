"""A request to stop outlives whoever made it by one attempt at most."""

from __future__ import annotations

import pytest
from django.db import connection

from prakan.foundation.under_way import StoppedByPerson, asking_to_stop, heard, over, say


@pytest.mark.django_db
def test_a_request_to_stop_whose_asker_died_stops_one_attempt_only() -> None:
    if connection.vendor == "postgresql":
        pytest.skip("there it vanishes with the session of whoever asked")
    asked = asking_to_stop("intake-test")
    asked.__enter__()  # and is never left, as when its process is killed
    with pytest.raises(StoppedByPerson):
        say("intake-test", 10)
    over("intake-test")
    say("intake-test", 20)
    assert heard("intake-test") == 20
    over("intake-test")
    assert heard("intake-test") == 0
