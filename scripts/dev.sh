#!/usr/bin/env bash
# Serve with automatic reload and run the worker beside it; both stop together.
set -euo pipefail
export DJANGO_SETTINGS_MODULE=prakan.config.settings
.venv/bin/prakan demo --no-serve
.venv/bin/prakan worker &
worker=$!
trap 'kill "$worker" 2>/dev/null || true' EXIT
.venv/bin/python -m django runserver 127.0.0.1:8000
