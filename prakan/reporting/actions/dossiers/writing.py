"""The dossier of a case as it is written: every paper, the list of them, all signed."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from prakan.assessment.actions.case_reports.papers import kept
from prakan.assessment.models import Case
from prakan.assessment.queries.case_reports.printed import Printed, printed
from prakan.assessors.queries.credentials import sign_bytes
from prakan.domain.dossier.masking import masked
from prakan.domain.dossier.verify_dossier import FORMAT, MANIFEST, ROWS, SEALS, SIGNATURE, what_is_signed
from prakan.domain.problems import Refused
from prakan.domain.text import Text
from prakan.foundation import storage
from prakan.foundation.keeping import place_of, safe_name
from prakan.foundation.models import Person, Seal
from prakan.foundation.queries.files import read_file
from prakan.reporting.document.case_reports.as_word import word_bytes
from prakan.reporting.document.case_reports.report import case_report, file_name
from prakan.reporting.document.dossier.index import index
from prakan.reporting.document.dossier.package import Package, as_json
from prakan.reporting.document.formats import FORMATS
from prakan.reporting.queries.dossier.plain import Attached
from prakan.reporting.queries.dossier.registry import PAPERS
from prakan.reporting.queries.dossier.told import audit_rows, seals_over

LARGEST = 1024 * 1024 * 1024  # bytes of attached files in all; beyond, the digest stands for a file
TOO_LARGE = Text("ไฟล์ใหญ่ จึงอ้างด้วยรหัสตรวจสอบ", "large: its digest stands for it")
NOT_ASKED = Text("ไม่ได้ขอไฟล์แนบ", "attached files were not asked for")
LOST = Text("ไม่พบไฟล์ในที่เก็บ ({code})", "not in the store ({code})")
OTHER = Text("ไฟล์ในที่เก็บไม่ตรงกับรหัสตรวจสอบ", "what the store holds has another digest")


Said = Callable[[int, int], None]  # how many of how many are written


@dataclass
class Desk:
    """Where a dossier is written: of which case, by whom, for what; ``say`` hears how far it is."""

    case: Case
    by: Person
    at: datetime
    reason: str
    seal: Seal
    say: Said
    done: int = 0
    of: int = 0

    def step(self) -> None:
        """Say that one more paper or file is written."""
        self.done += 1
        self.say(self.done, max(self.of, self.done))


def write(desk: Desk, out: IO[bytes], *, with_files: bool = True) -> dict[str, Any]:
    """Write the dossier of a case (.zip) into an open file and return its manifest.

    ``desk.seal`` covers every audit row that goes into it. Raises ``Refused``: CREDENTIAL-003 when the key
    cannot be opened, and whatever ``desk.say`` raises.
    """
    desk.of = len(PAPERS) + 1 + desk.case.report_versions.count() + 1
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        package = Package(archive)
        files = _papers(package, desk)
        desk.of += len(files)
        _reports(package, desk)
        _files(package, files, desk, with_files=with_files)
        return _signed(package, desk)


def _papers(package: Package, desk: Desk) -> list[Attached]:
    """Write every paper that says something, the audit rows with their seals; return the files they name."""
    files: list[Attached] = []
    for kind, paper in PAPERS.items():
        said = paper(desk.case)
        if said.rows:
            package.paper(kind, said.rows)
        for name, text in sorted(said.texts.items()):
            package.member(kind, f"{kind}/{name}", text.encode())
        files += said.files
        desk.step()
    rows = audit_rows(desk.case, desk.seal.last_id)
    seals = seals_over(rows)
    package.member("audit", ROWS, as_json(rows), len(rows))
    package.member("audit", SEALS, as_json(seals), len(seals))
    desk.step()
    return list({one.digest: one for one in files}.values())


def _reports(package: Package, desk: Desk) -> None:
    """Write every version of the report as Word and PDF."""
    for number in desk.case.report_versions.order_by("number").values_list("number", flat=True):
        said = printed(desk.by, desk.case.pk, number)
        report = case_report(said, said.language)
        package.member("reports", f"reports/{file_name(said, 'pdf')}", _rendered("pdf", report))
        package.member("reports", f"reports/{file_name(said, 'docx')}", _word(said, desk))
        desk.step()


def _word(said: Printed, desk: Desk) -> bytes:
    """Return the Word file of a version as it was kept, made when nobody has opened it yet."""
    there = kept(desk.case.pk, said.version.number)
    return storage.read_whole(place_of(there.digest)) if there else word_bytes(said, desk.by)


def _rendered(ending: str, report: Any) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / f"made.{ending}"
        FORMATS[ending](report, place)
        return place.read_bytes()


def _files(package: Package, files: Iterable[Attached], desk: Desk, *, with_files: bool) -> None:
    """Write attached files; of each that is not in it the list says so, with its digest and why."""
    room = LARGEST
    for one in sorted(files, key=lambda file: file.size):
        desk.step()
        if not with_files or one.size > room:
            package.lacks(one.title, one.digest, TOO_LARGE if with_files else NOT_ASKED)
            continue
        room -= one.size
        _file(package, one, desk.by)


def _file(package: Package, one: Attached, by: Person) -> None:
    try:
        content = read_file(by, one.file, 0, one.size)
    except Refused as refused:
        package.lacks(one.title, one.digest, LOST.with_values(code=refused.faults[0].code))
        return
    title = safe_name(masked(one.title))[:80]
    found = package.pieces("files", f"files/{one.digest[:12]}-{title}", content)
    if found != one.digest:
        package.lacks(one.title, one.digest, OTHER)


def _signed(package: Package, desk: Desk) -> dict[str, Any]:
    """Write the index, the list of all papers and the signature over it; returns the list."""
    said: dict[str, Any] = {
        "format": FORMAT,
        "case": desk.case.number,
        "institution": desk.case.institution.name.th,
        "taken_at": desk.at.astimezone(UTC).isoformat(timespec="seconds"),
        "taken_by": desk.by.name.th,
        "reason": desk.reason,
        "audit_root": desk.seal.digest,
        "papers": package.papers,
        "absent": package.absent,
    }
    package.member("index", "index.pdf", _rendered("pdf", index(said)))
    manifest = as_json(said)
    made = sign_bytes(what_is_signed(manifest))
    package.close(MANIFEST, manifest)
    signature = {"algorithm": "Ed25519", "method": made.method, "public": made.public}
    package.close(SIGNATURE, as_json(signature | {"signature": made.value}))
    return said
