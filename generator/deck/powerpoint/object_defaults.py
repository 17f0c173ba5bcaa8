"""What a shape, a line and a text box look like that somebody draws on a slide (ECMA-376 Part 1, 20.1.6.7 objectDefaults)."""

from generator.deck.powerpoint.drawingml import hundredths
from generator.deck.powerpoint.masters import body_properties
from generator.deck.powerpoint.text import TextWriter, exact_leading
from generator.deck.scene import Anchor, Insets
from generator.theme.tokens import TypeScale
from generator.units import emu

INSET = Insets(10.8, 7.2, 10.8, 7.2)
"""The words of a drawn shape keep as far from its edge as those of our own remarks."""
LINE_WEIGHT = 1.5


def object_defaults(text: TextWriter, scale: TypeScale) -> str:
    """Return `a:objectDefaults`: plain surfaces without a frame, lines as strong as our rules, words as in our bodies."""
    line = f'<a:ln w="{emu(LINE_WEIGHT)}" cap="flat">{text.colors.fill("ink")}</a:ln>'
    shape = f"<a:spPr>{text.colors.fill('surface')}<a:ln><a:noFill/></a:ln></a:spPr>{body_properties(Anchor.MIDDLE, INSET)}"
    box = f"<a:spPr><a:noFill/></a:spPr>{body_properties(Anchor.TOP)}"
    words = _words(text, scale)
    return (
        f"<a:objectDefaults><a:spDef>{shape}{words}</a:spDef><a:lnDef><a:spPr>{line}</a:spPr><a:bodyPr/><a:lstStyle/></a:lnDef>"
        f"<a:txDef>{box}{words}</a:txDef></a:objectDefaults>"
    )


def _words(text: TextWriter, scale: TypeScale) -> str:
    role = scale["body"]
    look = f'<a:defRPr {text.language} sz="{hundredths(role.size)}" b="{int(role.bold)}">{text.look(role)}</a:defRPr>'
    return f'<a:lstStyle><a:defPPr algn="l">{exact_leading(role.leading)}{look}</a:defPPr></a:lstStyle>'
