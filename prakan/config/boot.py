"""Starting Django on import, so that the modules after it can import models."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prakan.config.settings")
django.setup()
