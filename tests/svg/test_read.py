"""SVG files are drawn as resvg draws them, in the briefing and in the SVG that the deck holds."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import yaml
from PIL import ImageChops

from generator.raster import Refused, drawn_png
from generator.svg.artwork import Artwork, Color, Layer, Lettering, Shape, letterings
from generator.svg.grey import without_colour
from generator.svg.outlines import bounds, path
from generator.svg.read import MAX_DRAWN, read_artwork
from generator.svg.tree import MAX_DEPTH, is_svg
from generator.svg.write import write_svg
from tests.albums import opened
from tests.svg.shown import WIDTH, ZOOM, briefing, by_resvg, difference, lettered, printed, svg

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
SMOOTHING = 0.6
"""Mean difference of edges that two programs smooth in their own ways."""
SHADING = 2.5
"""The same with gradients, which pdfium cuts at whole pixels."""


@pytest.mark.parametrize("name", CASES)
def test_briefing_and_deck_show_what_the_file_draws(name: str) -> None:
    data = svg(CASES[name])
    artwork = lettered(data)
    expected = by_resvg(data)
    assert artwork.left_out == ()
    assert difference(printed(artwork), expected) < (SHADING if "gradient" in name else SMOOTHING)
    assert difference(by_resvg(write_svg(artwork)), expected) < 0.05


def shapes(artwork: Artwork) -> list[Shape]:
    found: list[Shape] = []

    def visit(items: tuple[object, ...]) -> None:
        for item in items:
            if isinstance(item, Layer):
                visit(item.items)
            elif isinstance(item, Shape):
                found.append(item)

    visit(artwork.items)
    return found


def text(inside: str) -> list[Lettering]:
    return list(letterings(read_artwork(svg(inside)).items))


def test_text_is_drawn_in_the_faces_of_the_document() -> None:
    (shape,) = shapes(lettered(svg('<text x="10" y="50" font-size="40">国</text>')))
    left, top, right, bottom = bounds(shape.outline)
    assert 10 < left < 14
    assert 46 < right < 50  # an em of 40 from 10
    assert 14 < top < 20
    assert 50 < bottom < 56  # below the baseline


@pytest.mark.parametrize(("anchor", "expected"), [("start", 60), ("middle", 40), ("end", 20)])
def test_text_stands_at_its_anchor(anchor: str, expected: float) -> None:
    (shape,) = shapes(lettered(svg(f'<text x="60" y="50" font-size="40" text-anchor="{anchor}">口</text>')))
    left, _, right, _ = bounds(shape.outline)
    assert (left + right) / 2 == pytest.approx(expected + 20, abs=1)  # the middle of an em of 40


def test_spans_follow_each_other_and_begin_anew_where_they_say() -> None:
    one, two = text('<text x="1" y="2"> a  b<tspan fill="red" dx="3">c</tspan>\n <tspan x="7" font-weight="bold">d</tspan></text>')
    assert [words.text for words in one.words] == ["a b", "c", ""]
    assert (one.words[1].dx, one.words[1].fill) == (3, Color("#FF0000"))
    assert (two.x, two.y, two.words[0].text, two.words[0].font.bold) == (7, 2, "d", True)


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('width="40mm" height="20mm"', (151.18, 75.59)),  # 96 to the inch
        ('viewBox="0 0 64 32"', (64, 32)),
        ('width="100%" viewBox="0 0 64 32"', (64, 32)),
        ('width="128" viewBox="0 0 64 32"', (128, 64)),
        ('height="64" viewBox="0 0 64 32"', (128, 64)),
    ],
)
def test_the_size_is_stated_or_that_of_the_view_box(head: str, size: tuple[float, float]) -> None:
    artwork = read_artwork(svg("<rect/>", head))
    assert (artwork.width, artwork.height) == pytest.approx(size, abs=0.01)


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ('<filter id="f"/><rect width="9" height="9" filter="url(#f)"/>', "filter"),
        ('<mask id="m"/><rect width="9" height="9" mask="url(#m)"/>', "mask"),
        ('<pattern id="p"/><rect width="9" height="9" fill="url(#p)"/>', "pattern"),
        ('<image href="file:///secret.txt" width="9" height="9"/>', "image"),
        ('<use href="https://example.org/a.svg#x"/>', "a reference to another file"),
        ('<foreignObject width="9" height="9"/>', "foreignObject"),
        ("<script>alert(1)</script>", "script"),
        ('<rect width="9" height="9"><animate attributeName="x"/></rect>', "animate"),
        ("<style>rect:hover{fill:red}</style>", "rules of a style sheet"),
        ('<style>@import url("http://example.org/a.css");</style><rect/>', "rules of a style sheet"),
        ('<text><textPath href="#a">x</textPath></text>', "textPath"),
        ('<rect width="9" height="9" fill="bleu"/>', 'the colour "bleu"'),
    ],
)
def test_what_is_not_drawn_is_told_with_its_line(inside: str, what: str) -> None:
    assert [(part.what, part.line) for part in read_artwork(svg("\n" + inside)).left_out] == [(what, 2)]


LAUGHS = "".join(f'<g id="a{n + 1}">{f"""<use href="#a{n}"/>""" * 10}</g>' for n in range(9))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (svg("<rect>"), "picture-damaged"),
        (svg('<rect width="1e999" height="1"/>'), "picture-damaged"),
        (svg("<rect/>", 'width="0" height="9"'), "picture-damaged"),
        (svg("<rect/>", 'viewBox="0 0 1e-30 1e-30"'), "picture-damaged"),
        (svg('<g id="a"><use href="#a"/></g>'), "picture-damaged"),
        (svg("<g>" * MAX_DEPTH + "</g>" * MAX_DEPTH), "picture-too-large"),
        (svg('<rect id="a0" width="1" height="1"/>' + LAUGHS), "picture-too-large"),
        (svg("<g/>" * (MAX_DRAWN + 1)), "picture-too-large"),
        (svg(f'<path id="a" d="M0 0{"h1" * 60_000}"/><use href="#a"/>'), "picture-too-large"),
        (b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///secret.txt">]>' + svg("<text>&a;</text>"), "svg-entities"),
        (b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + svg("<text>&b;</text>"), "svg-entities"),
        (b'<html><svg xmlns="x"></svg></html>', "picture-damaged"),
    ],
)
def test_hostile_and_damaged_files_are_refused(data: bytes, code: str) -> None:
    assert is_svg(data)
    with pytest.raises(Refused) as fault:
        read_artwork(data)
    assert fault.value.code == code


@pytest.mark.parametrize(
    "inside",
    [
        f"<style>{'/*' * 100_000}</style><rect/>",
        f"<style>{'a ' * 100_000}</style><rect/>",
        f'<path d="M0 0A{"1" * 200_000}"/>',
        f'<rect width="{"1" * 200_000}x" height="1"/>',
        f'<g transform="{"a(" * 100_000}"/>',
        f'<g transform="{"a" * 200_000}"/>',
    ],
    ids=["comments", "selectors", "arc", "length", "functions", "name"],
)
def test_long_nonsense_takes_no_long_time(inside: str) -> None:
    with suppress(Refused):
        assert shapes(read_artwork(svg(inside))) == []  # a pattern that tried everything again would be here for hours


def test_a_doctype_without_entities_is_read_and_not_followed() -> None:
    head = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert len(shapes(read_artwork(head + svg('<rect width="9" height="9"/>')))) == 1


def test_path_data_is_drawn_up_to_its_first_error() -> None:
    assert [segment.kind for segment in path("M0 0L9 9 8 x L1 1", 99)] == ["M", "L"]
    assert path("L1 1", 99) == ()
    assert path("M1 1a1 1 0 0110 0", 99)[-1].points[-2:] == (11, 1)  # flags need no spaces


def test_greys_of_a_picture_are_those_of_its_pixels() -> None:
    artwork = without_colour(lettered(svg(CASES["linear-gradient"] + CASES["opacity"])))
    red, green, blue = printed(artwork).split()
    assert ImageChops.difference(red, green).getextrema() == ImageChops.difference(green, blue).getextrema() == (0, 0)


def test_a_picture_is_vectors_in_the_briefing_the_same_each_time() -> None:
    artwork = lettered(svg(CASES["clear-gradient"] + '<text y="40" font-family="serif">文</text>'))
    data = briefing(artwork)
    assert data == briefing(artwork)
    with pikepdf.open(BytesIO(data)) as pdf:
        kinds = [str(item.get("/Subtype")) for item in pdf.objects if isinstance(item, pikepdf.Stream) and "/Subtype" in item]
    assert "/Form" in kinds
    assert "/Image" not in kinds


def test_what_the_deck_holds_is_outlines_alone() -> None:
    secret = "<metadata>SECRET</metadata><desc>SECRET</desc><!-- SECRET --><style>.SECRET{fill:red}</style>"
    written = write_svg(lettered(svg(secret + '<text id="SECRET" y="40">文</text><script>SECRET</script>')))
    assert "SECRET" not in written
    assert "<text" not in written
    assert "<path" in written
    assert opened(drawn_png(written, WIDTH * ZOOM)).size == (WIDTH * ZOOM, 80 * ZOOM)
