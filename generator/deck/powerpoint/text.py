"""Paragraphs and runs of a slide as DrawingML text: language, both typefaces and exact leading on each."""

from collections.abc import Iterable
from typing import Final, NamedTuple, Protocol

from generator.deck.master import Level
from generator.deck.powerpoint.characters import DeckCharacters
from generator.deck.powerpoint.colors import ON_LEAVES, SlideColors
from generator.deck.powerpoint.drawingml import attribute, hundredths, text_content
from generator.deck.powerpoint.labels import Labels
from generator.deck.scene import TextParagraph, TextRun, Typeface
from generator.model.inline import LINK_SCHEMES
from generator.text.style import Align
from generator.theme.tokens import FamilyRole, TableLook, TypeRole
from generator.units import emu

BULLET: Final = "■"
BULLET_SIZE: Final = 45
"""Per cent of the text: the ink of ■ is 0.8 em in Noto, which gives squares of 8 pt beside lines of 22 pt."""
_OWN_COLOR: Final = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">'
    '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)
"""Keeps a link in the colour of its text where the theme's own for links is that of the leaf; Office 2019 and Impress follow it."""
_SAME: Final = 0.01
"""Points."""
_ALIGN: Final = {Align.START: "l", Align.CENTER: "ctr", Align.END: "r", Align.JUSTIFY: "just"}
_SLOT: Final = {Typeface.MAJOR: "+mj", Typeface.MINOR: "+mn"}


class Links(Protocol):
    """Where a part keeps what its text points at."""

    def click(self, target: str) -> str:
        """Return the element that leads to `target` on a click, "" for a place that no slide has."""


class Inherited(NamedTuple):
    """What a paragraph has without saying so: the look of its placeholder. Sizes in points."""

    size: float
    leading: float
    bold: bool
    color: str
    typeface: Typeface
    tracking: float
    align: Align = Align.START
    bullets: bool = False
    levels: tuple[Level, ...] = ()
    """What a template's placeholder gives to each level; () for our own, whose text says its margins and marks itself."""

    @classmethod
    def from_role(cls, role: TypeRole, *, align: Align = Align.START, bullets: bool = False) -> "Inherited":
        """Return the look that a line of the deck's type scale gives to a placeholder."""
        return cls(role.size, role.leading, role.bold, role.color, typeface_of(role), role.tracking * role.size, align, bullets)

    @classmethod
    def from_levels(cls, levels: tuple[Level, ...], color: str) -> "Inherited":
        """Return the look that a template's placeholder gives. Its leading and gaps are never relied on: text was measured without."""
        return cls(0.0, 0.0, False, color, Typeface.MINOR, 0.0, levels=levels).at(0)

    def at(self, level: int) -> "Inherited":
        """Return what a paragraph of `level`, counted from 0, has."""
        if not self.levels:
            return self
        own = self.levels[min(level, len(self.levels) - 1)]
        typeface = Typeface.MAJOR if own.major else Typeface.MINOR
        return self._replace(size=own.size, bold=own.bold, typeface=typeface, bullets=own.bulleted)

    def level(self, number: int) -> Level | None:
        """Return what a template gives to level `number`, `None` without a template."""
        return self.levels[min(number, len(self.levels) - 1)] if self.levels else None


def typeface_of(role: TypeRole) -> Typeface:
    """Return the font slot that the family of `role` stands in."""
    return Typeface.MAJOR if role.family is FamilyRole.SERIF else Typeface.MINOR


def allowed_link(address: str) -> bool:
    """Tell whether a link may be written: web pages, mail and places in the document, never programs, files or shares."""
    return address.startswith("#") or address.casefold().startswith(LINK_SCHEMES)


