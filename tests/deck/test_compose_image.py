"""Images with their captions, on a slide of their own and beside points."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow

from generator.deck import fit
from generator.deck.arrange import Arranger, alone
from generator.deck.compose import Composer
from generator.deck.lettering import Lettering
from generator.deck.pieces import Piece, flat
from generator.deck.plan import plan_deck
from generator.deck.rows import Form, Row
from generator.deck.scene import Box, LayoutKind, Picture, TextBox
from generator.geometry import Rect
from generator.model.blocks import Columns
from generator.model.image import Image
from generator.model.inline import plain_text
from generator.model.prose import Notes
from generator.pictures import Pictures
from generator.problems import RenderError
from generator.svg.artwork import letterings
from generator.theme.theme import Theme
from generator.workspace import Workspace
from tests.deck.documents import document, points, section, table

BODY = Rect.edges(43.2, 144, 916.8, 475.2)
BLOCK = Image(file="a.png", alt="两条线", caption=plain_text("线网示意"), credit="赵嘉")


@pytest.fixture
def composer(lettering: Lettering, tmp_path: Path) -> Composer:
    Pillow.new("RGB", (800, 400), "#336699").save(tmp_path / "a.png")
    return Composer(lettering, Pictures(Workspace(tmp_path)))


def picture(shapes: tuple[object, ...]) -> Picture:
    return next(shape for shape in shapes if isinstance(shape, Picture))


def test_an_image_keeps_its_proportions_with_its_caption_beside_it(composer: Composer) -> None:
    page = alone(composer, Piece(BLOCK), BODY)
    shown = picture(page.shapes)
    assert page.layout is LayoutKind.PICTURE
    assert (shown.rect.width, shown.rect.height) == pytest.approx((577.6, 288.8))  # W(8), half as high
    caption = next(shape for shape in page.shapes if isinstance(shape, TextBox))
    assert [p.text for p in caption.paragraphs] == ["线网示意", "摄影赵嘉"]
    assert caption.rect.x == pytest.approx(649.6)  # X(9) + 14.4
    assert shown.alt == "两条线"


@pytest.mark.parametrize(
    ("size", "width", "height", "caption"),
    [
        ((2000, 1000), 577.6, 288.8, (649.6, 144)),  # below it would be 1 % wider
        ((2400, 1000), 646.1, 269.2, (43.2, 424)),  # 331.2 − 10.8 − 28 − 7.2 − 16 high
        ((4000, 1000), 873.6, 218.4, (43.2, 373.2)),
        ((1000, 1000), 331.2, 331.2, (403.2, 144)),
    ],
)
def test_a_caption_stands_where_the_picture_becomes_larger(
    composer: Composer, tmp_path: Path, size: tuple[int, int], width: float, height: float, caption: tuple[float, float]
) -> None:
    Pillow.new("RGB", size, "#336699").save(tmp_path / "b.png")
    page = alone(composer, Piece(replace(BLOCK, file="b.png")), BODY)
    box = next(shape for shape in page.shapes if isinstance(shape, TextBox))
    assert (page.layout, box.placeholder) == (LayoutKind.PICTURE, "caption")
    assert picture(page.shapes).rect[2:] == pytest.approx((width, height), abs=0.1)
    assert box.rect[:2] == pytest.approx(caption, abs=0.1)
    assert fit.height(composer.lettering, box.paragraphs, box.rect.width) <= BODY.bottom - box.rect.y + 0.1


def test_a_picture_without_words_may_have_all_columns(composer: Composer, tmp_path: Path) -> None:
    Pillow.new("RGB", (2400, 1000), "#336699").save(tmp_path / "b.png")
    page = alone(composer, Piece(Image(file="b.png", alt="图")), BODY)
    assert picture(page.shapes).rect == pytest.approx((43.2, 144, 794.9, 331.2), abs=0.1)


def test_points_stand_to_the_left_of_an_image(composer: Composer) -> None:
    first, second = Piece(BLOCK), Piece(points("一", "二"))
    page = Arranger(composer, BODY).page((Row(Form.BESIDE, (first, second)),))
    assert page is not None
    shapes = tuple(flat(page.shapes))
    assert picture(shapes).rect.x == pytest.approx(501.6)  # X(7) + 14.4
    assert picture(shapes).rect.width == pytest.approx(415.2)  # W(6) − 14.4


def test_a_picture_that_checking_let_pass_and_nobody_can_load_is_our_fault(composer: Composer) -> None:
    with pytest.raises(RenderError, match=r"b\.png"):
        alone(composer, Piece(replace(BLOCK, file="b.png")), BODY)


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((480, 320), (43.2, 144, 360, 240)),  # 96 pixels to the inch
        ((340, 250), (43.2, 144, 340, 250)),  # 72 pixels to the inch, since it would cover less than three tenths of its place
    ],
)
def test_a_picture_of_few_pixels_is_not_blown_up(
    composer: Composer, tmp_path: Path, size: tuple[int, int], shown: tuple[float, float, float, float]
) -> None:
    Pillow.new("RGB", size, "#336699").save(tmp_path / "small.png")
    shapes = alone(composer, Piece(replace(BLOCK, file="small.png")), BODY).shapes
    assert picture(shapes).rect == pytest.approx(shown)
    assert not [shape for shape in shapes if isinstance(shape, Box)]


@pytest.mark.parametrize(
    ("size", "changes", "mat", "shown"),
    [
        ((300, 100), {}, (43.2, 144, 577.6, 331.2), (300, 100)),
        ((60, 900), {}, (43.2, 144, 577.6, 331.2), (18.24, 273.6)),  # 28.8 from the edges above and below
        ((1600, 90), {}, (43.2, 144, 873.6, 269.2), (816, 45.9)),  # above its caption
        ((300, 100), {"caption": plain_text("")}, (43.2, 144, 873.6, 304.4), (300, 100)),  # above its credit
        ((300, 100), {"caption": plain_text(""), "credit": ""}, (43.2, 144, 873.6, 331.2), (300, 100)),
        ((1, 1), {}, (43.2, 144, 577.6, 331.2), (48, 48)),
    ],
)
def test_a_picture_that_stays_small_stands_in_the_middle_of_a_mat(
    composer: Composer,
    tmp_path: Path,
    size: tuple[int, int],
    changes: dict[str, Any],
    mat: tuple[float, float, float, float],
    shown: tuple[float, float],
) -> None:
    Pillow.new("RGB", size, "#336699").save(tmp_path / "small.png")
    below, above, *_ = alone(composer, Piece(replace(BLOCK, file="small.png", **changes)), BODY).shapes
    assert isinstance(below, Box)
    assert isinstance(above, Picture)
    assert (below.name, below.fill, below.alt) == ("mat", "surface", "")
    assert below.rect == pytest.approx(mat, abs=0.1)
    assert above.rect[2:] == pytest.approx(shown, abs=0.1)
    assert above.rect.x - below.rect.x == pytest.approx(below.rect.right - above.rect.right)
    assert above.rect.y - below.rect.y == pytest.approx(below.rect.bottom - above.rect.bottom)


@pytest.mark.parametrize(("caption", "size"), [("印章", 24), ("说明文字" * 13, 20), ("说明文字" * 30, 18)])
def test_the_caption_beside_a_mat_is_as_large_as_half_of_the_height_holds(
    composer: Composer, tmp_path: Path, caption: str, size: float
) -> None:
    Pillow.new("RGB", (100, 100), "#336699").save(tmp_path / "small.png")
    page = alone(composer, Piece(replace(BLOCK, file="small.png", caption=plain_text(caption))), BODY)
    box = next(shape for shape in page.shapes if isinstance(shape, TextBox))
    assert box.rect.x == pytest.approx(649.6)
    assert box.paragraphs[0].runs[0].size == size


def test_words_stand_beside_the_mat_of_a_small_picture(composer: Composer, tmp_path: Path) -> None:
    Pillow.new("RGB", (1600, 90), "#336699").save(tmp_path / "small.png")
    row = Row(Form.BESIDE, (Piece(points("一", "二")), Piece(Image(file="small.png", alt="图"))))
    page = Arranger(composer, BODY).page((row,))
    assert page is not None
    (mat,) = (shape for shape in page.shapes if isinstance(shape, Box))
    assert mat.rect == pytest.approx((501.6, 144, 415.2, 331.2))


def test_a_picture_in_a_column_of_its_own_has_no_mat(composer: Composer, tmp_path: Path) -> None:
    Pillow.new("RGB", (100, 100), "#336699").save(tmp_path / "small.png")
    columns = Columns(columns=((Image(file="small.png", alt="图"), points("一", "二")), (points("三", "四"),)))
    page = alone(composer, Piece(columns), BODY)
    assert not [shape for shape in flat(page.shapes) if isinstance(shape, Box)]


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100" fill="#369"/><text y="50">图</text></svg>'
)


def test_a_vector_picture_is_as_wide_as_its_room_and_has_its_letters_as_outlines(composer: Composer, tmp_path: Path) -> None:
    (tmp_path / "map.svg").write_text(SVG, encoding="utf-8")
    shown = picture(alone(composer, Piece(replace(BLOCK, file="map.svg")), BODY).shapes)
    assert (shown.rect.width, shown.rect.height) == pytest.approx((577.6, 288.8))
    assert shown.artwork is not None
    assert list(letterings(shown.artwork.items)) == []


@pytest.mark.parametrize(
    ("size", "changes", "slides"),
    [
        ((40, 30), {}, 2),
        ((1600, 900), {}, 3),  # it fills a slide
        ((40, 30), {"caption": plain_text("印章")}, 3),
        ((40, 30), {"id": "seal"}, 3),  # a link leads there
        ((40, 30), {"decorative": False, "alt": "印章"}, 3),
    ],
)
def test_an_ornament_has_no_slide_to_itself(
    civic: Theme, lettering: Lettering, tmp_path: Path, size: tuple[int, int], changes: dict[str, Any], slides: int
) -> None:
    Pillow.new("RGB", size, "#336699").save(tmp_path / "b.png")
    ornament = replace(Image(file="b.png", decorative=True), **changes)
    blocks = (table(9), ornament, Notes(paragraphs=(plain_text("说到印章"),)), table(9))
    deck = plan_deck(document(section("甲", *blocks)), civic, lettering.typesetter, Pictures(Workspace(tmp_path)))
    assert len(deck.slides) == 1 + slides
    assert [note.text for slide in deck.slides[1:] for note in slide.notes] == ["说到印章"]


def test_a_section_of_an_ornament_is_a_statement_with_its_notes(civic: Theme, lettering: Lettering, tmp_path: Path) -> None:
    Pillow.new("RGB", (40, 30), "#336699").save(tmp_path / "b.png")
    blocks = (Image(file="b.png", decorative=True), Notes(paragraphs=(plain_text("说到印章"),)))
    deck = plan_deck(document(section("甲", *blocks)), civic, lettering.typesetter, Pictures(Workspace(tmp_path)))
    assert [slide.layout for slide in deck.slides[1:]] == [LayoutKind.QUOTE]
    assert [note.text for note in deck.slides[1].notes] == ["说到印章"]
