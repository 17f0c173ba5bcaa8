"""What colleagues do to a finished deck: other words, new slides, other colours; and what screen readers and panes tell of it."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from generator.deck.plan import plan_deck
from generator.deck.powerpoint.embed_mode import EmbedMode, FontEncoding
from generator.deck.powerpoint.shape_names import known_words, shape_name
from generator.deck.powerpoint.write import write_deck
from generator.deck.scene import Deck, Group, LayoutKind, Shape, TextBox
from generator.pipeline import load
from generator.problems import Problems
from tests import shipped
from tests.deck.laws import closed
from tests.deck.powerpoint.conftest import CREATED

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
CONTENT = Path(__file__).resolve().parents[3] / "content"
SAMPLES = tuple(sorted(path.stem for path in CONTENT.glob("*.yaml")))
OUTLINED = ("title", "ctrTitle", "subTitle", "body", "obj")
"""Placeholders whose text PowerPoint's outline shows; `obj` is what has no type."""
LABELS = ("chart title", "measure", "table title", "table unit", "sample", "takeaway value", "takeaway label")
"""Text boxes that name something drawn beside them."""
COVERS = (LayoutKind.TITLE, LayoutKind.AGENDA, LayoutKind.SECTION, LayoutKind.CLOSING)
FILLED = ("title", "ctrTitle", "subTitle", "body", "obj", "ftr")


@cache
def planned(sample: str) -> Deck:
    loaded = load(CONTENT / f"{sample}.yaml", Problems())
    assert loaded is not None
    return plan_deck(loaded.document, shipped.theme(), shipped.typesetter(), loaded.pictures)


@cache
def deck_file(sample: str) -> bytes:
    return write_deck(planned(sample), shipped.theme(), shipped.library(), EmbedMode.SUBSET, CREATED, FontEncoding.RAW)


def kind_of(shape: Any) -> str:
    return str(shape._element.xpath(".//p:nvPr/p:ph")[0].get("type", "obj"))


def fonts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist() if name.endswith(".fntdata")}


def saved(presentation: Any) -> bytes:
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def edited(data: bytes) -> bytes:
    """Return the deck with another title, a copied text, a slide of each layout and another accent."""
    presentation = Presentation(io.BytesIO(data))
    first = presentation.slides[0]
    first.shapes.title.text_frame.paragraphs[0].runs[0].text = "改过的标题"
    for layout in presentation.slide_layouts:
        slide = presentation.slides.add_slide(layout)
        for place in list(slide.placeholders):
            if kind_of(place) in FILLED:
                place.text_frame.text = f"新的{place.placeholder_format.idx}"
            else:
                place._element.getparent().remove(place._element)
    body = next(s for s in presentation.slides[-1].placeholders if kind_of(s) == "body")
    body.text_frame.add_paragraph().text = body.text_frame.text
    master = presentation.slide_masters[0].part
    theme = next(rel.target_part for rel in master.rels.values() if rel.reltype.endswith("/theme"))
    theme._blob = re.sub(rb'(<a:accent1><a:srgbClr val=")\w{6}', rb"\g<1>007A5A", theme.blob)
    return saved(presentation)


@cache
def after_edits() -> bytes:
    return edited(deck_file("kunming-press-briefing"))


def test_edits_keep_the_embedded_fonts_to_the_byte() -> None:
    before, after = deck_file("kunming-press-briefing"), after_edits()
    assert fonts_of(before)
    assert sorted(fonts_of(after).values()) == sorted(fonts_of(before).values())
    presentation = Presentation(io.BytesIO(after)).part._element
    assert presentation.get("embedTrueTypeFonts") == "1"
    assert len(presentation.findall(f"{P}embeddedFontLst/{P}embeddedFont")) == len(set(listed_families(before)))


def listed_families(data: bytes) -> list[str]:
    element = Presentation(io.BytesIO(data)).part._element
    return [font.get("typeface") for font in element.iter(f"{P}font")]


def test_new_slides_take_place_and_look_from_our_layouts() -> None:
    presentation = Presentation(io.BytesIO(after_edits()))
    layouts = len(presentation.slide_layouts)
    for slide in list(presentation.slides)[-layouts:]:
        for place in slide.placeholders:
            assert place._element.spPr.xfrm is None
            assert place.width > 0
            assert not list(place._element.iter(f"{A}latin", f"{A}solidFill"))


def test_another_accent_in_the_theme_is_all_it_takes() -> None:
    with zipfile.ZipFile(io.BytesIO(after_edits())) as package:
        assert b'<a:accent1><a:srgbClr val="007A5A"' in package.read("ppt/theme/theme1.xml")
        others = [name for name in package.namelist() if name.endswith(".xml") and not name.startswith("ppt/theme/")]
        assert [name for name in others if re.search(rb":(srgb|sys|prst|scrgb|hsl)Clr", package.read(name))] == []


