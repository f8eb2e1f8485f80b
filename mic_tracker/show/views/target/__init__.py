"""One target: its facts, its progress, why it has its status, and its figures."""
