"""YAML to nodes, from libyaml's events.

The C composer is never used: it recurses without a limit (50 kB of `[` end the process) and expands what aliases share.
Depth, number of nodes and amount of text are counted while events arrive. Language: YAML 1.1 as libyaml reads it, without
tags, merge keys, aliases to anything but text, and further documents.
"""

from dataclasses import dataclass
from typing import Any, Final

from generator.problems import Problems, Related, Span
from generator.source.encoding import FORBIDDEN, decode_text, forbidden_message
from generator.source.faults import report_yaml_fault
from generator.source.include import resolve_includes
from generator.source.nodes import Entry, Mapping, Node, Scalar, Sequence, Style, Unreadable
from generator.source.places import SourceLines
from generator.workspace import Workspace

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_DEPTH: Final = 40
MAX_NODES: Final = 150_000
MAX_CHARACTERS: Final = 2_000_000
"""Text of all scalars of a document, each alias counted in full."""


@dataclass(slots=True)
class Allowance:
    """What a document with all its files may still use."""

    nodes: int = MAX_NODES
    characters: int = MAX_CHARACTERS


def read_document(workspace: Workspace, name: str, problems: Problems) -> Node | None:
    """Return the nodes of file `name` with everything it includes, or `None` when it is no YAML at all (reported)."""
    allowance = Allowance()

    def read(file: str, span: Span) -> Node | None:
        data = workspace.read(file, span, problems, MAX_BYTES)
        return None if data is None else compose(data, file, problems, allowance)

    root = read(name, Span(name, 1, 1, 2))
    return None if root is None else resolve_includes(root, name, workspace, read, problems)


def compose(data: bytes, path: str, problems: Problems, allowance: Allowance | None = None) -> Node | None:
    """Return the nodes of one YAML text, or `None` after reporting why there are none."""
    text = decode_text(data, path, problems)
    if text is None:
        return None
    from yaml._yaml import CParser
    from yaml.error import MarkedYAMLError, YAMLError

    lines = SourceLines(path, text.split("\n"))
    try:
        return _Composer(CParser(text), lines, problems, allowance or Allowance()).document()
    except _TooMuch:
        return None
    except MarkedYAMLError as fault:
        opened = lines.span(fault.context_mark.line, fault.context_mark.column) if fault.context_mark else None
        line, column = (fault.problem_mark.line, fault.problem_mark.column) if fault.problem_mark else (0, 0)
        report_yaml_fault(f"{fault.context}: {fault.problem}", line, column, opened, lines, problems)
    except YAMLError as fault:
        problems.error("yaml-syntax", "this is not valid YAML", Span(path, 1, 1, 2), str(fault).partition("\n")[0])
    return None


class _TooMuch(Exception):
    """A limit was passed and has been reported."""


