"""Numbered problems of files that nobody waits for any more."""

from __future__ import annotations

from prakan.domain.problems import problem

WAIT_ENDED = problem(
    "FIELD-092",
    "{who} สิ้นสุดการรอไฟล์ “{name}” เมื่อ {at}: {reason} ระบบรับรายการนี้ไว้โดยไม่มีไฟล์",
    'The waiting for "{name}" was ended by {who} on {at}: {reason}. The entry is taken without this file',
    "หากไฟล์ยังอยู่ในเครื่อง เปิดแอปขณะมีสัญญาณ ไฟล์จะส่งเอง และระบบรับไว้เป็นไฟล์ที่มาภายหลัง",
    "If it is still on the device, open the app where there is a signal: it is kept as one that came late",
)
WAIT_GONE = problem(
    "FIELD-093",
    "ไม่มีใครรอไฟล์นี้แล้ว: ไฟล์มาถึงแล้ว สิ้นสุดการรอไปแล้ว หรือไม่ใช่งานของคณะคุณ",
    "Nobody waits for this file: it has come, the waiting was ended already, or the case is not your team's",
    "เปิดรายการไฟล์ที่ยังไม่มาถึงอีกครั้ง",
    "Open the list of files that have not come once more",
)
WAIT_REASON = problem(
    "FIELD-094",
    "ยังไม่ได้ระบุว่าเหตุใดไฟล์จึงจะไม่มา",
    "It does not say why the file will not come",
    "เขียนสั้น ๆ เช่น ไฟล์ในไฟล์กู้คืนเสียหาย เครื่องหายที่ใด เมื่อใด",
    "Say it in a few words: damaged in the rescue file, the device lost where and when",
)
LATE_KEPT = problem(
    "FIELD-095",
    "ไฟล์ “{name}” มาถึงหลังสิ้นสุดการรอ ระบบเก็บไว้ครบ แต่ไม่ได้นำเข้าเป็นหลักฐาน: {why}",
    'The file "{name}" came after its waiting was ended; it is kept, and no evidence was made of it: {why}',
    "ไฟล์อยู่ในเส้นทางของหลักฐานและแฟ้มงานประเมิน หากต้องใช้ ติดต่อเจ้าหน้าที่ผู้ดูแลงาน",
    "It stands in the custody of the evidence and in the dossier; if it is needed, ask the officer",
)
