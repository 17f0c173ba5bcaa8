"""What has been measured while one deck is planned: candidates for a slide are mostly made of the same paragraphs."""

from dataclasses import dataclass, field

from generator.deck.scene import TextRun, Typeface
from generator.model.inline import RichText

TextKey = tuple[RichText | str, str, str, float, bool]
"""Text, role, colour, size, and whether all of it is bold."""


Look = tuple[str, Typeface, bool, float, bool]
"""Text, face, whether bold, tracking in em, and whether in a cell: what makes one run as wide as it is, but for its size."""


@dataclass(slots=True)
class Measures:
    """Runs by the text they came from; lines by runs, measure and whether in a cell; natural widths by the same but the measure, of single
    runs in em by look.

    It lives as long as one plan.
    """

    runs: dict[TextKey, tuple[TextRun, ...]] = field(default_factory=dict)
    lines: dict[tuple[tuple[TextRun, ...], float, bool], tuple[str, ...]] = field(default_factory=dict)
    widths: dict[tuple[tuple[TextRun, ...], bool], float] = field(default_factory=dict)
    ems: dict[Look, float] = field(default_factory=dict)
