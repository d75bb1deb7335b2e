"""Numbered problems that the field app tells by itself, with or without a line."""

from __future__ import annotations

from prakan.domain.problems import problem

APP_SIGNED_OUT = problem(
    "FIELD-070",
    "การเข้าสู่ระบบหมดเวลาแล้ว สิ่งที่บันทึกไว้อยู่ในเครื่องครบทุกรายการ",
    "Your session has expired; everything you recorded is on this device",
    "เข้าสู่ระบบอีกครั้ง แอปจะส่งต่อจากที่ค้างไว้เอง",
    "Sign in again; the app goes on from where it stopped",
)
APP_OLD = problem(
    "FIELD-071",
    "แอปรุ่นนี้เก่ากว่าที่ระบบรับ สิ่งที่บันทึกไว้อยู่ในเครื่องครบทุกรายการ",
    "This version of the app is older than the server takes; everything you recorded is on this device",
    "ปิดแอปแล้วเปิดใหม่ขณะมีสัญญาณ เพื่อรับรุ่นล่าสุด",
    "Close the app and open it again while there is a signal, to get the newest version",
)
APP_WITHDRAWN = problem(
    "FIELD-072",
    "เครื่องนี้ถูกเพิกถอนสิทธิ์ ข้อมูลในเครื่องยังอยู่ครบแต่เข้ารหัสไว้และเปิดไม่ได้",
    "This device was withdrawn; its data is still here, encrypted, and cannot be opened",
    "ติดต่อเจ้าหน้าที่ เมื่อคืนสิทธิ์แล้วเข้าสู่ระบบและตั้งรหัสใหม่ ข้อมูลจะเปิดได้ตามเดิม",
    "Ask the office; once that is undone, sign in and choose a new code, and the data opens again",
)
DEVICE_FULL = problem(
    "FIELD-073",
    "เครื่องนี้มีพื้นที่ไม่พอ รายการนี้จึงยังไม่ได้บันทึก รายการก่อนหน้าอยู่ครบ",
    "This device has no room for it, so this one was not recorded; everything before it is safe",
    "ลบไฟล์ที่ยืนยันแล้วออกจากเครื่องในหน้าบัญชี หรือเพิ่มพื้นที่ว่างของเครื่อง แล้วบันทึกอีกครั้ง",
    "Let go of confirmed files on the ledger, or free room here, then record it again",
)
CODE_WAIT = problem(
    "FIELD-074",
    "ใส่รหัสผิดหลายครั้ง ต้องรออีก {seconds} วินาที",
    "The code was wrong several times; wait {seconds} seconds more",
    "รอให้ครบแล้วลองใหม่ หากลืมรหัสให้เปิดเครื่องด้วยการเข้าสู่ระบบขณะมีสัญญาณ",
    "Wait, then try again; if you forgot the code, open the device by signing in while there is a signal",
)
CODE_SHORT = problem(
    "FIELD-075",
    "รหัสของเครื่องสั้นเกินไป ต้องมีอย่างน้อย {least} ตัว",
    "The code of the device is too short: at least {least} letters or digits",
    "ตั้งรหัสที่ยาวขึ้น",
    "Choose a longer one",
)
LOG_DAMAGED = problem(
    "FIELD-076",
    "อ่านบันทึกในเครื่อง {count} รายการไม่ได้ เก็บแยกไว้แล้ว รายการอื่นใช้ได้ตามปกติ",
    "{count} entries on this device cannot be read; they were put aside and all others are whole",
    "ตรวจรายการที่ขาดในหน้าบัญชีแล้วบันทึกใหม่ และแจ้งเจ้าหน้าที่",
    "See which are missing on the ledger, record them again, and tell the office",
)
LOG_LOST = problem(
    "FIELD-077",
    "เบราว์เซอร์ลบข้อมูลของแอป {count} รายการที่เคยบันทึกในเครื่องนี้หายไป",
    "The browser removed data of the app: {count} entries that were recorded here are gone",
    "ตรวจว่าระบบได้รับรายการใดแล้ว บันทึกส่วนที่ขาดใหม่ และติดตั้งแอปบนหน้าจอหลักเพื่อไม่ให้เบราว์เซอร์ลบอีก",
    "See what the server has, record the rest again, and install the app on the home screen so that it stays",
)
DEVICE_LOCKED = problem(
    "FIELD-078",
    "เครื่องล็อกอยู่",
    "The device is locked",
    "ใส่รหัสของเครื่อง",
    "Enter the code of the device",
)
NO_LINE = problem(
    "FIELD-079",
    "ไม่มีสัญญาณ หรือติดต่อระบบไม่ได้",
    "There is no signal, or the server cannot be reached",
    "ทำงานต่อได้ตามปกติ สำหรับเรื่องที่ต้องใช้สัญญาณให้ลองใหม่เมื่อมีสัญญาณ",
    "Go on working; try again what needs a signal when there is one",
)
SERVER_FULL = problem(
    "FIELD-080",
    "พื้นที่ของระบบเต็ม ยังส่งไม่ได้ตอนนี้ สิ่งที่บันทึกไว้อยู่ในเครื่องครบ",
    "The server has no room left now; everything you recorded is on this device",
    "ไม่ต้องทำอะไร แอปจะส่งเองเมื่อระบบมีพื้นที่",
    "Nothing to do: the app sends by itself once there is room",
)
FILE_UNREADABLE = problem(
    "FIELD-081",
    "อ่านไฟล์ {name} ในเครื่องไม่ได้",
    "The file {name} cannot be read on this device",
    "ถ่ายหรือเลือกไฟล์อีกครั้ง แล้วบันทึกเป็นหลักฐานใหม่",
    "Take or choose it again and record it as new evidence",
)
NO_ANSWER = problem(
    "FIELD-082",
    "ระบบตอบกลับมาไม่ครบหรือขัดข้อง สิ่งที่บันทึกไว้อยู่ในเครื่องครบ",
    "The server's answer cannot be used; everything you recorded is on this device",
    "แอปจะลองใหม่เอง หากเป็นซ้ำให้แจ้งเจ้าหน้าที่",
    "The app tries again by itself; if it happens again, tell the office",
)
TOO_QUICK = problem(
    "FIELD-083",
    "ระบบขอให้เว้นช่วงก่อนส่งต่อ",
    "The server asks for a pause before more is sent",
    "ไม่ต้องทำอะไร แอปจะส่งต่อเอง",
    "Nothing to do: the app goes on by itself",
)
FILE_LARGE = problem(
    "FIELD-084",
    "ไฟล์ {name} ใหญ่เกินกว่าที่ระบบรับ ไฟล์ยังอยู่ในเครื่อง",
    "The file {name} is larger than the server takes; it is still on this device",
    "บันทึกไฟล์กู้คืนเก็บไว้ แล้วถ่ายวิดีโอให้สั้นลงหรือแบ่งเป็นหลายไฟล์",
    "Save a rescue file to keep it, then record a shorter video or several",
)
TEXT_LONG = problem(
    "FIELD-085",
    "ข้อความยาว {size} ไบต์ เก็บได้ไม่เกิน {limit} ไบต์ต่อรายการ",
    "This has {size} bytes of text; an entry keeps at most {limit}",
    "แบ่งเป็นหลายรายการ ข้อความยังอยู่ในช่องที่กรอก",
    "Divide it into several entries; the text is still in its field",
)
BROWSER_UNABLE = problem(
    "FIELD-086",
    "เบราว์เซอร์นี้เก็บข้อมูลของแอปไม่ได้",
    "This browser cannot keep the app's data",
    "ปิดโหมดไม่ระบุตัวตน หรือใช้ Chrome, Edge, Safari หรือ Firefox รุ่นปัจจุบัน",
    "Leave the private mode, or use a current Chrome, Edge, Safari or Firefox",
)
FILE_CHANGED = problem(
    "FIELD-087",
    "ไฟล์ {name} ที่ระบบได้รับไม่ตรงกับไฟล์ในเครื่อง จึงยังไม่ยืนยัน",
    "What the server has of {name} is not what is on this device, so it is not confirmed",
    "ไม่ต้องทำอะไร แอปจะส่งไฟล์นี้ใหม่ทั้งไฟล์",
    "Nothing to do: the app sends this file anew",
)
OTHER_TAB = problem(
    "FIELD-088",
    "แอปรุ่นใหม่กว่าเปิดอยู่ในเครื่องนี้แล้ว",
    "A newer version of the app has been opened on this device",
    "ปิดหน้านี้แล้วเปิดแอปใหม่",
    "Close this page and open the app again",
)
NOT_YOURS = problem(
    "FIELD-089",
    "เข้าสู่ระบบด้วยบัญชีของผู้อื่น เครื่องนี้ลงทะเบียนไว้เป็นของอีกท่านหนึ่ง จึงยังไม่ส่ง",
    "Somebody else is signed in; this device is registered to another person, so nothing is sent",
    "ออกจากระบบ แล้วเข้าสู่ระบบด้วยบัญชีของเจ้าของเครื่อง",
    "Sign out, and sign in as the person whose device this is",
)
PUT_BACK = problem(
    "FIELD-091",
    "แอปในเครื่องนี้ย้อนกลับไปเป็นสภาพเดิม (เช่น กู้คืนจากข้อมูลสำรอง) มี {count} รายการอยู่ในระบบแต่ไม่อยู่ในเครื่องแล้ว",
    "This app was put back to an older state, as from a backup; {count} entries are only with the server",
    "รายการเหล่านั้นไม่หาย ดูได้ในงานประเมินบนเว็บ หากมีรายการที่บันทึกหลังสำรองข้อมูลแต่ยังไม่ได้ส่ง ให้บันทึกใหม่",
    "They are safe: see them on the web. Record again what you recorded after the backup and had not sent",
)
APP_PROBLEMS = (
    *(APP_SIGNED_OUT, APP_OLD, APP_WITHDRAWN, DEVICE_FULL, CODE_WAIT, CODE_SHORT, LOG_DAMAGED, LOG_LOST),
    *(DEVICE_LOCKED, NO_LINE, SERVER_FULL, FILE_UNREADABLE, NO_ANSWER, TOO_QUICK, FILE_LARGE, TEXT_LONG),
    *(BROWSER_UNABLE, FILE_CHANGED, OTHER_TAB, NOT_YOURS, PUT_BACK),
)
