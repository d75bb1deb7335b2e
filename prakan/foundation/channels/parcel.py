"""What a channel is, what it is handed, and how it says no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from prakan.domain.text import Text


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message ready to go: words in the reader's language, ``key`` the same at every attempt."""

    key: str
    name: str  # "notice-12", "letter-7": makes the Message-ID of a mail
    address: str
    language: str
    subject: str
    body: str
    url: str  # whole address of the page it leads to, "" without one

    @property
    def short(self) -> str:
        """The message as a few words: subject and link."""
        return f"{self.subject}\n{self.url}" if self.url else self.subject

    @property
    def full(self) -> str:
        """The message as a text: body, then link."""
        return f"{self.body}\n\n{self.url}" if self.url else self.body

    def hidden(self, said: str) -> str:
        """Return what a server said without the address: it may repeat what pages must not show."""
        for shown in (self.address, self.address.removeprefix("+")):
            said = said.replace(shown, "•••") if shown else said
        return said


class Trouble(Exception):
    """An attempt failed.

    ``for_good``: this message will never be taken. ``whole``: the channel itself is in trouble, other
    messages need not be tried now. ``asked``: how long the other side wants to be left alone.
    """

    def __init__(
        self, said: str, *, for_good: bool = False, whole: bool = False, asked: timedelta | None = None
    ) -> None:
        super().__init__(said)
        self.said, self.for_good, self.whole, self.asked = said, for_good, whole, asked


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to reach people.

    ``send`` returns what the other side's yes said, or raises ``Trouble``. ``read`` makes one form of an
    address as typed, or raises ``Refused``. ``per_day`` is the most messages a day for the whole installation
    (0: any).
    """

    code: str
    name: Text
    icon: str
    usual: bool  # used for people who have not chosen
    linked: bool  # the person gives the address and confirms it with a code
    is_ready: Callable[[], bool]
    per_day: Callable[[], int]
    read: Callable[[str], str]
    mask: Callable[[str], str]
    words: Callable[[Parcel], str]  # the text as it arrives, for previews
    send: Callable[[Parcel], str]
