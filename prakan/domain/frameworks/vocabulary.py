"""The closed vocabulary of packs: a pack may use these words and no others."""

from __future__ import annotations

from enum import StrEnum

from prakan.domain.text import Text


class Status(StrEnum):
    """How far a pack has come, as its own file says."""

    IN_FORCE = "in_force"
    DRAFT = "draft"
    SKELETON = "skeleton"
    EXAMPLE = "example"


class Level(StrEnum):
    """What is assessed: a level or kind of education, or the agency itself."""

    EARLY_CHILDHOOD = "early_childhood"
    BASIC = "basic"
    VOCATIONAL = "vocational"
    NON_FORMAL = "non_formal"
    INTERNATIONAL = "international"
    HIGHER = "higher"
    WELFARE = "welfare"
    BORDER_PATROL = "border_patrol"
    AGENCY = "agency"


class RuleKind(StrEnum):
    """The five ways to judge."""

    RUBRIC = "rubric"
    COUNT = "count"
    THRESHOLD = "threshold"
    MINIMUM = "minimum"
    MEAN = "mean"


class NotAssessed(StrEnum):
    """What a rule does when something it counts on was not assessed."""

    STOPS = "stops"
    LEFT_OUT = "left_out"
    LOWEST = "lowest"


class Counts(StrEnum):
    """What the rule "count" hands to its bands."""

    NUMBER = "number"
    SHARE = "share"


class Carries(StrEnum):
    """What a rule with levels hands on to means and thresholds that count on it."""

    LEVEL = "level"
    NUMBER = "number"


class Method(StrEnum):
    """How evidence is collected."""

    DOCUMENT = "document"
    INTERVIEW = "interview"
    OBSERVATION = "observation"
    VIRTUAL_VISIT = "virtual_visit"


class Covers(StrEnum):
    """What an entry of ``unconfirmed`` is about, besides codes of standards and indicators."""

    STANDARDS = "standards"
    NAMES = "names"
    POINTS = "points"
    EVIDENCE = "evidence"
    SCALE = "scale"
    RUBRIC = "rubric"
    RULES = "rules"
    WEIGHTS = "weights"


class Group(StrEnum):
    """Whole groups that a rule may judge (``for``) or count on (``of``)."""

    POINTS = "points"
    INDICATORS = "indicators"
    STANDARDS = "standards"
    OVERALL = "overall"


OVERALL = Group.OVERALL.value
#: the mark and the outcome of what was not assessed, as examples write it.
NOT_ASSESSED = "not_assessed"

Words = dict[StrEnum, tuple[Text, Text]]  # word -> name, meaning

