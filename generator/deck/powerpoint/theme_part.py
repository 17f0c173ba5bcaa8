"""The theme of a deck as a DrawingML theme part: colour slots, the two font slots, plain fills and lines."""

from typing import Final

from generator.deck.powerpoint.colors import SlideColors
from generator.deck.powerpoint.drawingml import DECLARATION, DRAWING, attribute
from generator.theme.tokens import Families

NO_DEFAULTS: Final = "<a:objectDefaults/>"
_SOLID: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE_WIDTHS: Final = (6350, 12700, 19050)
"""Hairline, group rule and head rule in EMU: 0.5, 1 and 1.5 pt."""


def theme_part(name: str, colors: SlideColors, families: Families, defaults: str = NO_DEFAULTS) -> str:
    """Return `a:theme`. Both typeface slots of a font name the same family, so that “ ” — … look the same whatever program decides.

    `defaults` is the look of shapes that are drawn on slides.
    """
    title = attribute(name)
    fonts = _font("major", families.serif) + _font("minor", families.sans)
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name={title}><a:themeElements><a:clrScheme name={title}>{colors.scheme()}</a:clrScheme>'
        f"<a:fontScheme name={title}>{fonts}</a:fontScheme><a:fmtScheme name={title}><a:fillStyleLst>{_SOLID * 3}</a:fillStyleLst>"
        f"<a:lnStyleLst>{''.join(map(_line, _LINE_WIDTHS))}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_SOLID * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>{defaults}"
        "<a:extraClrSchemeLst/></a:theme>"
    )


def _font(slot: str, family: str) -> str:
    # No a:font entries by script: they would win over a:ea in PowerPoint and name faces that are not embedded.
    name = attribute(family)
    return f'<a:{slot}Font><a:latin typeface={name}/><a:ea typeface={name}/><a:cs typeface=""/></a:{slot}Font>'


def _line(width: int) -> str:
    return f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{_SOLID}<a:prstDash val="solid"/></a:ln>'
