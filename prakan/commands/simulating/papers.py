"""The report of a case: drafted from findings, sent, replied to, answered, read, revised."""

from __future__ import annotations

from datetime import datetime

from prakan.assessment.actions.case_readings.assigning import Given as OneGiven
from prakan.assessment.actions.case_readings.assigning import assign, give_out
from prakan.assessment.actions.case_readings.reading import answer as answer_remark
from prakan.assessment.actions.case_readings.reading import check, pass_report, remark, return_report
from prakan.assessment.actions.case_reports.handing import hand_on
from prakan.assessment.actions.case_reports.replying import Given, send
from prakan.assessment.actions.case_reports.replying import answer as answer_point
from prakan.assessment.actions.case_reports.writing import Put, draft, save, save_all
from prakan.assessment.actions.case_scores import add_findings
from prakan.assessment.actions.case_scores.findings import Line
from prakan.assessment.models import (
    CaseEvidence,
    CaseReading,
    CaseRemark,
    CaseReply,
    CaseReplyPoint,
    CaseReport,
)
from prakan.assessment.queries.case_readings.rules import reading_rules
from prakan.assessment.queries.case_reports.versions import sections_of
from prakan.assessment.queries.case_scores.reaching import pack
from prakan.commands.simulating import words
from prakan.commands.simulating.visiting import MINUTE, Stage
from prakan.domain.case_reading import CHECKED
from prakan.domain.case_reports import unwritten
from prakan.domain.case_reports.outline import Part, outline
from prakan.domain.case_scores.papers import FindingKind

OBJECTING, RETURNED = 0.25, 0.12
YES = next(iter(CHECKED))


def write(stage: Stage, at: datetime) -> None:
    """Let the team note strengths and points to improve, and make the draft of the report from them."""
    case, chance = stage.case, stage.chance
    pieces = list(
        CaseEvidence.objects.filter(case=case, hidden_at=None).order_by("pk").values_list("pk", flat=True)
    )
    lines: list[Line] = []
    for standard in pack(case).standards:
        draw = chance.of("finding", case.number, standard.code)
        for kind, several in (
            (FindingKind.STRENGTH, words.STRENGTHS),
            (FindingKind.IMPROVEMENT, words.IMPROVEMENTS),
            (FindingKind.RECOMMENDATION, words.ADVICE),
        ):
            cited = (draw.choice(pieces),) if pieces else ()
            lines.append(Line(kind, words.made_up(draw.choice(several)), standard.code, cited))
    add_findings(case_id=case.pk, lines=lines, by=stage.chair, at=at)
    draft(case_id=case.pk, by=stage.chair, at=at + MINUTE)
    whole = {Part.SUMMARY: words.SUMMARY, Part.OVERALL: words.OVERALL}
    report = CaseReport.objects.get(case=case)
    texts = {key: one["text"] for key, one in report.sections.items()}
    left = unwritten(outline(pack(case)), texts)
    said = {one.key: Put(words.made_up(whole.get(one.part, words.SUMMARY))) for one in left}
    save_all(case_id=case.pk, texts=said, by=stage.chair, at=at + 2 * MINUTE)


def hand(stage: Stage, at: datetime) -> None:
    """Let the chair hand the report on, as far as it is now."""
    hand_on(case_id=stage.case.pk, by=stage.chair, at=at)


def reply(stage: Stage, at: datetime) -> None:
    """Let the institution reply: most accept, some object to a section."""
    case, chance = stage.case, stage.chance
    by = stage.company.places.get(case.institution_id, stage.company.registrar)
    points = []
    if chance.happens(OBJECTING, "object", case.number):
        row = CaseReply.objects.filter(case=case).latest("pk")
        key = chance.of("which", case.number).choice(sorted(sections_of(row.version)))
        points = [Given(key, "object", words.made_up(chance.one_of(words.OBJECTIONS, case.number)))]
    send(case_id=case.pk, points=points, words=words.made_up(words.THANKS), by=by, at=at)


def answer(stage: Stage, at: datetime) -> None:
    """Let the chair answer what the institution objects to, changing the text of every other, and hand in."""
    case = stage.case
    for point in CaseReplyPoint.objects.filter(reply__case=case, stand="object", outcome="").order_by("pk"):
        changes = stage.chance.happens(0.5, "changed", case.number, point.key)
        if changes:
            _add(stage, point.key, words.ADDED, at)
        said = words.made_up(words.CHANGED if changes else words.KEPT)
        answer_point(
            case_id=case.pk,
            point_id=point.pk,
            outcome="changed" if changes else "kept",
            words=said,
            by=stage.chair,
            at=at + MINUTE,
        )
    hand(stage, at + 2 * MINUTE)


def assigned(stage: Stage, at: datetime) -> None:
    """Give a report to the first reader who may read it."""
    company, case = stage.company, stage.case
    first = stage.chance.of("reader", case.number).sample(company.readers[:-1], len(company.readers) - 1)
    for reader in (*first, company.readers[-1]):
        (answer,) = give_out(wanted=[OneGiven(case.pk, reader.pk)], by=company.registrar, at=at)
        if answer.fault is None:
            return
    assign(cases=[case.pk], reader_id=company.readers[-1].pk, by=company.registrar, at=at)  # says why not


def read(stage: Stage, at: datetime) -> None:
    """Let the reader check the report; some go back with a remark the first time, all others pass."""
    case = stage.case
    row = CaseReading.objects.filter(case=case, stage="assigned", is_second=False).latest("pk")
    by = next(one for one in stage.company.readers if one.pk == row.reader_id)
    again = CaseReading.objects.filter(case=case, stage="returned").exists()
    answers = {one.code: YES for one in reading_rules().of(case.level)}
    said = words.made_up(words.READ)
    check(reading_id=row.pk, answers=answers, words=said, free_of_interest=True, by=by, at=at)
    if not again and stage.chance.happens(RETURNED, "returned", case.number):
        section = sorted(sections_of(row.version))[0]
        text = words.made_up(words.REMARK)
        remark(reading_id=row.pk, section=section, text=text, by=by, at=at + MINUTE)
        return_report(reading_id=row.pk, by=by, at=at + 2 * MINUTE)
    else:
        pass_report(reading_id=row.pk, by=by, at=at + MINUTE)


def revise(stage: Stage, at: datetime) -> None:
    """Let the chair answer remarks, mend the text, and hand the revision in."""
    case = stage.case
    open_ = CaseRemark.objects.filter(reading__case=case, reading__stage="returned", answer="")
    keys = {one.section for one in open_}
    for one in open_:
        said = words.made_up(words.REMEDY)
        answer_remark(case_id=case.pk, remark_id=one.pk, words=said, by=stage.chair, at=at)
    for key in sorted(keys) or [Part.OVERALL.value]:
        _add(stage, key, words.ADDED, at)
    hand(stage, at + 2 * MINUTE)


def _add(stage: Stage, key: str, more: str, at: datetime) -> None:
    """Add a sentence to a section of the report."""
    now = CaseReport.objects.get(case=stage.case).sections.get(key, {"text": "", "rev": 0})
    text = f"{now['text']}\n{words.made_up(more)}".strip()
    save(case_id=stage.case.pk, key=key, text=text, seen=now["rev"], by=stage.chair, at=at)
