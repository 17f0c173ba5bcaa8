"""Nodes to the document: every fault is reported, and none hides another."""

from typing import Final

from generator.model.base import Audience
from generator.model.decode_blocks import MAX_BLOCKS, decode_blocks
from generator.model.document import Closing, Document, Event, Field, Language, Metadata, Person, Preset, Section, Source
from generator.model.explain import report_wrong_type, shown
from generator.model.fields import Fields, Scope, read_fields, read_list, read_prose, read_words
from generator.model.inline import RichText
from generator.model.keys import CLOSING, DOCUMENT, EVENT, FIELD, PERSON, SECTION, SOURCE
from generator.model.markup import InlineParser
from generator.problems import Problems
from generator.source.nodes import Mapping, Node, Scalar

MAX_SECTIONS: Final = 99
"""Sections of one level; Chinese numerals in headings end there."""


def decode_document(node: Node, path: str, problems: Problems) -> Document | None:
    """Return the document that `node`, the root of file `path`, means; `None` only where it is no mapping.

    Faults are in `problems`; a document with faults holds what could be read and must not be drawn.
    """
    if not isinstance(node, Mapping):
        report_wrong_type("a document", "a mapping", node, problems, "start with a title: and sections:")
        return None
    scope = Scope(problems, InlineParser(), _source_names(node))
    fields = read_fields(node, DOCUMENT, scope)
    if fields is None:
        return None
    closing = fields.below("closing", CLOSING)
    return Document(
        metadata=_metadata(fields),
        sources=_sources(fields),
        footnotes=_footnotes(fields),
        sections=_sections(fields, level=1),
        closing=None if closing is None else _closing(closing),
        path=path,
    )


def _source_names(root: Mapping) -> frozenset[str]:
    match root.get("sources"):
        case Mapping(entries=entries):
            return frozenset(entry.key.text for entry in entries)
        case _:
            return frozenset()


def _metadata(fields: Fields) -> Metadata:
    event = fields.below("event", EVENT)
    return Metadata(
        title=fields.line("title"),
        language=fields.choice("language", Language.CHINESE_SIMPLIFIED),
        subtitle=fields.line("subtitle"),
        preset=fields.choice("preset", Preset.PLAIN),
        theme=fields.line("theme"),
        kind=fields.line("kind"),
        date=fields.line("date"),
        organization=fields.line("organization"),
        event=Event() if event is None else _event(event),
        people=fields.all_below("people", PERSON, _person),
        summary=_summary(fields),
        span=fields.place("title"),
        theme_span=fields.place("theme"),
    )


def _event(fields: Fields) -> Event:
    return Event(fields.line("series"), fields.line("session"), fields.line("edition"), fields.line("occasion"))


def _person(fields: Fields) -> Person:
    return Person(fields.line("name"), fields.line("role"), fields.line("label"))


def _summary(fields: Fields) -> tuple[RichText, ...]:
    """Return the paragraphs of `summary`: text with blank lines, or a list of texts."""
    match fields.node("summary"):
        case None:
            return ()
        case Scalar() as scalar:
            return read_prose(scalar, fields.scope)
        case node:
            items = read_list(node, '"summary"', fields.scope)
            return tuple(paragraph for item in items for paragraph in _summary_item(item, fields.scope))


def _summary_item(node: Node, scope: Scope) -> tuple[RichText, ...]:
    if isinstance(node, Scalar):
        return read_prose(node, scope)
    report_wrong_type("a paragraph of the summary", "text", node, scope.problems, 'put text with ": " in it in quotes')
    return ()


def _sources(fields: Fields) -> dict[str, Source]:
    node = fields.node("sources")
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        report_wrong_type('"sources"', "a mapping of names to sources", node, fields.scope.problems, "write name: {title: …}")
        return {}
    each = ((entry.key.text, read_fields(entry.value, SOURCE, fields.scope)) for entry in node.entries)
    return {name: _source(name, source) for name, source in each if source is not None}


def _source(name: str, fields: Fields) -> Source:
    url = fields.line("url")
    if url and not url.startswith(("https://", "http://")):
        fields.scope.problems.error("bad-link", f'"{shown(url)}" is not a web address', fields.place("url"), "start it with https://")
    return Source(
        name=name,
        title=fields.line("title"),
        publisher=fields.line("publisher"),
        author=fields.line("author"),
        credit=fields.line("credit"),
        date=fields.line("date"),
        url=url,
        span=fields.span,
    )


def _footnotes(fields: Fields) -> dict[str, RichText]:
    node = fields.node("footnotes")
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        report_wrong_type('"footnotes"', "a mapping of names to texts", node, fields.scope.problems, "write name: text")
        return {}
    return {entry.key.text: _footnote(entry.value, fields.scope) for entry in node.entries}


def _footnote(node: Node, scope: Scope) -> RichText:
    if isinstance(node, Scalar) and node.text.strip() and not node.is_null:
        return read_words(node, scope)
    report_wrong_type("a footnote", "text", node, scope.problems)
    return RichText((), node.span)


def _sections(fields: Fields, level: int) -> tuple[Section, ...]:
    nodes = fields.items("sections")
    if len(nodes) > MAX_SECTIONS:
        fields.scope.problems.error(
            "too-many-items",
            f"there are {len(nodes)} sections, {MAX_SECTIONS} are allowed",
            fields.place("sections"),
            "divide the document",
        )
    each = (read_fields(node, SECTION, fields.scope) for node in nodes)
    return tuple(_section(section, level) for section in each if section is not None)


def _section(fields: Fields, level: int) -> Section:
    problems = fields.scope.problems
    blocks = fields.node("blocks")
    if level == 2 and fields.node("sections") is not None:
        problems.error(
            "too-deep",
            "sections are nested more than two deep",
            fields.place("sections"),
            "make the lower ones blocks or sections beside this one",
        )
    if blocks is None and fields.node("sections") is None:
        problems.warn(
            "empty-section", f'section "{shown(fields.line("title"))}" has no blocks', fields.place("title"), "add blocks, or remove it"
        )
    return Section(
        title=fields.line("title"),
        message=fields.line("message"),
        lead=fields.line("lead"),
        blocks=() if blocks is None else decode_blocks(read_list(blocks, '"blocks"', fields.scope, MAX_BLOCKS), fields.scope),
        sections=_sections(fields, level + 1) if level == 1 else (),
        audience=fields.choice("for", Audience.BOTH),
        internal=fields.flag("internal"),
        numbered=fields.flag("numbered", default=True),
        span=fields.place("title"),
    )


def _closing(fields: Fields) -> Closing:
    return Closing(fields.words("message"), fields.line("label"), fields.all_below("fields", FIELD, _field))


def _field(fields: Fields) -> Field:
    return Field(fields.line("label"), fields.line("value"), fields.line("detail"))
