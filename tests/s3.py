"""A real S3-protocol server on this machine, and the store setting that points at it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3
from moto.server import ThreadedMotoServer

from prakan.config.stores import store_of

BUCKET = "prakan-test"


@contextmanager
def serving() -> Iterator[str]:
    """Serve S3 on a free port with one empty bucket; gives its address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    os.environ.setdefault("AWS_ACCESS_KEY_ID", "test")
    os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "test")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        client(f"http://{host}:{port}").create_bucket(Bucket=BUCKET)
        yield f"http://{host}:{port}"
    finally:
        server.stop()


def client(endpoint: str) -> Any:
    """Return a client of the server, to look at what it holds."""
    return boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1")


def stores(endpoint: str, prefix: str) -> dict[str, Any]:
    """Return STORAGES with the bucket as default store, under a prefix of its own."""
    return {
        "default": store_of(f"s3://{BUCKET}/{prefix}?endpoint={endpoint}"),
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
