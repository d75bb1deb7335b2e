"""Texts and the agency's names are data that staff edit."""

from __future__ import annotations

from datetime import datetime

import pytest

from prakan.domain.problems import Refused
from prakan.domain.text import Text
from prakan.foundation.actions.texts import edit
from prakan.foundation.models import Agency, AuditRow, Person
from prakan.foundation.queries.texts import agency, text, texts

pytestmark = pytest.mark.django_db


def test_an_edited_text_is_read_and_recorded_with_what_it_was(officer: Person, now: datetime) -> None:
    edit(key="cover.title", th="รายงาน", en="Report", by=officer, at=now)
    edit(key="cover.title", th="รายงานผล", en="Report", by=officer, at=now)
    edit(key="cover.title", th="รายงานผล", en="Report", by=officer, at=now)
    assert text("cover.title") == Text("รายงานผล", "Report")
    assert [(r.before, r.after) for r in AuditRow.objects.all()] == [
        ({}, {"th": "รายงาน", "en": "Report"}),
        ({"th": "รายงาน", "en": "Report"}, {"th": "รายงานผล", "en": "Report"}),
    ]
    assert [view.key for view in texts("cover.")] == ["cover.title"]


def test_an_unknown_text_is_not_an_empty_one(db: None) -> None:
    with pytest.raises(Refused, match="TEXT-001"):
        text("cover.title")


def test_the_thai_side_cannot_be_empty(officer: Person, now: datetime) -> None:
    with pytest.raises(Refused, match="TEXT-002"):
        edit(key="cover.title", th=" ", en="Report", by=officer, at=now)


def test_only_the_policy_office_edits_texts(owner: Person, now: datetime) -> None:
    with pytest.raises(Refused, match="ACCESS-001"):
        edit(key="cover.title", th="รายงาน", en="", by=owner, at=now)


def test_the_agency_is_read_with_its_places_to_sign_in_order(db: None) -> None:
    with pytest.raises(Refused, match="AGENCY-001"):
        agency()
    Agency.objects.create(
        code="agency",
        name_th="หน่วยงาน",
        name_en="Agency",
        short_th="นง.",
        short_en="AG",
        sign_off=[
            {"order": 2, "role": "director", "title_th": "ผู้อำนวยการ", "title_en": "Director"},
            {"order": 1, "role": "policy_officer", "title_th": "ผู้จัดทำ", "title_en": "Prepared by"},
        ],
    )
    assert agency().name == Text("หน่วยงาน", "Agency")
    assert [place.title.en for place in agency().sign_off] == ["Prepared by", "Director"]
