"""The words of notices about plans of teams."""

from __future__ import annotations

from prakan.domain.notice_words import NoticeWords, words

TEAM_PLANS: dict[str, NoticeWords] = {
    "team.propose": words(
        "จัดคณะเสร็จแล้ว: {name}",
        "The teams are formed: {name}",
        "แผน {name} ของปีงบประมาณ {year} จัดเสร็จแล้ว เปิดดูว่าใครไปที่ใด และแห่งใดยังไม่มีคณะ",
        "The plan {name} of fiscal year {year} is formed. See who goes where, and who has no team.",
    ),
    "team.fail": words(
        "จัดคณะไม่สำเร็จ: {name}",
        "The teams could not be formed: {name}",
        "แผน {name} ของปีงบประมาณ {year} จัดไม่สำเร็จ เปิดดูสาเหตุและสิ่งที่ต้องทำต่อ",
        "The plan {name} of fiscal year {year} could not be formed. Open it for the reason and what to do.",
    ),
    "team.confirm": words(
        "ยืนยันแผนจัดคณะแล้ว: {name}",
        "A plan of teams is confirmed: {name}",
        "{actor_th} ยืนยันแผน {name} เป็นแผนจัดคณะของปีงบประมาณ {year}",
        "{actor_en} has confirmed {name} as the plan of teams of fiscal year {year}.",
    ),
}
