"""Making up institutions: believable names and places of schools that do not exist."""
