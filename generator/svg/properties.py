"""The properties that drawing asks for (SVG 1.1, appendix N)."""

from typing import Final

# fmt: off
INHERITED: Final = frozenset((
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-opacity", "stroke-width", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "color", "clip-rule", "visibility", "font-family", "font-weight",
    "text-anchor",
))
UNDRAWN: Final = (
    "mask", "filter", "mix-blend-mode", "marker-start", "marker-mid", "marker-end", "marker", "text-decoration", "letter-spacing",
    "writing-mode",
)
# fmt: on
"""Properties that are told when they are used."""
PROPERTIES: Final = INHERITED | {*UNDRAWN, "opacity", "clip-path", "display", "stop-color", "stop-opacity", "font-size"}
