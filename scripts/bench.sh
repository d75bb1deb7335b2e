#!/usr/bin/env bash
# Time everything beside its peers, on demo data of its own; nothing of yours is touched.
set -euo pipefail
export PRAKAN_DEMO=1 PRAKAN_VAR="$PWD/var/bench"
.venv/bin/prakan demo --no-serve
for benchmark in pages plan_import; do
  echo "== $benchmark"
  .venv/bin/python -m "benchmarks.$benchmark"
done
