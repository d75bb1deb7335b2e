"""An S3 bucket as store; loaded only where PRAKAN_STORAGE names one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage

PIECE = 256 * 1024
PART = 8 * 1024 * 1024


@contextmanager
def _as_os_errors() -> Iterator[None]:
    """Say what the bucket answers as a disk would: ``OSError``."""
    try:
        yield
    except (BotoCoreError, ClientError, Boto3Error) as error:
        raise OSError(f"{type(error).__name__}: {error}") from error


class ObjectStore(S3Storage):  # type: ignore[misc]
    """Written in parts of 8 MiB, so that memory stays flat; read from any byte; raises ``OSError``."""

    def get_default_settings(self) -> dict[str, Any]:
        """Short patience and few retries: a person waits."""
        style = {"addressing_style": "path" if self._asked_endpoint else "auto"}
        config = Config(
            s3=style, connect_timeout=5, read_timeout=60, retries={"max_attempts": 4, "mode": "standard"}
        )
        transfer = TransferConfig(multipart_chunksize=PART, max_concurrency=4)
        transfer.max_in_memory_upload_chunks = 4  # a large file never takes more than four parts of memory
        defaults = super().get_default_settings()
        return {**defaults, "client_config": config, "transfer_config": transfer}

    def __init__(self, **options: Any) -> None:
        self._asked_endpoint = options.get("endpoint_url")
        super().__init__(**options)

    def _save(self, name: str, content: Any) -> str:
        with _as_os_errors():
            return str(super()._save(name, content))

    def exists(self, name: str) -> bool:
        with _as_os_errors():
            return bool(super().exists(name))

    def size(self, name: str) -> int:
        with _as_os_errors():
            return int(super().size(name))

    def delete(self, name: str) -> None:
        with _as_os_errors():
            super().delete(name)

    def part(self, name: str, start: int, length: int) -> Iterator[bytes]:
        """Yield ``length`` bytes from ``start``; the connection is closed at the end or when left early."""
        asked = f"bytes={start}-{start + length - 1}"
        with _as_os_errors():
            body = self.bucket.Object(self._normalize_name(name)).get(Range=asked)["Body"]
            try:
                yield from body.iter_chunks(PIECE)
            finally:
                body.close()
