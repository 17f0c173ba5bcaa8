"""Palette roles as colours of a slide: a slot of the presentation's theme where one has the value, else a change to one."""

from collections.abc import Mapping
from colorsys import rgb_to_hls
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
ON_LEAVES: Final = ("on-accent", "on-accent-muted")
"""Colours of what is written on filled leaves."""
NEUTRAL: Final = frozenset({"ink", "paper", "muted", "surface", "surface-2", "on-accent", "on-accent-muted", "rule", "series-2"})
"""Roles that follow the slots of text and ground where they have none of their own, so that they stay quiet in another theme.

The others follow accents.
"""


class SlideColors:
    """The palette of a deck, as DrawingML. No value stands outside the theme part, so that another theme changes every colour."""

    def __init__(self, palette: Palette, slots: Mapping[str, str] | None = None) -> None:
        """Take the values of the theme's slots, by their names on slides, from a template, or those of `palette` for our own theme."""
        self.palette = palette
        self._slots = slots or {name: palette.color(role).upper() for _, name, role in SLOTS}
        self._elements: dict[str, str] = {}

    def scheme(self) -> str:
        """Return the slots of `a:clrScheme` in their order."""
        return "".join(f'<a:{slot}><a:srgbClr val="{self._slots[name].removeprefix("#")}"/></a:{slot}>' for slot, name, _ in SLOTS)

    def color(self, role: str) -> str:
        """Return the colour element of `role`. Raises `KeyError` for a name that is no role."""
        if role not in self._elements:
            wanted = self.palette.color(role).upper()
            own = [name for _, name, of in SLOTS if of == role]
            same = next((name for name in (*own, *self._slots) if self._slots[name] == wanted), None)
            self._elements[role] = f'<a:schemeClr val="{same}"/>' if same else self._derived(role)
        return self._elements[role]

    def fill(self, role: str) -> str:
        """Return a solid fill in `role`, or no fill for ""."""
        return f"<a:solidFill>{self.color(role)}</a:solidFill>" if role else "<a:noFill/>"

    def readable_on(self, ground: str) -> str:
        """Return the role to set text in on a fill of `ground`: `paper` where the contrast allows it, else `ink`."""
        return letters_on(ground, self.palette)

    def _derived(self, role: str) -> str:
        """Return the colour of `role` as a change to the slot that is most like it (ECMA-376 Part 1, 20.1.2.3.15 to 20.1.2.3.29)."""
        wanted = _shade(self.palette.color(role))
        slots = ((name, _shade(value)) for name, value in self._slots.items() if name.startswith("accent") is not (role in NEUTRAL))
        name, base = min(slots, key=lambda slot: slot[1].unlikeness(wanted))
        return f'<a:schemeClr val="{name}">{base.change_to(wanted)}</a:schemeClr>'


class _Shade(NamedTuple):
    """A colour by hue, saturation and lightness, each from 0 to 1."""

    hue: float
    saturation: float
    lightness: float

    def unlikeness(self, other: "_Shade") -> float:
        """Return how far apart two shades look: hue counts by as much colour as there is."""
        turn = abs(self.hue - other.hue)
        colourful = min(self.saturation, other.saturation)
        return min(turn, 1 - turn) * 4 * colourful + abs(self.saturation - other.saturation) + abs(self.lightness - other.lightness) / 2

    def change_to(self, other: "_Shade") -> str:
        """Return the transformations that turn this shade into `other`, in degrees / 60,000 and percent / 1,000."""
        turn = (other.hue - self.hue + 0.5) % 1 - 0.5
        changes = (
            ("hueOff", turn * 360 * 60_000),
            ("satOff", (other.saturation - self.saturation) * 100_000),
            ("lumOff", (other.lightness - self.lightness) * 100_000),
        )
        return "".join(f'<a:{name} val="{round(change)}"/>' for name, change in changes if round(change))


def _shade(value: str) -> _Shade:
    hue, lightness, saturation = rgb_to_hls(*(int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)))
    return _Shade(hue, saturation, lightness)
