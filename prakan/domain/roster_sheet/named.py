"""A roster sent by a system: its columns are named, so nothing about them has to be recognised."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from prakan.domain.roster_sheet.headings import BY_FIELD, FIELDS, NEEDED, NOT_KEPT

#: what an item may say of an institution; running numbers, fax and coordinators are not taken
NAMED: tuple[str, ...] = tuple(field for field in FIELDS if field not in NOT_KEPT)
KEY = "key"  # the sender's own name of an item: the last column, so that a line begins as in any other file
Item = Mapping[str, str]  # field -> text, with KEY


def columns(items: Sequence[Item]) -> tuple[str, ...]:
    """Return the fields that any item fills, in the order of the vocabulary; always that of the name."""
    filled = {field for item in items for field, text in item.items() if text}
    return tuple(field for field in NAMED if field in filled or field == NEEDED)


def as_csv(items: Sequence[Item], fields: Sequence[str]) -> bytes:
    """Return items as a file with headings, the way a person would have sent them; the key stands last."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*(BY_FIELD[field].name.th for field in fields), KEY])
    writer.writerows([*(item.get(field, "") for field in fields), item[KEY]] for item in items)
    return out.getvalue().encode("utf-8-sig")
