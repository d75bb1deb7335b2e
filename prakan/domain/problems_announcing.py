"""Numbered problems of announcing visits, of their letters, and of calendars that are subscribed to."""

from __future__ import annotations

from prakan.domain.problems import problem

NOTHING_ANNOUNCED = problem(
    "VISIT-040",
    "ไม่ได้ประกาศเที่ยวใด: ประกาศไปแล้ว {done} เที่ยว ยังไม่พร้อมหรือเปลี่ยนไปจากที่แสดง {held} เที่ยว",
    "No visit was announced: {done} are announced already, {held} are not ready or not as they were shown",
    "อ่านรายการที่แสดงใหม่ แก้สิ่งที่ยังค้าง แล้วประกาศอีกครั้ง",
    "Read the list as it is shown now, settle what holds the others back, then announce again",
)
NO_SUCH_ANNOUNCEMENT = problem(
    "VISIT-041",
    "ไม่พบการประกาศหมายเลข {announcement}",
    "There is no announcement with the number {announcement}",
    "กลับไปที่หน้าประกาศและหนังสือของแผน",
    "Go back to the plan's page of announcing and letters",
)
NO_SUCH_LETTER = problem(
    "VISIT-042",
    "ไม่พบหนังสือฉบับนี้ หรือไม่ใช่หนังสือถึงคุณ",
    "There is no such letter, or it is not one to you",
    "กลับไปที่หน้าเที่ยวตรวจ แล้วเปิดหนังสือจากที่นั่น",
    "Go back to the page of visits and open the letter from there",
)
NO_LETTERS = problem(
    "VISIT-043",
    "ยังไม่มีหนังสือให้ทำ เพราะยังไม่ได้ประกาศเที่ยวใดตามที่เลือก",
    "There are no letters to make: no visit of those chosen is announced yet",
    "ประกาศเที่ยวที่พร้อมก่อน หรือเลือกระดับอื่น",
    "Announce visits that are ready first, or choose another level",
)
NO_SUCH_RUN = problem(
    "VISIT-044",
    "ไม่พบไฟล์หนังสือหมายเลข {run}",
    "There is no file of letters with the number {run}",
    "กลับไปที่หน้าประกาศและหนังสือของแผน",
    "Go back to the plan's page of announcing and letters",
)
RUN_NOT_READY = problem(
    "VISIT-045",
    "ไฟล์หนังสือหมายเลข {run} ยังทำไม่เสร็จหรือถูกยกเลิก",
    "The file of letters {run} is not ready, or was cancelled",
    "รอให้เสร็จ หรือสั่งทำใหม่",
    "Wait until it is ready, or ask for it anew",
)
RUN_ENDED = problem(
    "VISIT-046",
    "ไฟล์หนังสือหมายเลข {run} ทำเสร็จหรือหยุดไปแล้ว จึงไม่มีอะไรให้ยกเลิก",
    "The file of letters {run} is ready or has ended; there is nothing to cancel",
    "เปิดหน้าใหม่เพื่อดูสถานะล่าสุด",
    "Open the page again to see how it stands",
)
RUN_LOST = problem(
    "VISIT-047",
    "ไม่พบไฟล์หนังสือหมายเลข {run} ในที่เก็บ หรือไฟล์ไม่ตรงกับรหัสตรวจสอบที่บันทึกไว้",
    "The file of letters {run} is not in the store, or is not the one whose digest was recorded",
    "สั่งทำใหม่จากหน้าประกาศและหนังสือ แล้วแจ้งผู้ดูแลระบบ",
    "Ask for it anew on the page of announcing and letters, and tell the administrator",
)
RUN_FAILED = problem(
    "VISIT-048",
    "ทำไฟล์หนังสือไม่สำเร็จหลังจากลอง {attempts} ครั้ง",
    "The file of letters could not be written after {attempts} attempts",
    "แจ้งผู้ดูแลระบบให้ตรวจบันทึกการทำงานเบื้องหลัง แล้วสั่งทำใหม่",
    "Tell the administrator, who finds the reason in the worker's log; then ask for it anew",
)
PRINTED_APART = problem(
    "VISIT-049",
    "แม่แบบมีช่องในหัวหรือท้ายกระดาษ จึงรวมหนังสือหลายฉบับเป็นเอกสารเดียวไม่ได้",
    "The template has fields in its header or footer, so letters cannot be joined into one document",
    "เลือกแบบแยกไฟล์ (.zip) หรือย้ายช่องเหล่านั้นมาไว้ในเนื้อหนังสือ",
    "Choose separate files (.zip), or move those fields into the body of the template",
)
