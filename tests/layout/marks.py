"""What tests ask drawings for: their text, boxes, and how far their marks reach."""

from collections.abc import Iterator

from generator.layout.drawing import Box, Drawing, Glyphs, Group, Mark
from generator.layout.setter import Setter
from generator.model.document import Language
from tests.shipped import theme, typesetter


def setter(language: Language = Language.CHINESE_SIMPLIFIED, name: str = "civic") -> Setter:
    numbers: dict[str, int] = {}
    return Setter(typesetter(), theme(name), language, lambda note: numbers.setdefault(note, len(numbers) + 1))


def flat(marks: tuple[Mark, ...]) -> Iterator[Mark]:
    for mark in marks:
        if isinstance(mark, Group):
            yield from flat(mark.marks)
        else:
            yield mark


def texts(drawing: Drawing) -> list[str]:
    return [mark.line.text for mark in flat(drawing.marks) if isinstance(mark, Glyphs)]


def boxes(drawing: Drawing, fill: str = "") -> list[Box]:
    return [mark for mark in flat(drawing.marks) if isinstance(mark, Box) and (not fill or mark.fill == fill)]


def glyphs(drawing: Drawing, text: str) -> Glyphs:
    return next(mark for mark in flat(drawing.marks) if isinstance(mark, Glyphs) and mark.line.text == text)


def right_edge(drawing: Drawing) -> float:
    """Return how far to the right marks reach."""
    edges = [0.0]
    for mark in flat(drawing.marks):
        if isinstance(mark, Glyphs):
            edges.append(mark.x + mark.line.x + mark.line.width)
        elif isinstance(mark, Box):
            edges.append(mark.rect.right)
    return max(edges)
