"""Numbered problems of setting up a real installation."""

from __future__ import annotations

from prakan.domain.problems import problem

DEMO_ON = problem(
    "INSTALL-001",
    "เปิดโหมดสาธิตอยู่ (PRAKAN_DEMO)",
    "Demonstration mode is on (PRAKAN_DEMO)",
    "ยกเลิก PRAKAN_DEMO ระบบใช้งานจริงห้ามใช้โหมดสาธิต",
    "Unset PRAKAN_DEMO: a real installation never runs as a demonstration",
)
DEMO_DATA = problem(
    "INSTALL-002",
    "ฐานข้อมูลนี้มีข้อมูลสาธิตอยู่แล้ว",
    "This database holds the demonstration",
    "ตั้ง PRAKAN_VAR (หรือ DATABASE_URL) ไปยังที่ว่าง แล้วติดตั้งอีกครั้ง",
    "Point PRAKAN_VAR (or DATABASE_URL) to an empty place, then install again",
)
FOLDER_MISSING = problem(
    "INSTALL-003",
    "ไม่พบไฟล์ agency.toml ใน {folder}",
    "There is no agency.toml in {folder}",
    "ตั้ง PRAKAN_AGENCY ไปยังโฟลเดอร์ของหน่วยงาน",
    "Point PRAKAN_AGENCY to the agency's folder",
)
OTHER_AGENCY = problem(
    "INSTALL-004",
    "ฐานข้อมูลนี้เป็นของหน่วยงาน {code} ไม่ใช่ {folder}",
    "This database belongs to the agency {code}, not {folder}",
    "ตั้ง PRAKAN_AGENCY ให้ตรงกัน หรือใช้ PRAKAN_VAR อื่นสำหรับหน่วยงานใหม่",
    "Point PRAKAN_AGENCY to its folder, or use another PRAKAN_VAR for the other agency",
)
ADMINISTRATOR_THERE = problem(
    "INSTALL-005",
    "มีผู้ดูแลระบบอยู่แล้ว {count} คน: {names}",
    "There is an administrator already ({count}): {names}",
    "ให้ผู้นั้นเพิ่มบุคคลในหน้าบุคคลและบทบาท หรือใช้ --another เพื่อเพิ่มอีกคน",
    "Let them add people on the page People and roles, or use --another to add one more here",
)
USERNAME_WRONG = problem(
    "INSTALL-006",
    "ชื่อผู้ใช้ “{given}” ใช้ไม่ได้",
    "The user name “{given}” cannot be used",
    "ใช้ตัวอักษร ตัวเลข และ . @ + - _ เท่านั้น",
    "Use letters, digits and . @ + - _ only",
)
EMAIL_WRONG = problem(
    "INSTALL-007",
    "“{given}” ไม่ใช่ที่อยู่อีเมล",
    "“{given}” is not an e-mail address",
    "ใส่อีเมลของหน่วยงาน เช่น name@agency.example",
    "Give an official address, such as name@agency.example",
)
PASSWORD_WEAK = problem(
    "INSTALL-008",
    "รหัสผ่านนี้ใช้ไม่ได้: {why}",
    "This password cannot be used: {why}",
    "ตั้งรหัสผ่านอย่างน้อย 12 ตัวอักษรที่ไม่เหมือนชื่อและไม่ใช่คำที่ใช้กันทั่วไป",
    "Choose at least 12 characters, unlike the name, and not a common word",
)
ADDRESS_TAKEN = problem(
    "INSTALL-009",
    "เปิดให้บริการที่ {address} ไม่ได้: {why}",
    "{address} cannot be listened on: {why}",
    "ปิดโปรแกรมที่ใช้ที่อยู่นี้อยู่ หรือเลือกที่อื่น เช่น --address 127.0.0.1:8001",
    "Stop what listens there, or choose another, such as --address 127.0.0.1:8001",
)
