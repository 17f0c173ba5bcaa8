"""Blocks: one mapping with one key that says what it is."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from generator.model.base import Audience
from generator.model.blocks import Block, Columns, PageBreak
from generator.model.compare import Compare, Side
from generator.model.decode_chart import decode_chart
from generator.model.decode_table import decode_table
from generator.model.entries import Entries, Scope, read_entries, read_list, read_prose, read_words
from generator.model.explain import report_unknown_key, report_wrong_type, shown
from generator.model.figures import Change, Figure, Figures
from generator.model.image import Image
from generator.model.inline import RichText
from generator.model.keys import (
    BLOCK,
    BLOCK_KINDS,
    CALLOUT,
    CHART,
    COMPARE,
    FIGURE,
    FIGURES,
    IMAGE,
    POINTS,
    QUOTE,
    SHARED_BLOCK_KEYS,
    SIDE,
    STEP,
    TABLE,
    TIMELINE,
    Form,
)
from generator.model.prose import Callout, CalloutKind, Notes, Point, Points, Prose, Quote
from generator.model.quantity import with_minus
from generator.model.timeline import Step, Timeline
from generator.problems import Related, Span, did_you_mean
from generator.source.nodes import Entry, Mapping, Node, Scalar, Sequence, Unreadable

MAX_BLOCKS: Final = 500
MAX_POINT_DEPTH: Final = 3
MIN_COLUMNS, MAX_COLUMNS = 2, 3


def decode_blocks(nodes: tuple[Node, ...], scope: Scope) -> tuple[Block, ...]:
    """Return the blocks that could be read, each fault reported."""
    return tuple(block for node in nodes if (block := decode_block(node, scope)) is not None)


def decode_block(node: Node, scope: Scope) -> Block | None:
    """Return the block of one list item: a mapping with one kind, bare text (prose), or a bare list (points)."""
    match node:
        case Scalar(text="page-break"):
            return PageBreak(span=node.span)
        case Scalar():
            return _prose(node, scope, node.span)
        case Sequence():
            entries = read_entries(node, POINTS, scope)
            return None if entries is None else replace(_points(entries), span=node.span)
        case Mapping():
            return _block(node, scope)
        case Unreadable():
            return None


def _block(node: Mapping, scope: Scope) -> Block | None:
    kinds = [entry for entry in node.entries if entry.key.text in BLOCK_KINDS]
    _report_other_keys(node, kinds, scope)
    if len(kinds) > 1:
        first, second = kinds[0].key, kinds[1].key
        message = f'one block is both "{first.text}" and "{second.text}"'
        scope.problems.error(
            "two-kinds", message, second.span, 'start each block with its own "- "', (Related("the first is here", first.span),)
        )
    blocks = [_kind(entry, scope) for entry in kinds]
    if not blocks or blocks[0] is None:
        return None
    shared = read_entries(Mapping(tuple(e for e in node.entries if e.key.text in SHARED_BLOCK_KEYS), node.span), BLOCK, scope)
    if shared is None or not shared.nodes:
        return blocks[0]
    return replace(
        blocks[0],
        audience=shared.choice("for", Audience.BOTH),
        internal=shared.flag("internal"),
        id=shared.identifier("id"),
        id_span=shared.place("id"),
    )


def _report_other_keys(node: Mapping, kinds: list[Entry], scope: Scope) -> None:
    others = [entry.key for entry in node.entries if entry.key.text not in BLOCK.by_name]
    if kinds:
        for key in others:
            _report_stray_key(key, kinds[0], scope)
    elif others:
        for key in others:
            hint = did_you_mean(key.text, BLOCK_KINDS) or f"blocks are {', '.join(BLOCK_KINDS)}"
            scope.problems.error("unknown-key", f'"{shown(key.text)}" is not a kind of block', key.span, hint)
    else:
        scope.problems.error("no-kind", "this block has no content", node.span, f"add one of {', '.join(BLOCK_KINDS)}")


def _report_stray_key(key: Scalar, kind: Entry, scope: Scope) -> None:
    """Report a key beside a block's kind; most belong one level deeper."""
    form = _FORMS_OF_KINDS.get(kind.key.text)
    if form is not None and key.text in form.by_name:
        message = f'"{key.text}" belongs inside "{kind.key.text}"'
        scope.problems.error("unknown-key", message, key.span, f'indent it below "{kind.key.text}:"')
    else:
        report_unknown_key(key, BLOCK, scope.problems)


