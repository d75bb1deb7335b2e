"""What the other service says, held against the registry: new, changed, unchanged, refused."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from prakan.assessment.queries.exchange import reports_after
from prakan.commands.service.recording import Record, academies, sars
from prakan.domain.institution_codes import read_code
from prakan.domain.institutions import CodeScheme, Kind
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_service import CODE_SHARED, NOT_CONFIGURED
from prakan.domain.service_shape import LEVELS, Academy, academy_of, code_of, sar_of
from prakan.foundation.models import Person
from prakan.registry.actions import institutions
from prakan.registry.queries.exchange import Carrier, carriers

SOURCE = "import-service"
NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
PAGE = 1000


@dataclass(frozen=True, slots=True)
class Reading:
    """How the other service is read: the scheme of its codes, the kind of each level ("" to be confirmed)."""

    scheme: str
    kinds: Mapping[str, str]
    files: str = ""  # where the files of reports lie; "" to be confirmed


@dataclass(frozen=True, slots=True)
class Result:
    """What one institution of the other service comes to; ``before`` is its name here when that changes."""

    outcome: str
    code: str
    name: str
    level: str
    academy: Academy | None = None
    here: Carrier | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def before(self) -> str:
        return self.here.name_th if self.here and self.outcome == CHANGED else ""


def reading_of(folder: Path) -> Reading:
    """Read ``service.toml`` of the agency's folder; raises ``Refused`` (SERVICE-008)."""
    try:
        kept = tomllib.loads((folder / "service.toml").read_text(encoding="utf-8"))
        kinds = {level: str(kept["levels"].get(level, "")) for level in LEVELS}
        known = {n: Kind(k).value if k else "" for n, k in kinds.items()}
        return Reading(CodeScheme(kept["scheme"]).value, known, str(kept.get("files", "")))
    except (OSError, ValueError, KeyError, AttributeError) as wrong:
        raise refuse(NOT_CONFIGURED, why=str(wrong)[:120]) from None


def compare(record: Record, reading: Reading, by: Person) -> list[Result]:
    """Return what each institution of the record would come to, in the record's order."""
    items = list(academies(record))
    codes = [code_of(item) for _, item in items]
    times, here = Counter(codes), carriers(by, reading.scheme, codes)
    return [_result(level, item, reading, times, here) for level, item in items]


def _result(
    level: str, item: object, reading: Reading, times: Counter[str], here: Mapping[str, Carrier]
) -> Result:
    told = item if isinstance(item, dict) else {}
    code, name = code_of(item)[:40], str(told.get("name", ""))[:200]
    try:
        academy = academy_of(item, level, reading.kinds)
        if times[code] > 1:
            raise refuse(CODE_SHARED, field="code", code=code)
        if wrong := read_code(academy.code, CodeScheme(reading.scheme)).problems:
            raise Refused(*wrong)
    except Refused as refused:
        return Result(REFUSED, code, name, level, faults=refused.faults)
    found = here.get(academy.code)
    if found is None:
        return Result(NEW, academy.code, academy.name, level, academy)
    same = (found.name_th, found.kind) == (academy.name, academy.kind)
    return Result(UNCHANGED if same else CHANGED, academy.code, academy.name, level, academy, found)


def write(results: list[Result], reading: Reading, by: Person, at: datetime) -> Iterator[Result]:
    """Do what the results say, each institution by itself; yield each as it came out, refused ones too."""
    for result in results:
        try:
            _write(result, reading, by, at)
        except Refused as refused:
            yield Result(REFUSED, result.code, result.name, result.level, faults=refused.faults)
        else:
            yield result


def _write(result: Result, reading: Reading, by: Person, at: datetime) -> None:
    if result.academy is None or result.outcome == UNCHANGED:
        return
    fields = {"name_th": result.academy.name, "kind": result.academy.kind.value}
    if result.here is None:
        codes = {reading.scheme: result.academy.code}
        institutions.add(fields=fields, codes=codes, by=by, at=at, source=SOURCE)
    else:
        institutions.edit(
            institution_id=result.here.id,
            fields=fields,
            on=timezone.localdate(at),
            revision=result.here.revision,
            by=by,
            at=at,
            source=SOURCE,
        )


def reports(record: Record, reading: Reading, by: Person) -> dict[int, Counter[str]]:
    """Return for each academic year how many reports the other service lists: here too, only there, unusable.

    Year 0 holds those whose year cannot be read.
    """
    listed = list(sars(record))
    here = carriers(by, reading.scheme, (code for code, _ in listed))
    known = _received(by)
    found: dict[int, Counter[str]] = {}
    for code, item in listed:
        try:
            year = sar_of(item).year
        except Refused:
            found.setdefault(0, Counter())["unusable"] += 1
            continue
        carrier = here.get(code)
        both = carrier is not None and (carrier.id, year) in known
        found.setdefault(year, Counter())["here" if both else "missing"] += 1
    return dict(sorted(found.items()))


def _received(by: Person) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    after = 0
    while rows := reports_after(by, year=None, after=after, limit=PAGE):
        found |= {(row.institution, row.year) for row in rows if row.receipt}
        after = rows[-1].id
    return found
