"""Files of other people as they are: bytes, table, long table, roles of the columns, figures."""
