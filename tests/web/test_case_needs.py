"""What a case lacks leads to the page where it is done, for whoever may open it."""

from __future__ import annotations

import pytest

from prakan.domain.cases.needs import Need
from prakan.web.shell.case_needs import OF_ALL, OF_CASE, linked

BY_ITSELF = {Need.VISIT_OVER}  # time alone brings it


def everything(page: str) -> bool:
    return True


def nothing(page: str) -> bool:
    return False


@pytest.mark.parametrize("need", sorted(set(Need) - BY_ITSELF))
def test_each_need_has_a_page(need: Need) -> None:
    ((said, url),) = linked([need], 7, 3, everything)
    assert (said, url.startswith("/")) == (need, True)


def test_what_nobody_does_or_may_not_open_is_only_said() -> None:
    assert linked([Need.VISIT_OVER], 7, 3, everything) == [(Need.VISIT_OVER, "")]
    assert {url for _, url in linked(Need, 7, 3, nothing)} == {""}
    assert linked([Need.SAR_ACCEPTED], 7, None, everything) == [(Need.SAR_ACCEPTED, "")]


def test_pages_of_one_case_name_it() -> None:
    urls = dict(linked(OF_CASE, 7, 3, everything))
    assert all("/cases/7/" in url for url in urls.values())
    assert set(OF_CASE) & set(OF_ALL) == set()
