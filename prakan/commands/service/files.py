"""Files of the reports that the other service holds: fetched once each, checked by content, taken over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from prakan.assessment.actions.sars import take_over
from prakan.assessment.queries.exchange import years_received
from prakan.commands.service.calling import Service
from prakan.commands.service.comparing import Reading
from prakan.commands.service.recording import Record, sars
from prakan.domain.media_types import PDF
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_service import FILE_ELSEWHERE, FILES_UNCONFIRMED, NOT_HERE, YEAR_TWICE
from prakan.domain.service_shape import sar_of
from prakan.foundation.actions.files import store_once
from prakan.foundation.models import Person, StoredFile
from prakan.registry.queries.exchange import carriers

TO_TAKE, TAKEN, HERE, REFUSED = "to_take", "taken", "here", "refused"


@dataclass(frozen=True, slots=True)
class Listed:
    """A report of the other service: whose it is here, what its file is called there, what it comes to."""

    code: str
    year: int
    file: str
    outcome: str
    institution: int = 0
    number: str = ""  # of the receipt, once it was taken
    faults: tuple[Fault, ...] = ()


def listed(record: Record, reading: Reading, by: Person) -> list[Listed]:
    """Return what each report of the record would come to, in the record's order."""
    told = list(sars(record))
    here = carriers(by, reading.scheme, (code for code, _ in told))
    known = years_received(by, (one.id for one in here.values()))
    seen: set[tuple[str, int]] = set()
    found = []
    for code, item in told:
        carrier = here.get(code)
        one = _read(code, item, carrier.id if carrier else 0)
        if one.outcome == TO_TAKE and (one.institution, one.year) in known:
            one = replace(one, outcome=HERE)
        elif one.outcome == TO_TAKE and (code, one.year) in seen:
            one = _refused(one, refuse(YEAR_TWICE, field="year", code=code, year=one.year))
        seen.add((code, one.year))
        found.append(one)
    return found


def _read(code: str, item: object, institution: int) -> Listed:
    one = Listed(code, 0, "", TO_TAKE, institution)
    try:
        report = sar_of(item)
        one = replace(one, year=report.year, file=report.file)
        if not institution:
            raise refuse(NOT_HERE, field="code", code=code)
    except Refused as refused:
        return _refused(one, refused)
    return one


def _refused(one: Listed, refused: Refused) -> Listed:
    return replace(one, outcome=REFUSED, faults=refused.faults)


def take(
    reports: list[Listed], service: Service, base: str, folder: Path, by: Person, at: datetime
) -> Iterator[Listed]:
    """Fetch and take over what is to be taken, each by itself; yield each as it came out.

    ``base``: the address under which file names are looked up, "" while it is to be confirmed. A file that
    lies in ``folder`` already is not fetched again.
    """
    for one in reports:
        if one.outcome != TO_TAKE:
            yield one
            continue
        try:
            yield _taken(one, service, base, folder, by, at)
        except Refused as refused:
            yield _refused(one, refused)


def _taken(one: Listed, service: Service, base: str, folder: Path, by: Person, at: datetime) -> Listed:
    address = address_of(one.file, service.url, base)
    place = folder / hashlib.sha256(address.encode()).hexdigest()
    if not place.exists():
        service.fetch(address, place)
    file = _stored(place, address, by, at)
    source = f"import-service: {one.code} {address}"
    receipt = take_over(
        institution_id=one.institution, year=one.year, file_id=file.pk, source=source, by=by, at=at
    )
    return replace(one, outcome=TAKEN, number=receipt.number)


def _stored(place: Path, address: str, by: Person, at: datetime) -> StoredFile:
    """Store what was fetched; what is no PDF is fetched again by the next run: the service may mend it."""
    name = unquote(PurePosixPath(urlsplit(address).path).name) or "report.pdf"
    size = place.stat().st_size
    try:
        with place.open("rb") as content:
            file = store_once(name=name, content=content, length=size, declared="", by=by, at=at)
    except Refused:
        place.unlink()
        raise
    if file.media_type != PDF:
        place.unlink()
    return file


def address_of(file: str, service: str, base: str) -> str:
    """Return from where a file is fetched: from the service or the configured address, nowhere else.

    Raises ``Refused``: SERVICE-009 nothing says where names lie, 010 another place.
    """
    if not base and not urlsplit(file).scheme:
        raise refuse(FILES_UNCONFIRMED, field="file", file=file[:80])
    address = urljoin(f"{base.rstrip('/')}/", file) if base else file
    if _origin(address) not in {_origin(service), _origin(base)} - {("", "")}:
        raise refuse(FILE_ELSEWHERE, field="file", host=urlsplit(address).netloc[:80])
    return address


def _origin(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc
