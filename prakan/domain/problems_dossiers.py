"""Numbered problems of dossiers."""

from __future__ import annotations

from prakan.domain.problems import problem

WHY_TAKEN = problem(
    "DOSSIER-001",
    "ยังไม่ได้บอกว่านำแฟ้มงาน {number} ออกไปเพื่ออะไร",
    "It is not said what the dossier of {number} is taken out for",
    "เขียนเหตุผลหนึ่งบรรทัด เช่น เลขที่คำอุทธรณ์ จะถูกบันทึกไว้กับงาน",
    "Write a line, such as the number of the appeal; it is kept with the case",
)
RUN_OPEN = problem(
    "DOSSIER-002",
    "กำลังจัดทำแฟ้มงาน {number} ที่คุณขอไว้อยู่แล้ว",
    "The dossier of {number} that you asked for is being written already",
    "รอให้เสร็จ หรือยกเลิกก่อนแล้วขอใหม่",
    "Wait until it is ready, or cancel it and ask anew",
)
NO_SUCH_RUN = problem(
    "DOSSIER-003",
    "ไม่พบแฟ้มหมายเลข {run} หรือไม่ใช่แฟ้มที่คุณขอ",
    "There is no dossier with the number {run}, or it is not one that you asked for",
    "เปิดแฟ้มงานประเมินจากหน้างาน แล้วขอแฟ้มในชื่อของคุณเอง",
    "Open the dossier from the page of the case and ask for one of your own",
)
RUN_ENDED = problem(
    "DOSSIER-004",
    "แฟ้มหมายเลข {run} ทำเสร็จหรือหยุดไปแล้ว จึงไม่มีอะไรให้ยกเลิก",
    "The dossier {run} is ready or has ended; there is nothing to cancel",
    "เปิดหน้าใหม่เพื่อดูสถานะล่าสุด",
    "Open the page again to see how it stands",
)
RUN_NOT_READY = problem(
    "DOSSIER-005",
    "แฟ้มงาน {number} ยังทำไม่เสร็จหรือถูกยกเลิก",
    "The dossier of {number} is not ready, or was cancelled",
    "รอให้เสร็จ หรือขอใหม่",
    "Wait until it is ready, or ask for it anew",
)
RUN_GONE = problem(
    "DOSSIER-006",
    "แฟ้มงาน {number} พ้นกำหนดเก็บและถูกลบแล้ว",
    "The days for which the dossier of {number} was kept are over; it was erased",
    "ขอแฟ้มใหม่จากหน้าเดียวกัน จะได้เอกสารตามที่เป็นอยู่วันนี้",
    "Ask for it anew on the same page: it holds the papers as they stand today",
)
RUN_LOST = problem(
    "DOSSIER-007",
    "ไม่พบแฟ้มงาน {number} ในที่เก็บ หรือไฟล์ไม่ตรงกับรหัสตรวจสอบที่บันทึกไว้",
    "The dossier of {number} is not in the store, or is not the one whose digest was recorded",
    "ขอแฟ้มใหม่ แล้วแจ้งผู้ดูแลระบบ",
    "Ask for it anew, and tell the administrator",
)
RUN_FAILED = problem(
    "DOSSIER-008",
    "จัดทำแฟ้มไม่สำเร็จหลังจากลอง {attempts} ครั้ง",
    "The dossier could not be written after {attempts} attempts",
    "แจ้งผู้ดูแลระบบให้ตรวจบันทึกการทำงานเบื้องหลัง แล้วขอใหม่",
    "Tell the administrator, who finds the reason in the worker's log; then ask for it anew",
)
