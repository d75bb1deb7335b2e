"""Pages: form to one action to redirect or fragment; no rule lives here."""
