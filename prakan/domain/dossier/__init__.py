"""The dossier of a case: its format, masking, and checking one without a database."""
