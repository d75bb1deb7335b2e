"""Servers on this machine that answer as a gateway or LINE would, and fail as they are told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from uuid import UUID

from tests.foundation.channels import line_spec

PUSH, REPLY = "/v2/bot/message/push", "/v2/bot/message/reply"
TOKEN = "token-of-the-tests"


@dataclass
class Asked:
    """A request as it came in."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Answer:
    """What a server says."""

    status: int
    body: Any = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    after: float = 0.0  # seconds to let the caller wait


Service = Callable[[Asked], Answer]


class Quiet(ThreadingHTTPServer):
    """A server that says nothing of callers who hung up: some are killed on purpose."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@contextmanager
def served(service: Service) -> Iterator[str]:
    """Serve on a free port; yields the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            answer = service(Asked(self.path, headers, self.rfile.read(length)))
            time.sleep(answer.after)
            data = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
            self.send_response(answer.status)
            for name, value in {"Content-Length": str(len(data)), **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = Quiet(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


class Gateway:
    """An SMS gateway that keeps what it took and says first what it is told to say."""

    def __init__(self) -> None:
        self.taken: list[Asked] = []
        self.asked: list[Asked] = []
        self.first: list[Answer] = []

    def __call__(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        if self.first:
            return self.first.pop(0)
        self.taken.append(asked)
        return Answer(200, {"id": f"sms-{len(self.taken)}"})


class Line:
    """LINE's Messaging API by its published description: refuses what the description does not allow."""

    def __init__(self) -> None:
        self.delivered: list[tuple[str, str]] = []
        self.replies: list[str] = []
        self.accepted: dict[str, str] = {}
        self.objections: list[str] = []
        self.asked_again = 0
        self.slow = 0.0  # seconds between taking a message and saying so
        self.first: list[Answer] = []

    def __call__(self, asked: Asked) -> Answer:
        if self.first:
            return self.first.pop(0)
        told = line_spec.operation("messaging-api", asked.path, "post")
        wrong = list(self._against(asked, told))
        if wrong:
            self.objections += wrong
            return Answer(400, {"message": "; ".join(wrong)[:200]})
        answer = self._push(asked) if asked.path == PUSH else self._reply(asked)
        schema = line_spec.body_schema(told["responses"][str(answer.status)])
        assert line_spec.faults("messaging-api", schema, answer.body) == []
        return answer

    @staticmethod
    def _against(asked: Asked, told: dict[str, Any]) -> Iterator[str]:
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            yield "no bearer token"
        if asked.headers.get("content-type", "").partition(";")[0] != "application/json":
            yield "not JSON"
        key = asked.headers.get("x-line-retry-key")
        if key and str(UUID(key)) != key:
            yield "the retry key is no UUID"
        schema = line_spec.body_schema(told["requestBody"])
        yield from line_spec.faults("messaging-api", schema, asked.json)
        for message in asked.json["messages"]:
            if len(message["text"].encode("utf-16-le")) > 2 * 5000:
                yield "the text is too long"

    def _push(self, asked: Asked) -> Answer:
        key = asked.headers["x-line-retry-key"]
        sent = [{"id": str(461230966842064897 + len(self.accepted))}]
        if key in self.accepted:
            self.asked_again += 1
            before = {"X-Line-Accepted-Request-Id": self.accepted[key]}
            return Answer(409, {"message": "The retry key is already accepted", "sentMessages": sent}, before)
        self.accepted[key] = f"request-{len(self.accepted) + 1}"
        self.delivered += [(asked.json["to"], m["text"]) for m in asked.json["messages"]]
        return Answer(200, {"sentMessages": sent}, after=self.slow)

    def _reply(self, asked: Asked) -> Answer:
        self.replies += [m["text"] for m in asked.json["messages"]]
        return Answer(200, {"sentMessages": [{"id": "461230966842064897"}]})
