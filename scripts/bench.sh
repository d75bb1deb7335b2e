#!/usr/bin/env bash
# Time everything beside its peers, on demo data of its own; nothing of yours is touched.
set -euo pipefail
export PRAKAN_DEMO=1 PRAKAN_VAR="$PWD/var/bench"
.venv/bin/prakan demo --no-serve
for file in $(grep -l '__main__' benchmarks/*.py); do
  name=$(basename "$file" .py)
  echo "== $name"
  .venv/bin/python -m "benchmarks.$name"
done
