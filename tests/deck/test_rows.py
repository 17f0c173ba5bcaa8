"""What shares a slide: which blocks, in which rows, and that what does not fit is not forced."""

import pytest

from generator.deck.arrange import Arranger
from generator.deck.compose import Composer
from generator.deck.lettering import Lettering
from generator.deck.outline import Item
from generator.deck.pieces import Piece, Visible
from generator.deck.regions import HALF, left_of, right_of
from generator.deck.rows import Rows, arrangements
from generator.deck.scene import LayoutKind
from generator.deck.spread import spreads
from generator.geometry import Rect
from generator.model.blocks import Block
from generator.model.chart import Chart, ChartKind
from generator.model.compare import Compare, Side
from generator.model.inline import plain_text
from generator.model.prose import Callout, Quote
from generator.pictures import Pictures
from tests.deck.coverage import covered_by
from tests.deck.documents import chart, figures, points, table, timeline

BODY = Rect.edges(43.2, 144, 916.8, 475.2)
REMARK = Callout(paragraphs=(plain_text("说明一句"),))
LONG = Callout(paragraphs=(plain_text("这一句说得很长，" * 12),))
COMPARE = Compare(before=Side("a", "1"), after=Side("b", "2"))
TWO = figures(("5000", "户", "居民"), ("12000", "人", "人口"))
THREE = figures(("1", "项", "甲"), ("2", "项", "乙"), ("3", "项", "丙"))
ONE = figures(("1.8", "倍", "比例"))
QUOTE = Quote(text=plain_text("人人有责"), by="某人")


@pytest.fixture
def arranger(lettering: Lettering, pictures: Pictures) -> Arranger:
    return Arranger(Composer(lettering, pictures), BODY)


def forms(rows: Rows | None) -> str:
    """Return rows as words: their forms, with the number of pieces."""
    return " / ".join(row.form.name.lower() for row in rows) if rows else ""


@pytest.mark.parametrize(
    ("blocks", "how"),
    [
        ((points("一", "二"), COMPARE), "beside"),
        ((REMARK, COMPARE), "beside"),
        ((TWO, points("一", "二")), "beside"),
        ((THREE, points("一", "二")), "whole / whole"),
        ((chart(), ONE), "takeaway"),
        ((chart(categories=12), REMARK), "remark"),
        ((chart(), points("一", "二")), "beside"),
        ((chart(categories=12), points("一", "二")), "beside"),
        ((chart(categories=12), points("一", "二", "三", "四")), ""),
        ((THREE, chart()), "whole / whole"),
        ((THREE, chart(series=2)), ""),
        ((table(3), REMARK), "whole / whole"),
        ((REMARK, table(3)), "whole / whole"),
        ((table(9), REMARK), ""),
        ((points(*"一二三四五六"), COMPARE), ""),
        ((points("一", "二", "三"), points("四", "五")), "lists"),
        ((REMARK, points("一", "二")), "whole / whole"),
        ((LONG, points(("一", "甲"), ("二", "乙"), ("三", "丙"), ("四", "丁"))), "led"),
        ((timeline(3), points("一", "二")), "whole / whole"),
        ((QUOTE, points("一", "二")), ""),
        ((QUOTE, REMARK), "whole / whole"),
        ((REMARK, QUOTE), ""),
        ((REMARK, table(1), points("一", "二")), "whole / whole / whole"),
        ((REMARK, points("一", "二"), chart()), "whole / beside"),
        ((table(3), timeline(3)), ""),
    ],
)
def test_blocks_share_a_slide_where_they_read_better_together(arranger: Arranger, blocks: tuple[Visible, ...], how: str) -> None:
    found = next((rows for rows in arrangements([Piece(block) for block in blocks]) if arranger.fits(rows)), None)
    assert forms(found) == how


def test_rows_stand_below_each_other_within_the_body(arranger: Arranger) -> None:
    rows = arrangements([Piece(REMARK), Piece(points("一", "二")), Piece(chart())])[0]
    places = arranger.places(rows)
    assert places is not None
    first, second = places
    assert first.y == BODY.y
    assert second.y == pytest.approx(first.bottom + 28.8)
    assert second.bottom == pytest.approx(BODY.bottom)


def test_points_among_other_rows_keep_the_layouts_placeholder(arranger: Arranger) -> None:
    rows = arrangements([Piece(THREE), Piece(points("一", "二"))])[0]
    page = arranger.page(rows)
    assert page is not None
    assert page.layout is LayoutKind.CONTENT
    assert [shape.name for shape in page.shapes if getattr(shape, "placeholder", "")] == ["body"]


@pytest.mark.parametrize("kind", [Callout, Chart])
def test_words_beside_a_remark_have_the_columns_that_it_leaves(kind: type[Block]) -> None:
    drawing = Piece(REMARK if kind is Callout else chart())
    words, other = left_of(drawing, BODY, HALF), right_of(drawing, BODY, HALF)
    assert other.x - words.right == pytest.approx(2 * 14.4)
    assert other.right == pytest.approx(BODY.right)
    assert words.width == pytest.approx(BODY.width * (8 / 12 if kind is Callout else 6 / 12), abs=25)


def test_what_has_no_room_at_readable_sizes_is_told_apart(arranger: Arranger) -> None:
    rows = arrangements([Piece(LONG), Piece(table(6))])[0]
    assert arranger.page(rows) is None


@pytest.mark.parametrize(
    ("blocks", "sizes"),
    [
        ((), []),
        ((points("一", "二"),), [1]),
        ((chart(series=2), REMARK, table(12)), [2, 1]),
        ((table(12), REMARK, chart(series=2)), [1, 2]),
        ((points("一", "二"), THREE, chart(series=2)), [2, 1]),
        ((chart(ChartKind.LINE), chart(ChartKind.LINE)), [1, 1]),
    ],
)
def test_few_slides_and_no_lonely_remark_are_wanted(arranger: Arranger, blocks: tuple[Visible, ...], sizes: list[int]) -> None:
    assert [len(spread.items) for spread in spreads(arranger, [Item(Piece(block)) for block in blocks])] == sizes


def test_a_break_is_kept(arranger: Arranger) -> None:
    items = [Item(Piece(table(3))), Item(Piece(REMARK), breaks=True)]
    assert [len(spread.items) for spread in spreads(arranger, items)] == [1, 1]


def test_boxes_that_overlap_are_counted_once() -> None:
    assert covered_by([Rect(0, 0, 10, 10), Rect(5, 5, 10, 10)]) == 175
