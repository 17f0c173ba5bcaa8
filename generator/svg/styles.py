"""The computed style of an element, as far as drawing asks for it (SVG 1.1, 6)."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from generator.svg.artwork import Font
from generator.svg.css import StyleSheet, declarations
from generator.svg.properties import INHERITED, PROPERTIES
from generator.svg.tree import Element
from generator.svg.values import length, share

SIZES: Final = {"medium": 16.0, "small": 13.0, "x-small": 10.0, "xx-small": 9.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0}
DEFAULT_SIZE: Final = 16.0


class Style(NamedTuple):
    """Properties by name, own ones and inherited ones, and the size of text."""

    inherited: Mapping[str, str]
    own: Mapping[str, str]
    size: float = DEFAULT_SIZE

    def get(self, name: str, default: str = "") -> str:
        return self.own.get(name) or self.inherited.get(name, default)

    def share(self, name: str) -> float:
        return share(self.get(name, "1"))

    @property
    def is_shown(self) -> bool:
        return self.get("visibility", "visible") == "visible"

    @property
    def font(self) -> Font:
        families = tuple(name.strip().strip("'\"") for name in self.get("font-family").split(","))
        weight = self.get("font-weight", "normal")
        bold = weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
        return Font(tuple(filter(None, families)), self.size, bold)

    @property
    def anchor(self) -> float:
        return {"middle": 0.5, "end": 1.0}.get(self.get("text-anchor"), 0.0)


INITIAL: Final = Style({}, {})


def style_of(element: Element, parent: Style, sheet: StyleSheet) -> Style:
    """Return the style of `element`: attributes, then the sheet's rules, then its own `style`, over what it inherits."""
    stated = {name: value.strip() for name, value in element.attributes.items() if name in PROPERTIES}
    stated.update(sheet.of(element))
    stated.update(declarations(element.attributes.get("style", "")))
    own = {name: value for name, value in stated.items() if value != "inherit"}
    below = {**parent.inherited, **{name: value for name, value in own.items() if name in INHERITED}}
    if "color" in own and own["color"].lower() == "currentcolor":
        below["color"] = parent.get("color", "black")
    return Style(below, own, _size(own.get("font-size", ""), parent.size))


def _size(text: str, around: float) -> float:
    relative = {"smaller": around / 1.2, "larger": around * 1.2}
    return SIZES.get(text) or relative.get(text) or max(length(text, around, em=around, default=around), 0.0)
