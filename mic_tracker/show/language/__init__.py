"""What a language says: its words, its numbers, its sentences."""
