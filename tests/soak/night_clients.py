"""Clients of the deadline night: systems that send batches, schools on the pages; none gives up."""

from __future__ import annotations

import hashlib
import http.client
import json
import re
import secrets
import time
import urllib.parse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from benchmarks.deadline_world import LEVEL, School, World, item
from tests import samples

BROKEN = (OSError, http.client.HTTPException)
AGAIN = frozenset({409, 423, 429, 500, 502, 503, 504})
FORM = "application/x-www-form-urlencoded"
PATIENCE = 180  # seconds: a server that is killed now and then is well again before
SMALL, LARGE = 50_000, 20_000_000
QUESTION, SECTION = "1.1", "1"
SAR_ADDRESS, NUMBER = re.compile(rb'href="/sars/(\d+)/"'), re.compile(rb"SAR-\d{4}-\d{6}")
DIGEST = re.compile(rb"\b[0-9a-f]{64}\b")


@dataclass(frozen=True, slots=True)
class Held:
    """What a client holds once it was acknowledged: receipt number, digest, digests of its files."""

    number: str
    digest: str
    files: tuple[str, ...]
    way: str


@dataclass
class Books:
    """What all clients hold together, and what they saw on the way."""

    held: dict[int, Held] = field(default_factory=dict)
    breaks: int = 0
    answered_badly: int = 0
    told_already: int = 0
    bytes: int = 0
    wrong: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def note(self, institution: int, held: Held) -> None:
        """Keep what was acknowledged."""
        with self.lock:
            if institution in self.held:
                self.wrong.append(f"institution {institution} was acknowledged twice")
            self.held[institution] = held

    def count(self, name: str, more: int = 1) -> None:
        with self.lock:
            setattr(self, name, getattr(self, name) + more)


@dataclass
class Line:
    """A connection that is dialled again after each break."""

    port: int
    books: Books
    headers: Mapping[str, str]
    open: http.client.HTTPConnection | None = None

    def once(self, method: str, path: str, body: bytes, **headers: str) -> tuple[int, bytes]:
        """Ask once; returns status and body."""
        if self.open is None:
            self.open = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.open.request(method, path, body, {**self.headers, **named})
        answer = self.open.getresponse()
        return answer.status, answer.read()

    def until_answered(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        before_again: Callable[[], bool] | None = None,
        **headers: str,
    ) -> tuple[int, bytes]:
        """Ask again and again until the server is well.

        ``before_again`` looks whether it was done although no answer came; then nothing is asked again (204).
        """
        begun = time.monotonic()
        while time.monotonic() - begun < PATIENCE:
            try:
                status, told = self.once(method, path, body, **headers)
                if status not in AGAIN:
                    return status, told
                self.books.count("answered_badly")
            except BROKEN:
                self.books.count("breaks")
                self.hang_up()
            time.sleep(0.05)
            if before_again is not None and before_again():
                return 204, b""
        self.books.wrong.append(f"{path} was not answered in {PATIENCE} seconds")
        return 599, b""

    def hang_up(self) -> None:
        if self.open is not None:
            self.open.close()
            self.open = None


def files_of(institution: int, large: bool) -> list[tuple[str, bytes]]:
    """Return the files of a school, no two schools the same: 50 kB, and 20 MB where wanted."""
    sizes = (SMALL, LARGE) if large else (SMALL,)
    return [
        (f"sar-{institution}-{size}.pdf", samples.pdf(f"{institution:09}-{size}", size)) for size in sizes
    ]


