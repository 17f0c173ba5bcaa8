"""Slides of every size are designed for it, not cut off or stretched."""

import io
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator.deck.grid import own_grid
from generator.deck.lettering import Lettering
from generator.deck.master import HEIGHT, columns, layouts
from generator.deck.plan import plan_deck
from generator.deck.powerpoint.embed_mode import EmbedMode
from generator.deck.powerpoint.write import write_deck
from generator.deck.scene import Deck
from generator.geometry import Rect
from generator.model.document import SlideSize
from generator.pipeline import Loaded, load
from generator.problems import Problems
from tests import shipped
from tests.deck.laws import faults
from tests.deck.powerpoint.conftest import CREATED

CONTENT = Path(__file__).resolve().parents[2] / "content"
SAMPLES = ("kunming-press-briefing", "quarterly-work-report", "statistical-tables", "korean-handout")
NARROW = (SlideSize.STANDARD, SlideSize.A4)


@cache
def loaded(sample: str) -> Loaded:
    found = load(CONTENT / f"{sample}.yaml", Problems())
    assert found is not None
    return found


def planned(sample: str, size: SlideSize) -> tuple[Deck, Lettering]:
    document = loaded(sample).document
    document = replace(document, metadata=replace(document.metadata, slide_size=size))
    theme = shipped.theme()
    deck = plan_deck(document, theme, shipped.typesetter(), loaded(sample).pictures)
    return deck, Lettering(theme, document.metadata.language, shipped.typesetter(), grid=own_grid(size))


def test_the_grid_divides_every_width() -> None:
    # 43.2 + 12 × 74 − 14.4 + 43.2 = 960; 36 + 12 × 55.2 − 14.4 + 36 = 720; 36 + 12 × 60.2 − 14.4 + 36 = 780
    assert [(columns(size).width, round(columns(size).pitch, 6)) for size in SlideSize] == [(960, 74), (720, 55.2), (780, 60.2)]
    assert [round(columns(size).hinge, 6) for size in SlideSize] == [250.8, 187.2, 202.2]


def test_running_text_is_about_as_wide_on_any_slide() -> None:
    assert [round(own_grid(size).text_width, 6) for size in SlideSize] == [651.6, 648, 647.8]


@pytest.mark.parametrize("size", SlideSize)
@pytest.mark.parametrize("filled", [True, False])
def test_every_slot_of_every_layout_is_on_its_slide(size: SlideSize, filled: bool) -> None:
    slide = Rect(0, 0, columns(size).width, HEIGHT)
    specs = layouts(filled, size)
    assert [spec.kind for spec in specs] == [spec.kind for spec in layouts()]
    for spec in specs:
        assert all(slide.contains(place.rect, 0.01) for place in (*spec.slots, *spec.fills)), spec.kind


@pytest.mark.parametrize("size", NARROW)
@pytest.mark.parametrize("sample", SAMPLES)
def test_the_laws_of_slides_hold_at_every_size(sample: str, size: SlideSize) -> None:
    deck, lettering = planned(sample, size)
    assert faults(deck, lettering) == []


@pytest.mark.parametrize(
    ("size", "written"),
    [
        (SlideSize.WIDE, '<p:sldSz cx="12192000" cy="6858000"/>'),  # 960 × 12,700
        (SlideSize.STANDARD, '<p:sldSz cx="9144000" cy="6858000" type="screen4x3"/>'),  # 720 × 12,700
        (SlideSize.A4, '<p:sldSz cx="9906000" cy="6858000" type="A4"/>'),  # 780 × 12,700
    ],
)
def test_the_file_names_its_size_as_powerpoint_does(size: SlideSize, written: str) -> None:
    deck, _ = planned("korean-handout", size)
    data = write_deck(deck, shipped.theme(), shipped.library(), EmbedMode.NONE, CREATED)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert written in package.read("ppt/presentation.xml").decode()
        notes = package.read("ppt/notesMasters/notesMaster1.xml").decode()
    # the picture of the slide on its notes: 432 × 243 of 960 × 540, 360 × 270 of 720 × 540, 390 × 270 of 780 × 540, in EMU
    image = {SlideSize.WIDE: (5486400, 3086100), SlideSize.STANDARD: (4572000, 3429000), SlideSize.A4: (4953000, 3429000)}[size]
    assert '<a:ext cx="{}" cy="{}"/>'.format(*image) in notes
