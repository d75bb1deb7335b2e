"""A year of assessment played through the actions that people use: chance, people, teams, cases, meetings."""
