"""Files laid out under a path for as long as they are read, and files made for one answer."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.http import FileResponse

from prakan.domain.media_types import ENDINGS
from prakan.domain.problems import refuse
from prakan.domain.problems_foundation import FILE_MISSING
from prakan.foundation.queries.files import file as known_file
from prakan.foundation.queries.files import open_file

if TYPE_CHECKING:
    from prakan.foundation.models import Person


@contextmanager
def received(person: Person, file_id: int) -> Iterator[tuple[Path, str]]:
    """Yield path and name of a file that the person has sent; raises ``Refused`` (FILE-006) for others'."""
    if known_file(person, file_id).by != person.username:
        raise refuse(FILE_MISSING, file=file_id)
    with laid_out(person, file_id) as found:
        yield found


@contextmanager
def laid_out(person: Person, file_id: int) -> Iterator[tuple[Path, str]]:
    """Yield path and name of a stored file, whoever sent it."""
    opened = open_file(person, file_id)
    with opened.content as content, tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / f"received{Path(opened.file.name).suffix.lower()}"
        with place.open("wb") as copy:
            shutil.copyfileobj(content, copy)
        yield place, opened.file.name


def handed(place: Path, name: str) -> FileResponse:
    """Return an answer that sends a file, which may be gone then, as the type that its name says."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    with place.open("rb") as written:
        shutil.copyfileobj(written, file)
    file.seek(0)
    kind = ENDINGS.get(Path(name).suffix.lower().removeprefix("."))
    return FileResponse(file, as_attachment=True, filename=name, content_type=kind)