class TextWriter(NamedTuple):
    """Writes text of one deck: in its colours, its language and its typefaces."""

    colors: SlideColors
    labels: Labels
    characters: DeckCharacters
    table_look: TableLook = TableLook.RULED
    named: frozenset[Typeface] = frozenset()
    """The font slots of a template's theme that mean other families than the deck's."""

    @property
    def language(self) -> str:
        """Return the two language attributes of a run."""
        return f'lang="{self.labels.lang}" altLang="{self.labels.other}"'

    def paragraphs(self, paragraphs: Iterable[TextParagraph], links: Links, inherited: Inherited | None = None) -> str:
        """Return `a:p` for each paragraph; attributes that equal `inherited` are left to the placeholder. One empty paragraph for none."""
        return "".join(self._paragraph(p, links, inherited) for p in paragraphs) or f"<a:p>{self.end_of_paragraph(10)}</a:p>"

    def plain(self, text: str, role: TypeRole) -> str:
        """Return runs of a prompt or a label that take everything but language and typeface from where they stand."""
        inherited = Inherited.from_role(role)
        run = TextRun(text, role.size, role.bold, role.color, inherited.typeface, inherited.tracking)
        return self._runs(run, inherited, "")

    def styled(self, text: str, role: TypeRole) -> str:
        """Return runs that say all of `role` themselves."""
        return self._runs(TextRun(text, role.size, role.bold, role.color, typeface_of(role), role.tracking * role.size), None, "")

    def field(self, kind: str, identifier: str, shown: str, role: TypeRole, *, sized: bool = True) -> str:
        """Return a field such as the slide number (`slidenum`), with the text `shown` until a program fills it in.

        Its size is that of `role`, or where it stands in if not `sized`.
        """
        size = f' sz="{hundredths(role.size)}"' if sized else ""
        typeface = typeface_of(role)
        family = self.characters.whole(shown, typeface, role.bold)
        return (
            f'<a:fld id="{identifier}" type="{kind}"><a:rPr {self.language}{size}>'
            f"{self.typefaces(typeface, family)}</a:rPr><a:t>{text_content(shown)}</a:t></a:fld>"
        )

    def end_of_paragraph(self, size: float) -> str:
        """Return `a:endParaRPr`, which gives an empty paragraph its height."""
        return f'<a:endParaRPr {self.language} sz="{hundredths(size)}"/>'

    def look(self, role: TypeRole) -> str:
        """Return the content of a `defRPr` (colour and typefaces) for `role`."""
        return self.colors.fill(role.color) + self.typefaces(typeface_of(role))

    def typefaces(self, typeface: Typeface, family: str = "") -> str:
        """Return `a:latin` and `a:ea`: the theme's slot, or one named family, as where a template's slot means another one."""
        if typeface in self.named:
            family = family or self.characters.family(typeface)
        if family:
            name = attribute(family)
            return f"<a:latin typeface={name}/><a:ea typeface={name}/>"
        slot = _SLOT[typeface]
        return f'<a:latin typeface="{slot}-lt"/><a:ea typeface="{slot}-ea"/>'

    def bullet(self, color: str) -> str:
        """Return the elements of the square bullet."""
        return (
            f'<a:buClr>{self.colors.color(color)}</a:buClr><a:buSzPct val="{BULLET_SIZE * 1000}"/>'
            f'{self._mark_face()}<a:buChar char="{BULLET}"/>'
        )

    def _mark_face(self) -> str:
        """Return the face of bullets and numbers."""
        named = Typeface.MINOR in self.named
        return f"<a:buFont typeface={attribute(self.characters.family(Typeface.MINOR))}/>" if named else '<a:buFont typeface="+mn-lt"/>'

    def _inherited_mark(self, mark: str, *, bold: bool) -> str:
        """Return a template's bullet in a face that travels with the deck; its own may not be there.

        Both weights have it: PowerPoint and Impress draw it in the weight of the text, viewers on the web in the regular one.
        """
        if not mark:
            return ""
        family = self.characters.whole(mark, Typeface.MINOR, bold, False)
        face = f"<a:buFont typeface={attribute(family)}/>" if family else self._mark_face()
        return f"{face}<a:buChar char={attribute(mark)}/>"

    def _paragraph(self, paragraph: TextParagraph, links: Links, inherited: Inherited | None) -> str:
        inherited = inherited and inherited.at(paragraph.level)
        properties = self._paragraph_properties(paragraph, inherited)
        runs = "".join(
            self._runs(run, inherited, links.click(run.link) if allowed_link(run.link) else "") for run in paragraph.runs if run.text
        )
        if not runs:
            runs = self.end_of_paragraph(paragraph.runs[0].size if paragraph.runs else paragraph.leading / 1.5)
        return f"<a:p>{properties}{runs}</a:p>"

    def _paragraph_properties(self, paragraph: TextParagraph, inherited: Inherited | None) -> str:
        attributes, content = "", ""
        level = inherited.level(paragraph.level) if inherited else None
        if level is not None:
            attributes = _places(paragraph, level)
        elif paragraph.margin or paragraph.hanging or paragraph.bullet or inherited is None or inherited.bullets:
            attributes += f' marL="{emu(paragraph.margin)}"'
            if paragraph.level:
                attributes += f' lvl="{paragraph.level}"'
            attributes += f' indent="{-emu(paragraph.hanging)}"'
        if inherited is None or level is not None:
            attributes += ' hangingPunct="0"'
        if inherited is None or paragraph.align is not inherited.align:
            attributes += f' algn="{_ALIGN[paragraph.align]}"'
        if inherited is None or paragraph.leading != inherited.leading:
            content += exact_leading(paragraph.leading)
        if paragraph.before or inherited is None or level is not None:
            content += f'<a:spcBef><a:spcPts val="{hundredths(paragraph.before)}"/></a:spcBef>'
        if level is not None:
            content += '<a:spcAft><a:spcPts val="0"/></a:spcAft>'
        content += self._mark(paragraph, inherited)
        return f"<a:pPr{attributes}>{content}</a:pPr>" if attributes or content else ""

    def _mark(self, paragraph: TextParagraph, inherited: Inherited | None) -> str:
        bullet = paragraph.bullet
        if bullet is None:
            return "<a:buNone/>" if inherited is None or inherited.bullets else ""
        if bullet.number:
            color = f"<a:buClr>{self.colors.color(bullet.color)}</a:buClr>"
            number = f'<a:buAutoNum type="arabicPeriod" startAt="{bullet.start}"/>'
            return f'{color}<a:buSzPct val="100000"/>{self._mark_face()}{number}'
        level = inherited.level(paragraph.level) if inherited else None
        if level is not None and level.bulleted:
            return self._inherited_mark(level.mark, bold=paragraph.runs[0].bold if paragraph.runs else False)
        return self.bullet(bullet.color)

    def _runs(self, run: TextRun, inherited: Inherited | None, click: str) -> str:
        """Return the runs of `run`, with what a click on them does: several where a line break or another face comes in between."""
        lines = run.text.split("\n")
        return f"<a:br><a:rPr {self._run_attributes(run, inherited)}/></a:br>".join(
            self._line(line, run, inherited, click) for line in lines
        )

    def _line(self, text: str, run: TextRun, inherited: Inherited | None, click: str) -> str:
        if not text:
            return ""
        attributes = self._run_attributes(run, inherited)
        before = self.colors.fill(run.color) if inherited is None or run.color != inherited.color else ""
        on_leaf = run.color in ON_LEAVES
        if run.code and not on_leaf:  # a tint would be as light as its letters
            before += f"<a:highlight>{self.colors.color('surface-2')}</a:highlight>"
        if click and on_leaf:
            click = f"{click.removesuffix('/>')}>{_OWN_COLOR}</a:hlinkClick>"
        return "".join(
            f"<a:r><a:rPr {attributes}>{before}{self.typefaces(run.typeface, family)}{click}</a:rPr><a:t>{text_content(piece)}</a:t></a:r>"
            for piece, family in self.characters.pieces(text, run.typeface, run.bold)
        )

    def _run_attributes(self, run: TextRun, inherited: Inherited | None) -> str:
        attributes = self.language
        if inherited is None or run.size != inherited.size:
            attributes += f' sz="{hundredths(run.size)}"'
        if inherited is None or run.bold != inherited.bold:
            attributes += f' b="{int(run.bold)}"'
        if run.dotted:
            attributes += ' u="dottedHeavy"'
        if run.tracking != (inherited.tracking if inherited else 0.0):
            attributes += f' spc="{hundredths(run.tracking)}"'
        if run.rise:
            attributes += f' baseline="{round(run.rise * 1000)}"'
        return attributes


def _places(paragraph: TextParagraph, level: Level) -> str:
    """Return level, margin and indent of `paragraph` where they are not those that the template gives to its level."""
    attributes = ""
    if abs(paragraph.margin - level.margin) > _SAME or abs(paragraph.hanging - level.hanging) > _SAME:
        attributes = f' marL="{emu(paragraph.margin)}" indent="{-emu(paragraph.hanging)}"'
    return f' lvl="{paragraph.level}"{attributes}' if paragraph.level else attributes


def exact_leading(points: float) -> str:
    """Return line spacing that does not depend on the face."""
    return f'<a:lnSpc><a:spcPts val="{hundredths(points)}"/></a:lnSpc>'
