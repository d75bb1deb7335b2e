#!/usr/bin/env bash
# Lock requirements with hashes and without any host name.
set -euo pipefail
for name in requirements requirements-dev; do
  .venv/bin/uv pip compile -q --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
    --python-version 3.11 "$name.in" -o "$name.txt"
done
