"""The deck that shows a person whether a program uses the faces inside."""

import re
import zipfile
from pathlib import Path

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from generator.deck.powerpoint.embed_mode import FontEncoding
from generator.model.document import Language
from generator.text.library import shipped_folder
from tests.deck.powerpoint.test_deck_fonts import embedded, take_apart
from tests.proof_deck import DOCUMENT, FAMILY, FRAMED, write_proof


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_proof(tmp_path_factory.mktemp("proof"), FontEncoding.RAW)


def test_the_proof_face_is_the_only_one_in_both_weights(proof: Path) -> None:
    assert [(family, slot) for family, slot, _ in embedded(proof.read_bytes())] == [(FAMILY, "regular"), (FAMILY, "bold")]


def test_every_typeface_of_the_deck_is_a_slot_of_the_theme_or_the_proof_face(proof: Path) -> None:
    with zipfile.ZipFile(proof) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml") and name.startswith("ppt/")}
    named = {name for part in parts.values() for name in re.findall(r'<a:(?:latin|ea) typeface="([^"]*)"', part)}
    assert {name for name in named if not name.startswith("+")} == {FAMILY}
    assert f'<a:latin typeface="{FAMILY}"/><a:ea typeface="{FAMILY}"/>' in parts["ppt/theme/theme1.xml"]


def test_letters_lean_and_some_stand_in_a_frame(proof: Path, tmp_path: Path) -> None:
    _, _, data = next(embedded(proof.read_bytes()))
    (tmp_path / "face.ttf").write_bytes(take_apart(data).font)
    altered, shipped = TTFont(tmp_path / "face.ttf"), TTFont(shipped_folder() / "NotoSansSC-Regular.ttf")
    contours = {character: (_contours(altered, character), _contours(shipped, character)) for character in (*FRAMED, "字", "B")}
    assert {character: made - given for character, (made, given) in contours.items()} == dict.fromkeys(FRAMED, 2) | {"字": 0, "B": 0}
    assert _advance(altered, "字") == _advance(shipped, "字")
    assert _points(altered, "B") != _points(shipped, "B")


def test_every_framed_letter_is_said_in_the_document() -> None:
    assert set(FRAMED) <= set(DOCUMENT)
    assert f"language: {Language.CHINESE_SIMPLIFIED}" in DOCUMENT


def _points(font: TTFont, character: str) -> list[object]:
    pen = RecordingPen()
    glyphs = font.getGlyphSet()
    glyphs[font.getBestCmap()[ord(character)]].draw(pen)
    return list(pen.value)


def _contours(font: TTFont, character: str) -> int:
    return sum(isinstance(step, tuple) and step[0] == "moveTo" for step in _points(font, character))


def _advance(font: TTFont, character: str) -> int:
    return int(font["hmtx"][font.getBestCmap()[ord(character)]][0])
