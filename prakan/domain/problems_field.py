"""Numbered problems of what devices recorded: the device, the batch, an entry, its files, two versions."""

from __future__ import annotations

from prakan.domain.problems import problem

SIGNED_OUT = problem(
    "FIELD-001",
    "คุณยังไม่ได้เข้าสู่ระบบ หรือการเข้าสู่ระบบหมดเวลาแล้ว สิ่งที่บันทึกไว้ยังอยู่ในเครื่องครบ",
    "You are not signed in, or your session has expired; all you recorded is still on the device",
    "เข้าสู่ระบบอีกครั้ง เครื่องจะส่งต่อจากที่ค้างไว้เอง",
    "Sign in again; the device goes on from where it stopped",
)
NOT_YOUR_DEVICE = problem(
    "FIELD-002",
    "เครื่องนี้ไม่ได้ลงทะเบียนเป็นของคุณ สิ่งที่บันทึกไว้ยังอยู่ในเครื่องครบ",
    "This device is not registered as yours; all that was recorded is still on it",
    "เข้าสู่ระบบด้วยบัญชีของผู้ที่ลงทะเบียนเครื่อง หรือลงทะเบียนเครื่องนี้ใหม่",
    "Sign in as the person who registered it, or register this device anew",
)
DEVICE_WITHDRAWN = problem(
    "FIELD-003",
    "เครื่อง “{name}” ถูกเพิกถอนสิทธิ์แล้ว จึงส่งข้อมูลและเปิดข้อมูลในเครื่องไม่ได้",
    'The device "{name}" was withdrawn: it sends nothing any more and its data stays shut',
    "หากเครื่องยังอยู่กับคุณ ติดต่อเจ้าหน้าที่ แล้วส่งไฟล์กู้คืนของเครื่องให้เจ้าหน้าที่นำเข้า",
    "If you still have the device, ask the office, and give it the device's rescue file",
)
APP_TOO_OLD = problem(
    "FIELD-004",
    "แอปภาคสนามรุ่น {given} เก่ากว่าที่ระบบรับ (ต้องเป็นรุ่น {oldest} ขึ้นไป) สิ่งที่บันทึกไว้ยังอยู่ในเครื่องครบ",
    "Field app {given} is older than the server takes ({oldest} or newer); all you recorded is still there",
    "เปิดแอปใหม่ขณะมีสัญญาณเพื่อรับรุ่นล่าสุด แล้วส่งอีกครั้ง",
    "Open the app again while there is a signal to get the newest, then send again",
)
TOO_MANY_DEVICES = problem(
    "FIELD-005",
    "คุณลงทะเบียนเครื่องไว้ครบ {limit} เครื่องแล้ว",
    "You have registered {limit} devices already, which is the most",
    "เพิกถอนสิทธิ์เครื่องที่ไม่ใช้แล้วก่อน",
    "Withdraw one that you no longer use first",
)
DEVICE_UNREADABLE = problem(
    "FIELD-006",
    "ข้อมูลเครื่องที่ส่งมาไม่ครบหรือไม่ถูกต้อง ({part})",
    "What was told of the device is incomplete or wrong ({part})",
    "เปิดแอปใหม่แล้วลงทะเบียนเครื่องอีกครั้ง",
    "Open the app again and register the device once more",
)
TOO_OFTEN = problem(
    "FIELD-007",
    "เครื่องนี้ส่งถี่เกิน {limit} ครั้งต่อนาที",
    "This device asks more than {limit} times a minute",
    "รอหนึ่งนาที เครื่องจะส่งต่อเอง",
    "Wait a minute; the device goes on by itself",
)
BATCH_TOO_LARGE = problem(
    "FIELD-008",
    "ชุดข้อมูลที่ส่งมาใหญ่เกินไป รับได้ครั้งละไม่เกิน {items} รายการ และ {limit} MB",
    "This batch is too large: at most {items} entries and {limit} MB at a time",
    "ส่งใหม่เป็นชุดที่เล็กลง",
    "Send it again in smaller batches",
)
BATCH_UNREADABLE = problem(
    "FIELD-009",
    "อ่านข้อมูลที่เครื่องส่งมาไม่ได้ ({why}) ระบบยังไม่ได้รับข้อมูลใดไว้",
    "What the device sent cannot be read ({why}); nothing was taken",
    "ส่งใหม่อีกครั้ง หากยังส่งไม่ได้ ให้บันทึกไฟล์กู้คืนแล้วแจ้งเจ้าหน้าที่",
    "Send it again; if that does not help, save a rescue file and tell the office",
)
NO_ROOM = problem(
    "FIELD-010",
    "พื้นที่ของระบบเต็ม จึงยังรับข้อมูลไม่ได้ สิ่งที่บันทึกไว้ยังอยู่ในเครื่องครบ",
    "The server has no room left and takes nothing now; all you recorded is still on the device",
    "เก็บเครื่องไว้ตามเดิม เครื่องจะส่งเองเมื่อมีพื้นที่ หากเร่งด่วนแจ้งผู้ดูแลระบบ",
    "Keep the device as it is: it sends again by itself; tell the administrator if it is urgent",
)
ENTRY_TOO_LONG = problem(
    "FIELD-011",
    "รายการนี้ยาว {length} ไบต์ รับได้ไม่เกิน {limit} ไบต์",
    "This entry has {length} bytes; at most {limit} are taken",
    "แบ่งข้อความเป็นหลายรายการ",
    "Divide the text into several entries",
)
ENTRY_UNREADABLE = problem(
    "FIELD-012",
    "อ่านรายการนี้ไม่ได้ ({part})",
    "This entry cannot be read ({part})",
    "บันทึกไฟล์กู้คืนแล้วส่งให้เจ้าหน้าที่",
    "Save a rescue file and give it to the office",
)
ENTRY_ALTERED = problem(
    "FIELD-013",
    "เนื้อหาของรายการไม่ตรงกับรหัสตรวจสอบที่บันทึกไว้ รายการเสียหายหรือถูกแก้ไข",
    "The text of this entry does not have its digest: it was damaged or altered",
    "ส่งใหม่อีกครั้ง หากยังไม่ตรงให้บันทึกไฟล์กู้คืนแล้วส่งให้เจ้าหน้าที่",
    "Send it again; if it still differs, save a rescue file and give it to the office",
)
FORMAT_UNKNOWN = problem(
    "FIELD-014",
    "รายการนี้อยู่ในรูปแบบ {format} ซึ่งระบบยังไม่รู้จัก",
    "This entry has the format {format}, which the server does not know yet",
    "แจ้งผู้ดูแลระบบให้ปรับรุ่นของระบบ รายการยังอยู่ในเครื่อง",
    "Ask the administrator to update the server; the entry is kept on the device",
)
OTHER_DEVICE = problem(
    "FIELD-015",
    "รายการนี้เป็นของเครื่องอื่น",
    "This entry belongs to another device",
    "ส่งจากเครื่องที่บันทึกรายการนั้น",
    "Send it from the device that recorded it",
)
ENTRY_ID_USED = problem(
    "FIELD-016",
    "รหัสของรายการนี้ใช้ไปแล้วกับเนื้อหาอื่น",
    "The id of this entry was used for another text before",
    "บันทึกรายการนี้ใหม่ในแอป และแจ้งเจ้าหน้าที่หากเกิดซ้ำ",
    "Record it anew in the app, and tell the office if it happens again",
)
CASE_UNKNOWN = problem(
    "FIELD-020",
    "ไม่มีงานประเมินเลขที่ {case} ในระบบ รายการเก็บไว้แล้วแต่ยังไม่ได้นำไปใช้",
    "There is no case {case}; the entry is kept, nothing was done with it",
    "ติดต่อเจ้าหน้าที่ผู้ดูแลงาน",
    "Ask the officer of the case",
)
CONTENT_UNREADABLE = problem(
    "FIELD-021",
    "ส่วน “{part}” ของรายการไม่ถูกต้อง รายการเก็บไว้แล้วแต่ยังไม่ได้นำไปใช้",
    'The part "{part}" of this entry is not right; the entry is kept, nothing was done with it',
    "บันทึกรายการนี้ใหม่ในแอป",
    "Record it anew in the app",
)
EVIDENCE_REFUSED = problem(
    "FIELD-022",
    "รายการนี้อ้างหลักฐานที่ระบบไม่รับ รายการเก็บไว้แล้วแต่ยังไม่ได้นำไปใช้",
    "This entry cites evidence that was refused; it is kept, nothing was done with it",
    "บันทึกข้อนี้อีกครั้งโดยอ้างหลักฐานอื่น",
    "Record it again with other evidence",
)
EVIDENCE_UNKNOWN = problem(
    "FIELD-023",
    "รายการนี้อ้างหลักฐานที่ไม่มีในงานประเมินนี้ ({key})",
    "This entry cites evidence that is not in this case ({key})",
    "เลือกหลักฐานอีกครั้งแล้วบันทึกใหม่",
    "Choose the evidence again and record it anew",
)
LINE_UNKNOWN = problem(
    "FIELD-024",
    "ไม่พบข้อค้นพบที่รายการนี้แก้ไข หรือระบบไม่รับข้อค้นพบนั้น",
    "The finding that this entry changes is not here, or was refused",
    "บันทึกเป็นข้อค้นพบใหม่",
    "Record it as a new finding",
)
PARENT_WRONG = problem(
    "FIELD-025",
    "รายการนี้ระบุว่าแก้ไขต่อจากรายการของเรื่องอื่น",
    "This entry says that it writes anew an entry about something else",
    "บันทึกรายการนี้ใหม่ในแอป",
    "Record it anew in the app",
)
FILE_UNKNOWN = problem(
    "FIELD-026",
    "ยังไม่พบรายการของไฟล์นี้ในระบบ",
    "The entry that this file belongs to is not here yet",
    "ส่งรายการก่อน แล้วจึงส่งไฟล์",
    "Send the entry first, then its file",
)
FILE_DIFFERS = problem(
    "FIELD-027",
    "ไฟล์ “{name}” ที่มาถึงไม่ตรงกับไฟล์ที่บันทึกไว้ในเครื่องแต่แรก (ขนาดหรือรหัสตรวจสอบต่างกัน)",
    'The file "{name}" that came is not the one that was recorded: its size or digest differs',
    "เครื่องจะส่งไฟล์ใหม่ทั้งไฟล์ หากยังต่างกันให้แจ้งเจ้าหน้าที่",
    "The device sends the whole file again; tell the office if it still differs",
)
FILE_NOT_SO = problem(
    "FIELD-028",
    "ไฟล์ “{name}” ไม่ใช่{kind}ตามที่รายการระบุ หรือไฟล์เสียหาย ({code}) รายการและรหัสตรวจสอบเก็บไว้แล้ว",
    'The file "{name}" is not what the entry says ({kind}), or it is damaged ({code}); the entry is kept',
    "ถ่ายหรือบันทึกใหม่ แล้วแนบเป็นหลักฐานชิ้นใหม่",
    "Take or record it again and attach it as new evidence",
)
VERSIONS_OPEN = problem(
    "FIELD-029",
    "ยังมีคะแนนสองฉบับที่คุณยังไม่ได้เลือก ({targets}) จึงยังส่งใบคะแนนไม่ได้",
    "Two versions of a score wait for your choice ({targets}); the sheet cannot be handed in yet",
    "เปิดรายการที่มีสองฉบับ เลือกฉบับที่ใช้ แล้วส่งใบคะแนนอีกครั้ง",
    "Choose the version that counts, then hand the sheet in again",
)
CONFLICT_GONE = problem(
    "FIELD-030",
    "ไม่พบรายการสองฉบับนี้ หรือมีผู้เลือกไปแล้ว",
    "There are no such two versions, or somebody has chosen already",
    "เปิดงานประเมินนี้อีกครั้งเพื่อดูฉบับที่ใช้อยู่",
    "Open the case again to see which one stands",
)
CHOICE_UNREADABLE = problem(
    "FIELD-031",
    "ต้องเลือกฉบับใดฉบับหนึ่งจากสองฉบับ",
    "One of the two versions must be chosen",
    "เลือกฉบับที่อยู่ในระบบ หรือฉบับที่มาถึงภายหลัง",
    "Choose the one that stands or the one that arrived",
)
CHOICE_REASON = problem(
    "FIELD-032",
    "การเลือกฉบับของบันทึกที่คณะใช้ร่วมกันต้องมีเหตุผล",
    "Choosing between versions of what a team keeps together needs a reason",
    "เขียนเหตุผลสั้น ๆ",
    "Write a short reason",
)
NOT_YOUR_CONFLICT = problem(
    "FIELD-033",
    "คะแนนสองฉบับนี้เป็นของผู้ประเมินท่านอื่น",
    "These two versions of a score are somebody else's",
    "เจ้าของใบคะแนนเป็นผู้เลือก",
    "Whoever's sheet it is chooses",
)
STANDS_SINCE = problem(
    "FIELD-034",
    "ฉบับที่อยู่ในระบบเปลี่ยนไปหลังจากคุณเปิดดู ยังไม่ได้เลือกฉบับใด",
    "What stands has changed since you looked; nothing was chosen",
    "เปิดดูสองฉบับอีกครั้งแล้วเลือกใหม่",
    "Look at the two again and choose anew",
)
