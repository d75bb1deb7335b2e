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
    "team.object": words(
        "มีคำคัดค้านผู้ประเมินรอวินิจฉัย: {name_th}",
        "An objection to an assessor waits: {name_en}",
        "{name_th} คัดค้านผู้ประเมินในคณะที่ {number} เปิดหน้าคำคัดค้าน อ่านเหตุผล แล้ววินิจฉัย",
        "{name_en} objects to somebody of team {number}. Open the objections, read the reason, and decide.",
    ),
    "team.uphold": words(
        "คำคัดค้านของ {name_th} ฟังขึ้น",
        "The objection of {name_en} is upheld",
        "สำนักงานจะจัดผู้ประเมินคนอื่นไปแทน เปิดหน้าคำคัดค้านเพื่ออ่านคำวินิจฉัย",
        "The agency sends another assessor instead. Open the objections to read the decision.",
    ),
    "team.reject": words(
        "คำคัดค้านของ {name_th} ฟังไม่ขึ้น",
        "The objection of {name_en} is rejected",
        "คณะผู้ประเมินคงเดิม เปิดหน้าคำคัดค้านเพื่ออ่านเหตุผล",
        "The team stays as it is. Open the objections to read why.",
    ),
    "team.objected": words(
        "คุณไม่ต้องไปตรวจที่ {name_th} แล้ว",
        "You no longer visit {name_en}",
        "สำนักงานจัดผู้ประเมินคนอื่นไปแทนตามคำคัดค้านของสถานศึกษา หากต้องการทราบหรือชี้แจง ติดต่อสำนักงานได้โดยตรง",
        "The institution objected, and another assessor goes. Ask the agency to know more or to answer.",
    ),
}
