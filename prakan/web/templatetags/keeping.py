"""Fragments that stay drawn until anything is written."""

from __future__ import annotations

from typing import Never

from django import template
from django.template import Context, NodeList
from django.template.base import Parser, Token
from django.utils.safestring import SafeString

from prakan.foundation.queries.memory import Memory

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


class Kept(template.Node):
    """A fragment that is drawn once for all who may see the same."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> SafeString:
        """Return the fragment, drawn now or before; an answer to a sent form is always drawn."""
        shell = context.get("shell")
        with context.push(**BARRED):
            if shell is None or not shell.only_reads:
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
