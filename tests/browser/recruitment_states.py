"""Rounds of recruitment in every state that has a page of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO

from prakan.assessors.models import Application, ListPublication, Recruitment
from prakan.domain.roles import Role
from prakan.foundation.actions.files import store
from prakan.foundation.models import Person

STAGES = ("screening", "ranked", "judged", "endorsed")


def recruitment(at: datetime) -> Iterator[str]:
    """Leave a round at each stage, send a file of results and one of videos, and return where to look."""
    by = Person.objects.get(grants__role=Role.ASSESSMENT_OFFICER, is_demo=True)
    pattern = Recruitment.objects.get(stage="training")
    gone = pattern.applications.filter(stage="training").order_by("-pk")[0]
    pattern.applications.filter(pk=gone.pk).update(stage="withdrawn")  # a place is free
    yield f"/recruitment/rounds/{pattern.pk}/"
    yield f"/recruitment/rounds/{pattern.pk}/training/"
    yield "/recruitment/rounds/"
    made = pattern.lists.get()
    yield f"/recruitment/rounds/{pattern.pk}/list/{made.part}/publish/"
    ListPublication.objects.create(ranked_list=made, by=by, at=at)
    yield f"/recruitment/{pattern.pk}/list/{made.part}/"
    draft = Recruitment.objects.filter(stage="draft").order_by("pk")[0]
    yield from (f"/recruitment/rounds/{draft.pk}/", f"/recruitment/rounds/{draft.pk}/edit/")
    yield f"/recruitment/rounds/{draft.pk}/announce/"
    over = Recruitment.objects.filter(stage="open").order_by("pk")[0]
    yield from (f"/recruitment/{over.pk}/", f"/recruitment/{over.pk}/apply/")
    days = {"opens_on": over.opens_on - timedelta(days=90), "closes_on": over.opens_on}
    for number, stage in enumerate((*STAGES, "open"), start=2):
        values = {name: getattr(over, name) for name in ("year", "level", "places", "rule")}
        row = Recruitment.objects.create(**values, **days, number=number, stage=stage, changed_at=at)
        yield f"/recruitment/rounds/{row.pk}/"
        yield f"/recruitment/rounds/{row.pk}/training/"
    row = Recruitment.objects.get(level=over.level, stage="screening")
    one = Application.objects.create(recruitment=row, number="E-1", name_th="ผู้สมัคร (สมมติ)", applied_at=at)
    yield f"/recruitment/people/{one.pk}/"
    late = pattern.applications.filter(stage="below").order_by("pk")[0]
    pattern.applications.filter(pk=late.pk).update(stage="admitted")  # an appeal against the screening
    yield from (f"/recruitment/people/{late.pk}/", f"/recruitment/people/{late.pk}/place/")
    trained = Application.objects.filter(stage="training").order_by("pk")[0]
    results = _file(by, at, "results.csv", _results(trained))
    videos = _file(by, at, "xapi.json.txt", _statements(trained))
    yield f"/recruitment/rounds/{pattern.pk}/results/competence/{results}/"
    yield f"/recruitment/rounds/{pattern.pk}/videos/{videos}/"


def _results(one: Application) -> str:
    return f"เลขที่ใบสมัคร,knowledge,case,conduct\n{one.number},80,70,90\nB-9,80,70,90\n"


def _statements(one: Application) -> str:
    done = {"id": "http://adlnet.gov/expapi/verbs/completed"}
    actor, video = {"account": {"name": one.number}}, {"id": "https://lms.example/video-1"}
    return json.dumps([{"actor": actor, "verb": done, "object": video}])


def _file(by: Person, at: datetime, name: str, text: str) -> int:
    return store(name=name, content=BytesIO(text.encode()), by=by, at=at).pk