STATUSES: Words = {
    Status.IN_FORCE: (
        Text("ใช้อยู่", "in force"),
        Text("ประกาศใช้แล้ว ใช้ประเมินได้", "announced; institutions are assessed by it"),
    ),
    Status.DRAFT: (
        Text("ร่าง", "draft"),
        Text("กำลังจัดทำ ยังไม่ประกาศ", "being made, not announced"),
    ),
    Status.SKELETON: (
        Text("โครง", "skeleton"),
        Text("มีเฉพาะหัวข้อที่ทราบ ยังตัดสินผลไม่ได้", "headings as far as known; it judges nothing yet"),
    ),
    Status.EXAMPLE: (
        Text("ตัวอย่าง", "example"),
        Text("แสดงว่ารูปแบบนี้เขียนกรอบแบบใดได้ ไม่ใช้ประเมิน", "shows what the format can say; never used to assess"),
    ),
}
LEVELS: dict[Level, Text] = {
    Level.EARLY_CHILDHOOD: Text("การศึกษาปฐมวัย", "Early childhood"),
    Level.BASIC: Text("การศึกษาขั้นพื้นฐาน", "Basic education"),
    Level.VOCATIONAL: Text("การอาชีวศึกษา", "Vocational education"),
    Level.NON_FORMAL: Text("การศึกษานอกระบบ", "Non-formal education"),
    Level.INTERNATIONAL: Text("โรงเรียนนานาชาติ", "International schools"),
    Level.HIGHER: Text("การอุดมศึกษา", "Higher education"),
    Level.WELFARE: Text("โรงเรียนศึกษาสงเคราะห์", "Welfare schools"),
    Level.BORDER_PATROL: Text("โรงเรียนตำรวจตระเวนชายแดน", "Border patrol police schools"),
    Level.AGENCY: Text("สำนักงานเอง", "The agency itself"),
}
RULE_KINDS: Words = {
    RuleKind.RUBRIC: (
        Text("เลือกระดับตามเกณฑ์", "rubric"),
        Text(
            "ผู้ประเมินเลือกระดับหนึ่งของมาตรวัดตามคำอธิบายระดับ",
            "the assessor chooses one level of the scale by the description of each level",
        ),
    ),
    RuleKind.COUNT: (
        Text("นับจำนวนที่ผ่าน", "count met"),
        Text(
            "นับประเด็นที่ทำได้ หรือรายการที่ถึงระดับ at_least แล้วเทียบช่วง",
            "counts points that are met, or items that reach the level at_least, and reads the bands",
        ),
    ),
    RuleKind.THRESHOLD: (
        Text("เทียบเกณฑ์ตัวเลข", "threshold"),
        Text(
            "เทียบตัวเลขหนึ่งกับช่วง ตัวเลขมาจากผู้ประเมินหรือจากกฎอื่น",
            "reads the bands with one number, entered by the assessor or taken from another rule",
        ),
    ),
    RuleKind.MINIMUM: (
        Text("ใช้ระดับต่ำสุด", "minimum"),
        Text("ผลเท่ากับระดับต่ำสุดของรายการ", "the lowest level among the items"),
    ),
    RuleKind.MEAN: (
        Text("ค่าเฉลี่ยถ่วงน้ำหนัก", "weighted mean"),
        Text(
            "เฉลี่ยค่าของรายการตามน้ำหนัก (ไม่กำหนดคือเท่ากัน) แล้วเทียบช่วงถ้ามี",
            "the mean of the items by weight (equal when none is given); bands, if any, give the level",
        ),
    ),
}
NOT_ASSESSED_WORDS: Words = {
    NotAssessed.STOPS: (
        Text("ไม่ตัดสิน", "stops"),
        Text("ถ้ามีรายการใดไม่ได้ประเมิน ผลคือไม่ได้ประเมิน", "one item not assessed: the result is not assessed"),
    ),
    NotAssessed.LEFT_OUT: (
        Text("ตัดออก", "left out"),
        Text(
            "คิดจากรายการที่เหลือ น้ำหนักกระจายใหม่ ไม่เหลือเลยคือไม่ได้ประเมิน",
            "the rest counts and carries all the weight; nothing left is not assessed",
        ),
    ),
    NotAssessed.LOWEST: (
        Text("นับเป็นต่ำสุด", "lowest"),
        Text("รายการที่ไม่ได้ประเมินนับเป็นไม่ผ่านหรือระดับต่ำสุด", "counts as not met, or as the lowest level"),
    ),
}
COUNTS_WORDS: Words = {
    Counts.NUMBER: (Text("จำนวน", "number"), Text("จำนวนรายการที่ผ่าน", "how many items are met")),
    Counts.SHARE: (
        Text("ร้อยละ", "share"),
        Text("ร้อยละของรายการที่ประเมินแล้ว", "percent of the items that count"),
    ),
}
CARRIES_WORDS: Words = {
    Carries.LEVEL: (
        Text("ค่าของระดับ", "level"),
        Text("ส่งค่า value ของระดับที่ได้", "the value of the level reached"),
    ),
    Carries.NUMBER: (
        Text("ตัวเลขเดิม", "number"),
        Text("ส่งตัวเลขก่อนแปลงเป็นระดับ", "the number that was compared with the bands"),
    ),
}
METHODS: Words = {
    Method.DOCUMENT: (
        Text("เอกสาร", "documents"),
        Text("ศึกษาเอกสารและร่องรอย", "documents and records are read"),
    ),
    Method.INTERVIEW: (Text("สัมภาษณ์", "interview"), Text("สัมภาษณ์ผู้เกี่ยวข้อง", "people are asked")),
    Method.OBSERVATION: (
        Text("สังเกต", "observation"),
        Text("สังเกตสภาพจริง", "what happens is watched"),
    ),
    Method.VIRTUAL_VISIT: (
        Text("ตรวจเยี่ยมทางไกล", "virtual visit"),
        Text("ดูผ่านระบบออนไลน์", "seen over a video link"),
    ),
}
COVERS_WORDS: Words = {
    Covers.STANDARDS: (
        Text("มาตรฐานและตัวบ่งชี้", "standards and indicators"),
        Text("ยังไม่มีหรือยังไม่ครบ", "missing or incomplete"),
    ),
    Covers.NAMES: (
        Text("ข้อความชื่อ", "wording of names"),
        Text("ชื่อย่อหรือยังไม่ได้ทวน", "shortened or unchecked names"),
    ),
    Covers.POINTS: (
        Text("ประเด็นพิจารณา", "points"),
        Text("ประเด็นพิจารณาของตัวบ่งชี้", "what is looked at within indicators"),
    ),
    Covers.EVIDENCE: (
        Text("หลักฐาน", "evidence"),
        Text("รายการหลักฐาน วิธี และแหล่งข้อมูล", "evidence lists, methods, sources"),
    ),
    Covers.SCALE: (Text("มาตรวัด", "scale"), Text("ระดับและชื่อระดับ", "levels and their names")),
    Covers.RUBRIC: (Text("คำอธิบายระดับ", "rubric"), Text("คำอธิบายของแต่ละระดับ", "what each level means")),
    Covers.RULES: (
        Text("กฎการตัดสิน", "judgement rules"),
        Text("วิธีได้ผลระดับมาตรฐานและภาพรวม", "how results of standards and the whole come about"),
    ),
    Covers.WEIGHTS: (Text("น้ำหนัก", "weights"), Text("น้ำหนักของรายการ", "weights of items")),
}
GROUPS: Words = {
    Group.POINTS: (Text("ทุกประเด็น", "points"), Text("ประเด็นทั้งหมดของสิ่งที่ตัดสิน", "all points of what is judged")),
    Group.INDICATORS: (
        Text("ทุกตัวบ่งชี้", "indicators"),
        Text("ตัวบ่งชี้ทั้งหมดของสิ่งที่ตัดสิน", "all indicators of what is judged"),
    ),
    Group.STANDARDS: (Text("ทุกมาตรฐาน", "standards"), Text("มาตรฐานทั้งหมด", "all standards")),
    Group.OVERALL: (Text("ภาพรวม", "overall"), Text("ผลของทั้งสถานศึกษา", "the result of the whole")),
}


#: heading of the reference -> words; what a pack may say where.
VOCABULARY: dict[str, Words] = {
    "`kind` of a rule": RULE_KINDS,
    "`for` and `of` of a rule: groups": GROUPS,
    "`not_assessed` of a rule": NOT_ASSESSED_WORDS,
    "`counts` of a rule": COUNTS_WORDS,
    "`carries` of a rule": CARRIES_WORDS,
    "`status`": STATUSES,
    "`methods` of an indicator": METHODS,
    "`covers` of what is not confirmed": COVERS_WORDS,
}
