"""The line in the valley: a proxy that can be dead or slow, and cuts everything every few seconds."""

from __future__ import annotations

import asyncio
import random
import socket
import struct
import threading
from contextlib import suppress

AT_ONCE = struct.pack("ii", 1, 0)  # SO_LINGER: a reset, nothing is finished politely
PART = 64 * 1024


class Line:
    """Listens on a port and leads to another one; lives in a thread of its own."""

    def __init__(self, port: int, to: int, *, rate: int, silent: float, seed: int) -> None:
        self.port, self.to, self.rate, self.silent = port, to, rate, silent
        self.up, self.every = True, 0.0  # seconds between two cuts; 0 for none
        self.cuts = self.broken = self.silenced = self.bytes = 0
        self._chance, self._open, self._dead = random.Random(seed), set[_Way](), list[_Way]()
        self._loop = asyncio.new_event_loop()
        ready = threading.Event()
        threading.Thread(target=self._run, args=(ready,), daemon=True).start()
        ready.wait()

    def _run(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._turn = asyncio.Lock()
        self._loop.run_until_complete(asyncio.start_server(self._enter, "127.0.0.1", self.port))
        self._loop.create_task(self._cutting())
        ready.set()
        self._loop.run_forever()

    def set(self, *, up: bool, every: float = 0.0) -> None:
        """Let the line be there or not; what is under way when it goes is cut."""
        self.up, self.every = up, every
        if not up:
            asyncio.run_coroutine_threadsafe(self._cut(), self._loop).result()

    async def _cutting(self) -> None:
        while True:
            await asyncio.sleep(self.every or 0.2)
            if self.every:
                self.cuts += 1
                await self._cut()

    async def _cut(self) -> None:
        """Break all that is open; some break without a word: nothing more comes, and nobody is told."""
        for way in tuple(self._open):
            if self.up and self._chance.random() < self.silent:
                way.silent = True
                self._dead.append(way)  # held, or it would be closed
                self.silenced += 1
            else:
                self.broken += 1
                way.cut()
            self._open.discard(way)

    async def _enter(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        way = _Way([writer])
        if not self.up:
            way.cut()
            return
        try:
            back, forth = await asyncio.open_connection("127.0.0.1", self.to)
        except OSError:
            way.cut()
            return
        way.ends.append(forth)
        self._open.add(way)
        await asyncio.gather(self._pump(way, reader, forth), self._pump(way, back, writer))
        self._open.discard(way)
        if not way.silent:
            for end in way.ends:
                end.close()

    async def _pump(self, way: _Way, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while piece := await source.read(PART):
                await self._slowly(len(piece))
                if way.silent:
                    return
                sink.write(piece)
                await sink.drain()
                self.bytes += len(piece)
            sink.write_eof()

    async def _slowly(self, size: int) -> None:
        if self.rate:
            async with self._turn:
                await asyncio.sleep(size / self.rate)


class _Way:
    """Both ends of one connection."""

    def __init__(self, ends: list[asyncio.StreamWriter]) -> None:
        self.ends, self.silent = ends, False

    def cut(self) -> None:
        for end in self.ends:
            with suppress(OSError):
                end.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
            end.transport.abort()
