"""What is measured twice in a plan is measured once."""

from collections import Counter
from dataclasses import replace

import pytest

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.plan import plan_deck
from generator.model.document import Language
from generator.pictures import Pictures
from generator.text.style import ParagraphStyle, StyledRun
from generator.text.typesetter import Typesetter
from generator.theme.theme import Theme
from tests.deck.documents import complete


def test_a_plan_measures_no_text_twice_at_one_width(
    monkeypatch: pytest.MonkeyPatch, civic: Theme, typesetter: Typesetter, pictures: Pictures
) -> None:
    asked: Counter[tuple[object, ...]] = Counter()
    lines = Typesetter.office_lines

    def counted(self: Typesetter, runs: tuple[StyledRun, ...], style: ParagraphStyle, measure: float, *, in_cell: bool) -> tuple[str, ...]:
        asked[(runs, style._replace(leading=0.0), measure, in_cell)] += 1
        return lines(self, runs, style, measure, in_cell=in_cell)

    monkeypatch.setattr(Typesetter, "office_lines", counted)
    plan_deck(complete(), civic, typesetter, pictures)
    assert asked
    assert set(asked.values()) == {1}


def test_text_known_to_fit_is_not_broken_again(lettering: Lettering) -> None:
    lettering = replace(lettering)
    paragraph = lettering.paragraph("日均进站38.6万人次", "body")
    natural = fit.width(lettering, paragraph)
    assert fit.lines(lettering, paragraph, natural / (1 - fit.RESERVE) + 0.1) == ("日均进站38.6万人次",)
    assert len(fit.lines(lettering, paragraph, natural / 2)) > 1


def test_lettering_in_another_language_measures_for_itself(lettering: Lettering) -> None:
    chinese = lettering.runs("以“小”事", "headline")
    assert replace(lettering, language=Language.KOREAN).runs("以“小”事", "headline") != chinese
