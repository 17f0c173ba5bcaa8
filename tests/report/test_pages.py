"""What stands around the text: running heads, page numbers, margins of both sides, crop marks; and mastheads that fit every design."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path

import page as validation
import pikepdf
import pypdfium2
import pytest
from PIL import Image as Bitmap
from PIL import ImageChops

from generator.model.chart import ChartKind
from generator.model.document import Closing, Document, Event, Field, Imprint, Language, Metadata, Person, Preset, Section
from generator.model.inline import plain_text
from generator.pictures import PRINT, GreyPictures, Pictures
from generator.problems import NO_SPAN, Problems
from generator.report.pages import folio_text
from generator.report.write import build_report
from generator.theme.contrast import contrast, luminance
from generator.theme.grey import grey, grey_palette, grey_theme
from generator.theme.page import DESIGNS, FolioPlace, FolioStyle, Heads
from tests.albums import Drawer, opened, saved
from tests.layout.marks import setter
from tests.reading import page_texts
from tests.report.documents import CREATED, LONG, Album, chart, document, hard_document, numbers, pdf, prose
from tests.shipped import design, printed, theme, typesetter
from tests.tagged import Tagged

MM = 72 / 25.4
FULL_IMPRINT = Imprint(
    "第3期", "000012", "内部资料", "加急", "李明", "数据办公室编", "各科室", ("台账", "名单"), "示例办公室", "此件公开发布",
    (Field("报", "市政府办公室"), Field("发", "各区")), "秘书科", "2026年10月13日", "共印120份",
)  # fmt: skip
FULL = Metadata(
    "关于示例工作的通知",
    subtitle="副题",
    preset=Preset.BULLETIN,
    date="2026年10月12日",
    organization="示例市数据局",
    event=Event("示例系列", "第三场", "昆明专场", "答问"),
    people=(Person("王芳", "副主任", "发言人"),),
    summary=(plain_text("摘要如下。"),),
    imprint=FULL_IMPRINT,
)


def texts(data: bytes) -> list[str]:
    return ["".join(page.get_textpage().get_text_range().split()).replace("\ufffe", "") for page in pypdfium2.PdfDocument(data)]


def long(**changes: object) -> bytes:
    sections = tuple(Section(f"第{n}题", blocks=(prose(*([LONG] * 24)),)) for n in range(1, 4))
    return pdf(Document(Metadata("季度简报", date="7月"), sections), page="plain", changes=changes)


@pytest.mark.parametrize(
    ("style", "language", "text"),
    [
        (FolioStyle.PLAIN, Language.ENGLISH, "2"),
        (FolioStyle.DASHES, Language.CHINESE_SIMPLIFIED, "— 2 —"),
        (FolioStyle.TOTAL, Language.JAPANESE, "2 / 5"),
        (FolioStyle.WORDS, Language.CHINESE_SIMPLIFIED, "第 2 页　共 5 页"),
        (FolioStyle.WORDS, Language.ENGLISH, "Page 2 of 5"),
        (FolioStyle.NONE, Language.KOREAN, ""),
    ],
)
def test_page_numbers_are_written_in_the_style_asked_for(style: FolioStyle, language: Language, text: str) -> None:
    assert folio_text(style, 2, 5, setter(language)) == text


def test_a_page_tells_how_many_pages_there_are() -> None:
    pages = texts(long(folio=design("plain").folio._replace(style=FolioStyle.TOTAL)))
    assert [f"{n}/{len(pages)}" in text for n, text in enumerate(pages, 1)] == [True] * len(pages)


def test_odd_pages_name_the_part_that_goes_on_or_begins_there() -> None:
    pages = texts(long(heads=Heads.SECTION))
    assert len(pages) >= 5
    assert pages[1].startswith("季度简报")
    assert pages[2].startswith(("一、第1题", "二、第2题", "三、第3题"))
    assert pages[3].startswith("季度简报")
    assert pages[4].startswith("三、第3题")


@pytest.mark.parametrize(("place", "odd_is_right"), [(FolioPlace.OUTSIDE, True), (FolioPlace.INSIDE, False)])
def test_numbers_change_sides_on_paper_printed_on_both(place: FolioPlace, odd_is_right: bool) -> None:
    folio = design("plain").folio._replace(place=place)
    document = pypdfium2.PdfDocument(long(duplex=True, folio=folio))
    for index in range(3):
        text = document[index].get_textpage()
        left, bottom, right, _ = min((text.get_charbox(n) for n in range(text.count_chars())), key=lambda box: box[1])
        assert bottom < 100
        assert ((left + right) / 2 > 300) is (odd_is_right == (index % 2 == 0))


@pytest.mark.parametrize("top", [12, 15, 18, 20, 30])
def test_running_heads_stand_clear_of_the_text_and_of_the_edge_that_printers_lose(top: int) -> None:
    margins = design("plain").margins._replace(top=top * MM)
    page = pypdfium2.PdfDocument(long(margins=margins))[1]
    boxes = [page.get_textpage().get_charbox(n) for n in range(page.get_textpage().count_chars())]
    heads = [box for box in boxes if page.get_height() - box[1] < top * MM]
    first_line = max(box[3] for box in boxes if page.get_height() - box[1] >= top * MM)
    assert min(box[1] for box in heads) - first_line >= 8
    assert max(box[3] for box in heads) <= page.get_height() - 12
    assert (top >= 25) == (page.get_height() - max(box[3] for box in heads) > 14 * MM)


def test_margins_are_mirrored_on_paper_printed_on_both_sides() -> None:
    margins = design("plain").margins._replace(inside=120, outside=60)
    document = pypdfium2.PdfDocument(long(duplex=True, margins=margins))
    lefts = []
    for index in range(1, 4):
        text = document[index].get_textpage()
        lefts.append(min(text.get_charbox(n)[0] for n in range(text.count_chars())))
    assert lefts == pytest.approx([60, 120, 60], abs=2)


def test_a_cover_has_no_number_and_the_text_begins_on_page_1() -> None:
    pages = texts(pdf(Document(FULL, (Section("甲", blocks=(prose(LONG),)),)), page="work-report"))
    assert "关于示例工作的通知" in pages[0]
    assert "摘要" in pages[1]
    assert pages[0][-1] != "1"
    assert "昆明专场1" in pages[1]


@pytest.mark.parametrize("name", DESIGNS)
def test_every_design_prints_everything_on_the_head_and_at_the_end(name: str) -> None:
    made = Document(FULL, (Section("甲", blocks=(prose(LONG),)),), closing=Closing(plain_text("完。"), fields=(Field("联系人", "王芳"),)))
    said = "".join(texts(pdf(made, page=name)))
    metadata, event, imprint = FULL, FULL.event, FULL_IMPRINT
    wanted = [metadata.title, metadata.subtitle, metadata.date, metadata.organization, event.series, event.session, event.edition]
    wanted += [event.occasion, "王芳", "副主任", "摘要如下", *imprint.attachments, "市政府办公室", "各区"]
    wanted += [value for value in imprint if isinstance(value, str)]
    assert [text for text in wanted if text not in said] == []


@pytest.mark.parametrize(
    ("language", "attached", "copied"),
    [
        (Language.CHINESE_SIMPLIFIED, "附件：1.台账", "报：市政府办公室"),
        (Language.JAPANESE, "添付：1.台账", "报：市政府办公室"),
        (Language.KOREAN, "붙임: 1. 台账", "报: 市政府办公室"),
        (Language.ENGLISH, "Attachments: 1. 台账", "报: 市政府办公室"),
    ],
)
def test_labels_and_numbers_at_the_end_have_the_spaces_of_their_language(language: Language, attached: str, copied: str) -> None:
    made = Document(replace(FULL, language=language), (Section("甲", blocks=(prose(LONG),)),))
    data = pdf(made, page="official")
    heard = [node.text.replace("\u3000", "") for node in Tagged(data).root.all("P")]
    assert attached in heard
    assert any(text.startswith(copied) for text in heard)
    seen = "\n".join(page_texts(data)).replace("： ", "：")
    assert attached in seen
    assert copied in seen


@pytest.mark.parametrize("name", DESIGNS)
def test_every_design_keeps_to_both_standards(name: str, tmp_path: Path) -> None:
    data = pdf(hard_document(), page=name, changes={"crop_marks": True, "bleed": 3 * MM})
    file = tmp_path / "x.pdf"
    file.write_bytes(data)
    for profile in (validation.ValidationProfile.PDF_UA_1, validation.ValidationProfile.PDF_A_2A):
        failures = validation.validate_pdf(str(file), profile=profile).failures
        assert [f.message for f in failures] == []


def test_a_long_title_and_many_people_stay_on_the_page_in_every_design() -> None:
    people = tuple(Person(f"姓名{n}", "某某办公室副主任、某某中心主任", "发言人") for n in range(30))
    made = Document(Metadata("长" * 255, people=people, organization="某" * 200), (Section("甲", blocks=(prose("文"),)),))
    for name in DESIGNS:
        for page in pypdfium2.PdfDocument(pdf(made, page=name)):
            text = page.get_textpage()
            boxes = [text.get_charbox(n) for n in range(text.count_chars())]
            assert all(box[1] > 0 and box[2] < page.get_width() + 0.1 for box in boxes), name


def test_many_long_fields_of_the_closing_go_on_on_the_next_page() -> None:
    fields = tuple(Field("标" * 255, "值" * 255, "详" * 255) for _ in range(24))
    made = document(prose("文"), closing=Closing(plain_text("完。" * 40), "结语" * 60, fields))
    for name in DESIGNS:
        for page in pypdfium2.PdfDocument(pdf(made, page=name)):
            text = page.get_textpage()
            assert all(text.get_charbox(n)[1] > 25 for n in range(text.count_chars())), name


def test_crop_marks_stand_outside_a_trim_box_of_the_paper_s_size() -> None:
    with pikepdf.open(BytesIO(pdf(document(prose("文")), changes={"crop_marks": True, "bleed": 3 * MM}))) as file:
        page = file.pages[0]
        trim, bleed, media = ([float(value) for value in page[name]] for name in ("/TrimBox", "/BleedBox", "/MediaBox"))
        assert trim == pytest.approx([0, 0, 595.28, 841.89], abs=0.01)
        assert bleed == pytest.approx([-3 * MM, -3 * MM, 595.28 + 3 * MM, 841.89 + 3 * MM], abs=0.01)
        assert media[0] < bleed[0] - 18
        assert media[3] > bleed[3] + 18
        content = page.Contents.read_bytes()
        assert b"/Artifact <</Type /Page>> BDC" in content


def test_pages_without_bleed_or_marks_have_no_further_boxes() -> None:
    with pikepdf.open(BytesIO(pdf(document(prose("文"))))) as file:
        assert "/TrimBox" not in file.pages[0]


def test_the_cover_s_leaf_reaches_into_the_bleed() -> None:
    data = pdf(document(prose("文")), page="work-report", changes={"bleed": 9.0})
    image = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB")
    assert image.size == (614, 860)
    assert image.getpixel((1, 1)) == image.getpixel((1, 858)) == (0x98, 0x19, 0x1F)


@pytest.mark.parametrize("name", ["civic", "ledger", "plain"])
def test_greys_keep_contrasts_and_tell_series_apart(name: str) -> None:
    colours, greys = theme(name).palette, grey_palette(theme(name).palette)
    for role in ("ink", "muted", "accent", "mark"):
        assert contrast(greys.color(role), greys.paper) == pytest.approx(contrast(colours.color(role), colours.paper), rel=0.06)
        assert contrast(greys.color(role), greys.paper) >= 4.5
    assert all(color[1:3] == color[3:5] == color[5:7] for color in (*greys.series, *(greys.color(r) for r in ("rule", "surface"))))


def lightness(grey: str) -> float:
    """Return CIE L* of a grey (CIE 15:2004)."""
    light = luminance(grey)
    return 116 * light ** (1 / 3) - 16 if light > 216 / 24389 else light * 24389 / 27


def test_greys_of_few_series_differ_most() -> None:
    greys = [lightness(color) for color in grey_palette(theme("civic").palette).series]
    least = [min(abs(a - b) for a, b in combinations(greys[:count], 2)) for count in range(2, 7)]
    assert all(found >= wanted for found, wanted in zip(least, (70, 28, 14, 14, 14), strict=True)), least
    assert min(abs(a - b) for a, b in pairwise(greys)) >= 28  # those that touch in stacks


def test_a_grey_is_as_light_as_its_colour() -> None:
    assert grey("#FFFFFF") == "#FFFFFF"
    assert grey("#000000") == "#000000"
    assert luminance(grey("#98191F")) == pytest.approx(luminance("#98191F"), abs=0.003)


def test_pictures_lose_their_colour_and_keep_their_transparency() -> None:
    colourful = Pictures(Drawer({"x": saved(Bitmap.new("RGBA", (4, 4), (200, 30, 30, 128)))}))
    picture = GreyPictures(colourful).load("x", NO_SPAN, Problems())
    assert picture is not None
    image = opened(picture.encoded(9, PRINT))
    red, green, blue, alpha = image.convert("RGBA").getpixel((0, 0))  # type: ignore[misc]
    assert red == green == blue
    assert alpha == 128


def _differences(image: Bitmap.Image) -> Iterator[Bitmap.Image]:
    """Yield how far the channels of `image` are apart at each place."""
    red, green, blue = image.split()
    yield ImageChops.difference(red, green)
    yield ImageChops.difference(green, blue)


def test_a_grey_briefing_has_no_colour() -> None:
    made = document(chart(ChartKind.COLUMN, [("甲", numbers("1", "2")), ("乙", numbers("2", "3"))], ("一", "二")))
    data = build_report(made, grey_theme(printed()), design(), typesetter(), Album(), CREATED)
    image = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB")
    assert [difference.getextrema()[1] for difference in _differences(image)] == [0, 0]
