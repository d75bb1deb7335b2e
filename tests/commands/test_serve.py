"""An address that is taken is refused before anything is loaded or started."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from prakan.commands.serve import check_free, serve, surroundings


@pytest.fixture
def taken() -> Iterator[str]:
    """Yield an address on which something listens."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        yield f"127.0.0.1:{door.getsockname()[1]}"


def test_a_taken_address_is_refused_with_the_next_move(taken: str) -> None:
    answer = CliRunner().invoke(serve, ["--address", taken])
    assert (answer.exit_code, "INSTALL-009" in answer.output, taken in answer.output) == (2, True, True)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.1:x", "127.0.0.1:99999", "nowhere.invalid:80"])
def test_what_is_no_address_is_refused(address: str) -> None:
    answer = CliRunner().invoke(serve, ["--address", address])
    assert (answer.exit_code, "INSTALL-009" in answer.output) == (2, True)


def test_a_free_address_is_taken_as_it_is() -> None:
    check_free("127.0.0.1:0")


def test_links_lead_to_where_pages_are_served() -> None:
    assert surroundings("127.0.0.1:8071", {"LANG": "C"}) == {
        "PRAKAN_SITE_URL": "http://127.0.0.1:8071",
        "LANG": "C",
    }


def test_what_the_installation_says_of_its_address_stands() -> None:
    said = {"PRAKAN_SITE_URL": "https://prakan.agency.example"}
    assert surroundings("127.0.0.1:8071", said) == said


@pytest.mark.parametrize("address", ["0.0.0.0:8000", ":8000", "[::]:8000"])
def test_an_address_for_every_host_names_none(address: str) -> None:
    assert surroundings(address, {}) == {}
