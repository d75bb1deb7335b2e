"""What rounds of recruitment, applications, outcomes and shortfalls are called."""

from __future__ import annotations

from enum import StrEnum

from prakan.domain.recruitment import LastPlace, Outcome, Part, Shortfall
from prakan.domain.text import Text

ROUND_STAGES: dict[str, Text] = {
    "draft": Text("ร่างประกาศ", "Draft"),
    "open": Text("เปิดรับสมัคร", "Open for applications"),
    "screening": Text("คัดกรองและทดสอบ", "Screening and test"),
    "ranked": Text("ประกาศบัญชีแล้ว", "List announced"),
    "training": Text("อบรมและทดสอบสมรรถนะ", "Training and test"),
    "judged": Text("มีบัญชีผู้ผ่าน", "Pass list made"),
    "endorsed": Text("คณะกรรมการระดับเห็นชอบ", "Endorsed by the level committee"),
    "certified": Text("คณะกรรมการรับรองแล้ว", "Certified by the board"),
    "stopped": Text("ยกเลิก", "Stopped"),
}
APPLICATION_STAGES: dict[str, Text] = {
    "applied": Text("รอคัดกรอง", "To be screened"),
    "admitted": Text("มีสิทธิสอบ", "Admitted to the test"),
    "rejected": Text("ไม่ผ่านการคัดกรอง", "Not admitted"),
    "called": Text("ได้รับคัดเลือกเข้าอบรม", "Called to the training"),
    "reserve": Text("บัญชีสำรอง", "On the reserve list"),
    "below": Text("ไม่ผ่านเกณฑ์คัดเลือก", "Below the cut-off"),
    "training": Text("กำลังอบรม", "In training"),
    "passed": Text("ผ่านการทดสอบสมรรถนะ", "Passed"),
    "failed": Text("ไม่ผ่านการทดสอบสมรรถนะ", "Did not pass"),
    "certified": Text("ขึ้นทะเบียนแล้ว", "Certified"),
    "withdrawn": Text("ถอนใบสมัคร", "Withdrawn"),
}
#: stage of an application -> what its applicant waits for or does next
NEXT_MOVES: dict[str, Text] = {
    "applied": Text(
        "รอหน่วยงานคัดกรองหลังปิดรับสมัคร", "Wait for the screening, after the last day of applications"
    ),
    "admitted": Text("เตรียมตัวสอบตามวันในประกาศ", "Prepare for the test; its day stands in the announcement"),
    "rejected": Text("หากเห็นว่าไม่ถูกต้อง ยื่นอุทธรณ์ด้านล่าง", "If it is wrong, appeal below"),
    "called": Text("รอหน่วยงานแจ้งรุ่น วัน และสถานที่อบรม", "Wait for group, days and place of the training"),
    "reserve": Text(
        "เมื่อมีที่ว่าง หน่วยงานจะเรียกตามลำดับ หากคะแนนไม่ถูกต้อง ยื่นอุทธรณ์ด้านล่าง",
        "The next of the list is called when a place is free; if the points are wrong, appeal below",
    ),
    "below": Text("หากคะแนนไม่ถูกต้อง ยื่นอุทธรณ์ด้านล่าง", "If the points are wrong, appeal below"),
    "training": Text("เข้าอบรมและเรียนวิดีโอให้ครบตามเกณฑ์", "Attend the training and complete the videos"),
    "passed": Text("รอคณะกรรมการระดับและคณะกรรมการรับรอง", "Wait for the level committee and the board"),
    "failed": Text("หากคะแนนไม่ถูกต้อง ยื่นอุทธรณ์ด้านล่าง", "If the points are wrong, appeal below"),
    "certified": Text("เก็บเลขที่ใบอนุญาตไว้ตรวจสอบใบรับรอง", "Keep the licence number: it opens the certificate"),
    "withdrawn": Text("หากยังเปิดรับสมัคร ยื่นใบสมัครใหม่ได้", "While applications are taken you may apply anew"),
}
#: stage of an application -> tone of its chip
TONES: dict[str, str] = {
    "applied": "info",
    "admitted": "info",
    "rejected": "draft",
    "called": "ok",
    "reserve": "warn",
    "below": "draft",
    "training": "info",
    "passed": "ok",
    "failed": "draft",
    "certified": "ok",
    "withdrawn": "draft",
}
#: steps that leave the stage as it is -> what became of the application by them
NOTES: dict[str, Text] = {
    "recruitment.key": Text("ออกรหัสใหม่ รหัสเดิมใช้ไม่ได้", "A new key was given out; the old one ended"),
    "recruitment.appeal": Text("ยื่นอุทธรณ์", "Appeal lodged"),
    "recruitment.dismiss": Text("ยกอุทธรณ์", "Appeal dismissed"),
    "recruitment.score": Text("แก้คะแนน", "Points corrected"),
    "recruitment.hold": Text("ยังไม่ขึ้นทะเบียน", "Not registered yet"),
}
APPEAL_STAGES: dict[str, Text] = {
    "lodged": Text("รอพิจารณา", "To be decided"),
    "upheld": Text("อุทธรณ์ฟังขึ้น", "Upheld"),
    "dismissed": Text("ยกอุทธรณ์", "Dismissed"),
}
#: stage that can be appealed against -> the list it comes from; None: the screening
APPEALED: dict[str, Part | None] = {
    "rejected": None,
    "below": Part.SELECTION,
    "reserve": Part.SELECTION,
    "failed": Part.COMPETENCE,
}
#: stages of an application that hold one of the places
HOLDING = ("called", "training", "passed", "failed", "certified")
OUTCOME_NAMES: dict[Outcome, Text] = {
    Outcome.CALLED: Text("ได้รับคัดเลือก", "Called"),
    Outcome.RESERVE: Text("สำรอง", "Reserve"),
    Outcome.BELOW: Text("ไม่ผ่านเกณฑ์", "Below"),
}
PASS_NAMES: dict[Outcome, Text] = {
    Outcome.CALLED: Text("ผ่าน", "Passed"),
    Outcome.RESERVE: Text("สำรอง", "Reserve"),
    Outcome.BELOW: Text("ไม่ผ่าน", "Did not pass"),
}
LAST_PLACE_NAMES: dict[LastPlace, Text] = {
    LastPlace.ALL: Text("รับทุกคนที่คะแนนเท่ากันในลำดับสุดท้าย", "All who share the last place are called"),
    LastPlace.NONE: Text("ไม่รับผู้ที่คะแนนเท่ากันซึ่งเกินจำนวน", "Nobody of those who share it beyond the places"),
}
SHORTFALLS: dict[Shortfall, Text] = {
    Shortfall.MISSING: Text("ไม่มีคะแนน{component}", "No points in {component}"),
    Shortfall.LEAST: Text(
        "{component}ได้ {reached} ต่ำกว่าขั้นต่ำ {asked}", "{component}: {reached}, below the least of {asked}"
    ),
    Shortfall.CUT_OFF: Text(
        "คะแนนรวม {reached} ต่ำกว่าเกณฑ์ {asked}", "Total {reached}, below the cut-off {asked}"
    ),
    Shortfall.ATTENDANCE: Text(
        "เข้าอบรมร้อยละ {reached} ต่ำกว่าร้อยละ {asked}", "Attendance {reached} %, below {asked} %"
    ),
    Shortfall.VIDEOS: Text("เรียนจบ {reached} จาก {asked} วิดีโอ", "{reached} of {asked} videos completed"),
}


class RejectedFor(StrEnum):
    """Why somebody is not admitted."""

    AGE = "age"
    DEGREE = "degree"
    EXPERIENCE = "experience"
    PAPERS = "papers"
    CONDUCT = "conduct"
    OTHER = "other"


#: round 4 asked for 35 years, a bachelor's degree and experience (site of the agency); all to be confirmed
REJECTED_NAMES: dict[RejectedFor, Text] = {
    RejectedFor.AGE: Text("อายุไม่ถึงตามประกาศ", "Younger than announced"),
    RejectedFor.DEGREE: Text("วุฒิการศึกษาไม่ตรงตามประกาศ", "Degree not as announced"),
    RejectedFor.EXPERIENCE: Text("ประสบการณ์ไม่ถึงตามประกาศ", "Less experience than announced"),
    RejectedFor.PAPERS: Text("หลักฐานไม่ครบ", "Papers are missing"),
    RejectedFor.CONDUCT: Text("มีลักษณะต้องห้าม", "Barred by the announcement"),
    RejectedFor.OTHER: Text("เหตุอื่น (ระบุ)", "Another reason (say which)"),
}
