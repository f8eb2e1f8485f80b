"""Writes the generated parts of docs/architecture.md: the picture of the imports and the tables.

They are made from the same graph of imports that import-linter checks, and from the docstrings.
"""

import ast
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
    "cli/scripts": "The scripts by which shells complete our command lines.",
    "edit/templates": "The files that `init` starts a registry with.",
    "read/exchange/profiles": "The profiles of imported kinds of file, one file each.",
    "show/messages": "Every sentence and word for people, in a folder for each language.",
    "show/report/templates": "The pages of the report and the site, their style and script.",
    "show/schemas": "The JSON Schemas of what the commands print with `--json`.",
}

Arrow = tuple[str, str]


def page(text: str) -> str:
    """The page with its generated parts made anew; ValueError where one has no marks."""
    for name, part in parts().items():
        start, end = f"<!-- generated: {name} -->\n", f"<!-- end of {name} -->"
        before, opened, rest = text.partition(start)
        _, closed, after = rest.partition(end)
        if not (opened and closed):
            raise ValueError(f"{PAGE.name} does not have: {start.strip()} … {end}")
        text = before + start + part + end + after
    return text


def parts() -> dict[str, str]:
    """Each generated part by its name."""
    arrows, names = arrows_of(graph()), layers()
    return {
        "picture": _picture(arrows, names),
        "imports": _imports(arrows, names),
        "folders": _folders(names),
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
    """The first-level folder that a module is in, else its layer; none for the package itself."""
    parts = module.split(".")[1:]
    for depth in (2, 1):
        folder = "/".join(parts[:depth])
        if len(parts) >= depth and (PACKAGE / folder).is_dir():
            return folder
    return parts[0] if parts else ""


def layers() -> list[str]:
    """The layers from the top to the bottom, as the import contract has them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (names,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [name.strip() for layer in names for name in layer.split("|")]


def _layer(place: str) -> str:
    return place.split("/", maxsplit=1)[0]


def _between_layers(arrows: Counter[Arrow]) -> Counter[Arrow]:
    found = Counter[Arrow]()
    for (one, other), count in arrows.items():
        if _layer(one) != _layer(other):
            found[_layer(one), _layer(other)] += count
    return found


def _picture(arrows: Counter[Arrow], names: list[str]) -> str:
    """A Mermaid flowchart, without the arrows to `model` and below: they would hide the others."""
    drawn = [layer for layer in names if layer != "__main__"]
    bottom = drawn[drawn.index("model") :]
    between = _between_layers(arrows)
    lines = [line for layer in drawn for line in _drawn_layer(layer, arrows)]
    for one, other in product(drawn, drawn):
        if between[one, other] and other not in bottom:
            lines.append(f"{one} -->|{between[one, other]}| {other}")
    # invisible: what has no arrow keeps its place below the others
    lines += [f"{one} ~~~ {other}" for one, other in pairwise(["text", *bottom])]
    return "\n".join(["```mermaid", "flowchart TD", *(f"    {line}" for line in lines), "```", ""])


def _drawn_layer(layer: str, arrows: Counter[Arrow]) -> Iterator[str]:
    """A box; with the folders of the layer in it where it has any, and the arrows between them."""
    folders = [f"{layer}/{f.name}" for f in _folders_in(PACKAGE / layer) if _modules(f, deep=True)]
    if not (PACKAGE / layer).is_dir():
        yield f'{layer}(["{layer}.py"])'
    elif not folders:
        yield f'{layer}["{layer}/<br>{_count(layer)}"]'
    else:
        yield f'subgraph {layer}["{layer}/"]'
        yield f'    {_node(layer)}["*.py<br>{_count(layer)}"]'
        yield from (f'    {_node(f)}["{f[len(layer) + 1 :]}/<br>{_count(f)}"]' for f in folders)
        yield from _arrows_among([layer, *folders], arrows)
        yield "end"


def _arrows_among(places: list[str], arrows: Counter[Arrow]) -> Iterator[str]:
    for pair in product(places, places):
        if arrows[pair]:
            yield f"    {_node(pair[0])} -->|{arrows[pair]}| {_node(pair[1])}"


def _count(place: str) -> str:
    """How many modules a folder has, those below it included; of a layer only its own."""
    count = len(_modules(PACKAGE / place, deep="/" in place))
    return f"{count} module{'' if count == 1 else 's'}"


def _node(place: str) -> str:
    return place.replace("/", "_") if "/" in place else f"{place}_own"


def _imports(arrows: Counter[Arrow], names: list[str]) -> str:
    """The arrows between the layers as a table: from the row to the column."""
    between = _between_layers(arrows)
    columns = [layer for layer in names if any(between[one, layer] for one in names)]
    head = ["imports …", *(f"`{layer}`" for layer in columns)]
    rows = [
        [f"`{one}`", *(str(between[one, other] or "") for other in columns)]
        for one in names
        if any(between[one, other] for other in columns)
    ]
    return _table(head, rows)


def _folders(names: list[str]) -> str:
    """What lives where: every folder with its number of modules and what its docstring says."""
    rows: list[list[str]] = []
    for layer in names:
        if (PACKAGE / layer).is_dir():
            rows += _rows_of(PACKAGE / layer)
        else:
            rows.append([f"`{layer}.py`", "1", _sentence(PACKAGE / f"{layer}.py")])
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
