"""The chapters of the quarterly report: each turns material and figures into blocks of the report model."""
