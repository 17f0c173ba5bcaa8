"""What is drawn is what was measured, and what is read back is what the author wrote."""

import re
import zlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from generator.pdf.document import PdfDocument, Sheet
from generator.pdf.metadata import Description
from generator.text.library import FontLibrary
from generator.text.style import Align, ParagraphStyle, StyledRun, TextStyle
from generator.text.typesetter import Typesetter
from generator.theme.tokens import Palette
from tests.text import tiny
from tests.text.setting import FAMILIES, new_typesetter

PALETTE = Palette(*["#000000"] * 12, series=("#000000",))
LEFT, TOP, HEIGHT = 50.0, 60.0, 500.0

TEXTS = [
    ("zh-Hans", "会议想了很久……最后决定——先做小规模试验；报告指出：“试点已完成（共四期）。”新版API用户约350万，增长3.5%。"),
    ("zh-Hans", "一文行示长，𠮷野家与Kubernetes集群，见《年鉴》《手册》。"),
    ("zh-Hant", "會議訂於週三上午召開，「第三項」由主席說明；請準時出席、攜帶資料（含附件），謝謝！『補充』事項另行通知。"),
    ("ja", "チームはデータのチェックとバックアップを行い、サーバーのメンテナンスを終えた。「ミーティング」は午後３時から。"),
    ("ko", "다음 분기 계획은 세 가지이다. 첫째, 자료를 점검하고 보고서를 정리한다(첨부 참조). 예산 2억 6,400만 원."),
    ("en", "An efficient office file, “quoted”, isn’t well-known: see https://example.org/a/long/address/of/a/page."),
]


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return new_typesetter()


def new_document() -> PdfDocument:
    return PdfDocument(Sheet(400.0, HEIGHT), Description("Title", "", "", "zh-Hans"), datetime(2026, 1, 1, tzinfo=UTC), PALETTE)


def draw(typesetter: Typesetter, runs: list[StyledRun], language: str, measure: float) -> bytes:
    block = typesetter.set(runs, ParagraphStyle(language, 20.0, Align.JUSTIFY), measure)
    document = new_document()
    for number, line in enumerate(block.lines):
        document.fonts.show(line, LEFT, HEIGHT - TOP - block.ascent - number * block.leading, PALETTE)
    document.end_page()
    return document.save()


def read(data: bytes) -> str:
    document = pdfium.PdfDocument(data)
    return "".join(str(page.get_textpage().get_text_bounded()) for page in document)


def fonts_of(data: bytes) -> list[tuple[str, bool]]:
    """The composite fonts in a file, whether pages name them or not, and whether each is embedded."""
    with pikepdf.open(BytesIO(data)) as read:
        fonts = [thing for thing in read.objects if isinstance(thing, pikepdf.Dictionary) and "/DescendantFonts" in thing]
        return [(str(font.BaseFont), "/FontFile2" in font.DescendantFonts[0].FontDescriptor) for font in fonts]


def one_run(text: str, language: str) -> list[StyledRun]:
    return [StyledRun(text, TextStyle(FAMILIES[language], 12.0))]


@pytest.mark.parametrize(("language", "text"), TEXTS)
@pytest.mark.parametrize("measure", [110.0, 171.0, 300.0])
def test_text_read_back_is_the_authors_with_no_space_more_or_less(typesetter: Typesetter, language: str, text: str, measure: float) -> None:
    runs = one_run(text, language)
    lines = typesetter.set(runs, ParagraphStyle(language, 20.0, Align.JUSTIFY), measure).lines
    found = read(draw(typesetter, runs, language, measure)).replace("\x02", "-").splitlines()  # PDFium's mark of a hyphen at a line end
    assert [line.strip() for line in found] == [line.text.strip() for line in lines]


def test_glyphs_stand_where_they_were_set(typesetter: Typesetter) -> None:
    text = "新版API已在iOS上线，用户约350万，（见附表）同比增长。"
    block = typesetter.set(one_run(text, "zh-Hans"), ParagraphStyle("zh-Hans", 20.0, Align.JUSTIFY), 130.0)
    page = pdfium.PdfDocument(draw(typesetter, one_run(text, "zh-Hans"), "zh-Hans", 130.0))[0].get_textpage()
    expected = [glyph.x + LEFT for line in block.lines for run in line.runs for glyph in run.glyphs for _ in glyph.text]
    indices = [index for index in range(page.count_chars()) if pdfium_c.FPDFText_IsGenerated(page.raw, index) != 1]
    drawn = [page.get_charbox(index, loose=True)[0] for index in indices]
    assert drawn == pytest.approx(expected, abs=0.02)