def _kind(entry: Entry, scope: Scope) -> Block | None:
    """Return the block under `entry`, whose key names its kind."""
    name, node, span = entry.key.text, entry.value, entry.key.span
    if isinstance(node, Unreadable):
        return None
    match name:
        case "text":
            return _prose(node, scope, span)
        case "notes":
            return _notes(node, scope, span)
        case "columns":
            return _columns(node, scope, span)
        case "page-break":
            return _page_break(node, scope, span)
        case _:
            entries = read_entries(node, _FORMS_OF_KINDS[name], scope)
            return None if entries is None else replace(_DECODERS[name](entries), span=span)


def _text(node: Node, name: str, scope: Scope) -> Scalar | None:
    """Return the text of a block that is nothing but text."""
    if not isinstance(node, Scalar):
        report_wrong_type(f'"{name}"', "text", node, scope.problems, 'put text with ": " in it in quotes, or write it below "|"')
        return None
    if not node.text.strip() or node.is_null:
        scope.problems.error("empty-text", f'"{name}" is empty', node.span, "write something, or remove it")
        return None
    return node


def _prose(node: Node, scope: Scope, span: Span) -> Prose | None:
    scalar = _text(node, "text", scope)
    return None if scalar is None else Prose(paragraphs=read_prose(scalar, scope), span=span)


def _notes(node: Node, scope: Scope, span: Span) -> Notes | None:
    scalar = _text(node, "notes", scope)
    return None if scalar is None else Notes(paragraphs=read_prose(scalar, scope), span=span)


def _page_break(node: Node, scope: Scope, span: Span) -> PageBreak:
    if not (isinstance(node, Scalar) and (node.is_null or node.text == "true")):
        report_wrong_type('"page-break"', "left empty", node, scope.problems, 'write "- page-break"')
    return PageBreak(span=span)


def _columns(node: Node, scope: Scope, span: Span) -> Columns | None:
    lists = read_list(node, '"columns"', scope)
    if lists and not MIN_COLUMNS <= len(lists) <= MAX_COLUMNS:
        scope.problems.error(
            "column-count", f"there are {len(lists)} columns, two or three are possible", span, "write one list of blocks for each column"
        )
    columns = tuple(decode_blocks(read_list(item, "a column", scope), scope) for item in lists)
    for block in (block for column in columns for block in column):
        if isinstance(block, Columns | PageBreak):
            scope.problems.error("bad-nesting", "columns cannot hold columns or page breaks", block.span, "put it after the columns")
    return Columns(columns=columns, span=span) if lists else None


# Blocks with keys of their own


def _points(entries: Entries) -> Points:
    items = entries.items("items")
    return Points(items=tuple(_point(item, 1, entries.scope) for item in items), ordered=entries.flag("ordered"))


def _point(node: Node, depth: int, scope: Scope) -> Point:
    """Return one point: text, or a mapping of its text to the list of points below it."""
    match node:
        case Scalar():
            if not node.text.strip() or node.is_null:
                scope.problems.error("empty-text", "a point is empty", node.span, "write something, or remove it")
            return Point(read_words(node, scope))
        case Mapping(entries=(Entry(key=key, value=Sequence() as below),)):
            if depth == MAX_POINT_DEPTH:
                scope.problems.error("too-deep", f"points are nested more than {MAX_POINT_DEPTH} deep", below.span, "divide the list")
                return Point(read_words(key, scope))
            items = read_list(below, "the list below a point", scope)
            return Point(read_words(key, scope), tuple(_point(item, depth + 1, scope) for item in items))
        case Mapping(entries=(Entry(key=key, value=Scalar() as value), *_)):
            hint = f'put text with ": " in quotes: "{shown(f"{key.text}: {value.text}")}"'
            report_wrong_type("a point", "text, or text with a list below it", node, scope.problems, hint)
        case _:
            report_wrong_type("a point", "text, or text with a list below it", node, scope.problems)
    return Point(RichText((), node.span))


