"""The named values of a theme: palette, type scales, font families."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class FamilyRole(StrEnum):
    """Which of a language's two families."""

    SANS = "sans"
    SERIF = "serif"


class TableLook(StrEnum):
    """How the rows of a table are told apart; theme files say it after `table-look`."""

    RULED = "ruled"
    """A faint rule between rows."""
    THREE_LINE = "three-line"
    """Strong rules above and below, a finer one under the header, none between rows: 三线表."""
    STRIPED = "striped"
    """Every other row on a ground."""


class Palette(NamedTuple):
    """Colours by role, each `#RRGGBB`. `series` are charts' colours in order of use; the second is for context."""

    paper: str
    surface: str
    surface_2: str
    ink: str
    muted: str
    accent: str
    accent_2: str
    on_accent: str
    on_accent_muted: str
    rule: str
    positive: str
    negative: str
    series: tuple[str, ...]
    mark: str = "#C3161C"
    """The issuing mark and the rule of official papers and bulletins."""

    def color(self, role: str) -> str:
        """Return the colour of `role`: a field's name, or `series-N` counted from 1 (wrapping round).

        Raises `KeyError` for a name that is no role.
        """
        if role.startswith("series-"):
            return self.series[(int(role.removeprefix("series-")) - 1) % len(self.series)]
        try:
            return str(getattr(self, role.replace("-", "_")))
        except AttributeError:
            raise KeyError(role) from None


class TypeRole(NamedTuple):
    """One line of a type scale: sizes and leading in points, tracking in em, colour as a palette role."""

    family: FamilyRole
    size: float
    leading: float
    bold: bool = False
    color: str = "ink"
    tracking: float = 0.0
    face: str = ""
    """A family that replaces the language's own."""


class Families(NamedTuple):
    """The font families of one language."""

    sans: str
    serif: str

    def family(self, role: FamilyRole) -> str:
        """Return the family in `role`."""
        return self.sans if role is FamilyRole.SANS else self.serif


TypeScale = Mapping[str, TypeRole]
