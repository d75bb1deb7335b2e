"""Settings, urls, wsgi and jobs: where the wings meet."""
