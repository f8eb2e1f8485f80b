"""The console script; owns the exit codes."""


def main() -> int:
    """Run the program."""
    return 0
