"""What a page may load and where its forms may go: the Content-Security-Policy of every answer."""

from __future__ import annotations

from typing import Any
from urllib.parse import SplitResult

from csp.constants import NONCE, NONE, SELF


def content_policy(provider: SplitResult) -> dict[str, Any]:
    """Return the policy for an installation with this identity provider (an empty address: none)."""
    # A browser follows a form's redirect to the identity provider only if that is named here.
    forms = [SELF, *([f"{provider.scheme}://{provider.netloc}"] if provider.netloc else [])]
    directives = {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],  # videos and sounds of evidence play in the page
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": forms,
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
    return {"DIRECTIVES": directives}
