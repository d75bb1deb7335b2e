"""How commands answer: problems told kindly with exit code 2, options that several commands share."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from prakan.domain.problems import Refused

Command = TypeVar("Command", bound=Callable[..., Any])
WRONG_CALL = 2


def language() -> str:
    """Return the operator's language: English unless the terminal's locale is Thai."""
    return "th" if os.environ.get("LANG", "").startswith("th") else "en"


def kindly(command: Command) -> Command:
    """Turn a refusal into its numbered problem on standard error and exit code 2."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except Refused as refused:
            say_problems(refused)
            raise click.exceptions.Exit(WRONG_CALL) from None

    return run  # type: ignore[return-value]


def say_problems(refused: Refused) -> None:
    """Print each problem: number, what happened, the next move."""
    for fault in refused.faults:
        click.echo(f"{fault.code}: {fault.what(language())}\n  → {fault.next_move(language())}", err=True)


def period_options(command: Command) -> Command:
    """Add --year (B.E.) and --quarter."""
    command = click.option("--quarter", type=click.IntRange(1, 4), required=True, help="Quarter, 1 to 4.")(
        command
    )
    return click.option(
        "--year", type=click.IntRange(2500, 2700), required=True, help="Fiscal year, Buddhist era (2567)."
    )(command)


def language_option(command: Command) -> Command:
    """Add --lang th|en."""
    return click.option(
        "--lang",
        type=click.Choice(["th", "en"]),
        default="th",
        show_default=True,
        help="Language of the words.",
    )(command)
