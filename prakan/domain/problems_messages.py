"""Problems of messages: addresses, codes, channels, wordings, fates."""

from __future__ import annotations

from prakan.domain.problems import problem

PHONE_UNREADABLE = problem(
    "CONTACT-001",
    "อ่านหมายเลขโทรศัพท์นี้ไม่ได้",
    "This telephone number cannot be read",
    "พิมพ์หมายเลขสิบหลักที่ขึ้นต้นด้วย 0 หรือหมายเลขสากลที่ขึ้นต้นด้วย +",
    "Type the ten digits that begin with 0, or an international number that begins with +",
)
MAIL_UNREADABLE = problem(
    "CONTACT-002",
    "อ่านที่อยู่อีเมลนี้ไม่ได้",
    "This e-mail address cannot be read",
    "พิมพ์ที่อยู่เดียวในรูป ชื่อ@โดเมน",
    "Type one address in the form name@domain",
)
LINE_ID_UNREADABLE = problem(
    "CONTACT-003",
    "รหัสผู้ใช้ LINE นี้ไม่ถูกต้อง",
    "This is not a LINE user id",
    "เชื่อม LINE ด้วยรหัสยืนยันจากหน้าช่องทางรับข้อความ",
    "Link LINE with a confirmation code from the page of your channels",
)
CODE_WRONG = problem(
    "CONTACT-004",
    "รหัสยืนยันไม่ตรงกับที่ส่งให้",
    "The confirmation code is not the one that was sent",
    "ดูรหัสหกหลักในข้อความล่าสุดแล้วพิมพ์อีกครั้ง เหลือให้ลองอีก {left} ครั้ง",
    "Look at the six digits in the latest message and type them again; {left} attempts are left",
)
CODE_GONE = problem(
    "CONTACT-005",
    "รหัสยืนยันหมดอายุหรือใช้ครบจำนวนครั้งแล้ว",
    "The confirmation code has expired or was tried too often",
    "ขอรหัสใหม่แล้วพิมพ์ภายใน {minutes} นาที",
    "Ask for a new code and type it within {minutes} minutes",
)
CODES_TOO_MANY = problem(
    "CONTACT-006",
    "ขอรหัสยืนยันครบ {most} ครั้งในหนึ่งชั่วโมงแล้ว",
    "You have asked for {most} codes within an hour",
    "ใช้รหัสล่าสุดที่ได้รับ หรือรอหนึ่งชั่วโมงแล้วขอใหม่",
    "Use the latest code, or wait an hour and ask again",
)
CONTACT_TAKEN = problem(
    "CONTACT-007",
    "ที่อยู่นี้เชื่อมกับบัญชีของบุคคลอื่นแล้ว",
    "This address is linked to another person's account",
    "ยกเลิกการเชื่อมจากบัญชีเดิมก่อน หรือใช้ที่อยู่อื่น",
    "Unlink it from that account first, or use another address",
)
CONTACT_MISSING = problem(
    "CONTACT-008",
    "ยังไม่ได้เชื่อมช่องทางนี้",
    "This channel is not linked",
    "เปิดหน้าช่องทางรับข้อความอีกครั้งเพื่อดูสถานะล่าสุด",
    "Open the page of your channels again to see how it stands",
)
CHANNEL_UNKNOWN = problem(
    "MESSAGE-001",
    "ไม่มีช่องทาง {channel}",
    "There is no channel {channel}",
    "เลือกจากช่องทางที่แสดง",
    "Choose one of the channels shown",
)
CHANNEL_NOT_SET_UP = problem(
    "MESSAGE-002",
    "ระบบยังไม่ได้ตั้งค่าช่องทาง {channel}",
    "The channel {channel} is not set up on this installation",
    "ให้ผู้ดูแลระบบตั้งค่าตามคู่มือ แล้วลองอีกครั้ง",
    "Have the administrator set it up as the guide says, then try again",
)
NO_SUCH_MESSAGE = problem(
    "MESSAGE-003",
    "ไม่พบข้อความหมายเลข {message}",
    "There is no message number {message}",
    "กลับไปที่รายการข้อความ",
    "Go back to the list of messages",
)
MESSAGE_ELSEWHERE = problem(
    "MESSAGE-004",
    "ทำขั้นตอนนี้ไม่ได้ เพราะข้อความอยู่ในสถานะ {fate}",
    "This cannot be done because the message is in the state: {fate}",
    "เปิดข้อความอีกครั้งเพื่อดูสถานะล่าสุด",
    "Open the message again to see its latest state",
)
REASON_NEEDED = problem(
    "MESSAGE-005",
    "ยังไม่ได้บอกเหตุผลที่เลิกส่ง",
    "You have not said why the message is given up",
    "พิมพ์เหตุผลสั้น ๆ ให้ผู้รับและผู้ตรวจสอบเข้าใจ",
    "Type a short reason that the recipient and an auditor will understand",
)
HOUR_UNREADABLE = problem(
    "MESSAGE-006",
    "อ่านเวลา {given} ไม่ได้",
    "The time {given} cannot be read",
    "พิมพ์เวลาในรูป 21.00 หรือ 21:00",
    "Type the time as 21:00",
)
QUIET_HALF = problem(
    "MESSAGE-007",
    "ช่วงงดรบกวนต้องมีทั้งเวลาเริ่มและเวลาสิ้นสุดที่ต่างกัน",
    "Quiet hours need a beginning and an end that differ",
    "กรอกทั้งสองช่อง หรือเว้นว่างทั้งสองช่อง",
    "Fill in both, or leave both empty",
)
LIMIT_UNREADABLE = problem(
    "MESSAGE-008",
    "จำนวนต่อวัน {given} ใช้ไม่ได้",
    "{given} is not a number of messages a day",
    "พิมพ์จำนวนเต็ม 1 ถึง 1000 หรือเว้นว่างหากไม่จำกัด",
    "Type a whole number from 1 to 1000, or leave it empty for no limit",
)
TEMPLATE_UNKNOWN = problem(
    "WORDING-001",
    "ไม่มีข้อความแจ้งชื่อ {template}",
    "There is no message named {template}",
    "เลือกจากรายการข้อความแจ้ง",
    "Choose one from the list of messages",
)
SLOT_UNKNOWN = problem(
    "WORDING-002",
    "ข้อความแจ้งนี้ไม่มีช่องเติม {slot}",
    "This message has no slot {slot}",
    "ใช้เฉพาะช่องเติมที่แสดงข้างข้อความ: {known}",
    "Use only the slots shown beside the text: {known}",
)
BRACES_BROKEN = problem(
    "WORDING-003",
    "วงเล็บปีกกาเปิดและปิดไม่ครบคู่",
    "The curly braces do not match",
    "พิมพ์ช่องเติมในรูป {{ชื่อ}} และพิมพ์วงเล็บปีกกาธรรมดาเป็น {{{{ หรือ }}}}",
    "Write a slot as {{name}}, and a plain brace as {{{{ or }}}}",
)
THAI_EMPTY = problem(
    "WORDING-004",
    "หัวเรื่องและเนื้อความภาษาไทยว่างไม่ได้",
    "Subject and body in Thai cannot be empty",
    "พิมพ์ทั้งสองช่อง แล้วบันทึกอีกครั้ง",
    "Fill in both, then keep it again",
)
SUBJECT_TOO_LONG = problem(
    "WORDING-005",
    "หัวเรื่องยาว {given} ตัวอักษร เกิน {most}",
    "The subject has {given} characters, more than {most}",
    "ย่อหัวเรื่อง แล้วย้ายรายละเอียดไปไว้ในเนื้อความ",
    "Shorten it, and move the detail into the body",
)
VALUE_MISSING = problem(
    "WORDING-006",
    "ไม่มีค่าสำหรับช่องเติม {slot} ของข้อความแจ้ง {template}",
    "The slot {slot} of the message {template} has no value",
    "ส่งค่าของทุกช่องเติมมาด้วย แล้วส่งรายการนี้ใหม่",
    "Give a value for every slot, then send this item again",
)
