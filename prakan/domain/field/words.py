"""Closed vocabularies of the field app: steps, results, ways, roles of files, kinds of records."""

from __future__ import annotations

from enum import StrEnum

from prakan.domain.text import Text

FORMAT = 1  # of an entry's text
LATE = "-late"  # behind the id of an entry: evidence made of its file that came after nobody waited for it


class FieldStep(StrEnum):
    """What an entry does: named after the step of the house that takes it in."""

    SAVE = "score.save"
    HAND_IN = "score.hand_in"
    ATTACH = "score.attach"
    FINDING = "score.finding"
    EDIT = "score.finding_edit"
    REMOVE = "score.finding_remove"
    RECORD = "visit.record"
    CHOOSE = "field.choose"


class Result(StrEnum):
    """What became of an entry: ``waiting`` for its files, ``conflict`` for a person who chooses."""

    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"
    CONFLICT = "conflict"


class Way(StrEnum):
    """How an entry came: over the line from its device, or in a rescue file."""

    LINE = "line"
    RESCUE = "rescue"


class FileRole(StrEnum):
    """What a file is to its entry."""

    ORIGINAL = "original"
    POSTER = "poster"  # a small picture of a video, made on the device


class RecordKind(StrEnum):
    """Records of a visit that a team keeps together."""

    ATTENDANCE = "attendance"
    ORAL_FEEDBACK = "oral_feedback"
    SIGN_OFF = "sign_off"


class Choice(StrEnum):
    """Which of two versions a person chose."""

    STANDING = "standing"
    ARRIVED = "arrived"


RECORD_NAMES: dict[str, Text] = {
    RecordKind.ATTENDANCE: Text("ผู้เข้าร่วม", "Attendance"),
    RecordKind.ORAL_FEEDBACK: Text("การรายงานผลด้วยวาจา", "Oral feedback"),
    RecordKind.SIGN_OFF: Text("การลงนามรับทราบของสถานศึกษา", "Sign-off by the institution"),
}
RESULT_NAMES: dict[str, Text] = {
    Result.WAITING: Text("รอไฟล์", "Waiting for files"),
    Result.DONE: Text("ยืนยันแล้ว", "Confirmed"),
    Result.REFUSED: Text("ระบบไม่รับ", "Refused"),
    Result.CONFLICT: Text("มีสองฉบับ", "Two versions"),
}
RESULTS = [(one.value, one.value) for one in Result]
WAYS = [(one.value, one.value) for one in Way]
RECORD_KINDS = [(one.value, one.value) for one in RecordKind]
CHOICES = [(one.value, one.value) for one in Choice]
