"""A day in a valley, shown on the demonstration: what must be set before anything is read."""

from __future__ import annotations

import os
import tempfile

FOLDER = tempfile.mkdtemp(prefix="prakan-valley-")
os.environ.update({"PRAKAN_VAR": FOLDER, "PRAKAN_DEMO": "1", "DATABASE_URL": ""})
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

import prakan.config.boot  # noqa: E402, F401
