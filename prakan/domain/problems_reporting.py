"""Problems of figures, findings, the close of a quarter and the report."""

from __future__ import annotations

from prakan.domain.problems import problem

NO_SUCH_PERIOD = problem(
    "FIGURE-001",
    "รหัสตัวเลข {code} ไม่ระบุปีและไตรมาส",
    "The figure code {code} names no fiscal year and quarter",
    "รหัสขึ้นต้นด้วยปีงบประมาณ เช่น FY2567.O2.A1.target หรือ FY2567Q1.budget.total.spent",
    "A code starts with its period, such as FY2567.O2.A1.target or FY2567Q1.budget.total.spent",
)
NO_SUCH_FIGURE = problem(
    "FIGURE-002",
    "ไม่พบตัวเลขรหัส {code}",
    "There is no figure with the code {code}",
    "ดูรหัสทั้งหมดได้ในภาคผนวกของรายงาน หรือใช้คำสั่ง prakan figures list",
    "All codes are in the report's annex, or use: prakan figures list",
)
NO_SUCH_FINDING = problem(
    "FINDING-001",
    "ไม่พบข้อขัดแย้งรหัส {key} ในไตรมาสนี้",
    "There is no finding {key} in this quarter",
    "เปิดรายการข้อขัดแย้งใหม่ อาจมีผู้แก้ข้อมูลจนข้อขัดแย้งหมดไปแล้ว",
    "Open the list again; someone may have corrected the data since",
)
REASON_NEEDED = problem(
    "FINDING-002",
    "ต้องระบุเหตุผลของการตัดสิน เพราะจะพิมพ์ในภาคผนวกของรายงาน",
    "A settlement needs a reason: the report's annex prints it",
    "เขียนเหตุผลอย่างน้อย {least} ตัวอักษร ว่าทำไมจึงเลือกค่านี้และมีหลักฐานใด",
    "Write at least {least} characters: why this side, and on what evidence",
)
DECISION_NEEDED = problem(
    "FINDING-003",
    "ยังไม่ได้เลือกคำตัดสิน",
    "No decision was chosen",
    "เลือกค่าที่ใช้ หรือเลือก “พิมพ์ทั้งสองค่า”",
    "Choose a side, or choose to print both",
)
ALREADY_SETTLED = problem(
    "FINDING-004",
    "ข้อขัดแย้งนี้มีผู้ตัดสินแล้วเมื่อ {at}",
    "This finding was settled at {at}",
    "เปิดดูคำตัดสินเดิม หากต้องการเปลี่ยนให้เปิดข้อขัดแย้งใหม่ก่อน",
    "Read the settlement; to change it, reopen the finding first",
)
QUARTER_OPEN = problem(
    "CLOSE-001",
    "ไตรมาส {quarter}/{year} ยังไม่ปิด จึงยังออกรายงานฉบับสมบูรณ์ไม่ได้",
    "Quarter {quarter}/{year} is still open, so its final report cannot be written",
    "ออกร่างรายงานได้ทันที หรือปิดไตรมาสก่อนแล้วจึงออกฉบับสมบูรณ์",
    "Write a draft now, or close the quarter first",
)
QUARTER_CLOSED = problem(
    "CLOSE-002",
    "ไตรมาส {quarter}/{year} ปิดและผนึกแล้วเมื่อ {at}",
    "Quarter {quarter}/{year} was closed and sealed at {at}",
    "ตัวเลขที่ปิดแล้วแก้ไม่ได้ ใช้การแถลงใหม่ (restatement) พร้อมเหตุผลแทน",
    "Closed figures are never edited; record a restatement with its reason instead",
)
HIGH_FINDINGS_OPEN = problem(
    "CLOSE-003",
    "ยังมีข้อขัดแย้งระดับสูงที่ไม่ได้ตัดสิน {count} ข้อ: {places}",
    "{count} findings of high severity are not settled: {places}",
    "ตัดสินแต่ละข้อพร้อมเหตุผล หรือแก้ข้อมูลต้นทาง แล้วปิดไตรมาสอีกครั้ง",
    "Settle each with a reason or correct the data, then close the quarter again",
)
ENTRIES_WAITING = problem(
    "CLOSE-004",
    "ยังมีผลการดำเนินงาน {count} แถวที่ยังไม่อนุมัติ: {refs}",
    "{count} progress rows are not approved yet: {refs}",
    "อนุมัติหรือส่งคืนให้ครบก่อนปิดไตรมาส",
    "Approve or return each of them before closing the quarter",
)
NO_COLLECTION = problem(
    "CLOSE-005",
    "ยังไม่ได้เปิดเก็บผลของไตรมาส {quarter}/{year}",
    "The collection of quarter {quarter}/{year} was never opened",
    "เปิดเก็บผลของไตรมาสจากหน้าแผนก่อน",
    "Open the quarter's collection from the plan page first",
)
UNTRACEABLE = problem(
    "CLOSE-006",
    "ตัวเลข {code} ไม่มีผู้กรอกหรือที่มา",
    "The figure {code} has nobody who entered it and no source",
    "เปิดแถวนั้นแล้วให้เจ้าของบันทึกผล",
    "Open the row and let its owner record the result",
)
NOT_YOUR_TURN = problem(
    "SIGN-001",
    "ยังไม่ถึงลำดับของคุณ ลำดับถัดไปคือ {title}",
    "It is not your turn to sign: {title} comes next",
    "รอผู้ลงนามก่อนหน้า ระบบจะแจ้งเมื่อถึงลำดับของคุณ",
    "Wait for the one before you; you will be told when it is your turn",
)
ALL_SIGNED = problem(
    "SIGN-002",
    "รายงานนี้ลงนามครบทุกลำดับแล้ว",
    "This report has been signed by everyone in the order",
    "ดาวน์โหลดฉบับลงนามได้จากหน้ารายงาน",
    "Download the signed report from the report page",
)
SIGNED_TWICE = problem(
    "SIGN-003",
    "คุณลงนามในลำดับก่อนหน้าแล้ว ผู้ลงนามแต่ละลำดับต้องเป็นคนละคน",
    "You signed an earlier step; each step needs another person",
    "ให้ผู้มีตำแหน่ง {title} ลงนาม",
    "Let the {title} sign",
)
UNKNOWN_FORMAT = problem(
    "REPORT-001",
    "ไม่รู้จักรูปแบบไฟล์ {format}",
    "The file format {format} is unknown",
    "เลือก docx, pdf, xlsx หรือ html",
    "Choose docx, pdf, xlsx or html",
)
UNKNOWN_SLOT = problem(
    "TEXT-010",
    "ข้อความ {key} มีช่องเติม {slot} ที่ระบบไม่รู้จัก",
    "The text {key} has a slot {slot} that the system does not know",
    "ใช้ได้เฉพาะ {known} และ {{figure:รหัส}}",
    "Use only {known} and {{figure:code}}",
)
RESTATE_SAME = problem(
    "RESTATE-001",
    "ค่าใหม่เท่ากับค่าที่ปิดไว้ จึงไม่มีอะไรให้แถลงใหม่",
    "The new value equals the closed one: there is nothing to restate",
    "ตรวจค่าที่พิมพ์อีกครั้ง",
    "Check the value you typed",
)
