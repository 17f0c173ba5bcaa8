"""The entries of one mapping, read key by key: each getter returns a value of the right kind, telling what is wrong."""

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Map
from enum import StrEnum
from typing import Final, NamedTuple, TypeVar

from generator.model.explain import (
    report_choice,
    report_missing_key,
    report_unknown_key,
    report_unknown_source,
    report_wrong_type,
    shown,
    wanted,
)
from generator.model.inline import RichText
from generator.model.keys import Form
from generator.model.markup import InlineParser
from generator.model.paragraphs import join_lines, line_place, split_paragraphs
from generator.problems import Problems, Span
from generator.source.nodes import Entry, Mapping, Node, Scalar, Sequence, Unreadable

MAX_LINE: Final = 255
"""Characters of a heading or label; PowerPoint refuses longer titles."""
MAX_REMARK: Final = 1000
MAX_ITEMS: Final = 2000
"""Items of any list."""

_TRUE: Final = frozenset({"true", "True", "TRUE"})
_FALSE: Final = frozenset({"false", "False", "FALSE"})

_COUNT: Final = re.compile(r"[1-9]\d{0,4}", re.ASCII)
_MARKDOWN_BLOCK: Final = re.compile(r"^[ \t]*(?:[-*+] |#{1,6} )", re.MULTILINE)

_IDENTIFIER: Final = re.compile(r"[\w-]{1,64}")

Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")


class Scope(NamedTuple):
    """What decoding needs everywhere: the collector, the inline parser, and the names of the document's sources."""

    problems: Problems
    inline: InlineParser
    sources: frozenset[str] = frozenset()


class Entries(NamedTuple):
    """The values of a mapping under the keys of `form`; null values are absent."""

    form: Form
    nodes: Map[str, Node]
    span: Span
    scope: Scope

    def node(self, name: str) -> Node | None:
        """Return the value of `name`, which is a key of the form."""
        return self.nodes.get(self.form[name].name)

    def line(self, name: str) -> str:
        """Return one line of plain text, "" where absent: readings in it stand in parentheses."""
        return self._label(name, MAX_LINE).plain

    def marked(self, name: str) -> RichText:
        """Return one line with its readings, raised and lowered letters, empty where it has none."""
        label = self._label(name, MAX_LINE)
        return RichText() if label.is_plain else label

    def caption(self, name: str) -> RichText:
        """Return one line with its readings, raised and lowered letters, and footnote marks, empty where absent."""
        scalar = self._text(name)
        return RichText() if scalar is None else read_label(scalar, self.scope, noted=True)

    def titled(self, name: str) -> tuple[str, RichText]:
        """Return a title as plain text, and as `caption` does where it has any mark-up, else empty."""
        title = self.caption(name)
        return title.plain, RichText() if title.is_plain else title

    def token(self, name: str) -> str:
        """Return one line that is not printed, such as the name of a file, "" where absent."""
        scalar = self._text(name)
        return "" if scalar is None else _one_line(scalar, self.scope, MAX_LINE)

    def identifier(self, name: str) -> str:
        """Return a name for references, "" where absent or not one."""
        text = self.token(name)
        if text and not _IDENTIFIER.fullmatch(text):
            hint = "use up to 64 letters, digits, - and _; letters may be Chinese, Japanese or Korean"
            self.scope.problems.error("bad-id", f'"{shown(text)}" cannot be a name for references', self.place(name), hint)
            return ""
        return text

    def remark(self, name: str) -> str:
        """Return a short plain text, "" where absent."""
        return self._label(name, MAX_REMARK).plain

    def words(self, name: str) -> RichText:
        """Return a paragraph with inline mark-up, empty where absent."""
        scalar = self._text(name)
        return RichText() if scalar is None else read_words(scalar, self.scope)

    def prose(self, name: str) -> tuple[RichText, ...]:
        """Return paragraphs with inline mark-up."""
        scalar = self._text(name)
        return () if scalar is None else read_prose(scalar, self.scope)

    def choice(self, name: str, default: Choice) -> Choice:
        """Return the member the author named, `default` where absent or wrong."""
        key, node = self.form[name], self.nodes.get(name)
        if node is None:
            return default
        if isinstance(node, Scalar) and node.text in key.choices:
            return type(default)(node.text)
        if isinstance(node, Scalar):
            report_choice(key, node, self.scope.problems)
        else:
            report_wrong_type(f'"{name}"', wanted(key), node, self.scope.problems)
        return default

    def flag(self, name: str, default: bool = False) -> bool:
        """Return what the author set, `default` where absent or wrong."""
        node = self.node(name)
        if node is None:
            return default
        if isinstance(node, Scalar) and node.text in _TRUE | _FALSE:
            return node.text in _TRUE
        report_wrong_type(f'"{name}"', wanted(self.form[name]), node, self.scope.problems, "write true or false")
        return default

    def whole_number(self, name: str, most: int) -> int:
        """Return the whole number at `name`, 1 where absent or not from 1 to `most`."""
        node = self.node(name)
        if node is None:
            return 1
        if isinstance(node, Scalar) and _COUNT.fullmatch(node.text) and int(node.text) <= most:
            return int(node.text)
        report_wrong_type(f'"{name}"', wanted(self.form[name]), node, self.scope.problems, f"write a number from 1 to {most:,}")
        return 1

    def source(self) -> str:
        """Return the name under `source`, "" where absent or unknown."""
        scalar = self._text("source")
        if scalar is None or not scalar.text:
            return ""
        if scalar.text not in self.scope.sources:
            report_unknown_source(scalar, self.scope.sources, self.scope.problems)
            return ""
        return scalar.text

    def items(self, name: str) -> tuple[Node, ...]:
        """Return the items of a list, which must not be empty where it is given."""
        node = self.node(name)
        if node is None:
            return ()
        return read_list(node, f'"{name}"', self.scope)

    def below(self, name: str, form: Form) -> "Entries | None":
        """Return the entries of the mapping at `name`, or `None` where absent or wrong."""
        node = self.node(name)
        return None if node is None else read_entries(node, form, self.scope)

    def all_below(self, name: str, form: Form, decode: Callable[["Entries"], Value]) -> tuple[Value, ...]:
        """Return each item of the list at `name` decoded as a mapping of `form`; wrong ones are left out."""
        each = (read_entries(item, form, self.scope) for item in self.items(name))
        return tuple(decode(entries) for entries in each if entries is not None)

    def place(self, name: str) -> Span:
        """Return where the value of `name` is, or the whole mapping where absent."""
        node = self.nodes.get(name)
        return self.span if node is None else node.span

    def _text(self, name: str) -> Scalar | None:
        """Return the scalar at `name`; a required one must not be empty."""
        key, node = self.form[name], self.nodes.get(name)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            report_wrong_type(f'"{name}" of {self.form.title}', wanted(key), node, self.scope.problems, _colon_hint(node))
            return None
        if key.required and not node.text.strip():
            self.scope.problems.error("empty-text", f'"{name}" of {self.form.title} is empty', node.span, "write something, or remove it")
        return node

    def _label(self, name: str, limit: int) -> RichText:
        scalar = self._text(name)
        return RichText() if scalar is None else read_label(scalar, self.scope, limit)


