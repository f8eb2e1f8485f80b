"""Stated policy targets, dated and sourced observations, and an honest judgement of both.

`mic_tracker.load` reads a registry from Python; docs/python.md has the rest. The names are looked
up when somebody asks for one: the command line imports this module, and needs none of them. Their
types stand in `__init__.pyi`.
"""

__version__ = "0.2.0"
__all__ = [
    "API_VERSION",
    "FigureTable",
    "FindingMessage",
    "InvalidRegistry",
    "LoadedRegistry",
    "MicTrackerError",
    "StatusTable",
    "TargetStatus",
    "__version__",
    "load",
]


def __getattr__(name: str) -> object:
    """Import a name of the Python interface."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module  # noqa: PLC0415 - the command line asks for no name

    found: object = getattr(import_module("mic_tracker.api"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """The names for people, and whatever is loaded."""
    return sorted({*globals(), *__all__})
