"""How many institutions of a kind may try a framework is said by the agency's folder."""

from __future__ import annotations

import tomllib
from datetime import datetime
from typing import Any

import pytest

from prakan.config import settings
from prakan.domain.problems import Refused
from prakan.foundation.models import AuditRow
from prakan.registry.actions.install import install_pilot_limits
from prakan.registry.models import PilotLimit
from prakan.registry.queries.pilot_limits import limit_of

pytestmark = pytest.mark.django_db


def folder() -> list[dict[str, Any]]:
    return tomllib.loads((settings.AGENCY_FOLDER / "pilots.toml").read_text())["pilot"]


def said(kind: str) -> tuple[int, bool]:
    return limit_of(kind).most, limit_of(kind).confirmed


def test_the_folder_says_what_is_official_and_what_is_to_be_confirmed(now: datetime) -> None:
    assert said("basic") == (3, False)  # the house's, where nothing was installed
    assert install_pilot_limits(folder(), at=now) == 3
    assert (said("welfare"), said("border_patrol"), said("basic")) == ((3, True), (3, True), (3, False))
    assert install_pilot_limits(folder(), at=now) == 0


def test_a_changed_number_is_taken_over_and_stands_in_the_trail(now: datetime) -> None:
    install_pilot_limits([{"most": 3}], at=now)
    assert install_pilot_limits([{"most": 5, "confirmed": True}], at=now) == 1
    assert said("basic") == (5, True)
    row = AuditRow.objects.order_by("-pk").first()
    assert row is not None
    assert (row.before, row.after) == ({"all": [3, False, ""]}, {"all": [5, True, ""]})


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ([{"most": 0}], "the most “0” of the kind “”"),
        ([{"kind": "basic", "most": "three"}], "the most “three” of the kind “basic”"),
        ([{"kind": "basic", "most": True}], "the most “True” of the kind “basic”"),
        ([{"kind": "basic"}], "the most “None” of the kind “basic”"),
        ([{"kind": "school", "most": 3}], "the most “3” of the kind “school”"),
        ([{"most": 3}, {"most": 4}], "the most “4” of the kind “”"),
    ],
)
def test_a_number_or_kind_that_cannot_be_used_is_named(
    limits: list[dict[str, Any]], told: str, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        install_pilot_limits(limits, at=now)
    (fault,) = refused.value.faults
    assert (fault.code, told in fault.what("en"), PilotLimit.objects.count()) == ("FRAME-095", True, 0)
