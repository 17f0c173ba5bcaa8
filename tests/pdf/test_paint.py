"""Marks on a page: y turned round, roles turned into colours."""

import ctypes
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
from PIL import Image

from generator.geometry import Rect
from generator.layout.drawing import Anchor, Bitmap, Box, CurveTo, Drawing, Group, LineTo, Mark, MoveTo, Path, Rule
from generator.layout.structure import Element, Tag
from generator.pdf.document import PdfDocument, Sheet
from generator.pdf.images import read_image
from generator.pdf.links import Link
from generator.pdf.metadata import Description
from generator.pdf.paint import paint, rgb
from generator.pictures import PRINT
from generator.problems import RenderError
from tests.albums import photograph, picture
from tests.shipped import theme

SIZE = (200.0, 100.0)
Painted = list[tuple[str, tuple[float, ...], tuple[int, ...]]]


def document(*marks: Mark, at: tuple[float, float] = (0, 0)) -> bytes:
    pdf = PdfDocument(Sheet(*SIZE), Description("题", "人", "", "zh-Hans"), datetime(2026, 1, 2, tzinfo=UTC), theme("ledger").palette)
    paint(pdf, Drawing(200, 100, marks), *at)
    pdf.end_page()
    return pdf.save()


def painted(*marks: Mark, at: tuple[float, float] = (0, 0)) -> Painted:
    """Return kind, bounds (left, bottom, right, top) and fill or stroke of everything on the page."""
    page = pypdfium2.PdfDocument(document(*marks, at=at))[0]
    found: Painted = []
    for item in page.get_objects():
        kind = "picture" if item.type == raw.FPDF_PAGEOBJ_IMAGE else "path"
        channels = [ctypes.c_uint() for _ in range(4)]
        get: Callable[..., int] = raw.FPDFPageObj_GetFillColor
        get(item.raw, *map(ctypes.byref, channels))
        found.append((kind, tuple(round(v, 1) for v in item.get_bounds()), tuple(c.value for c in channels[:3])))
    return found


def test_a_box_hangs_from_the_top_of_the_page() -> None:
    ((kind, bounds, fill),) = painted(Box(Rect(10, 20, 30, 40), "accent"), at=(5, 0))
    assert (kind, bounds) == ("path", (15, 40, 45, 80))  # 100 − 20 − 40 = 40; 100 − 20 = 80
    assert fill == (0x14, 0x3E, 0x6B)


def test_a_rule_runs_where_its_ends_are() -> None:
    ((_, bounds, _),) = painted(Rule(10, 30, 110, 30, 2, "ink"))
    left, bottom, right, top = bounds
    assert left <= 10 <= 110 <= right
    assert (bottom + top) / 2 == pytest.approx(70)  # 100 − 30


def test_a_path_is_filled_within_its_segments() -> None:
    outline = (MoveTo(10, 10), LineTo(60, 10), CurveTo(60, 40, 40, 60, 10, 60))
    ((_, bounds, _),) = painted(Path(outline, "series-2", close=True))
    assert bounds[0] == 10
    assert bounds[3] == 90


def test_a_group_is_its_marks() -> None:
    inner = (Box(Rect(0, 0, 10, 10), "ink"), Box(Rect(20, 0, 10, 10), "rule"))
    assert painted(Group(inner, Element(Tag.FIGURE, "zwei"))) == painted(*inner)


def test_a_dash_does_not_stay_for_the_next_rule() -> None:
    page = document(Rule(0, 10, 100, 10, 1, "ink", (3, 2)), Rule(0, 20, 100, 20, 1, "ink"))
    operators = pypdfium2.PdfDocument(page)[0]
    dashes = [raw.FPDFPageObj_GetDashCount(item.raw) for item in operators.get_objects()]
    assert dashes == [2, 0]


@pytest.mark.parametrize(("mode", "format"), [("RGB", "PNG"), ("L", "PNG"), ("RGBA", "PNG"), ("RGB", "JPEG"), ("L", "JPEG")])
def test_a_picture_keeps_its_pixels(mode: str, format: str) -> None:
    image = Image.linear_gradient("L").resize((40, 30)).convert(mode)
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").resize((40, 30)))
    page = pypdfium2.PdfDocument(document(Bitmap(picture(image, format), Rect(0, 0, 40, 30))))[0]
    (item,) = page.get_objects()
    assert [round(v) for v in item.get_bounds()] == [0, 70, 40, 100]
    shown = page.render(scale=1).to_pil().convert("RGB").crop((0, 0, 40, 30))
    paper = Image.new("RGB", (40, 30), "white")
    paper.paste(image.convert("RGB"), mask=image.getchannel("A") if mode == "RGBA" else None)
    differences = [abs(a - b) for a, b in zip(shown.tobytes(), paper.tobytes(), strict=True)]
    assert max(differences) <= 6  # JPEG and rounding


def test_a_picture_shown_twice_is_stored_once() -> None:
    noise = picture(Image.effect_noise((64, 64), 90))
    once = document(Bitmap(noise, Rect(0, 0, 40, 30)))
    twice = document(Bitmap(noise, Rect(0, 0, 40, 30)), Bitmap(noise, Rect(50, 0, 40, 30)))
    assert len(twice) - len(once) < 200


def test_a_picture_at_two_sizes_is_stored_once_as_the_larger_needs_it() -> None:
    shown = picture(photograph(size=(900, 600)), "JPEG")
    page = document(Bitmap(shown, Rect(0, 0, 24, 16)), Bitmap(shown, Rect(50, 0, 48, 32)), Bitmap(shown, Rect(100, 0, 12, 8)))
    with pikepdf.open(BytesIO(page)) as pdf:
        (stored,) = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
        assert (stored.Width, stored.Height) == (200, 133)  # 48 pt × 300 / 72; 32 pt × 300 / 72
        assert stored.read_raw_bytes() == shown.encoded(48, PRINT)  # as JPEG, without another layer of compression


@pytest.mark.parametrize("data", [b"GIF89a", b"\xff\xd8\xff\xe0\x00\x04ab", b""])
def test_other_data_are_refused(data: bytes) -> None:
    with pytest.raises(RenderError):
        read_image(data)


def test_the_first_place_of_a_name_counts() -> None:
    pdf = PdfDocument(Sheet(*SIZE), Description("题", "人", "", "zh-Hans"), datetime(2026, 1, 2, tzinfo=UTC), theme().palette)
    paint(pdf, Drawing(200, 100, (Anchor("a", 0, 10), Anchor("a", 0, 50))), 0, 0)
    pdf.link(Link(Rect(0, 0, 10, 10), "#a", "甲"), pdf.tags.root.add(Tag.LINK))
    pdf.end_page()
    page = pypdfium2.PdfDocument(pdf.save())[0]
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    assert raw.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link))
    flags, place = [ctypes.c_int() for _ in range(3)], [ctypes.c_float() for _ in range(3)]
    dest = raw.FPDFLink_GetDest(page.pdf.raw, link)
    raw.FPDFDest_GetLocationInPage(dest, *map(ctypes.byref, flags), *map(ctypes.byref, place))
    assert place[1].value == 90  # 100 − 10


def test_colours_are_shares_of_one() -> None:
    assert rgb("#FF8000") == (1, 128 / 255, 0)
