"""The deck as data: slides of shapes at fixed places. Points, origin top left; colours are palette roles."""

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from generator.geometry import Rect
from generator.model.chart import Chart
from generator.model.document import SlideSize
from generator.pictures import PictureFile
from generator.text.style import Align

if TYPE_CHECKING:
    from generator.svg.artwork import Artwork


class Typeface(StrEnum):
    """The two font slots of a presentation theme (ECMA-376 Part 1, 20.1.4.1.16): `major` serif, `minor` sans."""

    MAJOR = "major"
    MINOR = "minor"


class TextRun(NamedTuple):
    """Text of one look. `size` in points; `tracking` in points (DrawingML `spc`); `rise` in per cent of the size.

    A line feed in `text` is a break within the paragraph (DrawingML `a:br`).
    A named tuple, since planning a deck makes and varies thousands.
    """

    text: str
    size: float
    bold: bool = False
    color: str = "ink"
    typeface: Typeface = Typeface.MINOR
    tracking: float = 0.0
    rise: float = 0.0
    link: str = ""
    code: bool = False
    dotted: bool = False
    """Whether a heavy dotted line goes below it: what DrawingML has for emphasis dots."""


class Bullet(NamedTuple):
    """A mark before a paragraph: `number` for an automatic number, else the square in `color`."""

    color: str = "accent"
    number: bool = False
    start: int = 1


class TextParagraph(NamedTuple):
    """One paragraph: exact `leading`, `before` and `margin` (left edge of its text; a bullet hangs at 0 of its level) in points."""

    runs: tuple[TextRun, ...]
    leading: float
    align: Align = Align.START
    before: float = 0.0
    margin: float = 0.0
    hanging: float = 0.0
    """How far the bullet stands left of the text."""
    level: int = 0
    bullet: Bullet | None = None

    @property
    def text(self) -> str:
        """The paragraph's text on one line: breaks set for the eye are no part of it."""
        return "".join(run.text for run in self.runs).replace("\n", "")

    @property
    def has_breaks(self) -> bool:
        """Whether it has breaks set for the eye."""
        return any("\n" in run.text for run in self.runs)


class Anchor(StrEnum):
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Insets(NamedTuple):
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


class TextBox(NamedTuple):
    """Text in a rectangle. `placeholder` is the name of the layout's slot it fills ("" for a free box)."""

    name: str
    rect: Rect
    paragraphs: tuple[TextParagraph, ...]
    placeholder: str = ""
    anchor: Anchor = Anchor.TOP
    insets: Insets = Insets()
    fill: str = ""
    wrap: bool = True
    leads_to: int = 0
    """Number of the slide that a click on it shows, 0 for none."""
    outlined: bool = False
    """Whether it is text that the outline should have: it takes a place for text of its layout where one is free."""

    @property
    def measure(self) -> float:
        """The width that lines have which wrap."""
        return self.rect.width - self.insets.left - self.insets.right


class Box(NamedTuple):
    """A filled rectangle; decorative unless `alt` says something."""

    name: str
    rect: Rect
    fill: str
    alt: str = ""


class Rule(NamedTuple):
    """A straight line."""

    name: str
    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    color: str


class Cell(NamedTuple):
    paragraphs: tuple[TextParagraph, ...]
    anchor: Anchor = Anchor.MIDDLE
    insets: Insets = Insets()
    fill: str = ""
    border_top: tuple[float, str] | None = None
    border_bottom: tuple[float, str] | None = None
    row_span: int = 1
    column_span: int = 1
    spanned: bool = False
    """Covered by an origin cell to the left or above."""


class TableGrid(NamedTuple):
    """A native table: column widths, row heights (points) and cells by row; the first `head_rows` are the header."""

    name: str
    rect: Rect
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alt: str
    head_rows: int = 1
    ends_in_total: bool = False


class ChartShape(NamedTuple):
    """A native chart of the author's data, with its workbook."""

    name: str
    rect: Rect
    chart: Chart
    alt: str
    label_size: float = 15.0
    category_size: float = 14.0
    part_of: Chart | None = None
    """The chart that goes on over several slides: this one is a part of it and has its scale."""

    @property
    def whole(self) -> Chart:
        """The chart whose data the scale is for."""
        return self.part_of or self.chart


class Picture(NamedTuple):
    """A picture of the author's; `crop` is left, top, right, bottom as parts of 1."""

    name: str
    rect: Rect
    file: PictureFile
    alt: str
    decorative: bool = False
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    artwork: "Artwork | None" = None
    """What a vector picture draws, its letters as outlines."""


class Group(NamedTuple):
    """Shapes that move together, such as one card."""

    name: str
    shapes: tuple["Shape", ...]
    alt: str = ""


Shape = TextBox | Box | Rule | TableGrid | ChartShape | Picture | Group


class LayoutKind(StrEnum):
    """The slide layouts of our master; each has slots named in `deck/master.py`."""

    TITLE = "title"
    AGENDA = "agenda"
    SECTION = "section"
    CONTENT = "content"
    CONTENT_REMARK = "content-remark"
    """A list and a remark below it."""
    TWO_COLUMN = "two-column"
    THREE_COLUMN = "three-column"
    TWO_PANELS = "two-panels"
    """A few points as panels beside each other; so are the next two."""
    THREE_PANELS = "three-panels"
    FOUR_PANELS = "four-panels"
    FIGURES = "figures"
    CHART = "chart"
    TABLE = "table"
    QUOTE = "quote"
    HEADED_QUOTE = "headed-quote"
    """A quotation below a headline."""
    PICTURE = "picture"
    CAPTIONED = "captioned"
    """A chart, a table or a picture, and text to it."""
    REMARK = "remark"
    """A headline and a remark, with free shapes or alone."""
    HEADLINE = "headline"
    """A headline and free shapes below it: comparison, timeline."""
    CLOSING = "closing"


class Slide(NamedTuple):
    """One slide: `title` is its name in outlines and must be the text of its title placeholder, unique in the deck."""

    layout: LayoutKind
    title: str
    shapes: tuple[Shape, ...]
    notes: tuple[TextParagraph, ...] = ()
    footer: str = ""
    number: int = 0
    anchors: tuple[str, ...] = ()
    """What links into the document find here; the first slide of a name counts."""
    date: str = ""
    hidden: bool = False
    """In reserve: not shown unless it is asked for."""


class NamedSection(NamedTuple):
    """A run of slides under one name (PowerPoint sections)."""

    name: str
    slides: int


class Deck(NamedTuple):
    """The whole deck, planned for slides of `size`."""

    title: str
    language: str
    slides: tuple[Slide, ...]
    sections: tuple[NamedSection, ...]
    size: SlideSize = SlideSize.WIDE
    author: str = ""
    subject: str = ""
