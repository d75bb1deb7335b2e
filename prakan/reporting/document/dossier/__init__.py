"""A dossier as it is written: papers, index, list, signature."""
