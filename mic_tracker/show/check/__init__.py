"""The verdict of a check in the formats that CI systems read."""
