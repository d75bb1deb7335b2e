"""Asking the transcription service: a command that takes a path, or an address that takes the recording."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import requests
from django.conf import settings

from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_transcripts import (
    ANSWER_BAD,
    ANSWER_EMPTY,
    RECORDING_LARGE,
    SERVICE_AWAY,
    SERVICE_FAILED,
    SERVICE_SLOW,
)

MOST = 4 * 1024 * 1024  # bytes of an answer that are read
SAID = 300  # characters of its complaint that are kept
PIECE = 64 * 1024
MB = 1024 * 1024


def is_on() -> bool:
    """Return whether the agency has set up a service."""
    return bool(settings.TRANSCRIBE)


def service() -> str:
    """Return the service by its name: the command's, or the host of its address."""
    return (urlsplit(_address()).hostname or "") if _address() else Path(settings.TRANSCRIBE[0]).name


def check_size(size: int) -> None:
    """Raise ``Refused`` (TRANS-012) for a recording larger than the service takes."""
    if size > settings.TRANSCRIBE_LIMIT:
        raise refuse(RECORDING_LARGE, size=-(-size // MB), most=settings.TRANSCRIBE_LIMIT // MB)


def hear(path: Path, media_type: str) -> str:
    """Return what the service heard in a recording.

    Raises ``Refused``: TRANS-010 when it failed, 011 when it took too long, 013 and 014 for answers that are
    no text, 016 when it cannot be reached or started.
    """
    answer = _post(path, media_type) if _address() else _run(path)
    try:
        text = answer.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refuse(ANSWER_BAD) from None
    if "\x00" in text:
        raise refuse(ANSWER_BAD)
    if not text.strip():
        raise refuse(ANSWER_EMPTY)
    return text


def _address() -> str:
    first = settings.TRANSCRIBE[0] if settings.TRANSCRIBE else ""
    return first if first.startswith(("http://", "https://")) else ""


def _run(path: Path) -> bytes:
    try:
        process = subprocess.Popen(  # noqa: S603 - the administrator's own command
            [*settings.TRANSCRIBE, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        raise refuse(SERVICE_AWAY, said=f"{type(error).__name__}: {error.strerror}") from error
    with process:
        try:
            answer, complaint, left = _both(process)
            status = process.wait(left)
        except subprocess.TimeoutExpired as error:
            raise _slow() from error
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # what it started goes with it
    if status:
        raise refuse(SERVICE_FAILED, status=status, said=_plain(complaint, path))
    return answer


def _both(process: subprocess.Popen[bytes]) -> tuple[bytes, bytes, float]:
    """Read both pipes to their end, within the time and the size allowed; returns the seconds left too."""
    until = time.monotonic() + settings.TRANSCRIBE_PATIENCE
    got = {pipe: b"" for pipe in (process.stdout, process.stderr) if pipe}
    with selectors.DefaultSelector() as open_pipes:
        for pipe in got:
            open_pipes.register(pipe, selectors.EVENT_READ)
        while open_pipes.get_map():
            for key, _ in _ready(open_pipes, until):
                piece = os.read(key.fd, PIECE)
                if not piece:
                    open_pipes.unregister(key.fileobj)
                got[key.fileobj] = _more(got[key.fileobj], piece, whole=key.fileobj is process.stdout)  # type: ignore[index]
    return got[process.stdout], got[process.stderr], max(until - time.monotonic(), 0)  # type: ignore[index]


def _ready(open_pipes: selectors.BaseSelector, until: float) -> list[tuple[selectors.SelectorKey, int]]:
    left = until - time.monotonic()
    ready = open_pipes.select(left) if left > 0 else []
    if not ready:
        raise _slow()
    return ready


def _more(got: bytes, piece: bytes, *, whole: bool) -> bytes:
    """Return what was read so far; of a complaint its end only."""
    if not whole:
        return (got + piece)[-PIECE:]
    if len(got) + len(piece) > MOST:
        raise refuse(ANSWER_BAD)
    return got + piece


def _post(path: Path, media_type: str) -> bytes:
    until = time.monotonic() + settings.TRANSCRIBE_PATIENCE
    headers = {"Content-Type": media_type, "Accept": "text/vtt, text/plain", **settings.TRANSCRIBE_HEADERS}
    try:
        with (
            path.open("rb") as recording,
            requests.post(
                _address(),
                data=recording,
                headers=headers,
                timeout=settings.TRANSCRIBE_PATIENCE,
                allow_redirects=False,
                stream=True,
            ) as answer,
        ):
            return _answered(answer, until)
    except requests.Timeout as error:
        raise _slow() from error
    except requests.RequestException as error:
        raise refuse(SERVICE_AWAY, said=type(error).__name__) from error  # its words may hold the address


def _answered(answer: requests.Response, until: float) -> bytes:
    got = b""
    for piece in answer.iter_content(PIECE):
        got = _more(got, piece, whole=True)
        if time.monotonic() > until:
            raise _slow()
    if answer.status_code in (429, 502, 503, 504):
        raise refuse(SERVICE_AWAY, said=f"HTTP {answer.status_code}")
    if answer.status_code != 200:
        raise refuse(SERVICE_FAILED, status=f"HTTP {answer.status_code}", said=_plain(got))
    return got


def _slow() -> Refused:
    return refuse(SERVICE_SLOW, seconds=settings.TRANSCRIBE_PATIENCE)


def _plain(complaint: bytes, path: Path | None = None) -> str:
    """Return the end of a complaint as one line, without the path of the recording."""
    said = complaint.decode(errors="replace").replace(str(path or "\x00"), "…")
    return "".join(c if c.isprintable() else " " for c in said).strip()[-SAID:] or "—"
