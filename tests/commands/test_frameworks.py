"""prakan frameworks: exit codes, problems with their places, outcomes with their derivation."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result
from pytest_django import Settings

from prakan.commands.main import cli
from tests.domain.frameworks.sample import FILES


def run(*arguments: str) -> Result:
    """Run prakan frameworks."""
    return CliRunner().invoke(cli, ["frameworks", *arguments])


def written(folder: Path, **changed: str) -> Path:
    """Write the sample pack into a folder, files replaced."""
    place = folder / "sample-2567"
    place.mkdir(parents=True)
    for name, text in {**FILES, **{f"{k}.toml": v for k, v in changed.items()}}.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def test_the_packs_of_the_house_are_faultless() -> None:
    result = run("check")
    assert (result.exit_code, len(result.output.splitlines())) == (0, 15)


def test_one_pack_or_a_folder_of_packs(tmp_path: Path) -> None:
    place = written(tmp_path)
    assert [run("check", str(folder)).exit_code for folder in (place, tmp_path)] == [0, 0]


def test_a_fault_is_told_with_file_and_line_and_exit_code_1(tmp_path: Path) -> None:
    wrong = FILES["examples.toml"].replace('overall = "middle"', 'overall = "high"')
    result = run("check", str(written(tmp_path, examples=wrong)), "--lang", "en")
    assert result.exit_code == 1
    assert result.output.splitlines()[:2] == [
        "sample-2567: 1 problems",
        "  FRAME-051 examples.toml:16: the example expects high for overall, but the rules give middle",
    ]


def test_no_pack_is_a_wrong_call(tmp_path: Path) -> None:
    assert [run("check", str(tmp_path)).exit_code, run("show", "nothing-2567").exit_code] == [2, 2]


def test_show_explains_each_outcome(tmp_path: Path, settings: Settings) -> None:
    written(tmp_path)
    settings.FRAMEWORKS_FOLDER = tmp_path
    lines = run("show", "sample-2567", "--lang", "en").output.splitlines()
    assert lines[-4:] == [
        "= One",
        "    standard 1: High (mean 2.5, 2.5 or more; 1.1=High, 1.2=Middle)",
        "    standard 2: Middle (mean 2, from 1.5 to below 2.5; 2.1=Middle)",
        "    overall: Middle (the lowest is standard 2; 1=High, 2=Middle)",
    ]


def test_show_says_what_is_to_be_confirmed() -> None:
    english, thai = run("show", "basic-2567", "--lang", "en"), run("show", "basic-2567")
    assert english.output.count("! to be confirmed (2023-12-01)") == 3
    assert thai.output.count("! รอยืนยัน (2023-12-01)") == 3


def test_a_form_is_written_and_a_pack_begun_from_it(tmp_path: Path) -> None:
    out = tmp_path / "form.xlsx"
    assert run("form", "basic-2567", "--out", str(out)).exit_code == 0
    asked = ("--code", "begun", "--year", "2568", "--level", "basic", "--out", str(tmp_path))
    result = run("from-form", str(out), *asked)
    assert (result.exit_code, "3 standards, 16 indicators" in result.output) == (0, True)
    assert (tmp_path / "begun-2568" / "pack.toml").is_file()


def test_what_asks_nothing_has_no_form_and_other_files_are_none(tmp_path: Path) -> None:
    assert run("form", "welfare-2567", "--out", str(tmp_path / "x.xlsx")).exit_code == 1
    (other := tmp_path / "other.xlsx").write_bytes(b"words")
    asked = ("--code", "b", "--year", "2568", "--level", "basic", "--out", str(tmp_path))
    result = run("from-form", str(other), *asked)
    assert (result.exit_code, "FRAME-080" in result.output) == (2, True)


def test_show_of_a_faulty_pack_tells_its_faults(tmp_path: Path, settings: Settings) -> None:
    written(tmp_path, rules="[[rule]")
    settings.FRAMEWORKS_FOLDER = tmp_path
    result = run("show", "sample-2567", "--lang", "en")
    assert (result.exit_code, "FRAME-002 rules.toml:1" in result.output) == (1, True)