def read_entries(node: Node, form: Form, scope: Scope) -> Entries | None:
    """Return the entries of `node` under the keys of `form`, or `None` when it is no such mapping.

    Unknown and missing keys are reported; a short form is expanded.
    """
    match node:
        case Mapping():
            return _checked(node.entries, form, node.span, scope)
        case Scalar() if form.short_text and not node.is_null:
            return Entries(form, {form.short_text: node}, node.span, scope)
        case Sequence() if form.short_list:
            return Entries(form, {form.short_list: node}, node.span, scope)
        case _:
            keys = ", ".join(key.name for key in form.keys if key.required) or ", ".join(form.by_name)
            report_wrong_type(form.title, "a mapping", node, scope.problems, f"give it keys such as {keys}")
            return None


def _checked(entries: Iterable[Entry], form: Form, span: Span, scope: Scope) -> Entries:
    nodes: dict[str, Node] = {}
    for entry in entries:
        name, value = entry.key.text, entry.value
        if name not in form.by_name:
            report_unknown_key(entry.key, form, scope.problems)
        elif not (isinstance(value, Scalar) and value.is_null):
            nodes[name] = value
    for key in form.keys:
        if key.required and key.name not in nodes:
            report_missing_key(key.name, form, span, scope.problems)
    return Entries(form, nodes, span, scope)


def read_line(scalar: Scalar, scope: Scope) -> str:
    """Return `scalar` as plain text on one line."""
    return read_label(scalar, scope).plain


def read_label(scalar: Scalar, scope: Scope, limit: int = MAX_LINE, *, noted: bool = False) -> RichText:
    """Return `scalar` as one line with no other mark-up than readings, raised and lowered letters, and footnote marks if `noted`."""
    return scope.inline.parse_label(_one_line(scalar, scope, limit), scalar.span, scope.problems, noted=noted)


def _one_line(scalar: Scalar, scope: Scope, limit: int) -> str:
    """Return the text of `scalar` on one line of at most `limit` characters."""
    text = join_lines(scalar.text)
    if len(text) > limit:
        scope.problems.error(
            "text-too-long", f"this text has {len(text):,} characters, {limit} are allowed here", scalar.span, "shorten it"
        )
        return text[:limit]
    return text


def read_words(scalar: Scalar, scope: Scope) -> RichText:
    """Return `scalar` as one paragraph with inline mark-up."""
    return scope.inline.parse(join_lines(scalar.text), scalar.span, scope.problems)


def read_prose(scalar: Scalar, scope: Scope) -> tuple[RichText, ...]:
    """Return the paragraphs of `scalar`; Markdown's lists and headings in it are told, since their lines are joined."""
    if found := _MARKDOWN_BLOCK.search(scalar.text):
        message = "this looks like a Markdown list or heading, which prose does not have"
        place = line_place(scalar, found.start())
        scope.problems.warn("markdown-block", message, place, 'use a block of "points" for a list, a section for a heading')
    return tuple(scope.inline.parse(text, span, scope.problems) for text, span in split_paragraphs(scalar))


def read_list(node: Node, subject: str, scope: Scope, limit: int = MAX_ITEMS) -> tuple[Node, ...]:
    """Return the items of list `node`: at least one, at most `limit`; () after reporting a fault."""
    if not isinstance(node, Sequence):
        report_wrong_type(subject, "a list", node, scope.problems)
        return ()
    if not node.items:
        scope.problems.error("empty-list", f"{subject} is an empty list", node.span, "add an item, or remove it")
    if len(node.items) > limit:
        scope.problems.error("too-many-items", f"{subject} has {len(node.items):,} items, {limit:,} are allowed", node.span, "divide it")
    return node.items[:limit]


def _colon_hint(node: Node) -> str:
    """Return advice for text that YAML took for a mapping because of a colon in it."""
    match node:
        case Mapping(entries=(Entry(key=key, value=Scalar() as value),)):
            return f'put text with ": " in quotes: "{shown(f"{key.text}: {value.text}")}"'
        case Mapping() | Sequence() | Scalar() | Unreadable():
            return ""
