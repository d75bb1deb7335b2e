"""The notice box inside the system: what is written there has arrived."""

from __future__ import annotations

from prakan.domain.text import Text

CODE = "in_app"
NAME = Text("ในระบบ", "In the system")
ICON = "bell"
