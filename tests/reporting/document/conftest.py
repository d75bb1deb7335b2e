"""The sample report written once per format and language."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from prakan.reporting.document import excel, page, pdf, word
from prakan.reporting.document.model import Report
from tests.reporting.document.sample import report


@pytest.fixture(scope="session")
def sample() -> Report:
    """The report in Thai, its detail table twelve rows long."""
    return report(12)


@pytest.fixture(scope="session")
def english() -> Report:
    return report(12, "en")


@pytest.fixture(scope="session")
def written(sample: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample as report.pdf, .docx, .xlsx and .html."""
    folder = tmp_path_factory.mktemp("written")
    for ending, renderer in (("pdf", pdf), ("docx", word), ("xlsx", excel), ("html", page)):
        renderer.render(sample, folder / f"report.{ending}")
    return folder


@pytest.fixture(scope="session")
def said() -> Callable[..., str]:
    """What a command of poppler prints about a PDF (its warnings left out)."""

    def run(*command: str | Path) -> str:
        done = subprocess.run([str(c) for c in command], capture_output=True, check=True)
        return done.stdout.decode("utf-8", errors="replace")

    return run


@pytest.fixture(scope="session")
def text_of(said: Callable[..., str]) -> Callable[[Path], str]:
    """The text of a PDF as poppler reads it, line by line."""
    return lambda path: said("pdftotext", "-layout", path, "-")
