"""Names of institutions: keys for equal names, and what a name says its bearer is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from prakan.domain.institutions import Kind
from prakan.domain.numbers import arabic
from prakan.domain.thai_order import sort_key
from prakan.domain.thai_text import clean, without_tones

__all__ = ["clean", "kind_in_name", "match_key", "prefix_in_name", "sort_key", "without_tones"]

IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]?")
#: names that need their brackets: nothing else, or "เทศบาล 1 (วัดใหม่)"
NUMBERED = re.compile(r"\s*(?:เทศบาล|ท\.?[ตมน]\.)?\s*\d*\s*")
ONE_OF_TWO = "ฏ", "ฎ"  # "ราษฏร์" is the commonest slip in names of schools
#: what does not count when two names are compared: spaces, signs, tone marks
UNCOUNTED = re.compile(r"[^\w\u0e31-\u0e3a]|_|\u0e2f|\u0e46")


@dataclass(frozen=True, slots=True)
class Prefix:
    """A word that says what an institution is: its full form, how it is written, what stays in the key."""

    word: str
    pattern: str
    kind: Kind | None
    key: str = ""


LEVEL = r"(?:ระดับ)?(?:อำเภอ|อ\.|เขต)?"
#: longer and more exact ones first
PREFIXES = (
    Prefix("มหาวิทยาลัย", "มหาวิทยาลัย", Kind.HIGHER, "มหาวิทยาลัย"),
    Prefix(
        "ศูนย์พัฒนาเด็กเล็ก",
        r"ศูนย์(?:พัฒนา|อบรม)?เด็ก(?:เล็ก|ก่อนเกณฑ์(?:ในวัด)?|ปฐมวัย)?|ศ\.?พ\.?ด\.|ศพด(?![\u0e30-\u0e4e])",
        Kind.CHILD_CENTRE,
    ),
    Prefix("สถานพัฒนาเด็กปฐมวัย", "สถาน(?:พัฒนา|รับเลี้ยง|ดูแล)เด็ก(?:ปฐมวัย|เล็ก|กลางวัน)?", Kind.CHILD_CENTRE),
    Prefix(
        "ศูนย์ส่งเสริมการเรียนรู้",
        rf"(?:ศูนย์(?:บริการ)?การศึกษานอกระบบ(?:และการศึกษาตามอัธยาศัย)?|ก\.?ศ\.?น\.|ศูนย์ส่งเสริมการเรียนรู้|ส\.?ก\.?ร\.){LEVEL}",
        Kind.NON_FORMAL,
    ),
    Prefix("วิทยาลัยเทคนิค", r"วิทยาลัยเทคนิค|ว\.?ท\.", Kind.VOCATIONAL, "เทคนิค"),
    Prefix("วิทยาลัยอาชีวศึกษา", r"วิทยาลัยอาชีวศึกษา|ว\.?อ\.?ศ\.", Kind.VOCATIONAL, "อาชีวศึกษา"),
    Prefix("วิทยาลัยการอาชีพ", r"วิทยาลัยการอาชีพ|ว\.?ก\.", Kind.VOCATIONAL, "การอาชีพ"),
    Prefix("วิทยาลัยสารพัดช่าง", r"วิทยาลัยสารพัดช่าง|ว\.?ส\.?ช\.", Kind.VOCATIONAL, "สารพัดช่าง"),
    Prefix(
        "วิทยาลัยเกษตรและเทคโนโลยี",
        r"วิทยาลัยเกษตรและเทคโนโลยี|ว\.?ษ\.?ท\.",
        Kind.VOCATIONAL,
        "เกษตรและเทคโนโลยี",
    ),
    Prefix("วิทยาลัยเทคโนโลยี", "วิทยาลัยเทคโนโลยี", Kind.VOCATIONAL, "เทคโนโลยี"),
    Prefix("วิทยาลัยพณิชยการ", "วิทยาลัยพา?ณิชยการ", Kind.VOCATIONAL, "พณิชยการ"),
    Prefix("วิทยาลัยประมง", "วิทยาลัยประมง", Kind.VOCATIONAL, "ประมง"),
    Prefix("วิทยาลัย", "วิทยาลัย", None),
    Prefix("สถาบัน", "สถาบัน", None, "สถาบัน"),
    Prefix("โรงเรียน", r"โรงเรียน|โรเรียน|โรงรียน|โรงเรีน|ร\.?\s?ร\.|รร(?=\s)|school\s+", Kind.BASIC),
)
READ_PREFIX = tuple((re.compile(rf"(?:{p.pattern})\s*", re.IGNORECASE), p) for p in PREFIXES)
#: all of them as one, the first that fits named by its place: what stands before most names is found at once
ANY_PREFIX = re.compile(
    "|".join(f"(?P<p{at}>(?:{p.pattern})\\s*)" for at, p in enumerate(PREFIXES)), re.IGNORECASE
)
#: words anywhere in a name that say more than its prefix
TELLING = (
    (re.compile(r"ตำรวจตระเวนชายแดน|ต\.?ช\.?ด\."), Kind.BORDER_PATROL),
    (re.compile("ศึกษาสงเคราะห์|ราชประชานุเคราะห์"), Kind.WELFARE),
    (re.compile(r"นานาชาติ|\binternational\b", re.IGNORECASE), Kind.INTERNATIONAL),
)
#: long words of names and the short form that stands for them in keys
SHORTENED = (
    (re.compile("องค์การบริหารส่วนตำบล"), "อบต"),
    (re.compile("องค์การบริหารส่วนจังหวัด"), "อบจ"),
    (re.compile(r"เทศบาลตำบล|ท\.?ต\."), "ทต"),
    (re.compile(r"เทศบาลเมือง|ท\.?ม\."), "ทม"),
    (re.compile(r"เทศบาลนคร|ท\.?น\."), "ทน"),
    (re.compile(r"ตำรวจตระเวนชายแดน|ต\.?ช\.?ด\."), "ตชด"),
)

ANY_LONG = re.compile("|".join(pattern.pattern for pattern, _ in SHORTENED))


def bare(plain: str) -> str:
    """Return the letters of a clean text that count when names are compared."""
    return UNCOUNTED.sub("", plain).replace(*ONE_OF_TWO)


def _split(text: str) -> tuple[Prefix | None, str]:
    """Return the prefix of a clean name and the rest; a name that is nothing but its prefix has none."""
    first = ANY_PREFIX.match(text)
    if first is None:
        return None, text
    if first.end() < len(text):
        return PREFIXES[int(str(first.lastgroup)[1:])], text[first.end() :]
    for pattern, prefix in READ_PREFIX:
        if (match := pattern.match(text)) and match.end() < len(text):
            return prefix, text[match.end() :]
    return None, text


def prefix_in_name(name: str) -> str:
    """Return the full form of the word before a name that says what it is ("ศพด." is "ศูนย์พัฒนาเด็กเล็ก")."""
    prefix, _ = _split(clean(name))
    return prefix.word if prefix else ""


def kind_in_name(name: str) -> Kind | None:
    """Return the kind of institution that a name tells, None when it tells none. A proposal, never a fact."""
    tidy = clean(name)
    prefix, _ = _split(tidy)
    if prefix is None or prefix.kind is Kind.BASIC:
        told = next((kind for pattern, kind in TELLING if pattern.search(tidy)), None)
        return told or (prefix.kind if prefix else None)
    return prefix.kind


@lru_cache(maxsize=8192)  # asked for several times while a line is at hand
def match_key(name: str) -> str:
    """Return the key under which two spellings of one institution's name are equal.

    Without the word for its kind, what stands in brackets, spaces, signs and tone marks; Arabic digits; the
    long forms of local governments shortened. Equal keys propose a match: "บ้านหนองบัว" stands fifty times.
    """
    tidy = arabic(clean(name)).casefold()
    prefix, rest = _split(tidy)
    text = (prefix.key if prefix else "") + rest
    if IN_BRACKETS.search(text) and not NUMBERED.fullmatch(IN_BRACKETS.sub("", rest)):
        text = IN_BRACKETS.sub(" ", text)
    for pattern, short in SHORTENED if ANY_LONG.search(text) else ():
        text = pattern.sub(short, text)
    return bare(text)
