"""Data that a chart or table takes `from` a CSV file."""

from generator.model.entries import Entries
from generator.source.nodes import Node, Scalar, Sequence


def csv_rows(entries: Entries) -> list[tuple[Node, ...]]:
    """Return the cells of the rows that `from` was resolved to, header first; [] where they could not be read."""
    match entries.node("from"):
        case Sequence(items=rows):
            return [row.items for row in rows if isinstance(row, Sequence)]
        case Scalar() as scalar:
            entries.scope.problems.error("wrong-type", '"from" must be the name of a CSV file', scalar.span)
        case _:
            pass
    return []
