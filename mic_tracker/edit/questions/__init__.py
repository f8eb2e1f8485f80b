"""The questions of a dialog: their order, what is on record, what is wrong with an answer."""
