"""Reading the codes of institutions as files hold them: lost digits, Thai digits, spreadsheet numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from prakan.domain.institution_code_rules import FOUNDED_FROM, CodeRule, CodeSettings
from prakan.domain.institutions import SCHEME_NAMES, CodeScheme
from prakan.domain.numbers import cleaned, nothing
from prakan.domain.places import province
from prakan.domain.problems import Fault, Problem
from prakan.domain.problems_codes import (
    CODE_CITIZEN,
    CODE_DIGITS_LOST,
    CODE_LENGTH,
    CODE_LETTERS,
    CODE_NO_PROVINCE,
    CODE_OTHER_SCHEME,
    CODE_PLACEHOLDER,
    CODE_PROVINCE_DIFFERS,
    CODE_SEVERAL,
    CODE_UNKNOWN_OWNER,
)
from prakan.domain.thai_text import clean

DEFAULT = CodeSettings()
FLOAT = re.compile(r"([0-9]+)\.0+")  # a spreadsheet's number: "1010720001.0"
SCIENTIFIC = re.compile(r"([0-9](?:\.[0-9]+)?)[eE]\+?([0-9]{1,2})")
SEVERAL = re.compile(r"[/,;|]|\s+(?:และ|หรือ|and|or)\s+")
SEPARATORS = re.compile(r"[\s\-.'_]")
LABEL = re.compile(r"^(?:รหัส\S*|code|smis|no\.?)[\s:.]*(?=\d)", re.IGNORECASE)
#: letters that look like digits
LOOKALIKES = str.maketrans("OoQDIl|SsBZ", "00001115582")
CITIZEN_LENGTH = 13
MOST_PROPOSED = 5
WORDS_FOR_UNKNOWN = frozenset({"1234567890", "12345678", "0123456789"})


class CodeReading(NamedTuple):
    """What a cell says of a code.

    ``value`` is "" when the cell is empty or its code is not certain: then ``problems`` say why and
    ``proposals`` what it may be. ``warnings`` come from rules that nobody has confirmed: the value stands.
    """

    value: str
    scheme: CodeScheme
    problems: tuple[Fault, ...] = ()
    proposals: tuple[str, ...] = ()
    warnings: tuple[Fault, ...] = ()


def read_code(
    given: object, scheme: CodeScheme, *, province_code: str = "", settings: CodeSettings = DEFAULT
) -> CodeReading:
    """Return the code that a cell holds.

    ``province_code`` is the two-digit code of the address, "" when it is not known. Read without a word:
    Thai digits, spaces, dashes, "1010720001.0". Said and proposed: digits lost, letters, another kind's code.
    """
    rule = settings.rules[scheme]
    reader = _Reader(rule, settings, province_code)
    if isinstance(given, str) and len(given) in rule.lengths and _all_digits(given):
        return reader.one(given, given)  # as most cells are: nothing to set right
    text = _text(given)
    if nothing(text) is not None:
        return CodeReading("", scheme)
    return reader.read(text)


def _text(given: object) -> str:
    """Return a cell as text; a number that a spreadsheet stored keeps all its digits."""
    if isinstance(given, float):
        return f"{Decimal(repr(given)):f}"
    return clean("" if given is None else str(given))


def _all_digits(code: str) -> bool:
    return code.isascii() and code.isdecimal()


def is_citizen_number(digits: str) -> bool:
    """Return whether 13 digits carry the check digit of a Thai citizen's number."""
    if len(digits) != CITIZEN_LENGTH or not _all_digits(digits) or digits[0] == "0":
        return False
    total = sum(int(digit) * (CITIZEN_LENGTH - at) for at, digit in enumerate(digits[:-1]))
    return (11 - total % 11) % 10 == int(digits[-1])


