"""Files that are read from an address: bounded in size and time, and kept nowhere."""
