"""Taking in what devices recorded, by the actions of the wing: the only room that calls several of them."""
