"""Parts of a document kept in files of their own: `include: part.yaml` in lists, `from: data.csv` in tables and charts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from generator.problems import Problems, Related, Span
from generator.source.csv import read_csv
from generator.source.nodes import Entry, Mapping, Node, Scalar, Sequence, Unreadable
from generator.workspace import Workspace

MAX_INCLUDE_DEPTH: Final = 4
MAX_FILES: Final = 100
MAX_CSV_BYTES: Final = 1024 * 1024

ReadFile = Callable[[str, Span], Node | None]


def resolve_includes(root: Node, name: str, workspace: Workspace, read: ReadFile, problems: Problems) -> Node:
    """Return `root` with every `include` replaced by what the file holds and every CSV `from` by its rows.

    The value of `sections`, `blocks` or an item of such a list may be `include: file.yaml`; a list in the file takes the
    item's place. `table` and `chart` may say `from: file.csv`; its value becomes a sequence of rows. What could not be
    read (reported) becomes `Unreadable`.
    """
    return _Resolver(workspace, read, problems).walk(root, (name,))


@dataclass(slots=True)
class _Resolver:
    """Walks the nodes of one document and reads what they include."""

    workspace: Workspace
    read: ReadFile
    problems: Problems
    files: int = 0

    def walk(self, node: Node, opened: tuple[str, ...]) -> Node:
        """Return `node` with its includes resolved; `opened` are the files it is in, outermost first."""
        match node:
            case Mapping():
                return Mapping(tuple(self._entry(entry, opened) for entry in node.entries), node.span)
            case Sequence():
                return Sequence(tuple(self.walk(item, opened) for item in node.items), node.span)
            case Scalar() | Unreadable():
                return node

    def _entry(self, entry: Entry, opened: tuple[str, ...]) -> Entry:
        match entry.key.text, entry.value:
            case (("sections" | "blocks"), (Sequence() | Mapping()) as value):
                return Entry(entry.key, self._list(value, opened))
            case (("table" | "chart"), Mapping() as value):
                return Entry(entry.key, Mapping(tuple(self._data(below, opened) for below in value.entries), value.span))
            case _, value:
                return Entry(entry.key, self.walk(value, opened))

    def _list(self, node: Sequence | Mapping, opened: tuple[str, ...]) -> Node:
        """Return a list of sections or blocks with the lists of included files in their places."""
        if isinstance(node, Mapping):
            included = self._included(node, opened)
            return self.walk(node, opened) if included is None else included
        items: list[Node] = []
        for item in node.items:
            included = self._included(item, opened)
            if included is None:
                items.append(self.walk(item, opened))
            elif isinstance(included, Sequence):
                items.extend(included.items)
            else:
                items.append(included)
        return Sequence(tuple(items), node.span)

    def _included(self, node: Node, opened: tuple[str, ...]) -> Node | None:
        """Return what `node` includes, or `None` when it is no include."""
        match node:
            case Mapping(entries=(Entry(key=Scalar(text="include"), value=Scalar() as file),)):
                return self._file(file, opened)
            case _:
                return None

    def _file(self, file: Scalar, opened: tuple[str, ...]) -> Node:
        if file.text in opened:
            self.problems.error("include-cycle", f'"{file.text}" includes itself', file.span, "remove one of the includes")
        elif len(opened) > MAX_INCLUDE_DEPTH:
            self.problems.error("include-depth", f"files are included more than {MAX_INCLUDE_DEPTH} deep", file.span)
        elif self._one_more(file):
            told = len(self.problems.items)
            node = self.read(file.text, file.span)
            self._name_user(told, file.span)
            if node is not None:
                return self._list(node, (*opened, file.text)) if isinstance(node, Sequence) else self.walk(node, (*opened, file.text))
        return Unreadable(file.span)

    def _data(self, entry: Entry, opened: tuple[str, ...]) -> Entry:
        match entry:
            case Entry(key=Scalar(text="from"), value=Scalar() as file):
                return Entry(entry.key, self._csv(file))
            case _:
                return Entry(entry.key, self.walk(entry.value, opened))

    def _csv(self, file: Scalar) -> Node:
        if not self._one_more(file):
            return Unreadable(file.span)
        told = len(self.problems.items)
        data = self.workspace.read(file.text, file.span, self.problems, MAX_CSV_BYTES)
        rows = None if data is None else read_csv(data, file.text, self.problems)
        self._name_user(told, file.span)
        return Unreadable(file.span) if rows is None else rows

    def _name_user(self, told: int, user: Span) -> None:
        """Add to the problems from number `told` on, where they lie in another file, the place that reads this file."""
        for number, problem in enumerate(self.problems.items[told:], told):
            if problem.span != user:
                self.problems.items[number] = replace(problem, related=(*problem.related, Related("the file is read from here", user)))

    def _one_more(self, file: Scalar) -> bool:
        self.files += 1
        if self.files == MAX_FILES + 1:
            self.problems.error("too-many-files", f"the document reads more than {MAX_FILES} files", file.span)
        return self.files <= MAX_FILES
