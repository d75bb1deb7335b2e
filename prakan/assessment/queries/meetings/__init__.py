"""Reading committees and the board: members, what waits for them, meetings with their agendas."""
