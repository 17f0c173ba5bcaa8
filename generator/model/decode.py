"""Nodes to the document: every fault is reported, and none hides another."""

from typing import Final

from generator.model.base import Audience
from generator.model.decode_blocks import MAX_BLOCKS, decode_blocks
from generator.model.document import (
    Breaking,
    Closing,
    Contents,
    ContentsDepth,
    Document,
    Event,
    Field,
    Imprint,
    Language,
    Lines,
    Metadata,
    Person,
    Preset,
    Section,
    SlideSize,
    Source,
)
from generator.model.entries import Entries, Scope, read_entries, read_line, read_list, read_prose, read_words
from generator.model.explain import report_wrong_type, shown
from generator.model.inline import RichText
from generator.model.keys import CLOSING, CONTENTS, DOCUMENT, EVENT, FIELD, IMPRINT, LINES, PERSON, RECIPIENTS, SECTION, SOURCE
from generator.model.markup import InlineParser
from generator.model.order import backup_last
from generator.problems import NO_SPAN, Problems
from generator.source.nodes import Mapping, Node, Scalar

MOST_MINUTES: Final = 999
MAX_SECTIONS: Final = 500
MAX_LEVEL: Final = 4
"""Official papers have 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3)."""
"""Sections of one level; Chinese numerals in headings end there."""


def decode_document(node: Node, path: str, problems: Problems) -> Document | None:
    """Return the document that `node`, the root of file `path`, means; `None` only where it is no mapping.

    Faults are in `problems`; a document with faults holds what could be read and must not be drawn.
    """
    if not isinstance(node, Mapping):
        report_wrong_type("a document", "a mapping", node, problems, "start with a title: and sections:")
        return None
    scope = Scope(problems, InlineParser(), _source_names(node))
    entries = read_entries(node, DOCUMENT, scope)
    if entries is None:
        return None
    closing = entries.below("closing", CLOSING)
    return Document(
        metadata=_metadata(entries),
        sources=_sources(entries),
        footnotes=_footnotes(entries),
        sections=backup_last(_sections(entries, level=1)),
        closing=None if closing is None else _closing(closing),
        path=path,
    )


def _source_names(root: Mapping) -> frozenset[str]:
    match root.get("sources"):
        case Mapping(entries=entries):
            return frozenset(entry.key.text for entry in entries)
        case _:
            return frozenset()


def _metadata(entries: Entries) -> Metadata:
    event = entries.below("event", EVENT)
    lines = entries.below("lines", LINES)
    contents = entries.below("contents", CONTENTS)
    imprint = entries.below("imprint", IMPRINT)
    return Metadata(
        title=entries.line("title"),
        marked_title=entries.marked("title"),
        language=entries.choice("language", Language.CHINESE_SIMPLIFIED),
        subtitle=entries.line("subtitle"),
        preset=entries.choice("preset", Preset.PLAIN),
        theme=entries.token("theme"),
        template=entries.token("template"),
        brand=entries.token("brand"),
        page=entries.token("page"),
        slide_size=entries.choice("slide-size", SlideSize.WIDE),
        kind=entries.line("kind"),
        date=entries.line("date"),
        organization=entries.line("organization"),
        lines=Lines() if lines is None else _lines(lines),
        contents=Contents() if contents is None else _contents(contents),
        event=Event() if event is None else _event(event),
        people=entries.all_below("people", PERSON, _person),
        summary=_summary(entries),
        minutes=_minutes(entries),
        minutes_span=entries.place("minutes"),
        imprint=Imprint() if imprint is None else _imprint(imprint),
        span=entries.place("title"),
        page_span=entries.place("page"),
        theme_span=entries.place("theme"),
        template_span=entries.place("template"),
        slide_size_span=entries.place("slide-size") if entries.node("slide-size") else NO_SPAN,
        brand_span=entries.place("brand"),
    )


def _lines(entries: Entries) -> Lines:
    return Lines(entries.choice("breaking", Breaking.STRICT), entries.flag("divide-words", default=True), entries.flag("hanging"))


def _contents(entries: Entries) -> Contents:
    return Contents(entries.flag("show", default=True), int(entries.choice("depth", ContentsDepth.SECTIONS)))


def _event(entries: Entries) -> Event:
    return Event(entries.line("series"), entries.line("session"), entries.line("edition"), entries.line("occasion"))


def _imprint(entries: Entries) -> Imprint:
    return Imprint(
        number=entries.line("number"),
        copy_number=entries.line("copy-number"),
        classification=entries.line("classification"),
        urgency=entries.line("urgency"),
        signer=entries.line("signer"),
        editor=entries.line("editor"),
        addressee=entries.line("addressee"),
        attachments=tuple(name for node in entries.items("attachments") for name in _attachment(node, entries.scope)),
        signature=entries.line("signature"),
        remark=entries.line("remark"),
        distribution=entries.all_below("distribution", RECIPIENTS, _recipients),
        issuer=entries.line("issuer"),
        issued=entries.line("issued"),
        print_run=entries.line("print-run"),
    )


