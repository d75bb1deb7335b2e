"""Tests of files run on both stores: a folder, and a real S3-protocol server."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.files.storage import storages
from pytest_django import Settings

from tests import s3


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """The address of a real S3-protocol server."""
    with s3.serving() as address:
        yield address


@pytest.fixture(params=["disk", "s3"])
def store_kind(request: pytest.FixtureRequest, settings: Settings) -> str:
    """The store the test runs on: each test that asks for it runs once on each."""
    if request.param == "s3":
        settings.STORAGES = s3.stores(request.getfixturevalue("s3_server"), uuid.uuid4().hex)
    return str(request.param)


@pytest.fixture
def held(settings: Settings) -> Callable[[], list[str]]:
    """Return what lies in the store, by name; what is still on its way in does not count."""

    def names() -> list[str]:
        store = storages["default"]
        if hasattr(store, "bucket"):
            prefix = f"{store.location}/"
            return sorted(o.key.removeprefix(prefix) for o in store.bucket.objects.filter(Prefix=prefix))
        root = Path(settings.MEDIA_ROOT)
        files = (p.relative_to(root) for p in root.rglob("*") if p.is_file())
        return sorted(p.as_posix() for p in files if p.parts[0] != "incoming")

    return names
