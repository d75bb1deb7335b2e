"""A framework goes from draft over hearing, pilot and board to published, and its content never changes."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest
from django.db import DatabaseError, transaction
from pytest_django import DjangoAssertNumQueries

from prakan.commands.loading.frameworks import load_frameworks
from prakan.domain.frameworks.packing import zipped
from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.foundation.models import AuditRow, Person, RoleGrant
from prakan.registry.actions import frameworks as actions
from prakan.registry.actions import institutions
from prakan.registry.actions.install import install_pilot_limits
from prakan.registry.models import Framework, Institution, PilotCase
from prakan.registry.queries import frameworks as queries
from prakan.registry.queries.pilot_limits import places
from prakan.registry.transition.frameworks import OWNERS, TABLE
from prakan.reporting.queries.waiting import waiting
from tests.domain.frameworks.sample import FILES, HEAD, RULES, put
from tests.house.reading import ROOT
from tests.refusals import codes
from tests.registry.conftest import SCHOOL

FINAL = put(put(HEAD, '"draft"', '"in_force"'), 'level = "basic"\n', 'level = "basic"\nkinds = ["basic"]\n')
MARKS = {"1.1.a": "true", "1.1.b": "false", "1.2": "high", "2.1": "๘๕"}


def package(**changed: str) -> bytes:
    """Return the sample pack as a zip, files replaced."""
    return zipped("sample-2567", FILES | {"pack.toml": FINAL} | {f"{k}.toml": v for k, v in changed.items()})


@pytest.fixture
def draft(registrar: Person, now: datetime) -> Framework:
    """The sample as a draft."""
    return actions.upload(name="sample.zip", content=package(), reason="ฉบับแรก", by=registrar, at=now)


@pytest.fixture
def heard(draft: Framework, registrar: Person, now: datetime) -> Framework:
    """The sample at its hearing."""
    return actions.hear(framework_id=draft.pk, by=registrar, at=now)


@pytest.fixture
def tried(heard: Framework, registrar: Person, now: datetime) -> Framework:
    """The sample in its pilot."""
    return actions.pilot(framework_id=heard.pk, by=registrar, at=now)


@pytest.fixture
def published(tried: Framework, registrar: Person, secretary: Person, now: datetime) -> Framework:
    """The sample, published."""
    actions.submit(framework_id=tried.pk, by=registrar, at=now)
    return actions.publish(framework_id=tried.pk, decision="ครั้งที่ 1/2567", by=secretary, at=now)


def test_a_version_goes_its_whole_way(published: Framework, registrar: Person) -> None:
    view = queries.framework(registrar, published.pk)
    assert (view.line.stage, view.decision, view.line.number) == ("published", "ครั้งที่ 1/2567", 1)
    steps = AuditRow.objects.filter(step__startswith="framework.").values_list("step", flat=True)
    assert list(steps) == [
        "framework.draft",
        "framework.hear",
        "framework.pilot",
        "framework.submit",
        "framework.publish",
    ]


def test_every_stage_at_work_has_an_owner() -> None:
    leading = {source for step in TABLE["framework"] for source in step.sources}
    assert set(OWNERS) == leading - {"published"}
    assert all(OWNERS.values())


def test_faults_of_a_file_are_told_with_their_lines_and_nothing_is_kept(
    registrar: Person, now: datetime
) -> None:
    wrong = package(rules=put(RULES, '"minimum"', '"maximum"'))
    with pytest.raises(Refused) as refused:
        actions.upload(name="sample.zip", content=wrong, reason="x", by=registrar, at=now)
    assert codes(refused) == [("FRAME-004", "rules.toml:36")]
    assert (Framework.objects.count(), AuditRow.objects.count()) == (0, 0)


def test_one_toml_file_is_a_pack_too(registrar: Person, now: datetime) -> None:
    whole = "\n".join({**FILES, "pack.toml": FINAL}.values()).encode()
    made = actions.upload(name="whole.toml", content=whole, reason="x", by=registrar, at=now)
    assert list(made.files) == ["pack.toml"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("pack.docx", b"words", "FRAME-061"),
        ("pack.toml", b"#" * 2_000_001, "FRAME-062"),
        ("pack.zip", zipped("x", {"readme.md": "no pack"}), "FRAME-061"),
        ("pack.zip", zipped("x", {f"{n}.toml": "" for n in range(41)}), "FRAME-062"),
        ("pack.zip", b"PK\x03\x04 cut", "FILE-017"),
        ("pack.toml", b"", "FRAME-005"),
    ],
)
def test_what_is_no_pack_is_refused(
    name: str, content: bytes, code: str, registrar: Person, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        actions.upload(name=name, content=content, reason="x", by=registrar, at=now)
    assert codes(refused)[0][0] == code


def test_a_zip_that_reaches_outside_its_folder_is_refused(registrar: Person, now: datetime) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("../pack.toml", HEAD)
    with pytest.raises(Refused) as refused:
        actions.upload(name="x.zip", content=out.getvalue(), reason="x", by=registrar, at=now)
    assert codes(refused)[0][0].startswith("FILE-")


def test_a_new_upload_replaces_the_draft(draft: Framework, registrar: Person, now: datetime) -> None:
    changed = package(rules=put(RULES, "from = 50", "from = 55"))
    newer = actions.upload(name="s.zip", content=changed, reason="ปรับจุดตัด", by=registrar, at=now)
    draft.refresh_from_db()
    assert (draft.stage, newer.number, newer.based_on_id, newer.stage) == ("superseded", 2, draft.pk, "draft")


def test_the_same_content_is_no_new_version(draft: Framework, registrar: Person, now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        actions.upload(name="s.zip", content=package(), reason="x", by=registrar, at=now)
    assert codes(refused) == [("FRAME-063", "file")]


def test_a_version_at_work_must_come_back_first(heard: Framework, registrar: Person, now: datetime) -> None:
    changed = package(rules=put(RULES, "from = 50", "from = 55"))
    with pytest.raises(Refused) as refused:
        actions.upload(name="s.zip", content=changed, reason="x", by=registrar, at=now)
    assert codes(refused) == [("FRAME-064", "file")]
    actions.return_(framework_id=heard.pk, reason="ปรับตามความเห็น", by=registrar, at=now)
    assert actions.upload(name="s.zip", content=changed, reason="x", by=registrar, at=now).number == 2


def test_an_upload_says_why(registrar: Person, now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        actions.upload(name="s.zip", content=package(), reason=" ", by=registrar, at=now)
    assert codes(refused) == [("FRAME-075", "reason")]


def test_comments_are_answered_before_the_board_sees_the_version(
    heard: Framework, registrar: Person, owner: Person, now: datetime
) -> None:
    said = actions.comment(framework_id=heard.pk, target="1.2", text="ควรชัดกว่านี้", by=owner, at=now)
    actions.pilot(framework_id=heard.pk, by=registrar, at=now)
    with pytest.raises(Refused) as refused:
        actions.submit(framework_id=heard.pk, by=registrar, at=now)
    assert codes(refused) == [("FRAME-066", "")]
    actions.answer(comment_id=said.pk, answer="ปรับข้อความแล้ว", by=registrar, at=now)
    assert actions.submit(framework_id=heard.pk, by=registrar, at=now).stage == "board"
    with pytest.raises(Refused) as refused:
        actions.answer(comment_id=said.pk, answer="อีกครั้ง", by=registrar, at=now)
    assert codes(refused) == [("FRAME-069", "")]


def test_a_comment_is_about_something_that_is_there(heard: Framework, owner: Person, now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        actions.comment(framework_id=heard.pk, target="9.9", text="ไม่มี", by=owner, at=now)
    assert codes(refused) == [("FRAME-068", "target")]
    with pytest.raises(Refused) as refused:
        actions.comment(framework_id=heard.pk, target="", text="  ", by=owner, at=now)
    assert codes(refused) == [("FRAME-067", "text")]
    assert (
        actions.comment(framework_id=heard.pk, target="whole", text="กฎนี้", by=owner, at=now).target == "whole"
    )


def test_drafts_take_no_comments_and_auditors_give_none(
    draft: Framework, owner: Person, auditor: Person, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        actions.comment(framework_id=draft.pk, target="", text="เร็วไป", by=owner, at=now)
    assert codes(refused) == [("FRAME-077", "")]
    with pytest.raises(Refused) as refused:
        actions.comment(framework_id=draft.pk, target="", text="ผู้ตรวจ", by=auditor, at=now)
    assert codes(refused) == [("ACCESS-001", "")]


def try_it(framework: Framework, code: str, by: Person, at: datetime, **marks: str) -> PilotCase:
    return actions.record_pilot(
        framework_id=framework.pk, institution=code, marks=MARKS | marks, by=by, at=at
    )


def test_a_pilot_is_scored_under_its_version(
    tried: Framework, school: Institution, registrar: Person, now: datetime
) -> None:
    try_it(tried, "1050010001", registrar, now)
    (pilot,) = queries.pilots(registrar, tried.pk)
    assert [(c, pilot.verdict.of(c).outcome.word) for c in ("1", "2", "overall")] == [
        ("1", "high"),
        ("2", "high"),
        ("overall", "high"),
    ]
    actions.record_pilot(
        framework_id=tried.pk,
        institution="1050010001",
        marks=MARKS | {"2.1": "not_assessed"},
        by=registrar,
        at=now,
    )
    (pilot,) = queries.pilots(registrar, tried.pk)
    assert pilot.verdict.of("overall").outcome.word == "not_assessed"


def test_marks_that_cannot_be_used_are_all_told(
    tried: Framework, school: Institution, registrar: Person, now: datetime
) -> None:
    wrong = {"1.1.a": "maybe", "1.2": "top", "2.1": "101"}
    with pytest.raises(Refused) as refused:
        actions.record_pilot(
            framework_id=tried.pk, institution="1050010001", marks=wrong, by=registrar, at=now
        )
    assert codes(refused) == [("FRAME-073", "1.1.a"), ("FRAME-073", "1.2"), ("FRAME-073", "2.1")]


def test_so_many_institutions_of_a_kind_try_it_as_the_agency_says(
    tried: Framework, school: Institution, registrar: Person, now: datetime
) -> None:
    for n in range(2, 5):
        fields = SCHOOL | {"name_th": f"โรงเรียนทดลอง {n}"}
        institutions.add(fields=fields, codes={"school10": f"105001000{n}"}, by=registrar, at=now)
    for n in range(1, 4):
        try_it(tried, f"105001000{n}", registrar, now)
    with pytest.raises(Refused) as refused:
        try_it(tried, "1050010004", registrar, now)
    assert codes(refused) == [("FRAME-070", "institution")]
    assert "3 institutions have tried it already" in refused.value.faults[0].what("en")
    install_pilot_limits([{"kind": "basic", "most": 2}], at=now)
    with pytest.raises(Refused, match="2 institutions have tried it already"):
        try_it(tried, "1050010004", registrar, now)
    (place,) = (p for p in places(registrar, tried.pk) if p.tried)
    assert (place.tried, place.limit.most, place.is_full) == (3, 2, True)
    install_pilot_limits([{"kind": "basic", "most": 4}], at=now)
    assert try_it(tried, "1050010004", registrar, now).kind == "basic"
    assert try_it(tried, "1050010003", registrar, now).marks["1.2"] == "high"  # one of the three again


def test_a_pilot_is_of_the_right_kind_and_at_the_right_time(
    heard: Framework, school: Institution, registrar: Person, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        try_it(heard, "1050010001", registrar, now)
    assert codes(refused) == [("FRAME-078", "")]
    actions.pilot(framework_id=heard.pk, by=registrar, at=now)
    with pytest.raises(Refused) as refused:
        try_it(heard, "9", registrar, now)
    assert codes(refused) == [("FRAME-072", "institution")]
    fields = SCHOOL | {"name_th": "วิทยาลัยสมมติ", "kind": "vocational"}
    institutions.add(fields=fields, codes={"school10": "1050010009"}, by=registrar, at=now)
    with pytest.raises(Refused) as refused:
        try_it(heard, "1050010009", registrar, now)
    assert codes(refused) == [("FRAME-071", "institution")]


def test_what_calls_itself_a_draft_does_not_go_to_the_board(registrar: Person, now: datetime) -> None:
    content = zipped("sample-2567", FILES)
    made = actions.upload(name="s.zip", content=content, reason="x", by=registrar, at=now)
    actions.hear(framework_id=made.pk, by=registrar, at=now)
    actions.pilot(framework_id=made.pk, by=registrar, at=now)
    with pytest.raises(Refused) as refused:
        actions.submit(framework_id=made.pk, by=registrar, at=now)
    assert codes(refused) == [("FRAME-065", "")]


def test_steps_follow_the_table(
    draft: Framework, registrar: Person, secretary: Person, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        actions.pilot(framework_id=draft.pk, by=registrar, at=now)
    assert codes(refused) == [("STAGE-001", "")]
    with pytest.raises(Refused) as refused:
        actions.hear(framework_id=draft.pk, by=secretary, at=now)
    assert codes(refused) == [("ACCESS-001", "")]
    with pytest.raises(Refused) as refused:
        actions.publish(framework_id=draft.pk, decision="1/2567", by=secretary, at=now)
    assert codes(refused) == [("STAGE-001", "")]
    with pytest.raises(Refused) as refused:
        actions.publish(framework_id=draft.pk, decision=" ", by=secretary, at=now)
    assert codes(refused) == [("FRAME-076", "decision")]
    with pytest.raises(Refused) as refused:
        actions.withdraw(framework_id=draft.pk, reason="", by=registrar, at=now)
    assert codes(refused) == [("FRAME-075", "reason")]
    assert actions.withdraw(framework_id=draft.pk, reason="เลิกทำ", by=registrar, at=now).stage == "withdrawn"


def test_a_later_version_supersedes_the_published_one(
    published: Framework, registrar: Person, secretary: Person, now: datetime
) -> None:
    changed = package(rules=put(RULES, "from = 50", "from = 55"))
    newer = actions.upload(name="s.zip", content=changed, reason="ปรับจุดตัด", by=registrar, at=now)
    for step in (actions.hear, actions.pilot, actions.submit):
        step(framework_id=newer.pk, by=registrar, at=now)
    actions.publish(framework_id=newer.pk, decision="2/2567", by=secretary, at=now)
    published.refresh_from_db()
    assert published.stage == "superseded"
    assert [v.line.number for v in queries.in_force(registrar, "basic", 2568)] == [2]


def test_the_database_refuses_to_change_what_a_version_says(published: Framework) -> None:
    for change in ({"canonical": "{}"}, {"files": {}}, {"digest": "0" * 64}, {"year": 2568}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Framework.objects.filter(pk=published.pk).update(**change)


def test_what_is_in_force_depends_on_kind_and_year(published: Framework, registrar: Person) -> None:
    assert [v.line.key for v in queries.in_force(registrar, "basic", 2567)] == ["sample-2567"]
    assert queries.in_force(registrar, "basic", 2566) == ()
    assert queries.in_force(registrar, "vocational", 2567) == ()


def test_past_cases_are_examples_and_pilots(
    tried: Framework, school: Institution, registrar: Person, now: datetime
) -> None:
    made = try_it(tried, "1050010001", registrar, now)
    found = queries.past_cases(registrar, tried.pk)
    assert [(case.key, case.source.value) for case in found] == [
        ("example:one", "example"),
        (f"pilot:{made.pk}", "pilot"),
    ]


def test_the_folder_is_installed_once_and_only_what_is_in_force_is_published(
    db: None, registrar: Person, now: datetime
) -> None:
    assert load_frameworks(ROOT / "frameworks" / "onesqa", now) == 15
    assert load_frameworks(ROOT / "frameworks" / "onesqa", now) == 0
    stages = {line.key: line.stage for line in queries.frameworks(registrar)}
    published = sorted(key for key, stage in stages.items() if stage == "published")
    assert published == ["basic-2567", "early-childhood-2567", "vocational-2567"]
    assert set(stages.values()) == {"published", "draft"}
    both = queries.in_force(registrar, "basic", 2568)
    assert [v.line.key for v in both] == ["basic-2567", "early-childhood-2567"]


def test_a_folder_with_a_fault_installs_nothing(now: datetime, db: None) -> None:
    good = {name: text.encode() for name, text in FILES.items()}
    with pytest.raises(Refused) as refused:
        actions.install_packs({"sample-2567": good, "sample-2568": good}, at=now)
    assert codes(refused) == [("FRAME-008", "pack.toml")]
    assert Framework.objects.count() == 0


def test_who_hands_a_version_to_the_board_does_not_publish_it(
    tried: Framework, registrar: Person, now: datetime
) -> None:
    RoleGrant.objects.create(person=registrar, role=Role.BOARD_SECRETARY.value)
    actions.submit(framework_id=tried.pk, by=registrar, at=now)
    with pytest.raises(Refused) as refused:
        actions.publish(framework_id=tried.pk, decision="1/2567", by=registrar, at=now)
    assert codes(refused) == [("PLAN-012", "")]


def test_an_example_of_the_format_is_not_heard(registrar: Person, now: datetime) -> None:
    content = package(pack=put(FINAL, '"in_force"', '"example"'))
    made = actions.upload(name="s.zip", content=content, reason="x", by=registrar, at=now)
    with pytest.raises(Refused) as refused:
        actions.hear(framework_id=made.pk, by=registrar, at=now)
    assert codes(refused) == [("FRAME-079", "")]


LIST_QUERIES = 2  # the reader's grants, the versions with their open comments


def test_the_list_takes_the_same_few_queries_however_long_it_is(
    draft: Framework, registrar: Person, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(LIST_QUERIES):
        assert len(queries.frameworks(registrar)) == 1
    load_frameworks(ROOT / "frameworks" / "onesqa", now)
    with django_assert_num_queries(LIST_QUERIES):
        assert len(queries.frameworks(registrar)) == 16


def test_what_waits_for_whom(
    heard: Framework, registrar: Person, secretary: Person, owner: Person, now: datetime
) -> None:
    def piles(person: Person) -> list[tuple[str, int]]:
        return [(task.wait.value, task.count) for task in waiting(person, 2567, 1)]

    said = actions.comment(framework_id=heard.pk, target="", text="ความเห็น", by=owner, at=now)
    assert [piles(p) for p in (registrar, secretary, owner)] == [[("framework.answer", 1)], [], []]
    actions.answer(comment_id=said.pk, answer="รับไว้", by=registrar, at=now)
    actions.pilot(framework_id=heard.pk, by=registrar, at=now)
    actions.submit(framework_id=heard.pk, by=registrar, at=now)
    assert [piles(p) for p in (registrar, secretary, owner)] == [[], [("framework.publish", 1)], []]


def test_a_stranger_reads_nothing(published: Framework, now: datetime) -> None:
    nobody = Person.objects.create_user("nobody", name_th="ไม่มีบทบาท")
    for read in (
        lambda: queries.frameworks(nobody),
        lambda: queries.framework(nobody, published.pk),
        lambda: queries.comments(nobody, published.pk),
        lambda: queries.pilots(nobody, published.pk),
        lambda: queries.in_force(nobody, "basic", 2567),
    ):
        with pytest.raises(Refused) as refused:
            read()
        assert codes(refused) == [("ACCESS-001", "")]
