"""Unicode's own tests of line breaking: only stated tailorings, and rules newer than the tests, differ.

The whole set is that of Unicode 15.0; some tests of what has changed up to 17.0, which the library implements, follow it.
"""

from itertools import pairwise
from pathlib import Path

import pytest

from generator.text.breaks import line_breaks
from generator.text.style import BreakLevel

TESTS = (Path(__file__).parents[1] / "data" / "line_break_15.txt").read_text("utf-8").splitlines()
"""Pieces divided by ÷, code points in hexadecimal."""

TAILORED = ["0 %", "$ 0"]
"""A number keeps its sign even where a space stands between them."""
CHANGED = [
    # LB 20a (Unicode 16): a hyphen or dash that begins a word stays with it
    "-#", "-\u0308#", "-א", "-\u0308א", "-§", "-\u0308§", "-\U00050005", "-\u0308\U00050005", "-ก", "-\u0308ก",
    # LB 21a (Unicode 17): it does not hold back a second Hebrew letter
    "א-÷א",
    # LB 25 (Unicode 16): a decimal sign begins a number, and numbers go on over what the tests' tailoring divided
    ",0", ",\u03080", "equals ÷.35 ÷cents",
    "a.2 ", "a.2 ÷क", "a.2 ÷本", "a.2\u3000÷本", "a.2\u3000÷ま", "a.2\u3000÷3", "a.2\u3000÷「",
    "A.1 ÷못", "봤÷어. ÷A.2 ÷볼", "봐÷요. ÷A.3 ÷못", "요. ÷A.4 ÷못",
    # LB 15 (Unicode 15.1): a quotation mark holds an opening mark after a space no longer, and guillemets open and close
    "\" ÷\u2329", "\"\u0308 ÷\u2329", "\" ÷(", "\"\u0308 ÷(",
    "ambigu(« \u0308 »)÷(e\u0308)", "ambigu{« \u0308 »}÷(e\u0308)", "ambigu« ÷( \u0308 ) ÷»(e\u0308)", "ambigu« ÷{ \u0308 } ÷»(e\u0308)",
]  # fmt: skip

SEVENTEEN = [
    "the ÷Hebrew ÷suffix ÷\u200f-÷י",
    "the ÷Hebrew ÷suffix ÷\u200f ÷-י",
    "the ÷Hebrew ÷suffix ÷\u05beי",
    "the ÷Hebrew ÷suffix ÷\u05be\u05b4י",
    "Let ÷ש\u205f÷≔\u205f|÷𝑆|",
    "哪÷一÷所÷中÷国÷学÷校÷乃÷“为÷各÷省÷派÷往÷日÷本÷游÷学÷之÷首÷倡”？",
    "小÷吃÷“五÷台÷杂÷烩÷汤”÷而÷入÷选÷“新÷疆÷老÷字÷号”？",
    "贡÷曰：÷“《诗》÷云：÷‘如÷切÷如÷磋，÷如÷琢÷如÷磨。’÷其÷斯÷之÷谓÷与？”",
    "《IGN》÷的“Best ÷Game ÷Boy ÷Strategy”奖。",
    "\U0001f02c\U0001f3ff",
    "©÷\U0001f3ff",
]
"""Some of the tests of Unicode 17.0 that are sentences."""


def test_the_plain_rules_are_those_of_unicode() -> None:
    differing = []
    for test in TESTS:
        pieces = ["".join(chr(int(code, 16)) for code in piece.split()) for piece in test.split("÷") if piece]
        found = divided("".join(pieces))
        if found != "÷".join(pieces):
            differing.append(found)
    assert (len(TESTS), sorted(differing)) == (7654, sorted(TAILORED + CHANGED))


@pytest.mark.parametrize("expected", SEVENTEEN)
def test_the_rules_are_those_of_unicode_17(expected: str) -> None:
    assert divided(expected.replace("÷", "")) == expected


def divided(text: str) -> str:
    """Return `text` with ÷ at each place where a line may end, but not at its end."""
    places = [0, *sorted(line_breaks(text, "en", BreakLevel.STRICT))]
    return "÷".join(text[start:end] for start, end in pairwise(places))
