"""Python modules that a change may bring, under the names of those that a job imports."""

from pathlib import Path

MODULES = ("venv", "pip/__main__", "logging", "json", "typer", "sitecustomize", "mic_tracker/cli")


def lay(folder: Path) -> None:
    """Write modules into a folder; each leaves a file beside itself when it is imported."""
    for name in MODULES:
        path = folder / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text("open(__file__ + '.caught', 'w').close()\n", encoding="utf-8")
        if "/" in name:
            (path.parent / "__init__.py").touch()


def caught(folder: Path) -> list[str]:
    """The modules below a folder that were imported."""
    return sorted(path.name for path in folder.rglob("*.caught"))