class System:
    """The system of a parent agency: files first, then whole reports in batches."""

    def __init__(self, port: int, world: World, books: Books) -> None:
        headers = {"Authorization": f"Bearer {world.secret}"}
        self.world, self.books, self.line = world, books, Line(port, books, headers)

    def send(self, institutions: Sequence[int], large: frozenset[int], files: bool) -> None:
        """Send the reports of some schools until each is acknowledged."""
        sent = {pk: self._files(pk, pk in large) if files else [] for pk in institutions}
        items = [self._item(pk, sent[pk]) for pk in institutions]
        body = json.dumps({"items": items}, ensure_ascii=False).encode()
        status, told = self.line.until_answered(
            "POST", "/api/v1/sars/offers", body, Content_Type="application/json"
        )
        if status != 200:
            self.books.wrong.append(f"a batch was answered {status}: {told[:300]!r}")
            return
        for pk, one in zip(institutions, json.loads(told)["items"], strict=True):
            self._note(pk, one, tuple(digest for _, digest in sent[pk]))

    def _item(self, institution: int, files: Sequence[tuple[int, str]]) -> dict[str, Any]:
        evidence = [{"question": QUESTION, "file": number} for number, _ in files]
        return item(self.world, institution, evidence=evidence)

    def _files(self, institution: int, large: bool) -> list[tuple[int, str]]:
        made = []
        for name, content in files_of(institution, large):
            digest = hashlib.sha256(content).hexdigest()
            query = urllib.parse.urlencode({"name": name, "sha256": digest})
            status, told = self.line.until_answered(
                "POST", f"/api/v1/files?{query}", content, Content_Type="application/octet-stream"
            )
            if status != 201 or json.loads(told)["digest"] != digest:
                self.books.wrong.append(f"{name} was answered {status}: {told[:300]!r}")
                continue
            self.books.count("bytes", len(content))
            made.append((json.loads(told)["id"], digest))
        return made

    def _note(self, institution: int, told: Mapping[str, Any], files: tuple[str, ...]) -> None:
        receipt = told["receipt"]
        if receipt is None:
            self.books.wrong.append(f"institution {institution} was refused: {told['problem']['code']}")
            return
        self.books.count("told_already", told["result"] == "already_done")
        self.books.note(institution, Held(receipt["number"], receipt["digest"], files, "api"))


class Pages:
    """A head of a school at a browser: begins, fills in, attaches a file, submits, opens the receipt."""

    def __init__(self, port: int, world: World, books: Books, school: School) -> None:
        self.world, self.books, self.institution = world, books, school.institution
        token = secrets.token_hex(16)
        cookies = f"sessionid={school.session}; csrftoken={token}"
        self.line = Line(port, books, {"Cookie": cookies, "X-CSRFToken": token})

    def send(self, files: bool) -> None:
        """Go all the way until the receipt is on the screen."""
        number = self._begun()
        answers = self.world.answers_of(self.institution)
        for section, codes in self.world.sections.items():
            form = {"tab": "night", **{code: answers[code] for code in codes}}
            self._post(f"/sars/{number}/fill/{section}/", urllib.parse.urlencode(form).encode(), FORM)
        digests = tuple(
            self._attach(number, *one) for one in files_of(self.institution, large=False) if files
        )
        self.line.until_answered("POST", f"/sars/{number}/submit/", b"", Content_Type=FORM)
        status, page = self.line.until_answered("GET", f"/sars/{number}/receipt/")
        told, digest = NUMBER.search(page), DIGEST.search(page)
        if status != 200 or told is None or digest is None:
            self.books.wrong.append(f"institution {self.institution}: the receipt was answered {status}")
            return
        self.books.note(
            self.institution, Held(told.group().decode(), digest.group().decode(), digests, "page")
        )

    def _begun(self) -> int:
        """Return the number of the report, begun if there is none."""
        form = urllib.parse.urlencode({"year": self.world.year, "level": LEVEL}).encode()
        for _ in range(10):
            _, page = self.line.until_answered("GET", "/my-institution/")
            if found := SAR_ADDRESS.search(page):
                return int(found.group(1))
            self.line.until_answered(
                "POST", f"/my-institution/{self.institution}/begin/", form, Content_Type=FORM
            )
        self.books.wrong.append(f"institution {self.institution} could not begin")
        return 0

    def _post(self, path: str, body: bytes, kind: str, done: Callable[[], bool] | None = None) -> None:
        status, told = self.line.until_answered("POST", path, body, done, Content_Type=kind)
        if status not in (204, 302):
            self.books.wrong.append(f"{path} was answered {status}: {told[:300]!r}")

    def _attach(self, number: int, name: str, content: bytes) -> str:
        """Attach a file; after a break a person looks first whether it is there."""
        mark = secrets.token_hex(12)
        head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        body = (
            f"{head}Content-Type: application/pdf\r\n\r\n".encode() + content + f"\r\n--{mark}--\r\n".encode()
        )

        def there() -> bool:
            return name.encode() in self.line.until_answered("GET", f"/sars/{number}/fill/{SECTION}/")[1]

        path = f"/sars/{number}/evidence/add/{QUESTION}/"
        self._post(path, body, f"multipart/form-data; boundary={mark}", there)
        self.books.count("bytes", len(content))
        return hashlib.sha256(content).hexdigest()
