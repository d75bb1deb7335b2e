"""A small server of the field protocol that a test steers: what it holds, and how it fails."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, Request, Route

NOW = "2024-01-15T09:00:00.000+07:00"


@dataclass
class Upload:
    """What has come of one file."""

    size: int
    content: bytearray = field(default_factory=bytearray)


@dataclass
class Fake:
    """Answers in the place of the server; ``fails`` maps the start of an address to a status."""

    server_at: str = NOW
    person: int = 7
    secret: str = base64.b64encode(bytes(range(32))).decode()
    fails: dict[str, int] = field(default_factory=dict)
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    results: dict[str, str] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)
    uploads: list[Upload] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    batches: list[dict[str, Any]] = field(default_factory=list)
    breaks_at: int | None = None  # bytes of an upload at which the line breaks
    lasts: int | None = None  # bytes that come across at a time before the line breaks
    lasts_items: int | None = None  # entries of a batch that do
    withdrawn: bool = False
    gone: list[str] = field(default_factory=list)  # devices whose access was taken back
    head: int = 0  # last number of the log as the server knows it
    away: str = ""  # the code with which no file is held now
    mangles: int | None = None  # number of an upload whose parts change on their way
    once: tuple[str, int, str] | None = None  # method, status and code of one answer about an upload
    over: list[str] = field(default_factory=list)  # files for which nobody waits any more
    spoilt: bool = False  # what files hold is refused with their last byte

    def serve(self, context: BrowserContext) -> None:
        for address in ("**/field/me/", "**/field/devices/**", "**/field/batches/", "**/field/files/"):
            context.route(address, self._answer)
        context.route("**/field/ledger/**", self._answer)
        context.route("**/uploads/**", self._answer)

    def answer_lost(self, route: Route) -> None:
        """Take the batch in, and lose the answer on its way."""
        self._taken(route.request.post_data_json)
        route.abort("connectionreset")

    def _answer(self, route: Route) -> None:
        request = route.request
        at = urlsplit(request.url).path
        self.asked.append(f"{request.method} {at}")
        failing = next((status for start, status in self.fails.items() if at.startswith(start)), 0)
        if failing:
            route.fulfill(
                status=failing, json={"code": f"X-{failing}", "what": "made to fail", "next": "wait"}
            )
        elif self.withdrawn and not at.startswith("/field/me/"):
            told = {"code": "FIELD-003", "what": "withdrawn", "next": "ask"}
            route.fulfill(status=403, json=told)
        elif self.lasts_items and at == "/field/batches/" and self._many(request) > self.lasts_items:
            route.abort("connectionreset")
        elif at.startswith("/uploads/"):
            self._upload(route, request, at)
        else:
            route.fulfill(json=self._told(request, at))

    def _many(self, request: Request) -> int:
        return len(request.post_data_json["items"])

    def _told(self, request: Request, at: str) -> dict[str, Any]:
        if at == "/field/me/":
            devices = [{"key": key, "withdrawn_at": self.server_at} for key in self.gone]
            told = {"person": {"id": self.person}, "server_at": self.server_at, "token": "t"}
            return {**told, "devices": devices}
        if at.startswith("/field/devices/"):
            return {"secret": self.secret}
        if at == "/field/ledger/":
            after = int(parse_qs(urlsplit(request.url).query)["after"][0])
            late = [key for key, entry in self.entries.items() if entry["seq"] > after]
            items = [self._of(key) for key in late]
            return {"server_at": self.server_at, "items": items, "head": self.head}
        if at == "/field/batches/":
            return {"server_at": self.server_at, "items": self._taken(request.post_data_json)}
        items = request.post_data_json["items"]
        if self.away:
            owner = next(
                k for k, e in self.entries.items() for f in e["files"] if f["id"] == items[0]["file"]
            )
            problem = {"code": self.away, "what": "not now", "next": "wait"}
            return {"items": [{**self._of(owner), "held": False, "problem": problem}]}
        for item in items:
            content = bytes(self.uploads[int(item["upload"])].content)
            self.held[item["file"]] = hashlib.sha256(content).hexdigest()
        owners = [k for k, e in self.entries.items() for f in e["files"] if f["id"] == items[0]["file"]]
        if self.spoilt:
            self.held.pop(items[0]["file"])
            self.results |= dict.fromkeys(owners, "refused")
        return {"server_at": self.server_at, "items": [self._of(key) for key in owners]}

    def _taken(self, batch: dict[str, Any]) -> list[dict[str, Any]]:
        self.batches.append(batch)
        found = []
        for item in batch["items"]:
            assert hashlib.sha256(item["body"].encode()).hexdigest() == item["digest"]
            entry = json.loads(item["body"])
            self.entries[entry["id"]] = entry
            found.append(self._of(entry["id"]))
        return found

    def _of(self, key: str) -> dict[str, Any]:
        entry = self.entries[key]
        missing = [f["id"] for f in entry["files"] if self.held.get(f["id"]) != f["sha256"]]
        ended = [one for one in missing if one in self.over]
        result = self.results.get(key, "waiting" if missing != ended else "done")
        told: dict[str, Any] = {"id": key, "seq": entry["seq"], "result": result, "missing": missing}
        if ended:
            told |= {
                "ended": ended,
                "problem": {"code": "FIELD-092", "what": "not waited for", "next": "-"},
            }
        if result == "refused":
            told |= {"missing": [], "stored": True}
            told |= {"problem": {"code": "FIELD-020", "what": "no such case", "next": "ask"}}
        return told

    def _upload(self, route: Route, request: Request, at: str) -> None:
        tus = {"Tus-Resumable": "1.0.0"}
        if at == "/uploads/":
            self.uploads.append(Upload(int(request.headers["upload-length"])))
            made = tus | {"Location": f"/uploads/{len(self.uploads) - 1}/", "Upload-Offset": "0"}
            route.fulfill(status=201, headers=made)
            return
        key = at.rstrip("/").rpartition("/")[2]
        upload = self.uploads[int(key)]
        if self.once is not None and request.method == self.once[0]:
            (_, status, code), self.once = self.once, None
            route.fulfill(status=status, headers=tus, json={"code": code, "what": "…", "next": "…"})
        elif int(key) == self.mangles and request.method == "PATCH":
            route.fulfill(status=460, headers=tus, json={"code": "UPLOAD-006", "what": "…", "next": "…"})
        elif request.method == "HEAD":
            told = {"Upload-Offset": str(len(upload.content)), "Upload-Length": str(upload.size)}
            route.fulfill(status=200, headers=tus | told)
        elif request.method == "PATCH":
            self._part(route, request, upload, tus)
        else:
            digest = hashlib.sha256(upload.content).hexdigest()
            route.fulfill(json={"key": key, "digest": digest, "size": upload.size, "stage": "confirmed"})

    def _part(self, route: Route, request: Request, upload: Upload, tus: dict[str, str]) -> None:
        if self.breaks_at is not None and len(upload.content) >= self.breaks_at:
            route.abort("connectionreset")
            return
        part = request.post_data_buffer or b""
        if self.lasts is not None and len(part) > self.lasts:
            route.abort("connectionreset")
            return
        checksum = base64.b64encode(hashlib.sha256(part).digest()).decode()
        assert request.headers["upload-checksum"] == f"sha256 {checksum}"
        assert int(request.headers["upload-offset"]) == len(upload.content)
        upload.content += part
        if self.spoilt and len(upload.content) == upload.size:
            told = {"code": "FILE-009", "what": "damaged", "next": "choose another"}
            route.fulfill(status=422, headers=tus, json=told)
            return
        route.fulfill(status=204, headers=tus | {"Upload-Offset": str(len(upload.content))})
