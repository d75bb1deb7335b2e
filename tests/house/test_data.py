"""What must never be committed: people's data, and the addresses of one machine's registries."""

from __future__ import annotations

import re
import subprocess

from tests.house.reading import INSTALLED, ROOT, files, name, text, tracked

PHONE = re.compile(r"(?<![\d.,-])0[2-9]\d?[- ]?\d{3}[- ]?\d{4}(?![\d.])")
MAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
TITLE = re.compile(
    r"(?:นาย(?!ก|ทะเบียน|จ้าง)|นางสาว|นาง|น\.ส\.|ดร\.|ผศ\.|รศ\.)\s?[ก-ฮเแโใไ][^\s\d]{1,15}\s+[ก-ฮเแโใไ][^\s\d]{2,20}"
)
MEETING = re.compile(r"zoom\.us/|meet\.google\.com/|teams\.microsoft\.com/l/")
NUMBER = re.compile(r"(?<![\d.])\d{13}(?!\d)")
#: domains that belong to nobody (RFC 2606)
NOBODY = ("example", "example.org", "example.com", "test", "invalid", "localhost")
HOSTS = ("pypi" + ".org", "files.python" + "hosted", "registry.npm" + "js")
PROSE = (".py", ".toml", ".md", ".po", ".html", ".txt", ".ts", ".csv", ".json")
LOCKS = ("requirements.txt", "requirements-dev.txt")


def is_citizen_number(digits: str) -> bool:
    """Return whether 13 digits carry the check digit of a Thai citizen number."""
    total = sum(int(d) * (13 - i) for i, d in enumerate(digits[:12]))
    return digits[0] != "0" and (11 - total % 11) % 10 == int(digits[12])


def personal(words: str) -> list[str]:
    """Return what looks like a real person's data."""
    found = [m.group() for rule in (PHONE, TITLE, MEETING) for m in rule.finditer(words)]
    found += [m.group() for m in NUMBER.finditer(words) if is_citizen_number(m.group())]
    return found + [m.group() for m in MAIL.finditer(words) if not m.group(1).endswith(NOBODY)]


def test_personal_data_is_seen() -> None:
    assert personal("โทร 0" + "81-234-5678") == ["0" + "81-234-5678"]
    assert personal("เลข 11014" + "00000008") == []
    assert personal("เลข 11014" + "00000006") == ["11014" + "00000006"]
    assert personal("somchai@" + "agency.go.th") == ["somchai@" + "agency.go.th"]
    assert personal("owner@agency.example") == []
    assert personal("เสนอ " + "นาย" + "สมมติ นามสมมติ") == ["นาย" + "สมมติ นามสมมติ"]
    assert personal("นายกรัฐมนตรี และงบ 338,725,100.00 บาท") == []


def test_no_personal_data_is_committed() -> None:
    skipped = {ROOT / "package-lock.json", *(ROOT / lock for lock in LOCKS)}
    paths = [p for p in files(*PROSE) if p not in skipped and "/fonts/" not in name(p)]
    assert {name(p): found for p in paths if (found := personal(text(p)))} == {}


def committed_installs(names: list[str]) -> list[str]:
    """Return the folders of a machine that are under version control."""
    return sorted({folder for folder in INSTALLED for n in names if n.startswith(folder)})


def test_nothing_installed_is_committed() -> None:
    assert committed_installs([".venv/pyvenv.cfg", "prakan/__init__.py"]) == [".venv/"]
    command = ["git", "ls-files", "--cached"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert committed_installs(names) == []


def hosts(words: str) -> list[str]:
    """Return the registries' hosts that a text names."""
    return [host for host in HOSTS if host in words]


def test_no_file_names_a_registry() -> None:
    assert hosts("--index-url https://" + HOSTS[0] + "/simple") == [HOSTS[0]]
    readable = [
        p
        for p in tracked()
        if p.suffix in (*PROSE, ".in", ".yaml", ".cfg", "") and p.stat().st_size < 4_000_000
    ]
    assert {name(p): found for p in readable if (found := hosts(p.read_text("utf-8", "replace")))} == {}


def unlocked(words: str) -> list[str]:
    """Return the requirements of a lock file that are not pinned, or carry no hash, or name an address."""
    entries = re.split(r"\n(?=[a-z0-9])", re.sub(r"^\s*#.*\n?", "", words, flags=re.MULTILINE).strip())
    return [e.split()[0] for e in entries if "==" not in e or "--hash=sha256:" not in e or "://" in e]


def test_lock_files_are_pinned_and_without_addresses() -> None:
    assert unlocked("click==8.1 \\\n    --hash=sha256:00\n    # via -r requirements.in\ndjango\n") == [
        "django"
    ]
    assert unlocked("click @ https://somewhere/click.whl") == ["click"]
    assert {lock: found for lock in LOCKS if (found := unlocked(text(ROOT / lock)))} == {}


def test_the_front_ends_lock_is_without_addresses() -> None:
    assert '"resolved"' not in text(ROOT / "package-lock.json")
    assert "omit-lockfile-registry-resolved=true" in text(ROOT / ".npmrc")
