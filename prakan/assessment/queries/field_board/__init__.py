"""Reading how the devices of a day stand: the board, devices, rescue files."""
