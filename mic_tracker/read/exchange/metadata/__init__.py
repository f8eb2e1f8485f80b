"""What stands in a file of its own beside the tables that it is about."""
