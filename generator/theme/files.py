"""YAML files that stand on each other: a base, and what each file changes. Themes and page designs are such files."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from generator.problems import NO_SPAN, Problems, Span, did_you_mean, nearest
from generator.source.nodes import Mapping, Node, Scalar, Unreadable
from generator.source.reader import compose
from generator.workspace import Workspace

FILE_SUFFIXES: Final = (".yaml", ".yml")
ROOT: Final = "base"
"""The shipped file that all others of a shelf stand on; authors cannot choose it."""
MAX_BASES: Final = 4
MAX_FILE_BYTES: Final = 256 * 1024

Made = TypeVar("Made")


class Shelf(NamedTuple):
    """The shipped files of one sort: `noun` names it in messages, `folder` is below this package.

    `unknown` reports a name that is none of `names`.
    """

    noun: str
    folder: str
    names: tuple[str, ...]
    unknown: Callable[[str, Span, Problems], None]


def is_file(name: str) -> bool:
    """Tell whether a name means a file of the author's and no shipped one."""
    return name.endswith(FILE_SUFFIXES)


def load_elsewhere(name: str, load: Callable[[str, Workspace, Span, Problems], Made | None], problems: Problems) -> Made | None:
    """Return what `load` makes of the file `name`, which is looked for from the current folder and read in its own, or `None`.

    The paths of `problems` are relative to the document, which lies elsewhere: what is wrong with the file names it in full.
    """
    file = Path(name).absolute()
    found = Problems()
    made = load(file.name, Workspace(file.parent), NO_SPAN, found)
    problems.items.extend(found.as_named(file))
    return made


def load_chain(
    name: str, shelf: Shelf, workspace: Workspace, span: Span, problems: Problems, make: Callable[[list[Mapping], Problems], Made | None]
) -> Made | None:
    """Return what `make` makes of `name` and the files it stands on; `None` after reporting what is wrong with one of them."""
    found = Problems()
    chain = read_chain(name, shelf, workspace, span, found)
    made = None if chain is None else make(chain, found)
    problems.items.extend(found.items)
    return None if found.has_errors else made


def read_chain(name: str, shelf: Shelf, workspace: Workspace, span: Span, problems: Problems) -> list[Mapping] | None:
    """Return the files from the root to `name`, each the base of the next; `None` after reporting what is wrong."""
    chain: list[Mapping] = []
    while True:
        node = _read(name, shelf, workspace, span, problems)
        if not isinstance(node, Mapping):
            if node is not None:
                problems.error("wrong-type", f"a {shelf.noun} must be a mapping", node.span, f"start with base: {shelf.names[0]}")
            return None
        chain.insert(0, node)
        base = node.get("base")
        if name == ROOT:
            return chain
        if not isinstance(base, Scalar):
            place = node.span if base is None else base.span
            message = f'a {shelf.noun} needs "base", the name of the {shelf.noun} it changes'
            problems.error("missing-key", message, place, f"choose one of {', '.join(shelf.names)}")
            return None
        if len(chain) > MAX_BASES:
            hint = f"name a shipped {shelf.noun} as base"
            problems.error("too-many-bases", f"{shelf.noun}s stand on more than {MAX_BASES} others", base.span, hint)
            return None
        name, span = base.text, base.span


def _read(name: str, shelf: Shelf, workspace: Workspace, span: Span, problems: Problems) -> Node | None:
    if is_file(name):
        data = workspace.read(name, span, problems, MAX_FILE_BYTES)
        return None if data is None else compose(data, name, problems)
    if name not in (*shelf.names, ROOT):
        shelf.unknown(name, span, problems)
        return None
    data = Path(__file__).with_name(shelf.folder).joinpath(f"{name}.yaml").read_bytes()
    return compose(data, f"{name}.yaml", problems)


def choices_hint(name: str, names: tuple[str, ...], noun: str) -> str:
    """Return what to write in place of the unknown `name`."""
    return did_you_mean(name, names) or f"choose one of {', '.join(names)}, or name a {noun} file that ends in .yaml"


def report_unknown_key(key: Scalar, owner: str, known: tuple[str, ...], problems: Problems) -> None:
    hint = did_you_mean(key.text, known) if nearest(key.text, known) else f"the keys are {', '.join(known)}"
    problems.error("unknown-key", f'"{key.text[:40]}" is not a key of {owner}', key.span, hint)


def report_unknown_role(name: str, span: Span, known: tuple[str, ...], problems: Problems) -> None:
    hint = did_you_mean(name, known) or f"the roles are {', '.join(known)}"
    problems.error("unknown-key", f'"{name[:40]}" is not a role of the briefing', span, hint)


def report_wrong(node: Node, message: str, problems: Problems) -> None:
    if not isinstance(node, Unreadable):
        problems.error("wrong-type", message, node.span)
