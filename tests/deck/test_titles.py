"""What heads a slide: the topic's headline, or the title of the one block that all else on the slide is said to."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.deck.compose import without_label
from generator.deck.pieces import Piece
from generator.deck.reading import common_title
from generator.deck.scene import Deck, TextBox
from generator.model.blocks import Block
from generator.model.compare import Compare, Side
from generator.model.document import Document
from generator.model.inline import NoteReference, RichText, Run, plain_text
from generator.model.prose import Callout
from tests.deck.documents import chart, document, figures, points, section, table

Plan = Callable[[Document], Deck]


def callout(title: str, *texts: str) -> Callout:
    return Callout(title=title, paragraphs=tuple(map(plain_text, texts)))


COMPARE = Compare(measure="检查时间", before=Side("人工", "38", "秒"), after=Side("自动", "6.5", "秒"))


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        ((chart(),), "每月办结"),
        ((callout("满意度", "94.6分"),), "满意度"),
        ((chart(), callout("", "七月最多")), "每月办结"),
        ((callout("", "下表只有一季度"), table(3)), "主要数据"),
        ((points("七月最多"), chart()), "每月办结"),
        ((COMPARE, points("照明", "条件")), ""),
        ((chart(), figures(("1.8", "倍", "12月与1月之比"))), "每月办结"),
        ((chart(), figures(("3", "件", "未办"), ("9", "件", "在办"))), ""),
        ((callout("满意度", "94.6分"), callout("", "二百万次")), ""),
        ((callout("满意度", "94.6分"), points("上门快", "说得清")), ""),
        ((callout("满意度", "94.6分"), chart()), ""),
        ((points("甲", "乙"),), ""),
    ],
)
def test_a_title_heads_a_slide_on_which_all_else_is_said_to_its_block(blocks: tuple[Block, ...], title: str) -> None:
    assert common_title(blocks) == title


def test_what_shares_a_slide_with_a_titled_block_stands_below_the_headline_of_its_topic(plan: Plan) -> None:
    deck = plan(document(section("一", chart(series=3), points("照明", "条件"), COMPARE, message="不良率减半")))
    assert [slide.title for slide in deck.slides[1:]] == ["不良率减半", "不良率减半（续）"]


def test_a_remark_whose_title_is_the_headline_says_it_once(plan: Plan) -> None:
    deck = plan(document(section("一", table(12), callout("口径已调整", "不可直接比较。"))))
    assert deck.slides[-1].title == "口径已调整"
    (box,) = (shape for shape in deck.slides[-1].shapes if isinstance(shape, TextBox) and shape.placeholder == "remark")
    assert [paragraph.text for paragraph in box.paragraphs] == ["不可直接比较。"]


def test_a_remark_on_a_shared_slide_says_the_headline_once_too(plan: Plan) -> None:
    deck = plan(document(section("注意", callout("注意", "名额有限。"), points("据点", "接送"))))
    words = [p.text for shape in deck.slides[1].shapes if isinstance(shape, TextBox) for p in shape.paragraphs]
    assert words.count("注意") == 1


def test_a_mark_on_a_label_that_is_not_shown_follows_the_words() -> None:
    marked = RichText((Run("口径"), NoteReference("basis")))
    noted = replace(callout("口径", "甲。", "乙。"), marked_title=marked)
    piece = without_label(Piece(noted), "口径")
    assert isinstance(piece.block, Callout)
    assert (piece.label, piece.block.title) == (False, "")
    assert piece.block.paragraphs[0] == plain_text("甲。")
    assert piece.block.paragraphs[1].inlines == (Run("乙。"), NoteReference("basis"))


@pytest.mark.parametrize(("block", "headline"), [(callout("口径", "甲。"), "口径（续）"), (callout("口径"), "口径"), (chart(), "每月办结")])
def test_a_label_that_says_something_of_its_own_stays(block: Callout, headline: str) -> None:
    assert without_label(Piece(block), headline) == Piece(block)
