"""What people do with committees and the board: members, agendas, resolutions, closing."""
