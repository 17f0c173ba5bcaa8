"""Words and names that lines do not divide."""

from dataclasses import replace

import pytest

from generator.deck import fit
from generator.deck.compose_words import quote_slide
from generator.deck.grid import own_grid
from generator.deck.lettering import Lettering
from generator.deck.pieces import Piece
from generator.deck.scene import TextBox
from generator.deck.whole_words import divided, insides
from generator.model.document import SlideSize
from generator.model.inline import plain_text
from generator.model.prose import Quote


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ng 吳詠欣", {1, 4, 5}),
        ("歐陽詠欣", {1, 2, 3}),
        ("跨境服務平台", set()),  # more than a name has
        ("李明、王芳", {1, 4}),
        ("Wing-yan", {1, 2, 3, 6, 7}),
        ("박서연 실장", {1, 2, 5}),
        ("第12期", {2}),
    ],
)
def test_words_of_letters_and_names_of_few_characters_are_whole(text: str, places: set[int]) -> None:
    assert insides(text) == places


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["telecommunicati", "ons"], 1),
        (["Ng Wing-yan 吳", "詠欣"], 1),
        (["Ng Wing-yan ", "吳詠欣"], 0),
        (["Wing-", "yan"], 0),
        (["跨境服務", "平台主任"], 0),
        (["tele", "communi", "cations"], 1),
        (["one line"], 0),
    ],
)
def test_those_that_lines_divide_are_counted(lines: list[str], count: int) -> None:
    assert divided(lines) == count


def quoted(lettering: Lettering, size: SlideSize, by: str, office: str) -> dict[str, tuple[float, list[str]]]:
    """Return in which size, and in which lines, slides of `size` have who is quoted."""
    narrow = replace(lettering, grid=own_grid(size))
    quote = Quote(text=plain_text("过海的船还没靠岸，申请已经批了。"), by=by, role=office)
    boxes = {box.name: box for box in quote_slide(narrow, Piece(quote), quote).shapes if isinstance(box, TextBox)}
    return {
        name: (box.paragraphs[0].runs[0].size, [line.strip() for line in fit.lines(narrow, box.paragraphs[0], box.measure)])
        for name, box in boxes.items()
        if name in ("by", "role")
    }


@pytest.mark.parametrize(
    ("size", "by", "office", "expected"),
    [
        (SlideSize.WIDE, "吴咏欣", "申请人", {"by": (22, ["吴咏欣"]), "role": (18, ["申请人"])}),
        (SlideSize.WIDE, "Ng Wing-yan 吴咏欣", "", {"by": (18, ["Ng Wing-yan 吴咏欣"])}),  # one line, with a reserve
        (SlideSize.STANDARD, "Ng Wing-yan 吴咏欣", "", {"by": (22, ["Ng Wing-", "yan 吴咏欣"])}),
        (SlideSize.STANDARD, "吴咏欣", "telecommunications", {"by": (22, ["吴咏欣"]), "role": (14, ["telecommunications"])}),
        (SlideSize.A4, "吴咏欣", "telecommunications", {"by": (22, ["吴咏欣"]), "role": (14, ["telecommunications"])}),
        (
            SlideSize.STANDARD,
            "吴咏欣",
            "跨境服务平台联合办公室主任",
            {"by": (22, ["吴咏欣"]), "role": (18, ["跨境服务平台联", "合办公室主任"])},
        ),
        (SlideSize.STANDARD, "甲" * 13, "", {"by": (18, ["甲" * 7, "甲" * 6])}),
    ],
)
def test_who_is_quoted_is_smaller_before_a_word_or_a_name_is_divided(
    lettering: Lettering, size: SlideSize, by: str, office: str, expected: dict[str, tuple[float, list[str]]]
) -> None:
    assert quoted(lettering, size, by, office) == expected


def test_a_word_that_no_size_holds_keeps_the_usual_one(lettering: Lettering) -> None:
    assert quoted(lettering, SlideSize.STANDARD, "a" * 60, "")["by"][0] == 22