class _Composer:
    """Turns the events of one YAML stream into nodes."""

    def __init__(self, parser: Any, lines: SourceLines, problems: Problems, allowance: Allowance) -> None:
        self._next = parser.get_event
        self._lines = lines
        self._problems = problems
        self._allowance = allowance
        self._anchors: dict[str, Node] = {}
        self._escapes = any("\\" in line for line in lines.lines)

    def document(self) -> Node | None:
        """Return the root of the one document in the stream."""
        self._next()  # stream start
        event = self._next()
        if type(event).__name__ == "StreamEndEvent":
            self._problems.error("empty-file", "the file is empty", Span(self._lines.path, 1, 1, 2), "write at least a title and a section")
            return None
        root = self._node(self._next(), 1)
        self._next()  # document end
        event = self._next()
        if type(event).__name__ != "StreamEndEvent":
            self._problems.error(
                "several-documents",
                "a second YAML document starts here",
                self._span(event),
                'one file holds one document: remove the "---"',
            )
        return root

    def _node(self, event: Any, depth: int) -> Node:
        self._count(event, depth)
        kind = type(event).__name__
        if kind == "AliasEvent":
            return self._alias(event)
        if event.tag is not None:
            self._problems.error(
                "tag", f'the tag "{event.tag[:60]}" is not allowed', self._span(event), "remove it: values are read as they are typed"
            )
        if kind == "ScalarEvent":
            node: Node = self._scalar(event)
        elif kind == "SequenceStartEvent":
            node = self._sequence(event, depth)
        else:
            node = self._mapping(event, depth)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _count(self, event: Any, depth: int) -> None:
        self._allowance.nodes -= 1
        if self._allowance.nodes < 0:
            self._stop("too-many-values", f"the document has more than {MAX_NODES:,} values", event)
        if depth > MAX_DEPTH:
            self._stop("too-deep", f"values are nested more than {MAX_DEPTH} deep", event)

    def _count_text(self, text: str, event: Any) -> None:
        self._allowance.characters -= len(text)
        if self._allowance.characters < 0:
            self._stop("too-much-text", f"the document has more than {MAX_CHARACTERS:,} characters", event)

    def _stop(self, code: str, message: str, event: Any) -> None:
        self._problems.error(code, message, self._span(event), "divide it into several documents" if code != "too-deep" else "")
        raise _TooMuch

    def _alias(self, event: Any) -> Node:
        span = self._span(event)
        target = self._anchors.get(event.anchor)
        if isinstance(target, Scalar):
            self._count_text(target.text, event)
            return Scalar(target.text, target.style, span)
        reason = "is not defined above" if target is None else "stands for a list or mapping"
        self._problems.error("alias", f'"*{event.anchor[:60]}" {reason}', span, "an alias can only repeat a text; write the content out")
        return Unreadable(span)

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark, event.end_mark
        text, style = event.value, Style(event.style)
        span = self._lines.span(start.line, start.column, end.line, end.column)
        self._count_text(text, event)
        if style is Style.DOUBLE_QUOTED and self._escapes and (match := FORBIDDEN.search(text)):
            self._problems.error("forbidden-character", forbidden_message(match.group()), span, "delete it")
            text = FORBIDDEN.sub("", text)
        if start.line == end.line:
            return Scalar(text, style, span)
        return Scalar(self._typed(event, style), style, span, self._indent(start.line + 1) if style in (Style.LITERAL, Style.FOLDED) else 0)

    def _typed(self, event: Any, style: Style) -> str:
        """Return a text of several lines with the line breaks it was typed with, where YAML has folded them to spaces."""
        value: str = event.value
        if style is Style.LITERAL:
            return value
        start, end = event.start_mark, event.end_mark
        lines = self._lines.lines[start.line : end.line + 1]
        lines[-1] = lines[-1][: end.column]
        lines = lines[1:] if style is Style.FOLDED else [lines[0][start.column :], *lines[1:]]
        raw = "\n".join(line.strip() for line in lines)
        if style in (Style.SINGLE_QUOTED, Style.DOUBLE_QUOTED):
            raw = raw[1:-1]
        # Escapes, comments and anchors make the two differ; then what YAML says counts.
        return raw.strip("\n") if raw.split() == value.split() else value

    def _indent(self, line: int) -> int:
        while line < len(self._lines.lines) and not self._lines.line(line).strip():
            line += 1
        text = self._lines.line(line)
        return len(text) - len(text.lstrip(" "))

    def _sequence(self, event: Any, depth: int) -> Sequence:
        items = []
        while type(following := self._next()).__name__ != "SequenceEndEvent":
            items.append(self._node(following, depth + 1))
        return Sequence(tuple(items), self._span(event))

    def _mapping(self, event: Any, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        while type(following := self._next()).__name__ != "MappingEndEvent":
            key = self._node(following, depth + 1)
            value = self._node(self._next(), depth + 1)
            if self._acceptable(key, entries) and isinstance(key, Scalar):
                entries[key.text] = Entry(key, value)
        start = event.start_mark
        first = next(iter(entries.values()), None)
        span = (
            first.key.span
            if first is not None and first.key.span.line == start.line + 1 and first.key.span.column == start.column + 1
            else self._span(event)
        )
        return Mapping(tuple(entries.values()), span)

    def _acceptable(self, key: Node, entries: dict[str, Entry]) -> bool:
        match key:
            case Scalar(text="<<", style=Style.PLAIN):
                self._problems.error("merge-key", "the merge key << is not allowed", key.span, "write the entries out")
                return False
            case Scalar() if key.text in entries:
                first = entries[key.text].key.span
                message = f'"{key.text[:60]}" is given twice, on lines {first.line} and {key.span.line}'
                self._problems.error("duplicate-key", message, key.span, "keep one of them", (Related("first given here", first),))
                return False
            case Scalar():
                return True
            case Sequence() | Mapping():
                self._problems.error("bad-key", "a key has to be text", key.span, "put a key that starts with [ or { in quotes")
                return False
            case Unreadable():
                return False

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        return self._lines.span(start.line, start.column, end.line if end.line == start.line else None, end.column)
