"""What the typesetter keeps is bounded, however long the document."""

from generator.text import recent, shape
from generator.text.itemize import CharClass
from generator.text.library import FontLibrary, shipped_folder
from generator.text.paragraph import Paragraph, make_paragraph
from generator.text.recent import RecentParagraphs
from generator.text.shape import Look, UnitTable
from generator.text.spacing import GapTable, Kinds
from generator.text.style import ParagraphStyle, StyledRun
from tests.text.setting import runs, style


def new_table() -> UnitTable:
    return UnitTable(Look("Noto Sans SC", False, "zh-Hans", 1.0, 0.0, False), FontLibrary([shipped_folder()]), Kinds(), {})


class Maker:
    """Makes paragraphs of the given text, all of the same unit, and notes them."""

    def __init__(self) -> None:
        self._units = new_table()["甲"]
        self.made: list[str] = []

    def __call__(self, runs: tuple[StyledRun, ...], style: ParagraphStyle, size: float) -> Paragraph:
        self.made.append(runs[0].text)
        return make_paragraph(runs[0].text, self._units, [0], GapTable(style.language, 0.25))


def test_a_paragraph_is_made_once_while_it_is_recent() -> None:
    make = Maker()
    recent_paragraphs = RecentParagraphs(make)
    for text in ("甲", "乙", "甲", "甲"):
        assert recent_paragraphs(tuple(runs(text)), style(), 10).text == text
    assert make.made == ["甲", "乙"]


def test_the_paragraphs_longest_unused_are_forgotten() -> None:
    make = Maker()
    recent_paragraphs = RecentParagraphs(make)
    half = recent.LIMIT // 2
    for text in ("甲" * half, "乙" * half, "甲" * half, "丙", "甲" * half, "乙" * half):
        recent_paragraphs(tuple(runs(text)), style(), 10)
    assert [text[0] for text in make.made] == ["甲", "乙", "丙", "乙"]


def test_a_paragraph_beyond_the_limit_is_made_all_the_same() -> None:
    text = "甲" * (recent.LIMIT + 1)
    assert RecentParagraphs(Maker())(tuple(runs(text)), style(), 10).text == text


def test_tokens_without_end_are_not_all_kept() -> None:
    table = new_table()
    for number in range(shape.REMEMBERED + 5):
        (unit,) = table[str(number)]
        assert (unit.text, unit.kind.char_class) == (str(number), CharClass.LATIN)
    assert len(table) == 5