def _attachment(node: Node, scope: Scope) -> tuple[str, ...]:
    if isinstance(node, Scalar) and node.text.strip() and not node.is_null:
        return (read_line(node, scope),)
    report_wrong_type("an attachment", "its name", node, scope.problems)
    return ()


def _recipients(entries: Entries) -> Field:
    return Field(entries.line("label"), entries.line("value"))


def _person(entries: Entries) -> Person:
    return Person(entries.line("name"), entries.line("role"), entries.line("label"))


def _summary(entries: Entries) -> tuple[RichText, ...]:
    """Return the paragraphs of `summary`: text with blank lines, or a list of texts."""
    match entries.node("summary"):
        case None:
            return ()
        case Scalar() as scalar:
            return read_prose(scalar, entries.scope)
        case node:
            items = read_list(node, '"summary"', entries.scope)
            return tuple(paragraph for item in items for paragraph in _summary_item(item, entries.scope))


def _summary_item(node: Node, scope: Scope) -> tuple[RichText, ...]:
    if isinstance(node, Scalar):
        return read_prose(node, scope)
    report_wrong_type("a paragraph of the summary", "text", node, scope.problems, 'put text with ": " in it in quotes')
    return ()


def _sources(entries: Entries) -> dict[str, Source]:
    node = entries.node("sources")
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        report_wrong_type('"sources"', "a mapping of names to sources", node, entries.scope.problems, "write name: {title: …}")
        return {}
    each = ((entry.key.text, read_entries(entry.value, SOURCE, entries.scope)) for entry in node.entries)
    return {name: _source(name, source) for name, source in each if source is not None}


def _source(name: str, entries: Entries) -> Source:
    url = entries.token("url")
    if url and not url.startswith(("https://", "http://")):
        entries.scope.problems.error("bad-link", f'"{shown(url)}" is not a web address', entries.place("url"), "start it with https://")
    return Source(
        name=name,
        title=entries.line("title"),
        publisher=entries.line("publisher"),
        author=entries.line("author"),
        credit=entries.line("credit"),
        date=entries.line("date"),
        url=url,
        span=entries.span,
    )


def _footnotes(entries: Entries) -> dict[str, RichText]:
    node = entries.node("footnotes")
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        report_wrong_type('"footnotes"', "a mapping of names to texts", node, entries.scope.problems, "write name: text")
        return {}
    return {entry.key.text: _footnote(entry.value, entries.scope) for entry in node.entries}


def _footnote(node: Node, scope: Scope) -> RichText:
    if isinstance(node, Scalar) and node.text.strip() and not node.is_null:
        return read_words(node, scope)
    report_wrong_type("a footnote", "text", node, scope.problems)
    return RichText((), node.span)


def _sections(entries: Entries, level: int) -> tuple[Section, ...]:
    nodes = entries.items("sections")
    if len(nodes) > MAX_SECTIONS:
        entries.scope.problems.error(
            "too-many-items",
            f"there are {len(nodes)} sections, {MAX_SECTIONS} are allowed",
            entries.place("sections"),
            "divide the document",
        )
    each = (read_entries(node, SECTION, entries.scope) for node in nodes)
    return tuple(_section(section, level) for section in each if section is not None)


def _section(entries: Entries, level: int) -> Section:
    problems = entries.scope.problems
    blocks = entries.node("blocks")
    if level == MAX_LEVEL and entries.node("sections") is not None:
        problems.error(
            "too-deep",
            f"sections are nested more than {MAX_LEVEL} deep",
            entries.place("sections"),
            "make the lower ones blocks or sections beside this one",
        )
    if blocks is None and entries.node("sections") is None:
        problems.warn(
            "empty-section", f'section "{shown(entries.line("title"))}" has no blocks', entries.place("title"), "add blocks, or remove it"
        )
    return Section(
        title=entries.line("title"),
        marked_title=entries.marked("title"),
        message=entries.line("message"),
        lead=entries.line("lead"),
        blocks=() if blocks is None else decode_blocks(read_list(blocks, '"blocks"', entries.scope, MAX_BLOCKS), entries.scope),
        sections=_sections(entries, level + 1) if level < MAX_LEVEL else (),
        audience=entries.choice("for", Audience.BOTH),
        internal=entries.flag("internal"),
        numbered=entries.flag("numbered", default=True),
        minutes=_minutes(entries),
        backup=entries.flag("backup"),
        span=entries.place("title"),
        id=entries.identifier("id"),
        id_span=entries.place("id"),
    )


def _minutes(entries: Entries) -> int:
    """Return the whole minutes at `minutes`, 0 where absent."""
    return 0 if entries.node("minutes") is None else entries.whole_number("minutes", MOST_MINUTES)


def _closing(entries: Entries) -> Closing:
    return Closing(entries.words("message"), entries.line("label"), entries.all_below("fields", FIELD, _field))


def _field(entries: Entries) -> Field:
    return Field(entries.line("label"), entries.line("value"), entries.line("detail"))
