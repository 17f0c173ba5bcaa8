"""The rules of each table look on slides: those between rows, and the stronger ones."""

from typing import NamedTuple

from generator.theme.tokens import TableLook

Stroke = tuple[float, str]
"""Weight in points, and palette role."""


class Rules(NamedTuple):
    """The rules of a look; `None` where there is none."""

    top: Stroke | None
    head: Stroke
    row: Stroke | None
    group: Stroke
    total: Stroke
    end: Stroke


RULES = {
    TableLook.RULED: Rules(None, (1.5, "ink"), (0.5, "rule"), (1.0, "ink"), (1.0, "ink"), (1.5, "ink")),
    TableLook.THREE_LINE: Rules((2.25, "ink"), (1.0, "ink"), None, (0.5, "ink"), (0.5, "ink"), (2.25, "ink")),
    TableLook.STRIPED: Rules(None, (1.5, "ink"), None, (1.0, "ink"), (1.0, "ink"), (1.5, "ink")),
}
SPANNER: Stroke = (0.5, "muted")
"""Under a heading over several columns."""
