"""Build a deck in a face that no computer has and nobody overlooks, to see with one's own eyes which program uses what is embedded.

    python3 -m tests.proof_deck FOLDER --encoding mtx

FOLDER gets `proof-mtx.pptx`, and beside it the fonts, theme and document that it was made of. The face is the shipped one under another
name: everything leans, and some characters stand in a frame. `docs/manual-checks.md` tells what to look for.
"""

import argparse
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from fontTools.misc.transform import Transform
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from generator.deck.powerpoint.embed_mode import FontEncoding
from generator.deck.powerpoint.fonts import PRINTABLE_ASCII, PUNCTUATION
from generator.deck.powerpoint.labels import labels
from generator.pipeline import Target, build
from generator.text.face import Face
from generator.text.library import FontLibrary, shipped_folder
from generator.text.subset import subset_face
from generator.theme.words import words

FAMILY: Final = "Diptych Proof"
FRAMED: Final = "验证鉴A8"
LEAN: Final = 0.36
"""The tangent of 20 degrees."""
SMALLER: Final = 0.72
"""What a framed character is shrunk to, to leave room for its frame."""
TOP, BOTTOM, SIDE, WEIGHT = 0.9, -0.14, 0.02, 0.06
"""Of a frame, in em."""
LANGUAGE: Final = "zh-Hans"
THEME: Final = f"base: civic\nfamilies: {{{LANGUAGE}: {{sans: {FAMILY}, serif: {FAMILY}}}}}\n"
DOCUMENT: Final = """\
title: 字体验证 A 8
subtitle: 斜体加方框，才是内嵌的字体
date: 2026-01-01
language: zh-Hans
theme: proof-theme.yaml
sections:
  - title: 看什么
    message: 所有文字都向右倾斜，“验证鉴A 8”带方框
    blocks:
      - points:
          - 正文: [每个字都斜, 验证鉴A 8 带方框]
          - 标题: [粗体也一样, 验证鉴A 8 带方框]
          - 直立: [没有用内嵌字体, 无论替换字体列表怎么说]
      - notes: 备注里的字也倾斜，验证鉴A 8 也带方框。
  - title: 表和图
    message: 表格和图表里的 8 也带方框
    blocks:
      - table:
          caption: 验证表
          columns: [项目, 数值]
          rows: [[验证 A, 8], [鉴定 A, 18]]
      - chart: {kind: column, title: 验证图, unit: 个, categories: [甲 A, 乙 A], series: [{name: 鉴, values: [8, 18]}]}
  - title: 数字
    message: 大数字 8 带方框
    blocks:
      - figures: [{value: 8, unit: 个, label: 验证}, {value: 88, unit: 个, label: 鉴定}]
"""


def proof_font(face: Face, characters: str) -> TTFont:
    """Return `face` with `characters` only, altered and under the name of the proof family."""
    font = TTFont(BytesIO(subset_face(face, (characters,))))
    style = "Bold" if face.bold else "Regular"
    for number, text in ((1, FAMILY), (2, style), (3, f"{FAMILY} {style}"), (4, f"{FAMILY} {style}"), (6, f"DiptychProof-{style}")):
        font["name"].setName(text, number, 3, 1, 0x409)
    framed = {font.getBestCmap()[ord(character)] for character in FRAMED}
    for name in font.getGlyphOrder():
        if font["glyf"][name].numberOfContours > 0:
            _alter(font, name, framed=name in framed)
    return font


def _alter(font: TTFont, name: str, *, framed: bool) -> None:
    """Make glyph `name` lean, a framed one smaller within its frame."""
    em = font["head"].unitsPerEm
    advance, _ = font["hmtx"][name]
    look = Transform(1, 0, LEAN, 1, -0.12 * em, 0)
    if framed:
        middle = (TOP + BOTTOM) / 2 * em
        look = Transform().translate(advance / 2, middle).scale(SMALLER).translate(-advance / 2, -middle).transform(look)
    pen = TTGlyphPen(None)
    font.getGlyphSet()[name].draw(TransformPen(pen, look))
    if framed:
        for frame in _frame(advance, em):
            _draw(pen, frame)
    glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["glyf"][name] = glyph
    font["hmtx"][name] = (advance, glyph.xMin)


def _frame(advance: float, em: float) -> Iterator[tuple[tuple[float, float], ...]]:
    """Yield the outer edge of a frame clockwise, then the inner one the other way round: what lies between is filled."""
    left, right, bottom, top = SIDE * em, advance - SIDE * em, BOTTOM * em, TOP * em
    yield (left, bottom), (left, top), (right, top), (right, bottom)
    left, right, bottom, top = left + WEIGHT * em, right - WEIGHT * em, bottom + WEIGHT * em, top - WEIGHT * em
    yield (left, bottom), (right, bottom), (right, top), (left, top)


def _draw(pen: Any, corners: tuple[tuple[float, float], ...]) -> None:
    first, *others = ((round(x), round(y)) for x, y in corners)
    pen.moveTo(first)
    for corner in others:
        pen.lineTo(corner)
    pen.closePath()


def write_proof(folder: Path, encoding: FontEncoding = FontEncoding.AUTO) -> Path:
    """Write the proof deck and what it is made of into `folder`, and return the deck's path."""
    fonts = folder / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    library = FontLibrary([shipped_folder()])
    characters = "‹›" + DOCUMENT + PRINTABLE_ASCII + PUNCTUATION + str(labels(LANGUAGE)) + str(words(LANGUAGE))
    for bold, style in ((False, "Regular"), (True, "Bold")):
        proof_font(library.face("Noto Sans SC", bold), characters).save(fonts / f"DiptychProof-{style}.ttf")
    (folder / "proof-theme.yaml").write_text(THEME, encoding="utf-8")
    document = folder / "proof.yaml"
    document.write_text(DOCUMENT, encoding="utf-8")
    deck = folder / f"proof-{encoding.value}.pptx"
    deck.write_bytes(build(document, (Target.PPTX,), encoding=encoding).outputs[Target.PPTX])
    return deck


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.proof_deck", description="Build a deck whose embedded face is unmistakable.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--encoding", type=FontEncoding, choices=list(FontEncoding), default=FontEncoding.AUTO)
    arguments = parser.parse_args()
    print(write_proof(arguments.folder, arguments.encoding))


if __name__ == "__main__":
    main()