def test_every_font_is_an_embedded_subset_and_none_other_is_named(typesetter: Typesetter) -> None:
    data = draw(typesetter, [*one_run("国家", "zh-Hans"), *one_run("チーム", "ja")], "zh-Hans", 300.0)
    fonts = fonts_of(data)
    assert {re.sub("^/[A-Z]{6}[+]", "", name) for name, _ in fonts} == {"NotoSansSC-Regular", "NotoSansJP-Regular"}
    assert all(is_embedded for _, is_embedded in fonts)


def test_a_face_joins_the_document_once_however_often_it_is_used(typesetter: Typesetter) -> None:
    runs = [StyledRun("国家", TextStyle("Noto Sans SC", size)) for size in (8.0, 12.0, 16.0)]
    assert len(fonts_of(draw(typesetter, runs, "zh-Hans", 300.0))) == 1


def streams(data: bytes) -> list[bytes]:
    found = []
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            found.append(zlib.decompressobj().decompress(match.group(1)))
        except zlib.error:
            continue
    return found


def test_no_code_is_zero_and_ligatures_and_rare_characters_have_their_whole_text(typesetter: Typesetter) -> None:
    to_unicode = next(s for s in streams(draw(typesetter, one_run("好——的", "zh-Hans"), "zh-Hans", 300.0)) if b"beginbfchar" in s)
    assert b"<20142014>" in to_unicode  # —— is one glyph, two characters
    assert b"<0000> <" not in to_unicode.replace(b"<0000> <FFFF>", b"")
    rare = next(s for s in streams(draw(typesetter, one_run("𠮷", "ja"), "ja", 300.0)) if b"beginbfchar" in s)
    assert b"<D842DFB7>" in rare  # U+20BB7 as two UTF-16 units


@pytest.mark.parametrize("make", [tiny.postscript, tiny.variable, tiny.variable_postscript])
@pytest.mark.parametrize("bold", [False, True])
def test_every_format_of_font_is_embedded_with_the_widths_it_was_measured_by(make: Any, bold: bool, tmp_path: Path) -> None:
    family = FontLibrary([make(tmp_path / "own.otf").parent]).families[0]
    typesetter = Typesetter(FontLibrary([tmp_path]))
    data = draw(typesetter, [StyledRun("甲乙AB甲", TextStyle(family, 10.0, bold=bold))], "zh-Hans", 300.0)
    page = pdfium.PdfDocument(data)[0]
    lefts = [page.get_textpage().get_charbox(n)[0] for n in (0, 1)]
    width = 10 * typesetter.library.face(family, bold).advance(1)
    assert read(data) == "甲乙AB甲"
    assert lefts == pytest.approx([LEFT + 1.0, LEFT + 1.0 + width], abs=0.02)  # ink begins at 0.1 em


def test_decomposed_letters_and_characters_without_a_font_are_read_back_as_written(typesetter: Typesetter) -> None:
    text = "cafe\u0301, Ra\u0308der, 缺𒀀字"
    assert read(draw(typesetter, one_run(text, "zh-Hans"), "zh-Hans", 300.0)) == text


def test_the_same_pages_give_the_same_bytes() -> None:
    first, second = (draw(new_typesetter(), one_run("国家（见附表）API", "zh-Hans"), "zh-Hans", 60.0) for _ in range(2))
    assert first == second


def test_raised_and_underlined_text_is_drawn_in_its_colour() -> None:
    style = TextStyle("Noto Sans SC", 10.0, color="accent", rise=3.0, underline=True)
    palette = Palette(*["#000000"] * 5, "#FF0000", *["#000000"] * 6, series=("#000000",))
    block = new_typesetter().set([StyledRun("国家", style)], ParagraphStyle("zh-Hans", 20.0), 100.0)
    document = new_document()
    document.fonts.show(block.lines[0], LEFT, 100.0, palette)
    document.end_page()
    page = next(stream for stream in streams(document.save()) if b" Tf " in stream)
    assert b"1 0 0 rg" in page
    assert b"10 Tf 50 103 Td" in page  # 100 and 3 up
    assert b"50 97.5 20 0.5 re f" in page  # 100 − 2 − 0.5, whatever the rise; two em wide
