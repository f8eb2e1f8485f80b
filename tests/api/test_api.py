"""The documented surface: names and signatures that are kept within a version."""

import inspect
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import mic_tracker
from mic_tracker import api

Golden = Callable[[str, str], None]
ROOT = Path(__file__).parents[2]


def surface() -> Iterator[str]:
    """Every public name: functions and methods with their signatures, fields with their types."""
    for name in mic_tracker.__all__:
        value = getattr(mic_tracker, name)
        if inspect.isclass(value):
            bases = ", ".join(base.__name__ for base in value.__bases__)
            yield f"class {name}({bases})"
            yield from (f"    {line}" for line in sorted(members(value)))
        elif callable(value):
            yield f"{name}{inspect.signature(value)}"
        else:
            yield f"{name}: {type(value).__name__}"


def members(cls: type) -> Iterator[str]:
    """The public fields, properties and methods that a class defines itself."""
    fields = {name: kind for name, kind in cls.__annotations__.items() if name[0] != "_"}
    yield from (f"{name}: {inspect.formatannotation(kind)}" for name, kind in fields.items())
    for name, value in vars(cls).items():
        if name[0] == "_" or name in fields:
            continue
        if isinstance(value, property) and value.fget:
            returned = inspect.signature(value.fget).return_annotation
            yield f"{name}: {inspect.formatannotation(returned)}"
        elif inspect.isfunction(value):
            yield f"{name}{inspect.signature(value)}"


def test_the_surface_is_what_was_promised(golden: Golden) -> None:
    golden("api.txt", f"version {mic_tracker.API_VERSION}\n" + "".join(f"{s}\n" for s in surface()))


def test_every_name_has_its_docstring() -> None:
    names = [getattr(mic_tracker, name) for name in mic_tracker.__all__]
    methods = [m for c in names if inspect.isclass(c) for m in vars(c).values()]
    public = [f for f in [*names, *methods] if inspect.isfunction(f) and f.__name__[0] != "_"]
    assert len(public) > 5
    assert [f.__qualname__ for f in public if not f.__doc__] == []


def test_the_lazy_names_their_types_and_the_module_agree() -> None:
    assert {*mic_tracker.__all__} == {*api.__all__, "__version__"}
    assert {*mic_tracker.__all__} <= {*dir(mic_tracker)}
    stub = (ROOT / "mic_tracker" / "__init__.pyi").read_text("utf-8")
    listed = "__all__ = [\n" + "".join(f'    "{n}",\n' for n in mic_tracker.__all__) + "]\n"
    assert listed in stub


def test_another_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = mic_tracker.nothing  # type: ignore[attr-defined]  # that is what is tried
    assert not hasattr(mic_tracker, "judge")


def modules_after(code: str) -> set[str]:
    """The modules that a process has loaded after some lines."""
    code += "\nimport sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return {*done.stdout.split()}


def test_to_import_the_package_costs_nothing() -> None:
    assert modules_after("import mic_tracker") - modules_after("") <= {"mic_tracker"}


def test_to_load_a_registry_loads_neither_the_command_line_nor_a_notebook() -> None:
    loaded = modules_after("import mic_tracker; mic_tracker.load('targets.toml')")
    heavy = {"typer", "pandas", "jinja2", "mic_tracker.cli", "mic_tracker.edit.registry_file"}
    assert loaded & heavy == set()
    assert "mic_tracker.read.registry" in loaded