def test_shapes_that_are_drawn_later_look_like_ours(written: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        theme = etree.fromstring(package.read("ppt/theme/theme1.xml"))
        master = package.read("ppt/slideMasters/slideMaster1.xml").decode()
    defaults = theme.find(f"{A}objectDefaults")
    assert [child.tag.removeprefix(A) for child in defaults] == ["spDef", "lnDef", "txDef"]
    assert [element.get("typeface") for element in defaults.iter(f"{A}ea")] == ["+mn-ea", "+mn-ea"]
    # left margin, hinge, fifth column, right margin; hang line, end of bodies; each in eighths of a point
    places = [int(place) for place in re.findall(r'<p15:guide [^>]*pos="(\d+)"', master)]
    assert places == [346, 2006, 2714, 7334, 1152, 3802]  # 43.2, 250.8, 339.2, 916.8; 144, 475.2


def test_layouts_are_typed_and_named_and_their_prompts_are_in_the_decks_language(presentation: Any) -> None:
    types = [layout._element.get("type") for layout in presentation.slide_layouts]
    assert types == [
        "title",
        None,
        "secHead",
        "obj",
        None,
        "twoObj",
        None,
        *[None] * 4,
        "chart",
        "tbl",
        None,
        None,
        "picTx",
        "objTx",
        None,
        "titleOnly",
        None,
    ]
    for layout in presentation.slide_layouts:
        for place in layout.placeholders:
            assert not re.search("[A-Za-z]{2}", place.name + place.text_frame.text), place.name


def shapes_in(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    for shape in shapes:
        yield shape
        if isinstance(shape, Group):
            yield from shapes_in(shape.shapes)


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_word_of_a_shapes_name_is_known_in_every_language(sample: str) -> None:
    names = {shape.name for slide in planned(sample).slides for shape in shapes_in(slide.shapes)}
    words = {word for name in names for word in name.split(" ") if not word.isdecimal()}
    assert words <= known_words()


def test_names_of_shapes_are_in_the_language_of_the_document() -> None:
    assert [shape_name("card 2 value", language) for language in ("zh-Hans", "zh-Hant", "ja", "ko", "en")] == [
        "数字卡 2 数值",
        "數字卡 2 數值",
        "数値カード 2 数値",
        "수치 카드 2 값",
        "Card 2 value",
    ]


@pytest.mark.parametrize("sample", SAMPLES)
def test_placeholders_say_only_what_differs_from_their_layout(sample: str) -> None:
    for slide in Presentation(io.BytesIO(deck_file(sample))).slides:
        places = {place.placeholder_format.idx: place for place in slide.slide_layout.placeholders}
        for shape in slide.placeholders:
            own = shape._element.find(f".//{A}xfrm") if shape._element.tag == f"{P}sp" else None
            parent = places[shape.placeholder_format.idx]
            box = (shape.left, shape.top, shape.width, shape.height)
            assert own is None or box != (parent.left, parent.top, parent.width, parent.height), shape.name


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_outline_has_every_title_and_body(sample: str) -> None:
    deck = planned(sample)
    for planned_slide, slide in zip(deck.slides, Presentation(io.BytesIO(deck_file(sample))).slides, strict=True):
        shown = [closed(place.text_frame.text) for place in slide.placeholders if kind_of(place) in OUTLINED and place.has_text_frame]
        assert shown[0] == closed(planned_slide.title)
        boxes = [shape for shape in planned_slide.shapes if isinstance(shape, TextBox) and shape.name not in LABELS]
        texts = [box for box in boxes if box.placeholder or planned_slide.layout not in COVERS]
        assert {closed("".join(p.text for p in box.paragraphs)) for box in texts} <= set(shown)


@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_moves_and_nothing_is_unnamed_or_undescribed(sample: str) -> None:
    with zipfile.ZipFile(io.BytesIO(deck_file(sample))) as package:
        slides = [package.read(name) for name in package.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    for data in slides:
        assert b":transition" not in data
        assert b":timing" not in data
        tree = etree.fromstring(data)
        for element in tree.iter(f"{P}pic", f"{P}graphicFrame", f"{P}cxnSp", f"{P}sp", f"{P}grpSp"):
            (properties,) = element.xpath("./*/p:cNvPr", namespaces={"p": P.strip("{}")})
            assert properties.get("name")
            silent = element.tag in (f"{P}pic", f"{P}graphicFrame", f"{P}cxnSp") or element.find(f"{P}txBody") is None
            if silent and element.tag != f"{P}grpSp":
                assert properties.get("descr") or b"decorative" in etree.tostring(properties), properties.get("name")
