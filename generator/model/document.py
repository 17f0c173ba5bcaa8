"""The document: metadata, sources, footnotes and sections of blocks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from generator.model.base import Addressed, Audience
from generator.model.blocks import Block
from generator.model.inline import RichText, headed
from generator.problems import NO_SPAN, Span


class Language(StrEnum):
    """The languages a document can be set in (BCP 47)."""

    CHINESE_SIMPLIFIED = "zh-Hans"
    CHINESE_TRADITIONAL = "zh-Hant"
    JAPANESE = "ja"
    KOREAN = "ko"
    ENGLISH = "en"

    @property
    def is_chinese(self) -> bool:
        """Whether numerals and headings are Chinese."""
        return self in (Language.CHINESE_SIMPLIFIED, Language.CHINESE_TRADITIONAL)


class SlideSize(StrEnum):
    """Width to height of slides, or the paper they are printed on: those of PowerPoint's list."""

    WIDE = "16:9"
    STANDARD = "4:3"
    A4 = "A4"


class Preset(StrEnum):
    """What sort of paper this is: decides the word in the masthead and, unless `page` names another, the page design."""

    PRESS_BRIEFING = "press-briefing"
    BULLETIN = "bulletin"
    WORK_REPORT = "work-report"
    OFFICIAL = "official"
    PLAIN = "plain"


class Breaking(StrEnum):
    """How strictly characters are kept from the edges of lines (CSS Text 3, `line-break`)."""

    STRICT = "strict"
    NORMAL = "normal"
    LOOSE = "loose"


class Lines(NamedTuple):
    """How lines end: which characters may stand at their edges; in running text, whether words may be divided and marks may hang."""

    breaking: Breaking = Breaking.STRICT
    divide_words: bool = True
    hanging: bool = False


class ContentsDepth(StrEnum):
    """How many levels of sections contents list."""

    PARTS = "1"
    SECTIONS = "2"
    THIRD = "3"
    FOURTH = "4"


class Contents(NamedTuple):
    """Whether the briefing lists its sections, `None` where that is left to the page design, and down to which level."""

    show: bool | None = None
    depth: int = 2


class Person(NamedTuple):
    """Somebody on the title: `label` is what they are here (发言人), `role` their office."""

    name: str
    role: str = ""
    label: str = ""


class Event(NamedTuple):
    """The occasion: a series, the session in it, what that session covers, and what happened there."""

    series: str = ""
    session: str = ""
    edition: str = ""
    occasion: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from; `author` and `credit` (a photographer) are printed when given."""

    name: str
    title: str
    publisher: str = ""
    author: str = ""
    credit: str = ""
    date: str = ""
    url: str = ""
    span: Span = field(default=NO_SPAN, compare=False)


class Field(NamedTuple):
    """A labelled value with a line of detail, such as a contact."""

    label: str
    value: str
    detail: str = ""


class Imprint(NamedTuple):
    """What identifies an issue or an official paper, and where it goes (版头 and 版记 of GB/T 9704-2012, 报头 and 报尾 of a bulletin).

    `number` is the document's or issue's, `editor` who compiles a bulletin, `addressee` whom it is written to,
    `distribution` who else gets it, `issuer` and `issued` who printed it when.
    """

    number: str = ""
    copy_number: str = ""
    classification: str = ""
    urgency: str = ""
    signer: str = ""
    editor: str = ""
    addressee: str = ""
    attachments: tuple[str, ...] = ()
    signature: str = ""
    remark: str = ""
    distribution: tuple[Field, ...] = ()
    issuer: str = ""
    issued: str = ""
    print_run: str = ""


class Closing(NamedTuple):
    """The last word: printed at the end of the briefing, the headline of the closing slide."""

    message: RichText
    label: str = ""
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """Everything about the document that stands before its first section.

    `kind` is the word in the masthead (新闻发布会材料); the preset has one for each language. `date` is free text.
    """

    title: str
    language: Language = Language.CHINESE_SIMPLIFIED
    subtitle: str = ""
    preset: Preset = Preset.PLAIN
    theme: str = ""
    template: str = ""
    """The PowerPoint file that the deck is made on, "" for our own layouts."""
    brand: str = ""
    """The file with an organization's colours, fonts, logo and footer."""
    page: str = ""
    """A page design's name or file, "" for that of the preset."""
    slide_size: SlideSize = SlideSize.WIDE
    kind: str = ""
    date: str = ""
    organization: str = ""
    lines: Lines = Lines()
    contents: Contents = Contents()
    event: Event = Event()
    people: tuple[Person, ...] = ()
    summary: tuple[RichText, ...] = ()
    minutes: int = 0
    """How long all of it may take; 0 where that is not said."""
    imprint: Imprint = Imprint()
    span: Span = field(default=NO_SPAN, compare=False)
    page_span: Span = field(default=NO_SPAN, compare=False)
    theme_span: Span = field(default=NO_SPAN, compare=False)
    minutes_span: Span = field(default=NO_SPAN, compare=False)
    template_span: Span = field(default=NO_SPAN, compare=False)
    slide_size_span: Span = field(default=NO_SPAN, compare=False)
    """That of a size which the author names."""
    brand_span: Span = field(default=NO_SPAN, compare=False)
    marked_title: RichText = RichText()
    """The title with its readings, raised and lowered letters; empty where it is made of plain text."""

    @property
    def heading(self) -> RichText:
        """The title as the briefing sets it."""
        return headed(self.title, self.marked_title, self.span)


