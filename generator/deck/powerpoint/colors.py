"""Palette roles as colours of a slide: a slot of the presentation's theme where one has the value, else the value."""

from typing import Final, NamedTuple

from generator.layout.chart.legend import letters_on
from generator.theme.tokens import Palette

# (slot in the theme part, name on slides, palette role); ECMA-376 Part 1, 20.1.6.2 and 20.1.10.54
SLOTS: Final = (
    ("dk1", "tx1", "ink"),
    ("lt1", "bg1", "paper"),
    ("dk2", "tx2", "muted"),
    ("lt2", "bg2", "surface"),
    ("accent1", "accent1", "accent"),
    ("accent2", "accent2", "series-2"),
    ("accent3", "accent3", "series-3"),
    ("accent4", "accent4", "series-4"),
    ("accent5", "accent5", "series-5"),
    ("accent6", "accent6", "accent-2"),
    ("hlink", "hlink", "accent"),
    ("folHlink", "folHlink", "muted"),
)


class SlideColors(NamedTuple):
    """The palette of a deck, as DrawingML."""

    palette: Palette

    def scheme(self) -> str:
        """Return the slots of `a:clrScheme` in their order."""
        return "".join(f'<a:{slot}><a:srgbClr val="{self._value(role)}"/></a:{slot}>' for slot, _, role in SLOTS)

    def color(self, role: str) -> str:
        """Return the colour element of `role`. Raises `KeyError` for a name that is no role."""
        own = next((name for _, name, of in SLOTS if of == role), None)
        same = own or next((name for _, name, of in SLOTS if self._value(of) == self._value(role)), None)
        return f'<a:schemeClr val="{same}"/>' if same else f'<a:srgbClr val="{self._value(role)}"/>'

    def fill(self, role: str) -> str:
        """Return a solid fill in `role`, or no fill for ""."""
        return f"<a:solidFill>{self.color(role)}</a:solidFill>" if role else "<a:noFill/>"

    def readable_on(self, ground: str) -> str:
        """Return the role to set text in on a fill of `ground`: `paper` where the contrast allows it, else `ink`."""
        return letters_on(ground, self.palette)

    def _value(self, role: str) -> str:
        return self.palette.color(role).removeprefix("#").upper()