class _Reader(NamedTuple):
    """Reads one cell by one rule."""

    rule: CodeRule
    settings: CodeSettings
    province_code: str

    def read(self, text: str) -> CodeReading:
        plain = LABEL.sub("", cleaned(text))
        if match := FLOAT.fullmatch(plain):
            plain = match[1]
        if match := SCIENTIFIC.fullmatch(plain):
            return self._scientific(plain, match[1], int(match[2]))
        parts = [SEPARATORS.sub("", part) for part in SEVERAL.split(plain)]
        if len(codes := [part for part in parts if part]) > 1:
            return self._fault(CODE_SEVERAL, tuple(filter(self._fits, codes)), typed=text)
        return self.one("".join(codes), text)

    def one(self, code: str, text: str) -> CodeReading:
        """Return the reading of a code without what separates its digits; ``text`` as it stood there."""
        if len(code) == CITIZEN_LENGTH and is_citizen_number(code):
            return self._fault(CODE_CITIZEN, (), end=code[-2:])
        if self.rule.digits_only and not _all_digits(code):
            return self._fault(CODE_LETTERS, self._without_letters(code), typed=text)
        if _all_digits(code) and (len(set(code)) == 1 < len(code) or code in WORDS_FOR_UNKNOWN):
            return self._fault(CODE_PLACEHOLDER, (), typed=text)
        if not self._fits(code):
            return self._wrong_length(code, text)
        return CodeReading(code, self.rule.scheme, warnings=tuple(self._warnings(code)))

    def _fits(self, code: str) -> bool:
        if self.rule.digits_only and not _all_digits(code):
            return False
        return bool(code) and (not self.rule.lengths or len(code) in self.rule.lengths)

    def _scientific(self, text: str, mantissa: str, power: int) -> CodeReading:
        """Return the code when the short form still holds every digit; else its end is lost."""
        whole, _, decimals = mantissa.partition(".")
        if len(decimals) == power and self._fits(whole + decimals):
            return self.one(whole + decimals, text)
        return self._fault(CODE_DIGITS_LOST, (), typed=text)

    def _without_letters(self, code: str) -> tuple[str, ...]:
        tries = (code.translate(LOOKALIKES), re.sub(r"[^0-9]", "", code))
        return tuple(dict.fromkeys(filter(self._fits, tries)))

    def _wrong_length(self, code: str, text: str) -> CodeReading:
        other = next((r for r in self.settings.rules.values() if r.lengths and len(code) in r.lengths), None)
        if other is not None:
            names = SCHEME_NAMES[other.scheme], SCHEME_NAMES[self.rule.scheme]
            values = {"typed": text, "other": names[0], "scheme": names[1]}
            return self._fault(CODE_OTHER_SCHEME, (), **values)
        values = {
            "typed": text,
            "count": str(len(code)),
            "scheme": SCHEME_NAMES[self.rule.scheme],
            "wanted": " / ".join(map(str, self.rule.lengths)),
        }
        return self._fault(CODE_LENGTH, tuple(self._with_a_digit(code)), **values)

    def _with_a_digit(self, code: str) -> Iterator[str]:
        """Yield what a code may be that lacks a digit where the owner and the province stand."""
        if not self._fits("0" + code):
            return
        ends = [part.stop for part in (self.rule.owner, self.rule.province) if part is not None]
        head = max(ends, default=1)
        tries = (f"{code[:at]}{digit}{code[at:]}" for digit in range(10) for at in range(head))  # zeros first
        likely = [c for c in dict.fromkeys(tries) if not any(self._warnings(c))]
        yield from likely[:MOST_PROPOSED] if self.province_code else likely[:1]

    def _warnings(self, code: str) -> Iterator[Fault]:
        """Yield where a code does not agree with rules that wait for confirmation."""
        if self.rule.owner is not None and (digits := code[self.rule.owner]) not in self.settings.owners:
            yield self._said(CODE_UNKNOWN_OWNER, digits=digits, code=code)
        if self.rule.province is None:
            return
        digits = code[self.rule.province]
        found, wanted = province(digits), province(self.province_code)
        if found is None:
            yield self._said(CODE_NO_PROVINCE, digits=digits, code=code)
        elif wanted is not None and digits not in (wanted.code, FOUNDED_FROM.get(wanted.code)):
            yield self._said(CODE_PROVINCE_DIFFERS, code=code, found=found.name.th, province=wanted.name.th)

    def _said(self, problem: Problem, **values: object) -> Fault:
        return Fault(problem, dict(values), self.rule.scheme)

    def _fault(self, problem: Problem, proposals: tuple[str, ...], **values: object) -> CodeReading:
        return CodeReading("", self.rule.scheme, (self._said(problem, **values),), proposals)
