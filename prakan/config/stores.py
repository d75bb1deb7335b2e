"""The store of files from one address: a folder without any, a bucket by ``s3://bucket/prefix?endpoint=…``."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ImproperlyConfigured

KNOWN = {"endpoint", "region"}


def store_of(address: str) -> dict[str, Any]:
    """Return Django's words for the store at ``address``; keys come from AWS_ACCESS_KEY_ID and its like."""
    if not address:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    told = urlsplit(address)
    asked = {name: values[-1] for name, values in parse_qs(told.query).items()}
    if told.scheme != "s3" or not told.netloc or set(asked) - KNOWN:
        raise ImproperlyConfigured(f"PRAKAN_STORAGE is not s3://bucket/prefix?endpoint=…&region=…: {address}")
    endpoint = asked.get("endpoint")
    options = {
        "bucket_name": told.netloc,
        "location": told.path.strip("/"),
        "endpoint_url": endpoint,
        "region_name": asked.get("region") or ("us-east-1" if endpoint else None),
        "file_overwrite": True,  # a place is a digest: the same name is the same bytes
        "max_memory_size": 8 * 1024 * 1024,  # what is opened whole is spooled to disk
    }
    return {"BACKEND": "prakan.foundation.object_store.ObjectStore", "OPTIONS": options}
