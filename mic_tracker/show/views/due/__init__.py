"""What `due` says: a list with the commands that enter what is due, data, and a calendar."""
