"""What people and the system do with cases: installed routes, opening, following, steps, holds."""
