"""Problems of pages themselves: addresses, forms that expired, uploads that are too large."""

from __future__ import annotations

from prakan.domain.problems import problem

PERIOD_UNREADABLE = problem(
    "PAGE-001",
    "อ่านงวด {given} ไม่ออก",
    "The period {given} cannot be read",
    "เลือกปีงบประมาณและไตรมาสจากแถบด้านบน เช่น 2567-1",
    "Choose the fiscal year and quarter in the bar above, such as 2567-1",
)
BAD_REQUEST = problem(
    "PAGE-400",
    "คำขอนี้ไม่สมบูรณ์ ระบบจึงไม่ได้ทำอะไร",
    "The request was incomplete, so nothing was done",
    "กลับไปหน้าก่อน โหลดหน้าใหม่ แล้วลองอีกครั้ง",
    "Go back, load the page again and try once more",
)
FORBIDDEN = problem(
    "PAGE-403",
    "บทบาทของคุณไม่ได้เปิดให้ดูหน้านี้",
    "Your role does not open this page",
    "กลับหน้าหลัก หรือขอสิทธิ์จากผู้ดูแลระบบของหน่วยงาน",
    "Go to the home page, or ask your administrator for the role you need",
)
FORM_EXPIRED = problem(
    "PAGE-419",
    "แบบฟอร์มนี้หมดอายุ หรือเปิดจากหน้าต่างที่ออกจากระบบไปแล้ว จึงยังไม่ได้บันทึก",
    "This form has expired, or its window was signed out meanwhile, so nothing was saved",
    "กดย้อนกลับเพื่อเก็บข้อความที่พิมพ์ไว้ โหลดหน้าใหม่ แล้วส่งอีกครั้ง",
    "Go back to keep what you typed, load the page again and send it once more",
)
NOT_FOUND = problem(
    "PAGE-404",
    "ไม่มีหน้าตามที่อยู่นี้",
    "There is no page at this address",
    "ตรวจตัวสะกดของที่อยู่ หรือใช้ช่องค้นหา",
    "Check how the address is spelt, or use the search box",
)
UPLOAD_TOO_LARGE = problem(
    "PAGE-413",
    "ข้อมูลที่ส่งมาใหญ่เกินกว่าที่รับได้ในครั้งเดียว จึงยังไม่ได้บันทึก",
    "What was sent is larger than one request may be, so nothing was saved",
    "แบ่งไฟล์หรือลดขนาดแล้วส่งใหม่",
    "Split the file or make it smaller, then send it again",
)
SERVER_FAULT = problem(
    "PAGE-500",
    "ระบบขัดข้องระหว่างทำรายการนี้ รายการที่ทำไม่ครบถูกยกเลิกทั้งหมด",
    "The system failed during this request; whatever was half done has been undone",
    "ลองอีกครั้งในอีกสักครู่ หากยังเป็นอยู่ แจ้งผู้ดูแลระบบพร้อมเวลาที่เกิด",
    "Try again in a moment; if it goes on, tell the administrator at what time it happened",
)
BUSY_WRITING = problem(
    "PAGE-503",
    "มีงานขนาดใหญ่กำลังบันทึกอยู่นานกว่าที่รอได้ ระบบจึงยังไม่ได้บันทึกรายการนี้",
    "Something large is being written for longer than this can wait, so nothing was saved",
    "กดย้อนกลับเพื่อเก็บข้อความที่พิมพ์ไว้ รอสักหนึ่งนาที แล้วส่งอีกครั้ง",
    "Go back to keep what you typed, wait a minute and send it once more",
)
NUMBER_TOO_LONG = problem(
    "PAGE-422",
    "ตัวเลขที่ส่งมายาว {length} หลัก ไม่มีเลขใดในระบบยาวเกิน {most} หลัก",
    "The number sent has {length} digits; none here has more than {most}",
    "ตรวจตัวเลขแล้วพิมพ์ใหม่ หรือกลับไปเลือกจากรายการ",
    "Look at the number and type it again, or go back and choose from the list",
)
