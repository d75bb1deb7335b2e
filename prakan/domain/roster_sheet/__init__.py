"""A roster of institutions as a sheet: columns recognised, lines read, faults told with proposals."""
