"""Looks of a chart's words and lines: text properties, runs and fields of labels, strokes (ECMA-376 Part 1, 21.2.2 and 20.1)."""

from typing import Final, NamedTuple

from generator.deck.powerpoint.chart_measure import em_width
from generator.deck.powerpoint.drawingml import hundredths, text_content
from generator.deck.powerpoint.guid import OBJECTS, guid
from generator.deck.powerpoint.text import TextWriter
from generator.deck.scene import Typeface
from generator.units import emu

INVISIBLE: Final = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
FIELDS: Final = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    "<c15:dlblFieldTable/></c:ext></c:extLst>"
)
"""Makes fields in a label live: [MS-ODRAWXML] 2.24.3.21. Programs that do not know it show the text inside them."""
LEADERS: Final = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="1"/></c:ext></c:extLst>'
)
"""Joins labels that were moved to their data: [MS-ODRAWXML] 2.24.3."""
UPRIGHT: Final = ' rot="0" vert="horz"'
"""Names that are never turned to save room (20.1.2.1.1)."""
UNBROKEN: Final = ' wrap="none"'
LONGEST_LINE: Final = 24.0
"""Em of a label that is kept on one line."""


class Part(NamedTuple):
    """A stretch of a label: `text`, which a program may fill in from the data if it is the `field` VALUE or SERIESNAME."""

    text: str
    field: str = ""
    color: str = "ink"
    bold: bool = False


class ChartText(NamedTuple):
    """Writes the words of one chart, all in one `family` if the theme's own lacks some of their characters ("")."""

    text: TextWriter
    family: str = ""

    def properties(self, size: float, color: str, *, bold: bool = False, body: str = "") -> str:
        """Return `c:txPr`; `body` are the attributes of its text body."""
        look = self.text.colors.fill(color) + self.text.typefaces(Typeface.MINOR, self.family)
        properties = f'<a:defRPr sz="{hundredths(size)}" b="{int(bold)}">{look}</a:defRPr>'
        return f"<c:txPr><a:bodyPr{body}/><a:lstStyle/><a:p><a:pPr>{properties}</a:pPr><a:endParaRPr {self.text.language}/></a:p></c:txPr>"

    def rich(self, paragraphs: tuple[tuple[Part, ...], ...], size: float) -> str:
        """Return `c:tx` with a paragraph for each of `paragraphs`, which are lines unless they are long."""
        longest = max(sum(em_width(part.text) for part in parts) for parts in paragraphs)
        body = UNBROKEN if longest <= LONGEST_LINE else ""
        lines = "".join(f"<a:p>{''.join(self._part(part, size) for part in parts)}</a:p>" for parts in paragraphs)
        return f"<c:tx><c:rich><a:bodyPr{body}/><a:lstStyle/>{lines}</c:rich></c:tx>"

    def title(self, words: str, size: float, place: str) -> str:
        """Return `c:title` of an axis, upright at `place` (`c:layout`)."""
        run = self._part(Part(words, color="muted"), size)
        return (
            f'<c:title><c:tx><c:rich><a:bodyPr{UPRIGHT}/><a:lstStyle/><a:p>{run}</a:p></c:rich></c:tx>{place}<c:overlay val="0"/></c:title>'
        )

    def line(self, weight: float, color: str, *, round_cap: bool = False, pattern: str = "") -> str:
        """Return `a:ln`."""
        cap, join = (' cap="rnd"', "<a:round/>") if round_cap else ("", "")
        dash = f"<a:custDash>{pattern}</a:custDash>" if pattern else ""
        return f'<a:ln w="{emu(weight)}"{cap}>{self.text.colors.fill(color)}{dash}{join}</a:ln>'

    def _part(self, part: Part, size: float) -> str:
        look = self.text.colors.fill(part.color) + self.text.typefaces(Typeface.MINOR, self.family)
        properties = f'<a:rPr {self.text.language} sz="{hundredths(size)}" b="{int(part.bold)}">{look}</a:rPr>'
        shown = f"<a:t>{text_content(part.text)}</a:t>"
        if not part.field:
            return f"<a:r>{properties}{shown}</a:r>"
        identifier = guid(OBJECTS, f"{part.field} {part.text}")
        return f'<a:fld id="{identifier}" type="{part.field}">{properties}{shown}</a:fld>'


def manual_layout(x: float, y: float, width: float = 0.0, height: float = 0.0, *, inner: bool = False) -> str:
    """Return a place in parts of the chart's frame (21.2.2.32), of the plot without what is written around it if `inner`."""
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    size = f'<c:w val="{width:.4f}"/><c:h val="{height:.4f}"/>' if width else ""
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{x:.4f}"/><c:y val="{y:.4f}"/>'
        f"{size}</c:manualLayout></c:layout>"
    )


def moved(down: float) -> str:
    """Return a place that is lower than the usual one by a part of the frame's height, higher if negative (21.2.2.236)."""
    return f'<c:layout><c:manualLayout><c:x val="0"/><c:y val="{down:.4f}"/></c:manualLayout></c:layout>'
