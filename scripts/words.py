"""Merge and compile the words on the screen: one PO file per area, no GNU gettext needed.

    python scripts/words.py           compile prakan/web/locale from prakan/web/words/th/*.po
    python scripts/words.py --check   only look: fail naming each missing, unused, repeated or broken entry

English msgids are the English words themselves. `library.po` may hold words of the libraries we use.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileParser
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "prakan"
WORDS = SOURCE / "web" / "words" / "th"
COMPILED = SOURCE / "web" / "locale"
LIBRARY = "library.po"  # words that Django or another library says: not found in our own source

KEYWORDS: dict[str, Any] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
#: words of the field app, as prakan/web/front/spoken.ts finds them: t("…"), w("…"), tn(n, "one", "many")
SAID = re.compile(
    r'\b(?:t|w)\(\s*"((?:[^"\\]|\\.)+)"|\btn\([^,"]+,\s*"((?:[^"\\]|\\.)+)",\s*"((?:[^"\\]|\\.)+)"'
)
SLOT = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")

Key = tuple[str | None, str]  # context and msgid (the singular)


class Recorder(Catalog):
    """A catalogue that remembers which entries its file repeats."""

    def __init__(self) -> None:
        super().__init__(locale="th", charset="utf-8")
        self.repeated: list[Key] = []

    def __setitem__(self, identity: Any, message: Message) -> None:
        if message.id and self.get(message.id, message.context):
            self.repeated.append(key_of(message))
        super().__setitem__(identity, message)


def key_of(message: Message) -> Key:
    """Return what tells one entry from another."""
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def used(source: Path = SOURCE) -> dict[Key, str]:
    """Return every msgid of the source with the first place that says it."""
    found: dict[Key, str] = {}
    for path in sorted(p for p in source.rglob("*") if p.suffix in {".py", ".html", ".txt"} and p.is_file()):
        for line, messages, context in messages_of(path):
            singular = messages if isinstance(messages, str) else messages[0]
            found.setdefault((context, singular), f"{path.relative_to(source.parent)}:{line}")
    for path in sorted((source / "web" / "front" / "field").rglob("*.ts")):
        for words in spoken(path.read_text(encoding="utf-8")):
            found.setdefault(("field", words), str(path.relative_to(source.parent)))
    return found


def spoken(text: str) -> Iterator[str]:
    """Yield the words that a module of the field app says."""
    for match in SAID.finditer(text):
        yield from (json.loads(f'"{words}"') for words in match.groups() if words is not None)


def messages_of(path: Path) -> Iterator[tuple[int, Any, str | None]]:
    """Yield line, msgid (with its plural) and context of each marked text of a file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        if "{%" not in text and "{{" not in text:
            return
        # The tokenizer knows indents, templates do not.
        text = "\n".join(line.lstrip() for line in templatize(text).splitlines())
    for line, messages, _comments, context in extract("python", io.BytesIO(text.encode()), KEYWORDS):
        yield line, messages, context


def read(path: Path) -> Recorder:
    """Return the entries of one area."""
    catalogue = Recorder()
    with path.open(encoding="utf-8") as file:
        PoFileParser(catalogue, abort_invalid=True).parse(file)
    return catalogue


def areas(folder: Path = WORDS) -> dict[str, Recorder]:
    """Return every area's entries by file name."""
    return {path.name: read(path) for path in sorted(folder.glob("*.po"))}


def faults(wanted: dict[Key, str], catalogues: dict[str, Recorder]) -> list[str]:
    """Return what is wrong, one line each: missing, empty, unused, repeated, or with other slots."""
    homes: dict[Key, list[str]] = {}
    found: list[str] = []
    for name, catalogue in catalogues.items():
        found += [f"repeated in {name}: {say(key)}" for key in catalogue.repeated]
        for message in catalogue:
            if message.id:
                homes.setdefault(key_of(message), []).append(name)
                found += wrong(message, name)
    found += [f"missing: {say(key)} ({place})" for key, place in wanted.items() if key not in homes]
    for key, names in homes.items():
        if key not in wanted and LIBRARY not in names:
            found.append(f"unused in {names[0]}: {say(key)}")
        if len(names) > 1:
            found.append(f"repeated in {' and '.join(names)}: {say(key)}")
    return found


def wrong(message: Message, name: str) -> list[str]:
    """Return what is wrong with one entry by itself."""
    words = message.string if isinstance(message.string, str) else "".join(message.string or ())
    if not words or message.fuzzy:
        return [f"without Thai in {name}: {say(key_of(message))}"]
    identity = message.id if isinstance(message.id, str) else message.id[-1]
    if set(SLOT.findall(identity)) != set(SLOT.findall(words)):
        return [f"other slots in {name}: {say(key_of(message))}"]
    return []


def say(key: Key) -> str:
    """Return an entry as a reader of the message knows it."""
    return f'"{key[1]}"' + (f" (as {key[0]})" if key[0] else "")


def merge(catalogues: dict[str, Recorder]) -> Catalog:
    """Return one catalogue of all areas; the first area that says a word keeps it."""
    merged = Catalog(locale="th", charset="utf-8")
    for catalogue in catalogues.values():
        for message in catalogue:
            if message.id and not merged.get(message.id, message.context):
                merged.add(message.id, message.string, context=message.context)
    return merged


def compile_to(folder: Path, catalogue: Catalog) -> Path:
    """Write the catalogue where Django looks for it."""
    path = folder / str(catalogue.locale) / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_mo(file, catalogue)
    return path


def main(arguments: list[str]) -> int:
    """Compile, or with --check look only; 0 fine, 1 found something, 2 wrong call."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    catalogues = areas()
    if not arguments:
        compile_to(COMPILED, merge(catalogues))
        compile_to(COMPILED, Catalog(locale="en", charset="utf-8"))
        return 0
    found = faults(used(), catalogues)
    print("\n".join(found) if found else "every word has its Thai")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
