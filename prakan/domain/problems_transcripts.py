"""Numbered problems of transcripts: what was typed, what a service made of a recording, or could not."""

from __future__ import annotations

from prakan.domain.problems import problem

NOT_A_RECORDING = problem(
    "TRANS-001",
    "หลักฐานชิ้นนี้ไม่มีไฟล์เสียงหรือวิดีโอ จึงถอดเสียงไม่ได้",
    "This evidence has no sound or video that could be transcribed",
    "เปิดหลักฐานที่เป็นเสียงหรือวิดีโอ หรือเขียนสิ่งที่พบเป็นข้อค้นพบ",
    "Open evidence that is a sound or a video, or write what was found as a finding",
)
TEXT_EMPTY = problem(
    "TRANS-002",
    "ยังไม่มีข้อความถอดเสียง",
    "There is no transcript yet in the field",
    "พิมพ์หรือวางข้อความที่ได้ยิน แล้วบันทึก",
    "Type or paste what is heard, then save",
)
TEXT_LONG = problem(
    "TRANS-003",
    "ข้อความถอดเสียงยาว {length} ตัวอักษร เก็บได้ไม่เกิน {most} ตัวอักษร",
    "The transcript has {length} characters; at most {most} can be kept",
    "ตัดส่วนที่ไม่เกี่ยวออก แล้วบันทึกอีกครั้ง",
    "Leave out what does not matter, then save again",
)
BAD_CUE = problem(
    "TRANS-004",
    "ข้อความถอดเสียงแบบมีเวลาอ่านไม่ได้ที่บรรทัด {line}: “{text}”",
    'The timed transcript cannot be read at line {line}: "{text}"',
    "แก้บรรทัดนั้นให้เป็นเวลาเริ่ม --> เวลาจบ เช่น 00:01.000 --> 00:04.500 แล้วตามด้วยข้อความ หรือลบเวลาออกทั้งหมด",
    "Write it as start --> end, such as 00:01.000 --> 00:04.500, and the words below; or leave out all times",
)
WRITTEN_MEANWHILE = problem(
    "TRANS-005",
    "มีข้อความถอดเสียงฉบับที่ {version} เพิ่มเข้ามาหลังจากคุณเปิดหน้านี้ ยังไม่ได้บันทึกทับ ข้อความของคุณยังอยู่",
    "Version {version} of the transcript came after you opened this page; your text is kept here",
    "อ่านฉบับนั้นในหน้าหลักฐาน แล้วบันทึกอีกครั้งหากยังใช้ข้อความของคุณ",
    "Read that version on the page of the evidence, then save again if yours should stand",
)
NO_SERVICE = problem(
    "TRANS-006",
    "หน่วยงานยังไม่ได้ตั้งค่าบริการถอดเสียง",
    "The agency has set up no transcription service",
    "พิมพ์หรือวางข้อความถอดเสียงเอง หรือขอให้ผู้ดูแลระบบตั้งค่า PRAKAN_TRANSCRIBE",
    "Type or paste the transcript, or ask the administrator to set PRAKAN_TRANSCRIBE",
)
NOT_OF_THE_TEAM = problem(
    "TRANS-007",
    "ผู้ที่อยู่ในคณะของงานนี้และเจ้าหน้าที่ประเมินและรับรองเท่านั้นที่เขียนหรือขอถอดเสียงได้",
    "Only the team of this case and assessment officers write transcripts or ask for them",
    "แจ้งประธานคณะหากข้อความถอดเสียงไม่ตรงกับที่ได้ยิน",
    "Tell the chair of the team when the transcript is not what is heard",
)
SERVICE_FAILED = problem(
    "TRANS-010",
    "บริการถอดเสียงทำไม่สำเร็จ (รหัส {status}): {said}",
    "The transcription service failed ({status}): {said}",
    "ฟังดูว่าไฟล์เล่นได้ แล้วขอถอดเสียงอีกครั้ง หรือพิมพ์เอง หากเป็นทุกไฟล์ ให้แจ้งผู้ดูแลระบบ",
    "See whether the recording plays, then ask again, or type it; when all fail, tell the administrator",
)
SERVICE_SLOW = problem(
    "TRANS-011",
    "บริการถอดเสียงใช้เวลาเกิน {seconds} วินาที จึงหยุดไว้",
    "The transcription service took longer than {seconds} seconds and was stopped",
    "ขอถอดเสียงอีกครั้งเมื่อระบบว่าง หรือพิมพ์เอง ผู้ดูแลระบบเพิ่มเวลาได้ที่ PRAKAN_TRANSCRIBE_SECONDS",
    "Ask again later, or type it; the administrator may allow more time with PRAKAN_TRANSCRIBE_SECONDS",
)
RECORDING_LARGE = problem(
    "TRANS-012",
    "ไฟล์ใหญ่ {size} MB บริการถอดเสียงรับได้ไม่เกิน {most} MB",
    "The recording has {size} MB; the transcription service takes at most {most} MB",
    "พิมพ์เอง หรือให้ผู้ดูแลระบบเพิ่มขนาดที่ PRAKAN_TRANSCRIBE_MB",
    "Type the transcript, or have the administrator raise PRAKAN_TRANSCRIBE_MB",
)
ANSWER_EMPTY = problem(
    "TRANS-013",
    "บริการถอดเสียงไม่ได้ยินคำพูดในไฟล์นี้ หรือตอบกลับมาว่างเปล่า",
    "The transcription service heard no words in this recording, or answered nothing",
    "ฟังดู หากมีคำพูดให้ขออีกครั้งหรือพิมพ์เอง",
    "Listen to it; if there are words, ask again or type them",
)
ANSWER_BAD = problem(
    "TRANS-014",
    "คำตอบของบริการถอดเสียงไม่ใช่ข้อความ หรือยาวเกินไป จึงไม่รับ",
    "What the transcription service answered is no text, or far too long, and was not taken",
    "แจ้งผู้ดูแลระบบให้ตรวจบริการถอดเสียง ระหว่างนี้พิมพ์เองได้",
    "Tell the administrator to look at the service; meanwhile the transcript can be typed",
)
RECORDING_AWAY = problem(
    "TRANS-015",
    "เปิดไฟล์ {name} จากที่เก็บไม่ได้ จึงยังไม่ได้ถอดเสียง",
    "The file {name} could not be read from the store, so it was not transcribed",
    "แจ้งผู้ดูแลระบบให้ดูหน้าสภาพไฟล์ที่เก็บ แล้วขออีกครั้ง",
    "Tell the administrator to look at the state of stored files, then ask again",
)
SERVICE_AWAY = problem(
    "TRANS-016",
    "เรียกบริการถอดเสียงไม่ได้: {said}",
    "The transcription service cannot be reached: {said}",
    "ขออีกครั้งภายหลัง หากยังไม่ได้ ให้แจ้งผู้ดูแลระบบ ระหว่างนี้พิมพ์เองได้",
    "Ask again later; if it stays so, tell the administrator. Meanwhile the transcript can be typed",
)
BROKE_OFF = problem(
    "TRANS-017",
    "การถอดเสียงหยุดกลางคันหลายครั้งเพราะระบบขัดข้อง",
    "Transcribing stopped halfway several times, for a fault of the system",
    "แจ้งผู้ดูแลระบบ แล้วขออีกครั้ง หรือพิมพ์เอง",
    "Tell the administrator, then ask again, or type the transcript",
)
