"""How full the slides of the samples and of generated documents are. The limits are what was measured, and a little."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.deck.lettering import Lettering
from generator.deck.pieces import text_box
from generator.deck.scene import Bullet, LayoutKind, Slide
from generator.geometry import Rect
from tests.deck.coverage import LEAST_COVERED, WELL_COVERED, Fullness, covered, is_lonely, measured
from tests.generated.documents import generated

CONTENT = sorted((Path(__file__).parents[2] / "content").glob("*.yaml"))
SEEDS = (2, 5, 11, 14, 20, 35)


@pytest.fixture(scope="module")
def generated_slides(tmp_path_factory: pytest.TempPathFactory) -> list[Fullness]:
    def slides() -> Iterator[Fullness]:
        for seed in SEEDS:
            folder = tmp_path_factory.mktemp(f"seed{seed}")
            yield from measured(generated(seed).write(folder))

    return list(slides())


@pytest.mark.parametrize("theme", ["civic", "ledger", "plain"])
def test_slides_of_the_samples_are_well_filled(theme: str) -> None:
    slides = [found for path in CONTENT for found in measured(path, theme)]
    thin = [found.slide.title for found in slides if found.part < WELL_COVERED]
    assert [found.slide.title for found in slides if found.part < LEAST_COVERED or found.lonely] == []
    assert len(thin) <= len(slides) / 6, thin


def test_no_slide_of_generated_documents_is_less_than_a_quarter_full(generated_slides: list[Fullness]) -> None:
    assert len(generated_slides) > 60
    assert [found.slide.title for found in generated_slides if found.part < LEAST_COVERED] == []


def test_few_slides_of_generated_documents_are_thin(generated_slides: list[Fullness]) -> None:
    assert sum(found.part < WELL_COVERED for found in generated_slides) <= len(generated_slides) * 0.1


def test_no_bullet_of_generated_documents_is_alone(generated_slides: list[Fullness]) -> None:
    assert [found.slide.title for found in generated_slides if found.lonely] == []


def test_text_counts_as_wide_as_its_lines(lettering: Lettering) -> None:
    body = lettering.grid.body(lettering.grid.hang_line)
    slide = _slide(lettering, Rect(body.x, body.y, 400.0, 300.0), "十个字宽的一行文字了")
    assert covered(slide, lettering) == pytest.approx(180 * 28 / (body.width * body.height), rel=0.01)  # 10 × 18 wide, one line of 28


def test_a_bullet_alone_is_noticed(lettering: Lettering) -> None:
    assert is_lonely(_slide(lettering, Rect(43.2, 144, 400, 300), "一条"))


def _slide(lettering: Lettering, rect: Rect, text: str) -> Slide:
    return Slide(
        LayoutKind.CONTENT, "题", (text_box("body", rect, lettering.paragraph(text, "body", bullet=Bullet()), placeholder="body"),)
    )
