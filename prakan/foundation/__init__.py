"""People, units, access, audit, notices, documents and files: what every wing stands on."""
