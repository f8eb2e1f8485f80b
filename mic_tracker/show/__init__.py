"""Judgements to the outside: words, documents and data, and the formats that write them."""
