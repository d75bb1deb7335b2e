"""The words of notices about devices of assessors."""

from __future__ import annotations

from prakan.domain.notice_words import NoticeWords, words

FIELD_DEVICES: dict[str, NoticeWords] = {
    "field.withdraw": words(
        "เครื่อง “{name}” ของคุณถูกเพิกถอนสิทธิ์",
        'Your device "{name}" was withdrawn',
        "{actor_th} เพิกถอนสิทธิ์เครื่องนี้ เหตุผล: {reason} เครื่องส่งและเปิดข้อมูลไม่ได้"
        " หากเครื่องยังอยู่กับคุณและมีข้อมูลค้าง ให้ติดต่อเจ้าหน้าที่ก่อนลบแอป",
        "{actor_en} has withdrawn it. Reason: {reason}. It sends nothing any more; what it holds stays shut."
        " If you still have it and it holds unsent work, ask the office before you remove the app.",
        urgent=True,
    ),
    "field.restore": words(
        "เครื่อง “{name}” ของคุณใช้งานได้อีกครั้ง",
        'Your device "{name}" may be used again',
        "{actor_th} คืนสิทธิ์ให้เครื่องนี้แล้ว เปิดแอปภาคสนามขณะมีสัญญาณ ข้อมูลที่ค้างจะส่งต่อเอง",
        "{actor_en} has given its access back. Open the field app where there is a signal: it goes on.",
    ),
    "field.end_wait": words(
        "สิ้นสุดการรอไฟล์ “{name}” จากเครื่องของคุณ",
        'Nobody waits for "{name}" of your device any more',
        "{actor_th} สิ้นสุดการรอไฟล์นี้ เหตุผล: {reason} รายการของคุณรับเข้าแล้วโดยไม่มีไฟล์"
        " หากยังมีไฟล์ เปิดแอปภาคสนามขณะมีสัญญาณ หรือส่งไฟล์กู้คืน ระบบรับไว้เป็นไฟล์ที่มาภายหลัง",
        "{actor_en} has ended the waiting. Reason: {reason}. Your entry was taken without it. If you still"
        " have the file, open the field app where there is a signal, or bring a rescue file: it is kept.",
    ),
}
