"""The field app's own rules: entries, logs, versions that meet, ledgers, clocks, records of a visit."""
