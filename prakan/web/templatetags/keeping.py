"""Fragments that stay drawn until anything is written."""

from __future__ import annotations

import secrets
from typing import Never

from django import template
from django.template import Context, NodeList
from django.template.base import Parser, Token
from django.utils.safestring import SafeString

from prakan.foundation.queries.memory import KEPT_PAGE, Following, Memory
from prakan.foundation.sources import noting

register = template.Library()

DRAWN: Memory[SafeString] = Memory(64)
#: what belongs to one person or one answer: a kept fragment that asks for it fails at once
PERSONAL = ("request", "csrf_token", "CSP_NONCE", "user", "perms", "messages", "shell", "me")


class Barred:
    """Stands in a kept fragment for what must never be kept."""

    def __init__(self, name: str) -> None:
        self.name = name

    def _refuse(self, *_: object) -> Never:
        raise RuntimeError(f"{self.name} belongs to one person or one answer: not in a kept fragment")

    __bool__ = __str__ = __getitem__ = __iter__ = _refuse


BARRED = {name: Barred(name) for name in PERSONAL}

SEEN: Following[tuple[SafeString, bool]] = Following(256)
#: what belongs to one answer: barred where a piece is drawn for one person
OF_ONE_ANSWER = {name: BARRED[name] for name in ("CSP_NONCE", "messages")}
#: stands in a kept piece for the token of a form; nobody outside can write it into a text
STAND_IN = secrets.token_urlsafe(48)


class Kept(template.Node):
    """A fragment that is drawn once for all who may see the same."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> SafeString:
        """Return the fragment, drawn now or before; an answer to a sent form is always drawn."""
        shell = context.get("shell")
        with context.push(**BARRED):
            if shell is None or not shell.only_reads or KEPT_PAGE in context:  # that keeps all of it
                return self.nodelist.render(context)
            return DRAWN.until_written((self.name, *shell.sees), lambda: self.nodelist.render(context))


@register.tag
def kept(parser: Parser, token: Token) -> Kept:
    """Keep what stands between ``kept NAME`` and ``endkept`` drawn until anything is written.

    It may follow from stored data that every write's audit row announces, from the address, the period, the
    day, the language and the roles and units of the reader: from nothing else.
    """
    _, name = token.split_contents()
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return Kept(name, nodelist)


class Drawn(template.Node):
    """A piece of a page that stays drawn as long as what the page shows is kept (``shell.seen``)."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> str:
        """Return the piece, drawn now or before, with the token of this answer's forms."""
        seen = context.get(KEPT_PAGE)
        if seen is None:
            return self.nodelist.render(context)
        piece, is_whole = SEEN.get(seen, self.name, lambda: self._draw(context))
        if not is_whole:
            return self.nodelist.render(context)
        if STAND_IN not in piece:
            return piece
        return SafeString(piece.replace(STAND_IN, str(context.get("csrf_token", ""))))

    def _draw(self, context: Context) -> tuple[SafeString, bool]:
        """Return the piece, and whether nothing more was read while it was drawn."""
        with context.push(**OF_ONE_ANSWER, csrf_token=STAND_IN), noting() as read:
            return self.nodelist.render(context), not read


@register.tag
def drawn(parser: Parser, token: Token) -> Drawn:
    """Keep what stands between ``drawn NAME`` and ``enddrawn`` as long as the page is kept."""
    _, name = token.split_contents()
    nodelist = parser.parse(("enddrawn",))
    parser.delete_first_token()
    return Drawn(name, nodelist)
