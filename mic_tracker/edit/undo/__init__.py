"""Taking back what a command wrote: a registry's journal, and the reversal of its last step."""