@dataclass(frozen=True, slots=True)
class Section(Addressed):
    """A numbered part. `message` is the slide's headline, `lead` its subtitle; `sections` may hold three further levels."""

    title: str
    message: str = ""
    lead: str = ""
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    audience: Audience = Audience.BOTH
    internal: bool = False
    numbered: bool = True
    minutes: int = 0
    """How long it is talked about; 0 where that is not said."""
    backup: bool = False
    """In reserve: hidden slides at the end of the deck, the last sections of the briefing."""
    span: Span = field(default=NO_SPAN, compare=False)
    id: str = ""
    """What references call it, besides its title."""
    id_span: Span = field(default=NO_SPAN, compare=False)
    marked_title: RichText = RichText()
    """The title with its readings, raised and lowered letters; empty where it is made of plain text."""

    @property
    def heading(self) -> RichText:
        """The title as the briefing sets it."""
        return headed(self.title, self.marked_title, self.span)


class PrintedSection(NamedTuple):
    """A section as the briefing has it: the `numbers` of its heading, its place `at` each level, counted from 1."""

    section: Section
    numbers: tuple[int, ...]
    at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One content document, decoded and checked."""

    metadata: Metadata
    sections: tuple[Section, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    footnotes: Mapping[str, RichText] = field(default_factory=dict)
    closing: Closing | None = None
    path: str = ""
    """The file it was read from, as the author named it."""

    def printed_sections(self) -> Iterator["PrintedSection"]:
        """Yield the sections of the briefing in reading order."""
        return _printed(self.sections, (), (), counted=True)

    def of_organization(self, name: str) -> "Document":
        """Return the document as that of `name`, unless it says whose it is."""
        if self.metadata.organization or not name:
            return self
        return replace(self, metadata=replace(self.metadata, organization=name))

    def all_sections(self) -> Iterator[tuple[Section, int]]:
        """Yield every section with its level (1 to 4) in reading order."""
        return _leveled(self.sections, 1)


def _printed(sections: Sequence[Section], above: tuple[int, ...], at: tuple[int, ...], *, counted: bool) -> Iterator[PrintedSection]:
    """Yield `sections` and those below them; the one above is `at` its place and has the numbers `above`, if it is `counted`."""
    number = 0
    for place, section in enumerate(sections, 1):
        if section.on_paper:
            has_number = counted and section.numbered
            number += has_number
            numbers = (*above, number) if has_number else ()
            yield PrintedSection(section, numbers, (*at, place))
            yield from _printed(section.sections, numbers, (*at, place), counted=has_number)


def _leveled(sections: Sequence[Section], level: int) -> Iterator[tuple[Section, int]]:
    for section in sections:
        yield section, level
        yield from _leveled(section.sections, level + 1)
