"""Problems of the programming interface: keys, requests that cannot be read, repeats, too many at once."""

from __future__ import annotations

from prakan.domain.problems import problem

KEY_MISSING = problem(
    "API-001",
    "คำขอนี้ไม่มีคีย์ API ที่อ่านได้",
    "The request carries no API key that can be read",
    "ส่งส่วนหัว Authorization: Bearer ตามด้วยคีย์ที่ขึ้นต้นด้วย pk_",
    "Send the header Authorization: Bearer with the key that begins with pk_",
)
KEY_UNKNOWN = problem(
    "API-002",
    "ไม่พบคีย์ API นี้ในระบบ",
    "This API key is not known",
    "ตรวจว่าคัดลอกคีย์มาครบ หรือขอคีย์ใหม่จากผู้ดูแลระบบ",
    "Check that the whole key was copied, or ask the administrator for a new one",
)
KEY_EXPIRED = problem(
    "API-003",
    "คีย์ {prefix} หมดอายุแล้ว",
    "The key {prefix} has expired",
    "ขอคีย์ใหม่จากผู้ดูแลระบบ",
    "Ask the administrator for a new key",
)
KEY_REVOKED = problem(
    "API-004",
    "คีย์ {prefix} ถูกเพิกถอนแล้ว",
    "The key {prefix} has been revoked",
    "หากยังต้องใช้ ขอคีย์ใหม่จากผู้ดูแลระบบ",
    "Ask the administrator for a new key if it is still needed",
)
KEY_OF_NOBODY = problem(
    "API-005",
    "บัญชีของบุคคลที่คีย์ {prefix} ทำแทนถูกปิดไว้",
    "The account that the key {prefix} acts for is shut",
    "ติดต่อผู้ดูแลระบบ",
    "Ask the administrator",
)
TOO_MANY_CALLS = problem(
    "API-006",
    "คีย์นี้เรียกใช้เกิน {limit} ครั้งต่อนาที",
    "This key has called more than {limit} times in a minute",
    "รอ {seconds} วินาทีตามส่วนหัว Retry-After แล้วส่งอีกครั้ง",
    "Wait {seconds} seconds, as the header Retry-After says, and send it again",
)
BODY_TOO_LARGE = problem(
    "API-007",
    "เนื้อหาของคำขอใหญ่เกิน {limit} เมกะไบต์",
    "The body of the request is larger than {limit} MB",
    "แบ่งรายการเป็นหลายคำขอ",
    "Split the items into several requests",
)
BODY_UNREADABLE = problem(
    "API-008",
    "อ่านเนื้อหาของคำขอไม่ได้: {why}",
    "The body of the request cannot be read: {why}",
    "ส่งเป็น JSON แบบ UTF-8 ตามเอกสารของ API",
    "Send JSON in UTF-8 as the API documentation says",
)
INPUT_WRONG = problem(
    "API-009",
    "ค่าของ {where} ใช้ไม่ได้: {why}",
    "The value of {where} cannot be used: {why}",
    "แก้ค่านี้ตามเอกสารของ API แล้วส่งอีกครั้ง",
    "Mend the value as the API documentation says and send it again",
)
KEY_REUSED = problem(
    "API-010",
    "Idempotency-Key {key} เคยใช้กับเนื้อหาอื่นแล้ว",
    "The Idempotency-Key {key} was used before with another body",
    "ใช้ Idempotency-Key ใหม่กับเนื้อหาใหม่ หรือส่งเนื้อหาเดิมเพื่อรับคำตอบเดิม",
    "Use a new Idempotency-Key for a new body, or send the old body to get the old answer",
)
STILL_WORKING = problem(
    "API-011",
    "คำขอเดียวกันนี้ ({key}) ยังดำเนินการไม่เสร็จ",
    "The same request ({key}) is still being worked on",
    "รอตามส่วนหัว Retry-After แล้วส่งอีกครั้ง จะได้คำตอบของคำขอเดิม",
    "Wait as the header Retry-After says and send it again: you get the answer of the first",
)
IDEMPOTENCY_MISSING = problem(
    "API-012",
    "คำขอนี้ต้องมีส่วนหัว Idempotency-Key เป็นอักษรละติน ตัวเลข หรือเครื่องหมาย 1–100 ตัว ไม่มีช่องว่าง",
    "This request needs the header Idempotency-Key: 1 to 100 Latin letters, digits or signs, no spaces",
    "สร้างค่าหนึ่งค่าต่อหนึ่งคำขอ เช่น UUID แล้วใช้ค่าเดิมเมื่อส่งซ้ำ",
    "Make one value for each request, such as a UUID, and keep it when you send it again",
)
NO_SUCH_ADDRESS = problem(
    "API-013",
    "ไม่พบข้อมูลนี้ใน API หรือคีย์นี้ไม่มีสิทธิ์เห็น",
    "The API has no such thing, or does not show it to this key",
    "ตรวจที่อยู่กับเอกสารของ API",
    "Compare the address with the API documentation",
)
METHOD_WRONG = problem(
    "API-014",
    "ที่อยู่นี้ไม่รับวิธีเรียก {method}",
    "This address does not take {method}",
    "ใช้วิธีเรียกที่ระบุในส่วนหัว Allow",
    "Use a method that the header Allow names",
)
NOT_FOR_THIS_KEY = problem(
    "API-015",
    "บทบาทของคีย์นี้เรียกใช้ที่อยู่นี้ไม่ได้",
    "The roles of this key do not open this address",
    "ใช้คีย์ของผู้ที่มีบทบาทนี้ หรือขอบทบาทจากผู้ดูแลระบบ",
    "Use a key of somebody who holds the role, or ask the administrator for it",
)
ITEM_TWICE = problem(
    "API-016",
    "รหัสรายการ {key} ซ้ำกันในคำขอเดียว แต่เนื้อหาต่างกัน",
    "The item {key} stands twice in this request, with different content",
    "ตั้งรหัสรายการ (key) ไม่ให้ซ้ำกัน แล้วส่งรายการนี้อีกครั้ง",
    "Give each item a key of its own and send this item again",
)
TYPE_WRONG = problem(
    "API-017",
    "ที่อยู่นี้ไม่รับเนื้อหาชนิด {given}",
    "This address does not take a body of the type {given}",
    "ส่งเป็น {wanted}",
    "Send {wanted}",
)
TOO_MANY_ITEMS = problem(
    "API-018",
    "คำขอนี้มีมากกว่า {limit} รายการ",
    "The request holds more than {limit} items",
    "แบ่งเป็นหลายคำขอ",
    "Split it into several requests",
)
KEY_NAME_TAKEN = problem(
    "KEY-001",
    "บุคคลนี้มีคีย์ชื่อ {name} ที่ยังใช้ได้อยู่แล้ว",
    "This person already has a valid key called {name}",
    "ตั้งชื่ออื่น หรือเพิกถอนคีย์เดิมก่อน",
    "Choose another name, or revoke the old key first",
)
KEY_ENDS_WRONG = problem(
    "KEY-002",
    "วันหมดอายุต้องอยู่หลังวันนี้ และไม่เกิน {days} วันจากวันนี้",
    "A key must expire after today and within {days} days",
    "เลือกวันหมดอายุใหม่",
    "Choose another day",
)
KEY_MISSING_HERE = problem(
    "KEY-003",
    "ไม่พบคีย์นี้ หรือไม่ใช่คีย์ของคุณ",
    "There is no such key, or it is not yours",
    "กลับไปที่รายการคีย์",
    "Go back to the list of keys",
)
KEY_FOR_NOBODY = problem(
    "KEY-004",
    "ไม่พบบุคคลที่ใช้ชื่อผู้ใช้ {username} หรือบัญชีถูกปิดไว้",
    "Nobody with the user name {username} has an open account",
    "เลือกบุคคลที่บัญชีเปิดอยู่",
    "Choose somebody whose account is open",
)
