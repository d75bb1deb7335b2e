"""A PostgreSQL for the length of a command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from scripts.postgres import debian_folder, debian_server, main


@pytest.mark.skipif(debian_folder() is None, reason="no PostgreSQL server is installed on this machine")
def test_the_server_speaks_thai_and_is_gone_afterwards() -> None:
    programs = debian_folder()
    assert programs
    with debian_server(programs) as address, psycopg.connect(address) as connection:
        encoding = connection.execute("show server_encoding").fetchone()
        words = connection.execute("select w from unnest(array['ไก่', 'กา', 'ขา']) w order by w").fetchall()
    assert encoding == ("UTF8",)
    assert [w for (w,) in words] == ["กา", "ไก่", "ขา"]
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address, connect_timeout=3)


@pytest.mark.skipif(debian_folder() is None, reason="no PostgreSQL server is installed on this machine")
def test_the_command_gets_the_address_and_gives_its_exit_code() -> None:
    script = Path(__file__).resolve().parents[2] / "scripts" / "postgres.py"
    says = "import os, sys; sys.exit(7 if os.environ['DATABASE_URL'].startswith('postgres://') else 1)"
    command = [sys.executable, str(script), "--", sys.executable, "-c", says]
    assert subprocess.run(command, check=False, env={**os.environ}).returncode == 7


def test_a_wrong_call_exits_with_two() -> None:
    assert main([]) == 2
