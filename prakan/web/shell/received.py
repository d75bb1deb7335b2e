"""A file that somebody has sent, laid out under a path for as long as it is read."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.http import FileResponse

from prakan.domain.media_types import XLSX
from prakan.domain.problems import refuse
from prakan.domain.problems_foundation import FILE_MISSING
from prakan.foundation.queries.files import open_file

if TYPE_CHECKING:
    from prakan.foundation.models import Person


@contextmanager
def received(person: Person, file_id: int) -> Iterator[tuple[Path, str]]:
    """Yield path and name of a file that the person has sent; raises ``Refused`` (FILE-006) for others'."""
    opened = open_file(person, file_id)
    if opened.file.by != person.username:
        opened.content.close()
        raise refuse(FILE_MISSING, file=file_id)
    with opened.content as content, tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / f"received{Path(opened.file.name).suffix.lower()}"
        with place.open("wb") as copy:
            shutil.copyfileobj(content, copy)
        yield place, opened.file.name


def handed(place: Path, name: str) -> FileResponse:
    """Return an answer that sends an Excel file, which may be gone once it is made."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    with place.open("rb") as written:
        shutil.copyfileobj(written, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
