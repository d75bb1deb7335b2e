"""What a dossier of a case holds: each paper is one function, listed in ``registry``."""
