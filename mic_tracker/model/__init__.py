"""The nouns that two of the other folders need; pure, without files, clocks or sentences."""
