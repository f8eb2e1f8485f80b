"""The hall: read → as of → assess → gate → show; the program on one page."""
