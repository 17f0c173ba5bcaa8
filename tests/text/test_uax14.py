"""Unicode's own tests of line breaking, of the version that the library implements: only stated tailorings differ."""

from itertools import pairwise
from pathlib import Path

from generator.text.breaks import line_breaks
from generator.text.style import BreakLevel

TESTS = (Path(__file__).parents[1] / "data" / "line_break_17.txt").read_text("utf-8").splitlines()
"""Pieces divided by ÷, code points in hexadecimal."""

TAILORED = [
    # a number keeps its sign even where a space stands between them
    "0 %", "$ 0",
    # no line begins with the point inside a name (CLREQ 3.1.5)
    "Z-1“莱÷贝÷雷÷希÷特·÷马÷斯”÷号÷是÷德÷国÷国÷家÷海÷军÷暨÷战÷争÷海÷军÷于÷1930÷年÷代",
    # nor with a closing mark, whatever stands before it: paragraphs are divided at line feeds before
    "”Jo, ÷når’n ÷da ÷ha ÷gått ÷ett ÷stöck ÷te, ÷så ÷kommer’n ÷te ÷e ÷å, ÷å ÷i ÷åa ÷ä ÷e ÷ö.”\n"
    "”Vasa”, ÷sa’n.\n”Å ÷i ÷åa ÷ä ÷e ÷ö”, ÷sa ÷ja.",
]  # fmt: skip


def test_the_plain_rules_are_those_of_unicode() -> None:
    differing = []
    for test in TESTS:
        pieces = ["".join(chr(int(code, 16)) for code in piece.split()) for piece in test.split("÷") if piece]
        found = divided("".join(pieces))
        if found != "÷".join(pieces):
            differing.append(found)
    assert (len(TESTS), sorted(differing)) == (19_338, sorted(TAILORED))


def divided(text: str) -> str:
    """Return `text` with ÷ at each place where a line may end, but not at its end."""
    places = [0, *sorted(line_breaks(text, "en", BreakLevel.STRICT))]
    return "÷".join(text[start:end] for start, end in pairwise(places))
