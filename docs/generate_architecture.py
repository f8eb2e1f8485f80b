"""Writes the generated parts of docs/architecture.md: the picture of the imports and the tables.

They are made from the same graph of imports that import-linter checks, and from the docstrings.
"""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise, product
from pathlib import Path

import grimp

PAGE = Path(__file__).with_name("architecture.md")
ROOT = PAGE.parents[1]
PACKAGE = ROOT / "mic_tracker"
# folders without Python have no docstring that could say it
DATA = {
    "edit/templates": "The files that `init` starts a registry with.",
    "show/messages": "Every sentence and word for people, in a folder for each language.",
    "show/schemas": "The JSON Schemas of what the commands print with `--json`.",
}

Arrow = tuple[str, str]


def page(text: str) -> str:
    """The page with its generated parts made anew; ValueError where one has no marks."""
    for name, part in parts().items():
        start, end = f"<!-- generated: {name} -->\n", f"<!-- end of {name} -->"
        pattern = re.compile(f"{re.escape(start)}.*?{re.escape(end)}", re.DOTALL)
        if len(pattern.findall(text)) != 1:
            raise ValueError(f"{start.strip()} … {end} is not once in {PAGE.name}")
        text = pattern.sub(lambda _, new=start + part + end: new, text)
    return text


def parts() -> dict[str, str]:
    """Each generated part by its name."""
    arrows, rooms = arrows_of(graph()), layers()
    return {
        "picture": _picture(arrows, rooms),
        "imports": _imports(arrows, rooms),
        "folders": _folders(rooms),
    }


def graph() -> Mapping[str, Iterable[str]]:
    """Which modules each module imports, wherever in it the import stands."""
    found = grimp.build_graph("mic_tracker", cache_dir=None)
    return {name: found.find_modules_directly_imported_by(name) for name in found.modules}


def arrows_of(imports: Mapping[str, Iterable[str]]) -> Counter[Arrow]:
    """How many imports lead from one place of the picture to another."""
    pairs = ((place(one), place(other)) for one, others in imports.items() for other in others)
    return Counter(pair for pair in pairs if pair[0] != pair[1] and all(pair))


def place(module: str) -> str:
    """The first-level folder that a module is in, else its room; nothing for the package itself."""
    parts = module.split(".")[1:]
    for depth in (2, 1):
        folder = "/".join(parts[:depth])
        if len(parts) >= depth and (PACKAGE / folder).is_dir():
            return folder
    return parts[0] if parts else ""


def layers() -> list[str]:
    """The rooms from the top to the bottom, as the import contract has them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (names,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [name.strip() for layer in names for name in layer.split("|")]


def _room(place: str) -> str:
    return place.split("/", maxsplit=1)[0]


def _between_rooms(arrows: Counter[Arrow]) -> Counter[Arrow]:
    found = Counter[Arrow]()
    for (one, other), count in arrows.items():
        if _room(one) != _room(other):
            found[_room(one), _room(other)] += count
    return found


def _picture(arrows: Counter[Arrow], rooms: list[str]) -> str:
    """A Mermaid flowchart, without the arrows to `model` and below: they would hide the others."""
    drawn = [room for room in rooms if room != "__main__"]
    bottom = drawn[drawn.index("model") :]
    between = _between_rooms(arrows)
    lines = [line for room in drawn for line in _drawn_room(room, arrows)]
    for one, other in product(drawn, drawn):
        if between[one, other] and other not in bottom:
            lines.append(f"{one} -->|{between[one, other]}| {other}")
    # invisible: what has no arrow keeps its place below the others
    lines += [f"{one} ~~~ {other}" for one, other in pairwise(["text", *bottom])]
    return "\n".join(["```mermaid", "flowchart TD", *(f"    {line}" for line in lines), "```", ""])


def _drawn_room(room: str, arrows: Counter[Arrow]) -> Iterator[str]:
    """A box; with the folders of the room in it where it has any, and the arrows between them."""
    folders = [f"{room}/{f.name}" for f in _folders_in(PACKAGE / room) if _modules(f, deep=True)]
    if not (PACKAGE / room).is_dir():
        yield f'{room}(["{room}.py"])'
    elif not folders:
        yield f'{room}["{room}/<br>{_count(room)}"]'
    else:
        yield f'subgraph {room}["{room}/"]'
        yield f'    {_node(room)}["*.py<br>{_count(room)}"]'
        yield from (f'    {_node(f)}["{f[len(room) + 1 :]}/<br>{_count(f)}"]' for f in folders)
        yield from _arrows_among([room, *folders], arrows)
        yield "end"


def _arrows_among(places: list[str], arrows: Counter[Arrow]) -> Iterator[str]:
    for pair in product(places, places):
        if arrows[pair]:
            yield f"    {_node(pair[0])} -->|{arrows[pair]}| {_node(pair[1])}"


def _count(place: str) -> str:
    """How many modules a folder has, those below it included; of a room only its own."""
    count = len(_modules(PACKAGE / place, deep="/" in place))
    return f"{count} module{'' if count == 1 else 's'}"


def _node(place: str) -> str:
    return place.replace("/", "_") if "/" in place else f"{place}_own"


def _imports(arrows: Counter[Arrow], rooms: list[str]) -> str:
    """The arrows between the rooms as a table: from the row to the column."""
    between = _between_rooms(arrows)
    columns = [room for room in rooms if any(between[one, room] for one in rooms)]
    head = ["imports …", *(f"`{room}`" for room in columns)]
    rows = [
        [f"`{one}`", *(str(between[one, other] or "") for other in columns)]
        for one in rooms
        if any(between[one, other] for other in columns)
    ]
    return _table(head, rows)


def _folders(rooms: list[str]) -> str:
    """What lives where: every folder with its number of modules and what its docstring says."""
    rows: list[list[str]] = []
    for room in rooms:
        if (PACKAGE / room).is_dir():
            rows += _rows_of(PACKAGE / room)
        else:
            rows.append([f"`{room}.py`", "1", _sentence(PACKAGE / f"{room}.py")])
    return _table(["folder or file", "modules", "what lives there"], rows)


def _rows_of(folder: Path) -> Iterator[list[str]]:
    name = folder.relative_to(PACKAGE).as_posix()
    if _modules(folder, deep=True):
        yield [f"`{name}/`", str(len(_modules(folder))), _sentence(folder / "__init__.py")]
        for inner in _folders_in(folder):
            yield from _rows_of(inner)
    else:
        yield [f"`{name}/`", "data", DATA.get(name, "")]


def _folders_in(folder: Path) -> list[Path]:
    """The folders directly in a folder; one in which only compiled files are left is none."""
    inner = sorted(path for path in folder.glob("[a-z]*") if path.is_dir())
    return [path for path in inner if any(p.suffix not in {"", ".pyc"} for p in path.rglob("*"))]


def _modules(folder: Path, *, deep: bool = False) -> list[Path]:
    """The modules directly in a folder, or anywhere below it; `__init__` is none of them."""
    found = folder.rglob("*.py") if deep else folder.glob("*.py")
    return [path for path in found if path.name != "__init__.py"]


def _sentence(file: Path) -> str:
    """The first sentence of a module's docstring."""
    text = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    first = " ".join(text.split("\n\n")[0].split())
    return first.split(". ")[0].removesuffix(".") + "." if first else ""


def _table(head: list[str], rows: list[list[str]]) -> str:
    cells = [[cell.replace("|", "\\|") for cell in row] for row in (head, *rows)]
    lines = [cells[0], ["---"] * len(head), *cells[1:]]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8", newline="\n")
