"""Every pile that may wait for somebody has words, a look, and a page that its address leads to."""

from __future__ import annotations

import pytest
from django.urls import reverse

from prakan.reporting.queries.waiting import Task, Wait
from prakan.web.shell.waits import LOOKS, words_for

#: piles that belong to one record: its page takes an id
OF_ONE = {Wait.CHANGE, Wait.SEATS, Wait.ANNOUNCE}


@pytest.mark.parametrize("wait", list(Wait))
def test_a_pile_leads_to_its_page(wait: Wait) -> None:
    of = (7,) if wait in OF_ONE else ()
    assert reverse(LOOKS[wait][2], args=of).startswith("/")
    what, more = words_for(Task(wait, 3))
    assert ("%(" in what, bool(more)) == (False, True)
