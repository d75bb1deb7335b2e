"""What papers a dossier may hold, by name, in the order in which they stand in it."""

from __future__ import annotations

from prakan.domain.text import Text

KINDS: dict[str, Text] = {
    "case": Text("งานประเมิน เส้นทาง และขั้นตอนที่ผ่านมา", "The case, its route and its steps"),
    "sar": Text("SAR ฉบับที่ส่งและใบรับ", "The SAR as handed in, with its receipts"),
    "team": Text("คณะ คำเชิญ การแต่งตั้ง และวันตรวจเยี่ยม", "Team, invitations, appointments and visit"),
    "licences": Text("ใบอนุญาตของผู้ประเมินในวันตรวจเยี่ยม", "Licences of the team on the days of the visit"),
    "sheets": Text("คะแนนของผู้ประเมินแต่ละคน", "Scores of each assessor"),
    "evidence": Text("หลักฐานของคณะ", "Evidence of the team"),
    "custody": Text("เส้นทางของหลักฐานจากเครื่องภาคสนาม", "Custody of evidence from devices"),
    "findings": Text("ข้อค้นพบของคณะ", "Findings of the team"),
    "records": Text(
        "บันทึกการตรวจเยี่ยมทุกฉบับ พร้อมลายมือชื่อ", "Every version of the records of the visit, with signatures"
    ),
    "conflicts": Text("รายการที่มีสองฉบับ", "What was recorded in two versions"),
    "log": Text("บันทึกจากเครื่องภาคสนามตามที่บันทึกไว้", "What devices recorded, to the letter"),
    "consensus": Text("ฉันทามติและความเห็นแย้ง", "Consensus with dissent"),
    "verdicts": Text("ผลการประเมินทุกฉบับ", "Every version of the verdict"),
    "framework": Text("กรอบการประเมินที่ใช้", "The framework that was used"),
    "reports": Text("รายงานทุกฉบับ", "Every version of the report"),
    "replies": Text("คำตอบของสถานศึกษาและคำชี้แจงของคณะ", "The institution's replies and the team's answers"),
    "readings": Text("การตรวจอ่านและข้อสังเกต", "Readings with remarks"),
    "meetings": Text("ระเบียบวาระ มติ และตราผนึก", "Agenda items, resolutions and seals"),
    "certificates": Text("หนังสือรับรองและการเผยแพร่", "Certificates and publication"),
    "appeals": Text("อุทธรณ์", "Appeals"),
    "payments": Text("ค่าตอบแทนและการจ่าย", "Payments"),
    "improvement": Text("แผนพัฒนาตามข้อเสนอแนะ", "Improvement plan"),
    "notices": Text("การแจ้งเกี่ยวกับงานนี้", "Notices about the case"),
    "audit": Text("บันทึกการทำงานและตราผนึก", "Audit rows and seals"),
    "files": Text("ไฟล์แนบ", "Attached files"),
    "index": Text("สารบัญแฟ้ม", "Index of the dossier"),
}
