"""Taking values out of a table of a pack: each wrong one becomes a fault, and reading goes on."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from prakan.domain.frameworks.places import Path, Places
from prakan.domain.problems import Fault, Problem
from prakan.domain.problems_frameworks import TEXT_LONG, UNKNOWN_KEY, UNKNOWN_VALUE, VALUE_MISSING, WRONG_TYPE
from prakan.domain.text import Text

Word = TypeVar("Word", bound=StrEnum)
LARGEST, LONGEST_TEXT = 10**9, 400
A_TEXT = ("ข้อความ", "a text")
A_NUMBER = ("ตัวเลข", "a number")
A_WHOLE = ("จำนวนเต็ม", "a whole number")
A_FLAG = ("true หรือ false", "true or false")
A_DAY = ("วันที่ ค.ศ. เช่น 2023-12-01", "a date such as 2023-12-01")
A_LIST = ("ข้อความหรือรายการข้อความ", "a text or a list of texts")
TABLES = ("รายการตาราง [[…]]", "a list of tables [[…]]")
A_TABLE = ("ตาราง [...]", "a table [...]")


def exact(value: object) -> Decimal | None:
    """Return a number as an exact decimal; None for anything else, and for what nobody means in a pack."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    number = Decimal(value)
    plain = number.is_finite() and abs(number) < LARGEST and number == round(number, 9)
    return number if plain else None


class Log:
    """The faults found while a pack is read."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.faults: list[Fault] = []

    def add(self, problem: Problem, place: str, **values: object) -> None:
        self.faults.append(Fault(problem, {"place": place, **values}, place))


class Table:
    """A table of a file; ``done`` complains about keys that nobody asked for."""

    def __init__(self, raw: Mapping[str, Any], file: str, path: Path, log: Log) -> None:
        self.raw, self.file, self.path, self.log = raw, file, path, log
        self._asked: set[str] = set()

    def place(self, *keys: str | int) -> str:
        """Return where a key of this table stands: "rules.toml:12"."""
        return self.log.places.say(self.file, (*self.path, *keys))

    def fault(self, problem: Problem, key: str = "", /, **values: object) -> None:
        """Note a problem at a key of this table."""
        self.log.add(problem, self.place(key) if key else self.place(), **values)

    def text(self, key: str, *, needed: bool = True) -> str:
        """Return a text, trimmed; "" when absent."""
        found = self._take(key, str, A_TEXT, needed=needed)
        said = "" if found is None else str(found).strip()
        if len(said) > LONGEST_TEXT:
            self.fault(TEXT_LONG, key, key=key, length=len(said), most=LONGEST_TEXT)
        return said

    def both(self, key: str, *, needed: bool = True) -> Text:
        """Return ``key_th`` and ``key_en``; both are needed when either is."""
        thai = self.text(f"{key}_th", needed=needed)
        english = self.text(f"{key}_en", needed=needed or bool(thai))
        if english and not thai and not needed:
            self.fault(VALUE_MISSING, key=f"{key}_th")
        return Text(thai, english)

    def number(self, key: str, *, needed: bool = False) -> Decimal | None:
        """Return an exact number."""
        found = self._take(key, (int, Decimal), A_NUMBER, needed=needed)
        number = exact(found)
        if found is not None and number is None:
            self.fault(WRONG_TYPE, key, key=key, wanted_th=A_NUMBER[0], wanted_en=A_NUMBER[1])
        return number

    def whole(self, key: str, *, needed: bool = False) -> int | None:
        """Return a whole number."""
        found = self._take(key, int, A_WHOLE, needed=needed)
        if found is not None and not 0 <= found < LARGEST:
            self.fault(WRONG_TYPE, key, key=key, wanted_th=A_WHOLE[0], wanted_en=A_WHOLE[1])
            return None
        return None if found is None else int(found)

    def flag(self, key: str, *, needed: bool = False) -> bool | None:
        """Return true, false, or None when absent."""
        found = self._take(key, bool, A_FLAG, needed=needed)
        return None if found is None else bool(found)

    def day(self, key: str) -> date:
        """Return a date (CE); the first day of the calendar when it is wrong, so that reading goes on."""
        found = self._take(key, date, A_DAY, needed=True)
        if isinstance(found, datetime):
            self.fault(WRONG_TYPE, key, key=key, wanted_th=A_DAY[0], wanted_en=A_DAY[1])
        return found if isinstance(found, date) else date.min

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; one text alone is a list of one."""
        found = self._take(key, (str, list), A_LIST, needed=False)
        if found is None:
            return ()
        given = [found] if isinstance(found, str) else found
        if not all(isinstance(word, str) for word in given):
            self.fault(WRONG_TYPE, key, key=key, wanted_th=A_LIST[0], wanted_en=A_LIST[1])
            return ()
        return tuple(word.strip() for word in given)

    def choice(self, key: str, words: type[Word], default: Word) -> Word:
        """Return one word of a closed vocabulary."""
        given = self.text(key, needed=False)
        return self.word(key, given, words) or default if given else default

    def word(self, key: str, given: str, words: type[Word]) -> Word | None:
        """Return a word of a closed vocabulary, or note that it is none."""
        if given in list(words):
            return words(given)
        self.fault(UNKNOWN_VALUE, key, key=key, given=given, allowed=", ".join(words))
        return None

    def tables(self, key: str) -> Iterator[Table]:
        """Yield the tables of an array."""
        found = self._take(key, list, TABLES, needed=False) or []
        if not all(isinstance(one, dict) for one in found):
            self.fault(WRONG_TYPE, key, key=key, wanted_th=TABLES[0], wanted_en=TABLES[1])
            return
        for number, one in enumerate(found):
            yield Table(one, self.file, (*self.path, key, number), self.log)

    def table(self, key: str) -> Table | None:
        """Return a table whose keys are free: codes."""
        found = self._take(key, dict, A_TABLE, needed=False)
        return None if found is None else Table(found, self.file, (*self.path, key), self.log)

    def free(self) -> Iterator[tuple[str, Any]]:
        """Yield the keys and values of a table whose keys are codes."""
        self._asked |= set(self.raw)
        yield from self.raw.items()

    def any(self, key: str) -> Any:
        """Return a value of whatever kind."""
        self._asked.add(key)
        return self.raw.get(key)

    def done(self) -> None:
        """Complain about every key that no reader asked for, naming the closest ones."""
        for key in self.raw:
            if key not in self._asked:
                close = difflib.get_close_matches(key, sorted(self._asked), n=3, cutoff=0.5)
                self.fault(UNKNOWN_KEY, key, given=key, close=", ".join(close or sorted(self._asked)))

    def _take(self, key: str, kinds: Any, wanted: tuple[str, str], *, needed: bool) -> Any:
        self._asked.add(key)
        value = self.raw.get(key)
        if value is None or value == "":
            if needed:
                self.fault(VALUE_MISSING, key=key)
            return None
        allowed = kinds if isinstance(kinds, tuple) else (kinds,)
        if not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed):
            self.fault(WRONG_TYPE, key, key=key, wanted_th=wanted[0], wanted_en=wanted[1])
            return None
        return value
