"""The only writers of what the registry's records become."""
