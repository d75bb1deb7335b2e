"""The field app against everything that can happen to it: what a soak needs before anything is read."""

from __future__ import annotations

import os
import tempfile

FOLDER = tempfile.mkdtemp(prefix="prakan-field-")
os.environ.update({"PRAKAN_VAR": FOLDER, "PRAKAN_DEMO": "1", "DATABASE_URL": ""})
os.environ.update(dict.fromkeys(("PRAKAN_UPLOAD_RATE", "PRAKAN_FIELD_UPLOAD_RATE"), "1000000"))
os.environ.update({"PRAKAN_FIELD_PER_MINUTE": "1000000", "PRAKAN_FIELD_DEVICES": "1000000"})
os.environ["PRAKAN_HOSTS"] = "localhost,127.0.0.1,127.0.0.2"
os.environ["PRAKAN_SECRET_KEY"] = "of the soak"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

import prakan.config.boot  # noqa: E402, F401
