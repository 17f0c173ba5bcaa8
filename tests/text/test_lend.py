"""Glyphs of one font in another."""

import io
from typing import Any

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

from generator.problems import ResourceError
from generator.text.lend import with_lent_glyphs
from generator.text.subset import subset_face
from tests import shipped

OWN = "图书馆A，"


def cut(family: str, characters: str, bold: bool = False) -> bytes:
    return subset_face(shipped.library().face(family, bold), (characters,))


def opened(data: bytes) -> Any:
    return TTFont(io.BytesIO(data))


def drawn(font: Any, character: str) -> Any:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    name = font.getBestCmap()[ord(character)]
    glyphs[name].draw(pen)
    return pen.value, font["hmtx"][name][0]


def test_lent_glyphs_look_as_in_their_own_font() -> None:
    own, korean, chinese = cut("Noto Sans SC", OWN), cut("Noto Sans KR", "전년"), cut("Noto Sans TC", "圖")
    font = opened(with_lent_glyphs(own, [(korean, "전년"), (chinese, "圖")]))
    for data, characters in ((own, OWN), (korean, "전년"), (chinese, "圖")):
        assert [drawn(font, character) for character in characters] == [drawn(opened(data), character) for character in characters]
    assert font["maxp"].numGlyphs == opened(own)["maxp"].numGlyphs + 3


def test_a_glyph_that_is_there_is_kept_and_one_that_is_nowhere_left_out() -> None:
    own = cut("Noto Sans SC", OWN)
    font = opened(with_lent_glyphs(own, [(cut("Noto Sans TC", "A圖"), "A圖龘")]))
    assert drawn(font, "A") == drawn(opened(own), "A")
    assert ord("龘") not in font.getBestCmap()


def test_glyphs_are_lent_at_the_size_of_the_borrowers_em() -> None:
    korean = opened(cut("Noto Sans KR", "전"))
    scale_upem(korean, 2000)
    large = io.BytesIO()
    korean.save(large)
    font = opened(with_lent_glyphs(cut("Noto Sans SC", OWN), [(large.getvalue(), "전")]))
    assert drawn(font, "전")[1] == drawn(opened(cut("Noto Sans KR", "전")), "전")[1]


def test_the_same_glyphs_give_the_same_font() -> None:
    lenders = [(cut("Noto Sans KR", "전년"), "년전")]
    assert with_lent_glyphs(cut("Noto Sans SC", OWN), lenders) == with_lent_glyphs(cut("Noto Sans SC", OWN), lenders)


def test_a_damaged_font_is_told() -> None:
    with pytest.raises(ResourceError, match="cannot be put into another"):
        with_lent_glyphs(cut("Noto Sans SC", OWN), [(b"no font", "전")])
