"""A deck planned at one size → the same deck at another, as a template's slides may be larger or smaller than those that are planned."""

from dataclasses import replace
from typing import assert_never

from generator.deck.format import Format
from generator.deck.master import LayoutSpec, Level
from generator.deck.scene import Box, Cell, ChartShape, Deck, Group, Insets, Picture, Rule, Shape, Slide, TableGrid, TextBox, TextParagraph
from generator.geometry import Rect
from generator.theme.tokens import TypeScale


def scaled_deck(deck: Deck, factor: float) -> Deck:
    """Return `deck` with every length and type size times `factor`."""
    if factor == 1.0:
        return deck
    return deck._replace(slides=tuple(_slide(slide, factor) for slide in deck.slides))


def scaled_format(form: Format) -> Format:
    """Return `form` in points of the file."""
    factor = form.scale
    layouts = {kind: _spec(spec, factor) for kind, spec in form.layouts.items()}
    grid = form.grid._replace(source=_rect(form.grid.source, factor))
    return form._replace(width=form.width * factor, height=form.height * factor, grid=grid, layouts=layouts, scale=1.0)


def scaled_type(scale: TypeScale, factor: float) -> TypeScale:
    """Return every role of `scale` times `factor`."""
    return {name: role._replace(size=role.size * factor, leading=role.leading * factor) for name, role in scale.items()}


def _spec(spec: LayoutSpec, factor: float) -> LayoutSpec:
    slots = (
        replace(slot, rect=_rect(slot.rect, factor), levels=tuple(_level(level, factor) for level in slot.levels)) for slot in spec.slots
    )
    return spec._replace(slots=tuple(slots))


def _level(level: Level, factor: float) -> Level:
    return level._replace(size=level.size * factor, margin=level.margin * factor, hanging=level.hanging * factor)


def _slide(slide: Slide, factor: float) -> Slide:
    return slide._replace(shapes=tuple(_shape(shape, factor) for shape in slide.shapes))


def _shape(shape: Shape, factor: float) -> Shape:
    match shape:
        case TextBox():
            return shape._replace(
                rect=_rect(shape.rect, factor), paragraphs=_paragraphs(shape.paragraphs, factor), insets=_insets(shape.insets, factor)
            )
        case Box():
            return shape._replace(rect=_rect(shape.rect, factor))
        case Rule(x1=x1, y1=y1, x2=x2, y2=y2, weight=weight):
            return shape._replace(x1=x1 * factor, y1=y1 * factor, x2=x2 * factor, y2=y2 * factor, weight=weight * factor)
        case TableGrid():
            return shape._replace(
                rect=_rect(shape.rect, factor),
                widths=tuple(width * factor for width in shape.widths),
                heights=tuple(height * factor for height in shape.heights),
                rows=tuple(tuple(_cell(cell, factor) for cell in row) for row in shape.rows),
            )
        case ChartShape():
            rect = _rect(shape.rect, factor)
            return shape._replace(rect=rect, label_size=shape.label_size * factor, category_size=shape.category_size * factor)
        case Picture():
            return shape._replace(rect=_rect(shape.rect, factor))
        case Group():
            return shape._replace(shapes=tuple(_shape(child, factor) for child in shape.shapes))
        case _:
            assert_never(shape)


def _cell(cell: Cell, factor: float) -> Cell:
    top, bottom = (border and (border[0] * factor, border[1]) for border in (cell.border_top, cell.border_bottom))
    return cell._replace(
        paragraphs=_paragraphs(cell.paragraphs, factor), insets=_insets(cell.insets, factor), border_top=top, border_bottom=bottom
    )


def _paragraphs(paragraphs: tuple[TextParagraph, ...], factor: float) -> tuple[TextParagraph, ...]:
    return tuple(
        paragraph._replace(
            runs=tuple(run._replace(size=run.size * factor, tracking=run.tracking * factor) for run in paragraph.runs),
            leading=paragraph.leading * factor,
            before=paragraph.before * factor,
            margin=paragraph.margin * factor,
            hanging=paragraph.hanging * factor,
        )
        for paragraph in paragraphs
    )


def _rect(rect: Rect, factor: float) -> Rect:
    return Rect(*(value * factor for value in rect))


def _insets(insets: Insets, factor: float) -> Insets:
    return Insets(*(value * factor for value in insets))