def _figures(entries: Entries) -> Figures:
    return Figures(items=entries.all_below("items", FIGURE, _figure), source=entries.source())


def _figure(entries: Entries) -> Figure:
    return Figure(
        value=with_minus(entries.line("value")),
        label=entries.words("label"),
        unit=entries.line("unit"),
        change=entries.choice("change", Change.NONE),
        source=entries.source(),
        span=entries.span,
    )


def _quote(entries: Entries) -> Quote:
    return Quote(text=entries.words("text"), by=entries.line("by"), role=entries.line("role"), source=entries.source())


def _image(entries: Entries) -> Image:
    alt, decorative = entries.remark("alt"), entries.flag("decorative")
    if not alt and not decorative and not isinstance(entries.node("alt"), Unreadable):
        entries.scope.problems.error(
            "missing-alt", 'an image needs "alt"', entries.span, 'say in "alt" what it shows, or set "decorative: true"'
        )
    return Image(
        file=entries.token("file"),
        file_span=entries.place("file"),
        alt=alt,
        decorative=decorative,
        caption=entries.words("caption"),
        credit=entries.line("credit"),
        source=entries.source(),
    )


def _compare(entries: Entries) -> Compare:
    before, after = entries.below("before", SIDE), entries.below("after", SIDE)
    measure, marked_measure = entries.titled("measure")
    return Compare(
        before=Side("") if before is None else _side(before),
        after=Side("") if after is None else _side(after),
        measure=measure,
        marked_measure=marked_measure,
        source=entries.source(),
    )


def _side(entries: Entries) -> Side:
    side = Side(entries.line("label"), with_minus(entries.line("value")), entries.line("unit"), entries.words("text"))
    if not side.value and not side.text and entries.node("value") is None and entries.node("text") is None:
        entries.scope.problems.error("missing-key", 'a side of a comparison needs "value" or "text"', entries.span, "add one of them")
    elif side.unit and not side.value:
        message = 'a side of a comparison has a "unit" without "value"'
        entries.scope.problems.error(
            "missing-key", message, entries.place("unit"), "write the figure under value, or the unit into the text"
        )
    return side


def _timeline(entries: Entries) -> Timeline:
    title, marked_title = entries.titled("title")
    return Timeline(steps=entries.all_below("steps", STEP, _step), title=title, marked_title=marked_title, source=entries.source())


def _step(entries: Entries) -> Step:
    return Step(entries.line("when"), entries.words("what"), entries.words("text"), entries.flag("current"), entries.span)


def _callout(entries: Entries) -> Callout:
    title, marked_title = entries.titled("title")
    kind = entries.choice("kind", CalloutKind.NOTE)
    return Callout(kind=kind, title=title, marked_title=marked_title, paragraphs=entries.prose("text"))


_FORMS_OF_KINDS: Final[dict[str, Form]] = {
    form.name: form for form in (POINTS, FIGURES, CHART, TABLE, QUOTE, IMAGE, COMPARE, TIMELINE, CALLOUT)
}
_DECODERS: Final[dict[str, Callable[[Entries], Block]]] = {
    "points": _points,
    "figures": _figures,
    "chart": decode_chart,
    "table": decode_table,
    "quote": _quote,
    "image": _image,
    "compare": _compare,
    "timeline": _timeline,
    "callout": _callout,
}
