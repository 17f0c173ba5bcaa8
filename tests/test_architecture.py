"""The shape of the package: imports point down, each foreign library has one door, nothing is kept between builds."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, get_args

import pytest

from generator.model.blocks import Block

PACKAGE = Path(__file__).parents[1] / "generator"

LAYERS: Final = (
    ("__main__",),
    ("cli",),
    ("generator",),
    ("pipeline", "publish"),
    ("report", "deck"),
    ("pdf",),
    ("layout",),
    ("theme",),
    ("text",),
    ("model",),
    ("source",),
    ("pictures",),
    ("svg",),
    ("raster",),
    ("workspace",),
    ("problems",),
    ("geometry",),
    ("units",),
)
"""From the command line down: a module imports what is below it, siblings on one line do not see each other.

`generator` is the public API.
"""

DOORS: Final = {
    "reportlab": ("pdf/", "report/"),
    "pptx": ("deck/powerpoint/",),
    "lxml": ("deck/powerpoint/",),
    "uharfbuzz": ("text/",),
    "fontTools": ("text/",),
    "icu4py": ("text/",),
    "budoux": ("text/",),
    "pyphen": ("text/",),
    "yaml": ("source/",),
    "markdown_it": ("model/",),
    "PIL": ("raster.py",),
    "resvg_py": ("raster.py",),
    "platformdirs": ("deck/powerpoint/mtx_cache.py",),
}
"""Where each foreign library may be imported."""

CONSTANTS: Final = {"deck/master.py:layouts", "text/typesetter.py:NO_BREAKS", "text/paragraph.py:NO_HYPHENS"}
"""A cached function that only builds a constant, and a mapping that stays empty: no input of a build reaches them."""


@dataclass(frozen=True)
class Import:
    """One imported module, and where."""

    file: str
    line: int
    module: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.module}"


def sources() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "data" not in path.parts)


def relative(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports() -> Iterator[Import]:
    for path in sources():
        for node in ast.walk(parse(path)):
            match node:
                case ast.Import():
                    for alias in node.names:
                        yield Import(relative(path), node.lineno, alias.name)
                case ast.ImportFrom(module=module, level=0) if module == "generator":
                    for alias in node.names:
                        below = (PACKAGE / alias.name).is_dir() or (PACKAGE / f"{alias.name}.py").is_file()
                        yield Import(relative(path), node.lineno, f"generator.{alias.name}" if below else "generator")
                case ast.ImportFrom(module=str(module), level=0):
                    yield Import(relative(path), node.lineno, module)
                case ast.ImportFrom():
                    yield Import(relative(path), node.lineno, "a relative name")


def layer_of_file(file: str) -> str:
    top = file.split("/")[0].removesuffix(".py")
    return "generator" if top == "__init__" else top


def layer_of_module(module: str) -> str:
    return module.split(".")[1] if "." in module else "generator"


def depth(layer: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if layer in names)


def test_every_module_belongs_to_a_layer() -> None:
    known = {name for names in LAYERS for name in names}
    assert {layer_of_file(relative(path)) for path in sources()} <= known


def test_imports_point_down() -> None:
    wrong = [
        str(one)
        for one in imports()
        if one.module.split(".")[0] == "generator"
        and layer_of_file(one.file) != layer_of_module(one.module)
        and depth(layer_of_module(one.module)) <= depth(layer_of_file(one.file))
    ]
    assert wrong == []


def test_imports_are_absolute() -> None:
    assert [str(one) for one in imports() if one.module == "a relative name"] == []


@pytest.mark.parametrize("library", DOORS)
def test_each_foreign_library_has_its_own_door(library: str) -> None:
    wrong = [str(one) for one in imports() if one.module.split(".")[0] == library and not one.file.startswith(DOORS[library])]
    assert wrong == []


def test_no_other_library_is_imported() -> None:
    known = {"generator", "a relative name", *DOORS, *sys.stdlib_module_names}
    assert [str(one) for one in imports() if one.module.split(".")[0] not in known] == []


def test_no_function_or_module_keeps_values_between_builds() -> None:
    kept = [place for path in sources() for place in [*cached_functions(path), *empty_containers(path)]]
    assert sorted(set(kept) - CONSTANTS) == []


def cached_functions(path: Path) -> Iterator[str]:
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.FunctionDef) and any("cache" in words(mark) for mark in node.decorator_list):
            yield f"{relative(path)}:{node.name}"


def words(node: ast.expr) -> set[str]:
    found = {name.id for name in ast.walk(node) if isinstance(name, ast.Name)} | {
        n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)
    }
    return {"cache" if name == "lru_cache" else name for name in found}


def empty_containers(path: Path) -> Iterator[str]:
    """Yield the module's own names that begin as empty lists, dictionaries or sets: whatever fills them stays for ever."""
    for node in parse(path).body:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        value = getattr(node, "value", None)
        if targets and is_empty_container(value):
            yield f"{relative(path)}:{ast.unparse(targets[0])}"


def is_empty_container(value: ast.expr | None) -> bool:
    match value:
        case ast.List(elts=[]) | ast.Dict(keys=[]):
            return True
        case ast.Call(
            func=ast.Name(id="list" | "dict" | "set" | "defaultdict" | "WeakKeyDictionary" | "OrderedDict"), args=[], keywords=[]
        ):
            return True
        case _:
            return False


@pytest.mark.parametrize("place", ["model/leaves.py", "report", "deck"])
def test_every_kind_of_block_is_known_to(place: str) -> None:
    paths = [path for path in sources() if relative(path).startswith(place)]
    matched = {
        pattern.cls.id
        for path in paths
        for pattern in ast.walk(parse(path))
        if isinstance(pattern, ast.MatchClass) and isinstance(pattern.cls, ast.Name)
    }
    assert {kind.__name__ for kind in get_args(Block)} - matched == set()


LOADED = "import sys; {statement}; print(*sorted({{name.split('.')[0] for name in sys.modules}} & set({libraries})))"


def loaded_by(statement: str, libraries: set[str]) -> set[str]:
    code = LOADED.format(statement=statement, libraries=sorted(libraries))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    return set(done.stdout.split())


def test_importing_the_package_loads_no_foreign_library() -> None:
    assert loaded_by("import generator", set(DOORS)) == set()


def test_the_help_of_the_command_loads_no_foreign_library() -> None:
    assert loaded_by("from generator.cli.main import main", set(DOORS)) == set()


def test_checking_loads_no_library_that_writes_outputs() -> None:
    assert loaded_by("import generator.cli.check", {"reportlab", "pptx", "lxml", "fontTools"}) == set()
