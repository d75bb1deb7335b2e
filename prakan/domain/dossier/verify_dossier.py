"""Check the dossier of a case: nothing changed, missing, added or moved; signed; its audit rows sealed.

Stands alone: Python's own library and ``cryptography``; no database, nothing else of Prakan:

    python verify_dossier.py FILE.zip [--key z6Mk…]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FORMAT = "prakan-dossier-1"
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig.json"
ROWS, SEALS = "audit/rows.json", "audit/seals.json"
LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
ED25519 = b"\xed\x01"
CHUNK = 1024 * 1024
HOLDS, DIFFERS, ABSENT = ("ตรง", "holds"), ("ต่าง", "DIFFERS"), ("ไม่มีไฟล์", "absent")
KEY = ("กุญแจสาธารณะ", "Public key")
COMPARE = (
    "เทียบกุญแจนี้กับที่หน่วยงานประกาศ (--key)",
    "compare this key with the one that the agency publishes (--key)",
)
WHOLE = ("ครบถ้วนและตรงกับที่ลงลายมือชื่อ", "Whole, and as it was signed")
#: name of a fault -> what it means, Thai and English
FAULTS: dict[str, tuple[str, str]] = {
    "UNREADABLE": ("เปิดแฟ้มไม่ได้หรือไม่ใช่แฟ้มงานประเมิน", "not a dossier, or not readable"),
    "CHANGED": ("เอกสารถูกแก้หลังลงลายมือชื่อ", "a paper was changed after signing"),
    "MISSING": ("เอกสารหายไปจากแฟ้ม", "a paper is missing"),
    "ADDED": ("มีเอกสารที่ไม่อยู่ในบัญชี", "a paper stands in it that the list does not name"),
    "SIGNATURE": ("ลายมือชื่อไม่ตรงกับบัญชีเอกสาร", "the signature does not fit the list of papers"),
    "KEY": ("ลงลายมือชื่อด้วยกุญแจอื่น", "signed with another key than the one given"),
    "ROW": ("รายการบันทึกถูกแก้", "an audit row was edited"),
    "ORDER": ("รายการบันทึกถูกสลับลำดับ", "audit rows were moved"),
    "UNSEALED": ("ไม่มีตราผนึกครอบรายการบันทึก", "no seal covers an audit row"),
    "SEAL": ("ตราผนึกไม่ตรงกับเนื้อหา", "a seal does not fit what it seals"),
    "CHAIN": ("ตราผนึกไม่ต่อกัน", "a seal does not follow the one before it"),
    "ENTRY": ("ข้อความที่เครื่องบันทึกไว้ไม่ตรงกับรหัสตรวจสอบ", "what a device recorded does not have its digest"),
    "LOG": ("บันทึกของเครื่องไม่ต่อกัน", "an entry of a device does not follow the one before it"),
    "ROOT": ("ตราผนึกสุดท้ายไม่ตรงกับบัญชีเอกสาร", "the last seal is not the one that the list names"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not as it was signed: which fault, and where."""

    fault: str
    where: str

    def say(self, language: str) -> str:
        """Return it in "th" or "en"."""
        return f"{self.fault}  {self.where}: {FAULTS[self.fault][0 if language == 'th' else 1]}"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a dossier holds and every difference; ``public`` is the key (Multikey) that it names."""

    manifest: dict[str, Any]
    public: str
    differences: tuple[Difference, ...]


def check(place: Path, key: str = "") -> Checked:
    """Return everything that is not as it was signed; ``key`` (Multikey): the one it must be signed with."""
    try:
        with zipfile.ZipFile(place) as package:
            raw = package.read(MANIFEST)
            manifest, signed = json.loads(raw), json.loads(package.read(SIGNATURE))
            if manifest["format"] != FORMAT:
                raise ValueError(manifest["format"])
            found = (*_signature(raw, signed, key), *_papers(package, manifest), *_trail(package, manifest))
            found = (*found, *_logs(package, manifest))
            return Checked(manifest, signed["public"], found)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, EOFError):
        return Checked({}, "", (Difference("UNREADABLE", place.name),))
    except (zipfile.LargeZipFile, NotImplementedError, RuntimeError):
        return Checked({}, "", (Difference("UNREADABLE", place.name),))


def what_is_signed(manifest: bytes) -> bytes:
    """Return what the signature is over: the name of the format, then the digest of the manifest."""
    return f"{FORMAT}\n".encode() + hashlib.sha256(manifest).digest()


def _signature(raw: bytes, signed: dict[str, Any], key: str) -> Iterator[Difference]:
    if key and signed["public"] != key:
        yield Difference("KEY", str(signed["public"]))
    try:
        Ed25519PublicKey.from_public_bytes(_public(signed["public"])).verify(
            _base58(signed["signature"]), what_is_signed(raw)
        )
    except (InvalidSignature, ValueError):
        yield Difference("SIGNATURE", MANIFEST)


def _papers(package: zipfile.ZipFile, manifest: dict[str, Any]) -> Iterator[Difference]:
    named, there = {one["file"]: one for one in manifest["papers"]}, package.namelist()
    for file, one in named.items():
        if file not in there:
            yield Difference("MISSING", file)
        elif _digest(package, file) != (one["sha256"], one["size"]):
            yield Difference("CHANGED", file)
    for file in sorted(set(there) - set(named) - {MANIFEST, SIGNATURE}):
        yield Difference("ADDED", file)
    yield from (Difference("ADDED", file) for file in sorted({f for f in there if there.count(f) > 1}))


def _digest(package: zipfile.ZipFile, file: str) -> tuple[str, int] | None:
    sha, size = hashlib.sha256(), 0
    try:
        with package.open(file) as content:
            while piece := content.read(CHUNK):
                sha.update(piece)
                size += len(piece)
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error):
        return None
    return sha.hexdigest(), size


def _trail(package: zipfile.ZipFile, manifest: dict[str, Any]) -> Iterator[Difference]:
    """Yield what is wrong with the audit rows: each as it was sealed, in order, seals one after the other."""
    if not {ROWS, SEALS} <= set(package.namelist()) or None in (
        _digest(package, ROWS),
        _digest(package, SEALS),
    ):
        return  # named as missing or changed already
    rows, seals = json.loads(package.read(ROWS)), json.loads(package.read(SEALS))
    yield from _chain(seals, manifest["audit_root"])
    known = {}
    for seal in seals:
        for line in seal.get("manifest", "").splitlines():
            number, _, digest = line.partition(" ")
            known[int(number)] = digest
    before = 0
    for row in rows:
        where = f"{ROWS} #{row['id']}"
        if row["id"] <= before:
            yield Difference("ORDER", where)
        before = max(before, row["id"])
        if known.get(row["id"]) is None:
            yield Difference("UNSEALED", where)
        elif known[row["id"]] != row["digest"] or not _row_holds(row):
            yield Difference("ROW", where)


def _logs(package: zipfile.ZipFile, manifest: dict[str, Any]) -> Iterator[Difference]:
    """Yield what is wrong with the logs of devices: each text as recorded, each after the one before."""
    for paper in manifest["papers"]:
        file = paper["file"]
        if paper["kind"] == "log" and _digest(package, file) == (paper["sha256"], paper["size"]):
            yield from _log(file, json.loads(package.read(file)))


def _log(file: str, rows: list[dict[str, Any]]) -> Iterator[Difference]:
    digests: dict[tuple[str, int], set[str]] = {}
    for row in rows:
        digests.setdefault((row["device"], row["seq"]), set()).add(row["digest"])
    for row in rows:
        where = f"{file} {row['device'][:8]} #{row['seq']}"
        if "text" in row and not _entry_holds(row):
            yield Difference("ENTRY", where)
        before = digests.get((row["device"], row["seq"] - 1))
        if before and row["prev"] not in before:
            yield Difference("LOG", where)


def _entry_holds(row: dict[str, Any]) -> bool:
    """Return whether a text has its digest and says the number and the digest before it as the row does."""
    said = json.loads(row["text"])
    told = (said["device"], said["seq"], said["prev"]) == (row["device"], row["seq"], row["prev"])
    return told and hashlib.sha256(row["text"].encode()).hexdigest() == row["digest"]


def _row_holds(row: dict[str, Any]) -> bool:
    """Return whether a row has its digest; of a masked one only the digest is told, and it is sealed."""
    if row.get("masked"):
        return True
    content = [row[name] for name in ("at", "by_id", "by_label", "step", "subject", "before", "after")]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return bool(hashlib.sha256(text.encode()).hexdigest() == row["digest"])


def _chain(seals: list[dict[str, Any]], root: str) -> Iterator[Difference]:
    before: dict[str, Any] | None = None
    for seal in seals:
        where = f"{SEALS} {seal['digest'][:12]}"
        manifest = seal.get("manifest")
        told = seal["manifest_sha256"]
        if manifest is not None and hashlib.sha256(manifest.encode()).hexdigest() != told:
            yield Difference("SEAL", where)
        names = ("previous", "first_id", "last_id", "rows", "reason", "at", "manifest_sha256")
        text = json.dumps([seal[name] for name in names], ensure_ascii=False)
        if hashlib.sha256(text.encode()).hexdigest() != seal["digest"]:
            yield Difference("SEAL", where)
        if before is not None and seal["previous"] != before["digest"]:
            yield Difference("CHAIN", where)
        before = seal
    if before is None or before["digest"] != root:
        yield Difference("ROOT", root[:12])


def _public(written: str) -> bytes:
    found = _base58(written)
    if not found.startswith(ED25519):
        raise ValueError("not an Ed25519 public key")
    return found[len(ED25519) :]


def _base58(text: str) -> bytes:
    """Return the bytes of base58btc with its "z" (W3C Controlled Identifiers 1.0)."""
    if not text.startswith("z"):
        raise ValueError("not base58btc")
    number = 0
    for letter in text[1:]:
        number = number * 58 + LETTERS.index(letter)
    zeros = len(text[1:]) - len(text[1:].lstrip(LETTERS[0]))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def lines(checked: Checked, language: str, key: str) -> Iterator[str]:
    """Yield what is printed: each paper with its state, what is not in it, the key, every difference."""
    broken = {one.where for one in checked.differences}
    manifest, at = checked.manifest, 0 if language == "th" else 1
    if manifest:
        yield f"{manifest['case']}  {manifest['institution']}  {manifest['taken_at']}"
        for paper in manifest["papers"]:
            state = DIFFERS[at] if paper["file"] in broken else HOLDS[at]
            yield f"  {state:<10}{paper['sha256'][:12]}  {paper['file']}  {paper['name'][language]}"
        for gone in manifest["absent"]:
            yield f"  {ABSENT[at]:<10}{gone['sha256'][:12]}  {gone['title']}  {gone['why'][language]}"
        yield f"{KEY[at]} {checked.public}"
        if not key:
            yield f"  {COMPARE[at]}"
    yield from (one.say(language) for one in checked.differences)
    if not checked.differences:
        yield WHOLE[at]


def main(arguments: list[str] | None = None) -> int:
    """Check a file and print the outcome; returns 0 when there is no difference, 1 otherwise."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--key", default="", help="the agency's published key: z6Mk…")
    parser.add_argument("--language", choices=("th", "en"), default="th")
    given = parser.parse_args(arguments)
    checked = check(given.file, given.key)
    for line in lines(checked, given.language, given.key):
        print(line)
    return 1 if checked.differences else 0


if __name__ == "__main__":
    sys.exit(main())
