"""Loading the agency itself: names, texts, units, people, parent agencies, ladders."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from prakan.assessment.actions.case_appeals.filing import install_appeals
from prakan.assessment.actions.case_certificates.making import install_certificates
from prakan.assessment.actions.case_readings.assigning import install_reading
from prakan.assessment.actions.case_reminders import install_reminders
from prakan.assessment.actions.case_scores.limits import install_limits
from prakan.assessment.actions.cases.routes import install_case_routes
from prakan.assessment.actions.improvement.opening import install_follow_up
from prakan.assessment.actions.meetings.bodies import install_bodies
from prakan.assessment.actions.payments.installing import install_fees
from prakan.assessment.actions.team_announcing import install_letter_rule
from prakan.assessment.actions.team_lists import install_routes
from prakan.assessors.actions.appraisal_install import install_appraisal
from prakan.assessors.actions.renewals import install_conditions
from prakan.commands.loading.folder import read
from prakan.commands.loading.team_rules import load_team_rules
from prakan.foundation.actions.install import AgencyFolder, install
from prakan.planning.actions.install import install_ladders
from prakan.registry.actions.install import install_contact_roles, install_parents, install_pilot_limits
from prakan.registry.actions.interests import install_rules
from prakan.registry.actions.letter_templates import install_templates
from prakan.registry.actions.licence_install import install_terms


def load_agency(folder: Path, *, demo: bool, at: datetime) -> None:
    """Install the agency of a folder; what is there already stays."""
    about = read(folder / "agency.toml")
    install(
        AgencyFolder(
            code=folder.name,
            agency=about["agency"],
            sign_off=about.get("signoff", ()),
            texts=about.get("text", ()),
            units=read(folder / "units.toml").get("unit", ()),
            people=read(folder / "people.toml").get("person", ()),
        ),
        demo=demo,
        at=at,
    )
    install_parents(read(folder / "parents.toml").get("parent", ()), at=at)
    install_contact_roles(read(folder / "contacts.toml").get("role", ()), at=at)
    install_pilot_limits(read(folder / "pilots.toml").get("pilot", ()), at=at)
    install_templates(folder / "letters", at=at)
    said = read(folder / "assessors.toml")
    install_terms(said.get("term", ()), at=at)
    install_conditions(said.get("renewal_condition", ()), at=at)
    load_team_rules(folder, at)
    install_rules(said.get("interest", ()), at=at)
    install_appraisal(read(folder / "appraisal.toml"), at=at)
    install_ladders(read(folder / "ladders.toml").get("ladder", ()), at=at)
    install_letter_rule(read(folder / "team-letters.toml").get("letters", {}), at=at)
    install_routes(read(folder / "team-routes.toml").get("route", ()), at=at)
    install_case_routes(read(folder / "case-routes.toml"), at=at)
    install_reminders(read(folder / "case-routes.toml"), at=at)
    install_certificates(read(folder / "certificates.toml"), at=at)
    install_limits(read(folder / "scores.toml"), at=at)
    install_appeals(read(folder / "appeals.toml"), at=at)
    install_bodies(read(folder / "boards.toml").get("body", ()), at=at)
    install_reading(read(folder / "reading.toml"), at=at)
    install_fees(read(folder / "fees.toml"), at=at)
    install_follow_up(read(folder / "follow-up.toml"), at=at)
