"""Numbered problems of payments: dues, bank accounts, lists, the budget, what the bank returned."""

from __future__ import annotations

from prakan.domain.problems import problem

NO_SUCH_LIST = problem(
    "PAY-001",
    "ไม่พบบัญชีจ่ายหมายเลข {list}",
    "There is no payment list {list}",
    "กลับไปที่หน้าค่าตอบแทนแล้วเลือกจากรายการ",
    "Go back to the page of payments and choose one from the list",
)
NOTHING_READY = problem(
    "PAY-002",
    "ไม่มีรายการที่พร้อมจ่ายตามเงื่อนไขที่เลือก",
    "Nothing that answers this choice is ready to be paid",
    "ดูเหตุผลของรายการที่ยังไม่พร้อม หรือเลือกเงื่อนไขอื่น",
    "See why the others are not ready, or choose otherwise",
)
CHANGED_SINCE = problem(
    "PAY-003",
    "รายการที่พร้อมจ่ายเปลี่ยนไปจากที่แสดง ตอนนี้มี {now} รายการ",
    "What is ready changed since it was shown; items now: {now}",
    "ตรวจรายการล่าสุดด้านล่าง แล้วทำบัญชีอีกครั้ง",
    "Look through the list as it is now, then make it again",
)
ON_A_LIST = problem(
    "PAY-004",
    "อยู่ในบัญชี {number} แล้ว",
    "It is on list {number} already",
    "เปิดบัญชีนั้น หากทำซ้ำโดยไม่ตั้งใจไม่ต้องทำอะไรเพิ่ม",
    "Open that list; if this was done twice by mistake, nothing is left to do",
)
CASE_WITHDRAWN = problem(
    "PAY-005",
    "งาน {number} ถูกถอนออกแล้ว",
    "Case {number} was withdrawn",
    "หากคณะได้ตรวจเยี่ยมจริงให้สำนักประเมินเปิดงานใหม่ มิฉะนั้นให้ยกเลิกรายการนี้พร้อมเหตุผล",
    "If the visit was made, have the case opened again; otherwise cancel this due with a reason",
)
LICENCE_ENDED = problem(
    "PAY-006",
    "{name} ไม่มีใบอนุญาตที่มีผลในวันตรวจเยี่ยม {day}",
    "{name} had no licence in force on the day of the visit, {day}",
    "ตรวจใบอนุญาตในทะเบียนหรือแก้บันทึกการไปตรวจเยี่ยม หากไม่มีสิทธิ์รับให้ยกเลิกรายการพร้อมเหตุผล",
    "Check the licence in the register or correct the record of the visit; else cancel the due with a reason",
)
NO_ACCOUNT = problem(
    "PAY-007",
    "{name} ยังไม่ได้แจ้งบัญชีธนาคาร",
    "{name} has not told a bank account",
    "ขอให้ผู้ประเมินแจ้งบัญชีที่หน้าค่าตอบแทนของตน",
    "Ask the assessor to enter it on their own page of payments",
)
NOT_CONFIRMED = problem(
    "PAY-008",
    "บัญชีของ {name} ยังไม่ได้ยืนยัน",
    "The account of {name} is not confirmed yet",
    "เทียบกับสำเนาสมุดบัญชีแล้วยืนยันที่หน้าบัญชีธนาคาร",
    "Compare it with a copy of the bank book, then confirm it on the page of bank accounts",
)
CHANGED_LATELY = problem(
    "PAY-009",
    "บัญชีของ {name} เปลี่ยนเมื่อ {day} ยังไม่พ้น {days} วัน",
    "The account of {name} changed on {day}, less than {days} days ago",
    "ติดต่อผู้ประเมินทางช่องทางเดิมที่รู้จัก แล้วให้บุคคลที่สองยืนยัน หรือรอให้พ้นกำหนด",
    "Reach the assessor in a way known before, and let a second person confirm it, or wait",
)
TAKEN_BACK = problem(
    "PAY-010",
    "รายการนี้ถูกยกเลิกแล้ว",
    "This due was cancelled",
    "ไม่ต้องทำอะไรเพิ่ม",
    "Nothing is left to do",
)
MAKER_APPROVES = problem(
    "PAY-011",
    "ผู้ทำบัญชีกับผู้อนุมัติต้องเป็นคนละคน",
    "The one who made a list and the one who approves it must be two people",
    "ให้ผู้มีสิทธิ์อีกคนเป็นผู้อนุมัติ",
    "Have another person with the right approve it",
)
BUDGET_SHORT = problem(
    "PAY-012",
    "บัญชี {number} ยังผูกพันงบประมาณไม่ได้: {why}",
    "No money could be committed for list {number}: {why}",
    "โอนงบประมาณเข้ารายการนี้แล้วขอผูกพันงบประมาณอีกครั้ง หรือยกเลิกบัญชีแล้วทำใหม่ด้วยรายการน้อยลง",
    "Move money to this line and ask again, or cancel the list and make a smaller one",
)
REASON_MISSING = problem(
    "PAY-013",
    "ยังไม่ได้ระบุเหตุผล",
    "No reason is given",
    "พิมพ์เหตุผลสั้น ๆ ผู้เกี่ยวข้องจะได้อ่าน",
    "Type a short reason; those concerned will read it",
)
PAID_DAY_WRONG = problem(
    "PAY-014",
    "วันที่จ่าย {day} อยู่ก่อนวันอนุมัติ {approved} หรือหลังวันนี้",
    "The day of payment, {day}, lies before the approval of {approved} or after today",
    "ใส่วันที่ธนาคารโอนเงินจริง",
    "Give the day on which the bank moved the money",
)
REFERENCE_MISSING = problem(
    "PAY-015",
    "ยังไม่ได้ใส่เลขอ้างอิงการโอน",
    "The reference of the transfer is missing",
    "ใส่เลขที่ชุดโอนหรือเลขอ้างอิงที่ธนาคารให้",
    "Give the number of the batch or of the payment order",
)
NO_SUCH_PAYEE = problem(
    "PAY-016",
    "ไม่พบผู้รับเงินรายนี้ในบัญชี หรือธนาคารคืนเงินรายนี้แล้ว",
    "This person is not on the list, or the bank returned this payment already",
    "เปิดบัญชีจ่ายอีกครั้ง",
    "Open the list again",
)
NO_SUCH_DUE = problem(
    "PAY-017",
    "ไม่พบรายการค่าตอบแทนหมายเลข {due} หรือไม่ใช่ของคุณ",
    "There is no due {due}, or it is not yours",
    "กลับไปที่หน้าค่าตอบแทนแล้วเลือกจากรายการ",
    "Go back to the page of payments and choose one from the list",
)
NO_RATES = problem(
    "PAY-018",
    "ยังไม่ได้ติดตั้งอัตราค่าตอบแทน",
    "No rates are installed",
    "ให้ผู้ดูแลระบบตรวจไฟล์ fees.toml ของหน่วยงานแล้วติดตั้งอีกครั้ง",
    "Have the operator check fees.toml of the agency's folder and install it again",
)
LIST_CHANGED = problem(
    "PAY-019",
    "บัญชีนี้มีผู้อื่นทำขั้นตอนไปแล้ว ตอนนี้ {stage}",
    "Somebody took a step on this list meanwhile; it is now: {stage}",
    "เปิดบัญชีอีกครั้งเพื่อดูสถานะล่าสุด",
    "Open the list again to see how it stands",
)
BANK_UNKNOWN = problem(
    "PAY-020",
    "ไม่มีธนาคารรหัส “{given}”",
    'There is no bank with the code "{given}"',
    "เลือกธนาคารจากรายการ",
    "Choose a bank from the list",
)
NUMBER_WRONG = problem(
    "PAY-021",
    "เลขที่บัญชีต้องเป็นตัวเลข {least} ถึง {most} หลัก",
    "An account number has {least} to {most} digits",
    "ตรวจกับสมุดบัญชี ขีดและช่องว่างไม่มีผล",
    "Check it against the bank book; hyphens and spaces do not matter",
)
HOLDER_MISSING = problem(
    "PAY-022",
    "ยังไม่ได้ใส่ชื่อบัญชี",
    "The name on the account is missing",
    "ใส่ชื่อตามหน้าสมุดบัญชี",
    "Give the name as the bank book has it",
)
NO_SUCH_ACCOUNT = problem(
    "PAY-023",
    "ไม่พบบัญชีธนาคารนี้ หรือมีการเปลี่ยนหลังจากที่แสดง",
    "This bank account cannot be found, or it changed since it was shown",
    "เปิดหน้าบัญชีธนาคารอีกครั้ง",
    "Open the page of bank accounts again",
)
SAME_PERSON = problem(
    "PAY-024",
    "ผู้ยืนยันคนที่สองต้องไม่ใช่คนเดียวกับผู้ยืนยันคนแรกหรือเจ้าของบัญชี",
    "The second person must be neither the first who confirmed nor the owner of the account",
    "ให้เจ้าหน้าที่การเงินหรือผู้บริหารอีกคนยืนยัน",
    "Have another finance officer or a deputy confirm it",
)
ACCOUNT_OF_ANOTHER = problem(
    "PAY-025",
    "เลขที่บัญชีนี้เป็นของผู้ประเมินอีกคนในทะเบียน",
    "This account number belongs to another assessor in the register",
    "ตรวจเลขที่บัญชี หากใช้บัญชีร่วมกันจริงให้ติดต่อการเงิน",
    "Check the number; if it is really shared, reach the finance office",
)
LOCKED_ELSEWHERE = problem(
    "PAY-026",
    "เปิดเลขที่บัญชีไม่ได้ เพราะเข้ารหัสไว้ด้วยกุญแจของระบบอื่น",
    "The number cannot be opened: it was encrypted under another installation's key",
    "ขอให้ผู้ประเมินแจ้งบัญชีใหม่",
    "Ask the assessor to enter the account anew",
)
SAME_ACCOUNT = problem(
    "PAY-027",
    "บัญชีนี้ตรงกับที่แจ้งไว้แล้ว",
    "This is the account that stands already",
    "ไม่ต้องแจ้งซ้ำ",
    "There is no need to enter it again",
)
NO_SUCH_QUESTION = problem(
    "PAY-028",
    "ไม่พบคำขอนี้ หรือตอบแล้ว",
    "This request cannot be found, or it is answered",
    "เปิดหน้าค่าตอบแทนอีกครั้ง",
    "Open the page of payments again",
)
UNDER_WAY = problem(
    "PAY-029",
    "รายการนี้อยู่ในบัญชี {number} จึงยกเลิกไม่ได้",
    "This due is on list {number}, so it cannot be cancelled",
    "ยกเลิกบัญชีก่อน หรือบันทึกว่าธนาคารคืนเงิน",
    "Cancel the list first, or record that the bank returned the money",
)
NOT_REGISTERED = problem(
    "PAY-030",
    "บัญชีผู้ใช้ของคุณไม่ได้ผูกกับผู้ประเมินในทะเบียน",
    "Your user account is not tied to an assessor in the register",
    "ติดต่อสำนักประเมินเพื่อผูกบัญชีผู้ใช้",
    "Ask the assessment office to tie it",
)
ACCOUNT_MOVED = problem(
    "PAY-031",
    "บัญชีธนาคารของ {name} เปลี่ยนหลังอนุมัติบัญชีจ่าย",
    "The bank account of {name} changed after the list was approved",
    "หากธนาคารโอนแล้วให้บันทึกตามที่ธนาคารโอนจริง บัญชีธนาคารใหม่ใช้ตั้งแต่บัญชีจ่ายครั้งถัดไป",
    "If the bank has paid, record what it did; the new account is used from the next list",
)
VISIT_CORRECTED = problem(
    "PAY-032",
    "รายการ {number} ของ {name}: บันทึกการไปตรวจเยี่ยมถูกแก้ ผู้นี้ไม่ได้อยู่ในที่นั่งนี้แล้ว",
    "Due {number} of {name}: the record of the visit was corrected and no longer has them in this seat",
    "หากอยู่ในบัญชีที่รออนุมัติ ให้ไม่อนุมัติหรือยกเลิกบัญชีแล้วทำใหม่ ระบบจะยกเลิกรายการที่แก้ให้เอง",
    "Do not approve a list that it is on: cancel that and make it anew; the due is taken back by itself",
)
OWES_BACK = problem(
    "PAY-033",
    "{name} มีเงินที่ต้องหักคืนไม่น้อยกว่าเงินที่พร้อมจ่าย",
    "{name} has as much or more to give back as is ready to be paid",
    "ระบบจะหักจากรายการที่พร้อมจ่ายครั้งถัดไป หากไม่มีรายการอีกให้ขอคืนเงินตามระเบียบ",
    "It is deducted from what is ready next; when nothing more will come, ask for the money by the rules",
)
FILE_TAKEN = problem(
    "PAY-034",
    "ดาวน์โหลดไฟล์สำหรับธนาคารของบัญชีนี้แล้วเมื่อ {day} ธนาคารอาจจ่ายไปแล้ว",
    "The bank's file of this list was taken on {day}; the bank may have paid",
    "ถ้าธนาคารจ่ายแล้วให้บันทึกการจ่าย ถ้าธนาคารยืนยันว่าไม่ได้จ่าย ให้ใส่เลขอ้างอิงของคำยืนยันนั้นแล้วยกเลิก",
    "If it paid, record that; if the bank says that it did not, give the reference of its word and cancel",
)
SEAL_DIFFERS = problem(
    "PAY-035",
    "ผู้รับเงินหรือบัญชีธนาคารในบัญชี {number} ไม่ตรงกับที่อนุมัติไว้",
    "The people or accounts of list {number} are not those that were approved",
    "อย่าส่งธนาคาร แจ้งผู้ดูแลระบบและผู้ตรวจสอบ",
    "Do not send it to the bank; tell the administrator and the auditor",
)
CORRECTED_LATER = problem(
    "PAY-036",
    "รายการ {number} ของ {name}: บันทึกการไปตรวจเยี่ยมถูกแก้หลังอนุมัติ",
    "Due {number} of {name}: the record of the visit was corrected after the approval",
    "บันทึกตามที่ธนาคารโอนจริง ส่วนต่างจะหักในบัญชีจ่ายครั้งถัดไปเอง",
    "Record what the bank did; the difference is deducted on the next list by itself",
)
NOT_PAID_NOW = problem(
    "PAY-037",
    "รายการที่รายการหักคืน {number} อ้างถึงยังไม่ได้จ่าย หรือธนาคารคืนเงินแล้ว",
    "What the deduction {number} takes back is not paid, or the bank returned it",
    "ยกเลิกบัญชีแล้วทำใหม่ รายการหักคืนนี้จะไม่อยู่ในบัญชีใหม่",
    "Cancel the list and make it anew; this deduction will not be on the new one",
)
