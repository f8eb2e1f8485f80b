"""Tables of millions of rows, which another library reads: it gives codes, we read spellings."""
