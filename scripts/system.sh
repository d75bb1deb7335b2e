#!/usr/bin/env bash
# Install the named Debian packages that are missing; without the right to, say kindly what to install.
set -euo pipefail

# The program that shows a package is there.
program() {
  case "$1" in
    chromium) echo chromium ;;
    poppler-utils) echo pdftotext ;;
    postgresql) ls /usr/lib/postgresql/*/bin/postgres 2>/dev/null | tail -n 1 || true ;;
    libreoffice-writer-nogui) ls /usr/lib/libreoffice/program/libswlo.so 2>/dev/null || true ;;
    libreoffice-calc-nogui) ls /usr/lib/libreoffice/program/libsclo.so 2>/dev/null || true ;;
    *) echo "$1" ;;
  esac
}

missing=()
for package in "$@"; do
  found=$(program "$package")
  [ -n "$found" ] && { [ -f "$found" ] || command -v "$found" >/dev/null; } || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}"
  exit 0
fi

echo "Still needed on this machine: ${missing[*]}"
echo "On Debian or Ubuntu:  sudo apt-get install ${missing[*]}"
echo "On another system, install its packages of the same name, then run make again."
# PostgreSQL can come from a wheel instead (scripts/postgres.py), so it alone does not stop the work.
[ "${missing[*]}" = "postgresql" ]
