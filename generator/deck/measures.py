"""What has been measured while one deck is planned: candidates for a slide are mostly made of the same paragraphs."""

from dataclasses import dataclass, field

from generator.deck.scene import TextRun, Typeface
from generator.model.inline import RichText

TextKey = tuple[RichText | str, str, str, float, bool]
"""Text, role, colour, size, and whether all of it is bold."""


Look = tuple[str, Typeface, bool, float]
"""Text, face, whether bold, and tracking in em: what makes one run as wide as it is, but for its size."""


@dataclass(slots=True)
class Measures:
    """Runs by the text they came from; lines by runs and measure; natural widths by runs, of single ones in em by look.

    It lives as long as one plan.
    """

    runs: dict[TextKey, tuple[TextRun, ...]] = field(default_factory=dict)
    lines: dict[tuple[tuple[TextRun, ...], float], tuple[str, ...]] = field(default_factory=dict)
    widths: dict[tuple[TextRun, ...], float] = field(default_factory=dict)
    ems: dict[Look, float] = field(default_factory=dict)
