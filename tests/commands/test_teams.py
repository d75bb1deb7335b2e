"""prakan teams form: a plan at the terminal, with an exit code that says whether all have a team."""

from __future__ import annotations

from datetime import datetime

import pytest
from click.testing import CliRunner, Result

from prakan.assessment.actions.team_rules import install_rules
from prakan.commands.teams import teams
from prakan.foundation.models import Person
from tests.assessment.team_world import YEAR, listed, rules, usual_year

pytestmark = pytest.mark.django_db


def called(*more: str) -> Result:
    """Call the command for the year of the tests."""
    return CliRunner().invoke(teams, ["form", str(YEAR), "--steps", "60", *more])


def test_the_exit_code_says_whether_everybody_has_a_team(registrar: Person, now: datetime) -> None:
    install_rules(rules(), at=now)
    nobody = called("--as", "somebody")
    empty = called("--as", registrar.username)
    usual_year(now, 4)
    whole = called("--as", registrar.username, "--name", "ทั้งหมด")
    listed(1, now, latitude=None, longitude=None)
    some = called("--as", registrar.username)
    assert [one.exit_code for one in (nobody, empty, whole, some)] == [2, 2, 0, 1]
    assert "TEAM-020" in empty.output
    assert ("4 of 4 institutions" in whole.output, "4 of 5 institutions" in some.output) == (True, True)
