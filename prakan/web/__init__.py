"""How people come in: pages, forms, templates, static files."""
