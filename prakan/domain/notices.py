"""The words of notices, by step or reminder; slots are filled from the audit row."""

from __future__ import annotations

from prakan.domain.notice_words import NoticeWords, words
from prakan.domain.notices_appraisal import APPRAISAL
from prakan.domain.notices_assessors import ASSESSORS
from prakan.domain.notices_case_turns import CASE_TURNS
from prakan.domain.notices_field_devices import FIELD_DEVICES
from prakan.domain.notices_improvement import IMPROVEMENT
from prakan.domain.notices_invitations import INVITATIONS
from prakan.domain.notices_payments import PAYMENTS
from prakan.domain.notices_recruitment import RECRUITMENT
from prakan.domain.notices_results import RESULTS
from prakan.domain.notices_scores import SCORES
from prakan.domain.notices_team_plans import TEAM_PLANS
from prakan.domain.notices_visits import VISITS

__all__ = ["NOTICES", "NoticeWords", "words"]

NOTICES: dict[str, NoticeWords] = {
    **APPRAISAL,
    **CASE_TURNS,
    **ASSESSORS,
    **RECRUITMENT,
    **RESULTS,
    **SCORES,
    **PAYMENTS,
    **FIELD_DEVICES,
    **IMPROVEMENT,
    **INVITATIONS,
    **TEAM_PLANS,
    **VISITS,
    "file.alarm": words(
        "พบไฟล์ที่เก็บไว้ไม่ครบหรือไม่ตรงกับตอนรับ",
        "Stored files are missing or are not what was received",
        "ระบบอ่านไฟล์ที่เก็บไว้ซ้ำและพบความผิดปกติ {count} ไฟล์ อย่าลบสิ่งใดในที่เก็บ"
        " เปิดหน้าสภาพไฟล์ดูว่าไฟล์ใด แล้วนำคืนจากสำเนาสำรอง",
        "Reading stored files again found faults: {count}. Delete nothing in the store; open the page to see"
        " which, then restore them from the backup.",
        urgent=True,
    ),
    "plan.submit": words(
        "แผนปฏิบัติการรออนุมัติ",
        "A plan waits for approval",
        "{actor_th} ส่งแผนปฏิบัติการให้พิจารณา เปิดดูแล้วอนุมัติหรือส่งคืน",
        "{actor_en} has submitted the annual plan. Open it, then approve or return it.",
    ),
    "plan.approve": words(
        "แผนปฏิบัติการได้รับอนุมัติ",
        "The plan is approved",
        "{actor_th} อนุมัติแผนปฏิบัติการที่คุณส่ง",
        "{actor_en} has approved the plan you submitted.",
    ),
    "plan.return": words(
        "แผนปฏิบัติการถูกส่งคืน",
        "The plan is returned",
        "{actor_th} ส่งแผนปฏิบัติการคืนให้แก้ไข เหตุผล: {reason}",
        "{actor_en} has returned the plan. Reason: {reason}",
    ),
    "collection.open": words(
        "เปิดเก็บผลการดำเนินงานไตรมาสใหม่",
        "A new quarter is being collected",
        "{actor_th} เปิดให้รายงานผลการดำเนินงาน เปิดรายการของคุณแล้วบันทึกผล",
        "{actor_en} has opened the collection of results. Open your rows and record them.",
    ),
    "progress.submit": words(
        "มีผลการดำเนินงานรอรับรอง",
        "A result waits for endorsement",
        "{actor_th} ส่งผลการดำเนินงานให้รับรอง",
        "{actor_en} has submitted a result for endorsement.",
    ),
    "progress.endorse": words(
        "มีผลการดำเนินงานรออนุมัติ",
        "A result waits for approval",
        "{actor_th} รับรองผลการดำเนินงานแล้ว รอสำนักนโยบายอนุมัติ",
        "{actor_en} has endorsed a result; it waits for the policy office.",
    ),
    "progress.approve": words(
        "ผลการดำเนินงานได้รับอนุมัติ",
        "Your result is approved",
        "{actor_th} อนุมัติผลการดำเนินงานที่คุณส่ง",
        "{actor_en} has approved the result you submitted.",
    ),
    "figure.doubt": words(
        "มีผู้แจ้งว่าตัวเลขอาจไม่ถูกต้อง",
        "A figure is reported as wrong",
        "{actor_th} แจ้งว่าตัวเลข {code} อาจไม่ถูกต้อง: {reason}",
        "{actor_en} reports the figure {code} as wrong: {reason}",
    ),
    "progress.return": words(
        "ผลการดำเนินงานถูกส่งคืน",
        "Your result is returned",
        "{actor_th} ส่งผลการดำเนินงานคืนให้แก้ไข เหตุผล: {reason}",
        "{actor_en} has returned your result. Reason: {reason}",
    ),
    "progress.reopen": words(
        "ผลการดำเนินงานเปิดให้แก้ไขอีกครั้ง",
        "Your result is open again",
        "{actor_th} เปิดผลการดำเนินงานที่อนุมัติแล้วให้แก้ไข เหตุผล: {reason}",
        "{actor_en} has reopened an approved result. Reason: {reason}",
    ),
    "budget.transfer": words(
        "มีการโอนงบประมาณรออนุมัติ",
        "A budget transfer waits for approval",
        "{actor_th} เสนอโอนงบประมาณ เปิดดูแล้วอนุมัติหรือไม่อนุมัติ",
        "{actor_en} proposes a budget transfer. Open it and decide.",
    ),
    "quarter.close": words(
        "ปิดไตรมาสแล้ว",
        "The quarter is closed",
        "{actor_th} ปิดไตรมาส ตัวเลขทุกตัวถูกตรึงและผนึกแล้ว",
        "{actor_en} has closed the quarter. Every figure is frozen and sealed.",
    ),
    "report.sign": words(
        "รายงานไตรมาสรอคุณลงนาม",
        "A quarterly report waits for your signature",
        "{actor_th} ลงนามแล้ว ลำดับถัดไปคือคุณ เปิดรายงานเพื่ออ่านและลงนาม",
        "{actor_en} has signed and you come next. Open the report, read it and sign.",
    ),
    "figure.restate": words(
        "มีการแก้ตัวเลขหลังปิดไตรมาส",
        "A closed figure is restated",
        "{actor_th} แก้ตัวเลขหลังปิดไตรมาส เหตุผล: {reason}",
        "{actor_en} has restated a figure of a closed quarter. Reason: {reason}",
    ),
    "framework.hear": words(
        "เปิดรับฟังความเห็นต่อกรอบการประเมิน {version}",
        "Comments are asked for on the framework {version}",
        "{actor_th} เปิดรับฟังความเห็นต่อกรอบ {version} เปิดอ่านแล้วให้ความเห็นรายตัวบ่งชี้ได้",
        "{actor_en} has opened the hearing of {version}. Read it and comment on any part.",
    ),
    "framework.comment": words(
        "มีความเห็นต่อกรอบการประเมิน",
        "A comment on a framework",
        "{actor_th} ให้ความเห็น: {text}",
        "{actor_en} comments: {text}",
    ),
    "framework.submit": words(
        "กรอบการประเมิน {version} รอประกาศใช้",
        "The framework {version} waits for publication",
        "{actor_th} เสนอกรอบ {version} ต่อคณะกรรมการ เปิดอ่าน แล้วประกาศใช้ตามมติหรือส่งกลับ",
        "{actor_en} has handed {version} to the board. Publish it on the resolution, or send it back.",
    ),
    "framework.return": words(
        "กรอบการประเมิน {version} ถูกส่งกลับ",
        "The framework {version} is sent back",
        "{actor_th} ส่งกรอบ {version} กลับเป็นร่าง เหตุผล: {reason}",
        "{actor_en} has sent {version} back to draft. Reason: {reason}",
    ),
    "framework.publish": words(
        "ประกาศใช้กรอบการประเมิน {version}",
        "The framework {version} is published",
        "{actor_th} ประกาศใช้กรอบ {version} ตั้งแต่นี้ไปใช้ฉบับนี้ประเมิน",
        "{actor_en} has published {version}. Institutions are assessed by it from now on.",
    ),
    "sar.submit": words(
        "ได้รับรายงาน SAR ปีการศึกษา {year} แล้ว ใบรับเลขที่ {number}",
        "The SAR of academic year {year} is received: receipt {number}",
        "{actor_th} ส่งรายงานของ{name_th} ใบรับเลขที่ {number} เปิดใบรับเพื่อพิมพ์หรือตรวจรหัสตรวจสอบ",
        "{actor_en} has submitted the report of {name_en}: receipt {number}. Open it to print or to check.",
    ),
    "sar.forward": words(
        "ต้นสังกัดนำส่งรายงาน SAR ปีการศึกษา {year} แล้ว",
        "The SAR of academic year {year} is forwarded",
        "{actor_th} นำส่งรายงานของ{name_th} ให้หน่วยงานประเมินแล้ว",
        "{actor_en} has forwarded the report of {name_en} to the assessment agency.",
    ),
    "sar.accept": words(
        "หน่วยงานประเมินรับรายงาน SAR ปีการศึกษา {year} แล้ว",
        "The SAR of academic year {year} is accepted",
        "{actor_th} รับรายงานของ{name_th} แล้ว",
        "{actor_en} has accepted the report of {name_en}.",
    ),
    "sar.return": words(
        "ต้นสังกัดส่งรายงาน SAR ปีการศึกษา {year} คืน",
        "The SAR of academic year {year} is sent back by the parent agency",
        "{actor_th} ส่งรายงานของ{name_th} คืน ข้อสังเกต: {reason}",
        "{actor_en} has sent the report of {name_en} back. Remark: {reason}",
    ),
    "sar.hand_back": words(
        "หน่วยงานประเมินส่งรายงาน SAR ปีการศึกษา {year} คืน",
        "The SAR of academic year {year} is sent back by the assessment agency",
        "{actor_th} ส่งรายงานของ{name_th} คืน ข้อสังเกต: {reason}",
        "{actor_en} has sent the report of {name_en} back. Remark: {reason}",
    ),
    "sar.miss": words(
        "ยังไม่ได้รับรายงาน SAR ปีการศึกษา {year}",
        "The SAR of academic year {year} is missing",
        "{actor_th} บันทึกว่า{name_th} ยังไม่ส่งรายงาน เปิดรายงานเพื่อดูว่ายังส่งช้าได้หรือต้องขอขยายเวลา",
        "{actor_en} has noted that {name_en} has not handed in its report. Open it: it says "
        "whether it is still taken, late, or needs more time.",
    ),
    "person.grant": words(
        "คุณได้รับบทบาทใหม่",
        "You hold a new role",
        "{actor_th} ให้บทบาทใหม่แก่คุณ: {role_th}",
        "{actor_en} has granted you a new role: {role_en}",
    ),
    "person.revoke": words(
        "บทบาทของคุณถูกเพิกถอน",
        "A role of yours is revoked",
        "{actor_th} เพิกถอนบทบาท: {role_th}",
        "{actor_en} has revoked your role: {role_en}",
    ),
    "contact.link": words(
        "เชื่อม {channel_th} กับบัญชีของคุณแล้ว",
        "{channel_en} is linked to your account",
        "จากนี้คุณเลือกรับข้อความทาง {channel_th} ได้ หากคุณไม่ได้ทำเอง ยกเลิกการเชื่อมแล้วแจ้งผู้ดูแลระบบ",
        "Messages can reach you by {channel_en}. If it was not you, unlink it and tell the administrator.",
    ),
    "contact.code": words(
        "รหัสยืนยันของคุณคือ {code}",
        "Your confirmation code is {code}",
        "พิมพ์รหัส {code} ในหน้าช่องทางรับข้อความภายใน {minutes} นาที หากไม่ได้ขอ ไม่ต้องทำอะไร",
        "Type {code} on the page of your channels within {minutes} minutes. If you did not ask, do nothing.",
        urgent=True,
    ),
    "reminder.due_soon": words(
        "ใกล้ครบกำหนดรายงานผล: {count} รายการ",
        "Results are due soon: {count}",
        "รายการของคุณ {count} รายการต้องส่งภายใน {due_th}",
        "{count} of your rows must be submitted by {due_en}.",
    ),
    "reminder.overdue": words(
        "เลยกำหนดรายงานผล: {count} รายการ",
        "Results are overdue: {count}",
        "รายการของคุณ {count} รายการเลยกำหนด {due_th} แล้ว เปิดรายการแล้วบันทึกผลที่มี",
        "{count} of your rows were due on {due_en}. Open them and record what you have.",
    ),
    "season.open": words(
        "เปิดรอบรับ SAR ปีการศึกษา {year}",
        "The SAR season of academic year {year} is open",
        "{actor_th} เปิดรอบรับ SAR ปีการศึกษา {year} เปิดหน้าของคุณเพื่อดูกำหนดส่ง",
        "{actor_en} has opened the SAR season of academic year {year}. Open your page to see the last day.",
    ),
    "season.deadline": words(
        "กำหนดส่ง SAR ปีการศึกษา {year} เปลี่ยนแปลง: {kind_th}",
        "The last day for SARs of academic year {year} has changed: {kind_en}",
        "{actor_th} แก้กำหนดส่งของ{kind_th} วันสุดท้าย: {due_th} เหตุผล: {reason}",
        "{actor_en} has changed the days of {kind_en}. Last day: {due_en}. Reason: {reason}",
    ),
    "season.ask": words(
        "ขอขยายเวลาส่ง SAR ปีการศึกษา {year}: {name_th}",
        "More time asked for, SAR of academic year {year}: {name_en}",
        "{actor_th} ขอขยายเวลาของ{name_th} ถึง {until_th} เหตุผล: {reason}",
        "{actor_en} asks for more time for {name_en}, until {until_en}. Reason: {reason}",
    ),
    "season.grant": words(
        "ได้ขยายเวลาส่ง SAR ปีการศึกษา {year} ถึง {until_th}",
        "More time for the SAR of academic year {year}: until {until_en}",
        "{actor_th} ขยายเวลาของ{name_th} ถึงสิ้นวันที่ {until_th}",
        "{actor_en} has given {name_en} more time, until the end of {until_en}.",
    ),
    "season.decline": words(
        "ไม่ขยายเวลาส่ง SAR ปีการศึกษา {year}",
        "No more time for the SAR of academic year {year}",
        "{actor_th} ไม่ขยายเวลาของ{name_th} เหตุผล: {reason}",
        "{actor_en} has given {name_en} no more time. Reason: {reason}",
    ),
    "season.due": words(
        "SAR ปีการศึกษา {year} ครบกำหนดส่ง {due_th}",
        "SAR of academic year {year}: due on {due_en}",
        "สถานศึกษาของคุณยังไม่ได้ส่ง SAR ปีการศึกษา {year} ส่งได้ถึงสิ้นวันที่ {due_th}",
        "Your institution has not handed in its SAR of academic year {year} yet. "
        "It is due by the end of {due_en}.",
    ),
    "season.overdue": words(
        "SAR ปีการศึกษา {year} เลยกำหนดส่งแล้ว",
        "SAR of academic year {year}: overdue",
        "กำหนดส่ง SAR ปีการศึกษา {year} คือ {due_th} เปิดหน้า “สถานศึกษาของฉัน” เพื่อดูว่ายังส่งได้หรือต้องขอขยายเวลา",
        "The SAR of academic year {year} was due on {due_en}. Your page says whether it "
        "is still taken, late. With good reason, ask for more time there.",
    ),
    "season.open_end": words(
        "SAR ปีการศึกษา {year} ยังไม่ได้ส่ง",
        "SAR of academic year {year}: not handed in",
        "สถานศึกษาของคุณยังไม่ได้ส่ง SAR ปีการศึกษา {year} วันสุดท้ายรอยืนยัน",
        "Your institution has not handed in its SAR of academic year {year} yet. "
        "The last day is to be confirmed.",
    ),
    "roster.send": words(
        "ขอรายชื่อสถานศึกษา ปีงบประมาณ {year} ภายใน {due_th}",
        "Roster of institutions for fiscal year {year}, by {due_en}",
        "หนังสือที่ {number} ขอให้หน่วยงานของท่านส่งรายชื่อสถานศึกษา ({kind_th}) ปีงบประมาณ {year} ภายใน {due_th} "
        "ส่งเป็นไฟล์ Excel หรือ CSV รูปแบบใดก็ได้",
        "Letter {number} asks your agency for its roster of institutions ({kind_en}) for fiscal year {year} "
        "by {due_en}. Any Excel or CSV file will do.",
    ),
    "roster.remind": words(
        "ยังไม่ได้รับรายชื่อสถานศึกษา ปีงบประมาณ {year}",
        "The roster for fiscal year {year} has not come yet",
        "ตามหนังสือที่ {number} ยังไม่ได้รับรายชื่อสถานศึกษา ({kind_th}) ของหน่วยงานท่าน กำหนดส่ง {due_th}",
        "The roster ({kind_en}) that letter {number} asked your agency for has not come. It is due {due_en}.",
    ),
    "season.contact": words(
        "SAR ปีการศึกษา {year} ของ{name_th}{more_th}ยังไม่ได้ส่ง",
        "SAR of academic year {year}: {name_en}{more_en} has not handed in",
        "{name_th}{more_th}ยังไม่ได้ส่ง SAR ปีการศึกษา {year} วันสุดท้าย: {due_th} "
        "ข้อความนี้ส่งถึงผู้ติดต่อที่แจ้งไว้ หากท่านไม่ได้รับผิดชอบเรื่องนี้แล้ว โปรดแจ้งสถานศึกษาหรือต้นสังกัดให้แก้ไขผู้ติดต่อ",
        "{name_en}{more_en} has not handed in its SAR of academic year {year} yet. Last day: {due_en}. "
        "You are written to as its contact. If that is no longer so, ask the institution to change it.",
    ),
    "season.agency": words(
        "SAR ปีการศึกษา {year}: สถานศึกษาในสังกัดยังไม่ส่ง {count} แห่ง",
        "SARs of academic year {year}: {count} of your institutions have not handed in",
        "สถานศึกษาในสังกัด {count} แห่งยังไม่ได้ส่ง SAR ปีการศึกษา {year} เปิดรายชื่อเพื่อติดตาม",
        "{count} institutions under your agency have not handed in their SAR of academic year {year}. "
        "Open the list.",
    ),
    "season.officer": words(
        "SAR ปีการศึกษา {year}: เลยกำหนดนานแล้ว {count} แห่ง",
        "SARs of academic year {year}: {count} long overdue",
        "สถานศึกษา {count} แห่งเลยกำหนดส่ง SAR ปีการศึกษา {year} มานาน เปิดรายชื่อแล้วพิจารณา",
        "{count} institutions are long past the day their SAR of academic year {year} was due. "
        "Open the list and decide.",
    ),
}
