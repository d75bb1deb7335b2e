"""The index of a dossier as a report, for PDF: what it holds, what it lacks, how to check it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prakan.domain.text import Text
from prakan.foundation.queries.texts import agency
from prakan.reporting.document.case_reports.pieces import paragraph, table
from prakan.reporting.document.model import Align, Block, Cover, Heading, Report

TITLE = Text("แฟ้มงานประเมิน", "Dossier of an assessment")
PERIOD = Text("{case}\n{name}", "{case}\n{name}")
NOTICE = Text("เอกสารภายใน ผู้นำออก {by} เหตุผล {why}", "Internal. Taken out by {by}: {why}")
CONTENTS, PAGE = Text("สารบัญ", "Contents"), Text("หน้า {page} จาก {pages}", "Page {page} of {pages}")
PAPERS, ABSENT = Text("เอกสารในแฟ้ม", "Papers"), Text("ไฟล์ที่ไม่อยู่ในแฟ้ม", "Files that are not in it")
ALL_THERE = Text("ไฟล์แนบอยู่ครบ", "Every attached file is in it")
CHECK = Text("การตรวจสอบ", "How to check it")
HOW = Text(
    "ตรวจด้วยคำสั่ง prakan verify-dossier หรือโปรแกรม verify_dossier.py ซึ่งไม่ต้องใช้ฐานข้อมูล "
    "แล้วเทียบกุญแจสาธารณะกับที่หน่วยงานประกาศ",
    "Check it with prakan verify-dossier, or the program verify_dossier.py, which needs no database; compare "
    "the public key with the one that the agency publishes",
)
ROOT = Text("ตราผนึกสุดท้ายของบันทึกการทำงาน {root}", "Last seal of the audit trail {root}")
PAPER, FILE = Text("เอกสาร", "Paper"), Text("ไฟล์ในแฟ้ม", "File")
COUNT, DIGEST, WHY = Text("รายการ", "Entries"), Text("รหัสตรวจสอบ", "Digest"), Text("เหตุผล", "Why")


def index(said: Mapping[str, Any], language: str = "th") -> Report:
    """Return the index of what a manifest names."""
    title = TITLE.say(language)
    notice = NOTICE.say(language).format(by=said["taken_by"], why=said["reason"])
    period = PERIOD.say(language).format(case=said["case"], name=said["institution"])
    return Report(
        language=language,
        cover=Cover(title, agency().name.say(language), period, notice),
        contents_title=CONTENTS.say(language),
        blocks=tuple(_blocks(said, language)),
        footer=f"{title} {said['case']}",
        page_label=PAGE.say(language),
        draft=False,
        properties={"title": f"{title} {said['case']}", "created": said["taken_at"]},
    )


def _blocks(said: Mapping[str, Any], language: str) -> list[Block]:
    start = Align.START
    heads = ((PAPER, 34, start), (FILE, 34, start), (COUNT, 10, Align.END), (DIGEST, 22, start))
    rows = [
        (one["name"][language], one["file"], f"{one['rows']:,}" if one["rows"] else "–", one["sha256"][:16])
        for one in said["papers"]
    ]
    lacking = [(one["title"], one["why"][language], one["sha256"][:16]) for one in said["absent"]]
    gone = table(
        "absent", ABSENT, ((FILE, 46, start), (WHY, 32, start), (DIGEST, 22, start)), lacking, language
    )
    return [
        Heading(PAPERS.say(language), 1),
        table("papers", PAPERS, heads, rows, language),
        Heading(ABSENT.say(language), 1),
        gone if lacking else paragraph(ALL_THERE.say(language)),
        Heading(CHECK.say(language), 1),
        paragraph(HOW.say(language)),
        paragraph(ROOT.say(language).format(root=said["audit_root"]), "small"),
    ]
