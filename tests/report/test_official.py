"""The official page design, measured in finished PDFs by another program: the parameters of GB/T 9704-2012.

Nothing here is read from the design: lengths are those of the standard, taken from pages as pdfium and pikepdf see them.
"""

import ctypes
import re
from collections import defaultdict
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest

from generator.model.document import Document, Field, Imprint, Metadata, Preset, Section
from tests.report.documents import pdf, prose

MM = 72 / 25.4
TYPE_WIDTH, TYPE_HEIGHT = 156 * MM, 225 * MM
TOP, INSIDE = 37 * MM, 28 * MM
"""Each may differ by 1 mm."""
PITCH = TYPE_HEIGHT / 22
CHARACTER = TYPE_WIDTH / 28
PAPER = 297 * MM
LINE = "公文正文每面排二十二行每行排二十八个字并撑满版心左侧装订双面印刷"
"""No punctuation, which lines squeeze."""


class Letter(NamedTuple):
    """A character with its origin, from the left and the top of the paper, and the box of its ink."""

    text: str
    x: float
    baseline: float
    left: float
    top: float
    right: float
    bottom: float


class Stroke(NamedTuple):
    """A level rule: its ends, its distance from the top, its weight and colour."""

    left: float
    right: float
    y: float
    weight: float
    color: tuple[float, ...]


def paper() -> Document:
    imprint = Imprint(
        number="示发〔2026〕3号",
        addressee="各单位",
        attachments=("工作台账", "联络员名单"),
        signature="示例办公室",
        distribution=(Field("抄送", "各科室"),),
        issuer="示例办公室",
        issued="2026年10月13日",
    )
    metadata = Metadata(
        "关于示例工作的通知",
        preset=Preset.OFFICIAL,
        kind="示例办公室文件",
        date="2026年10月12日",
        organization="示例办公室",
        imprint=imprint,
    )
    return Document(metadata, (Section("工作安排", blocks=(prose(*([LINE * 40] * 2)),)), Section("要求", blocks=(prose(LINE * 2),))))


@cache
def made() -> bytes:
    return pdf(paper(), page="official")


@cache
def letters(page_index: int) -> tuple[Letter, ...]:
    document = pypdfium2.PdfDocument(made())
    page = document[page_index]
    height, text = page.get_height(), page.get_textpage()
    found = []
    for n in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, n))
        if character.isspace() or character == "\ufffe":
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        assert raw.FPDFText_GetCharOrigin(text, n, x, y)
        left, bottom, right, top = text.get_charbox(n)
        found.append(Letter(character, x.value, height - y.value, left, height - top, right, height - bottom))
    return tuple(found)


def lines(page_index: int) -> list[list[Letter]]:
    """Return the letters of each line from the top, without the page number."""
    rows: dict[float, list[Letter]] = defaultdict(list)
    for letter in letters(page_index):
        rows[round(letter.baseline, 1)].append(letter)
    return [rows[baseline] for baseline in sorted(rows) if baseline < TOP + TYPE_HEIGHT + 2 * MM]


def strokes(page_index: int) -> list[Stroke]:
    """Return the level rules of a page from its content stream."""
    with pikepdf.open(BytesIO(made())) as file:
        found, weight, color, start, path = [], 0.0, (0.0, 0.0, 0.0), (0.0, 0.0), []
        for operands, operator in pikepdf.parse_content_stream(file.pages[page_index]):
            values = [float(value) for value in operands if isinstance(value, int | float) or type(value).__name__ == "Decimal"]
            match str(operator):
                case "w":
                    weight = values[0]
                case "RG":
                    color = tuple(values)
                case "m":
                    start = (values[0], values[1])
                case "l":
                    path.append((*start, values[0], values[1]))
                case "S":
                    found += [Stroke(min(a, c), max(a, c), PAPER - b, weight, color) for a, b, c, d in path if abs(b - d) < 0.01]
                    path = []
        return found


def full_pages() -> range:
    count = len(pypdfium2.PdfDocument(made()))
    assert count >= 5
    return range(1, count - 2)


@pytest.mark.parametrize("page", range(1, 3))
def test_the_type_area_is_156_by_225_mm_at_37_mm_from_the_top_and_28_mm_from_the_binding(page: int) -> None:
    rows = lines(page)
    first, last = rows[0], rows[-1]
    left = min(letter.x for letter in first)
    # A line's letters stand in the middle of its pitch: what is left over above the first and below the last is half of the gap.
    size = CHARACTER
    top = min(letter.top for letter in first) - (PITCH - size) / 2
    bottom = max(letter.bottom for letter in last) + (PITCH - size) / 2
    inside = INSIDE if page % 2 == 0 else 210 * MM - INSIDE - TYPE_WIDTH
    assert left == pytest.approx(inside, abs=MM)
    assert top == pytest.approx(TOP, abs=MM)
    assert bottom - top == pytest.approx(TYPE_HEIGHT, abs=MM)
    full = [row for row in rows if len(row) == 28]
    assert max(row[-1].x for row in full) + CHARACTER - left == pytest.approx(TYPE_WIDTH, abs=0.5)


@pytest.mark.parametrize("page", range(1, 3))
def test_a_page_has_22_lines_that_fill_the_type_area(page: int) -> None:
    rows = lines(page)
    assert len(rows) == 22
    steps = [lower[0].baseline - upper[0].baseline for upper, lower in pairwise(rows)]
    assert steps == pytest.approx([PITCH] * 21, abs=0.15)


@pytest.mark.parametrize("page", range(1, 3))
def test_a_line_has_28_characters_at_equal_distances(page: int) -> None:
    inner = [row for row in lines(page) if len(row) > 26]
    assert {len(row) for row in inner} == {28}
    for row in inner:
        row.sort(key=lambda letter: letter.x)
        assert [b.x - a.x for a, b in pairwise(row)] == pytest.approx([CHARACTER] * 27, abs=0.05)


def test_paragraphs_begin_two_characters_in() -> None:
    row = next(row for row in lines(0) if "".join(letter.text for letter in row).startswith("公文正文") and len(row) == 26)
    assert min(letter.x for letter in row) - INSIDE == pytest.approx(2 * CHARACTER, abs=0.2)


def test_pages_share_one_grid_of_lines() -> None:
    baselines = {round((row[0].baseline - TOP) % PITCH, 1) for page in full_pages() for row in lines(page)}
    first = {round((row[0].baseline - TOP) % PITCH, 1) for row in lines(0) if len(row) in (26, 28)}
    assert max(baselines | first) - min(baselines | first) <= 0.3


def test_the_red_rule_is_as_wide_as_the_type_area_4_mm_below_the_number() -> None:
    (rule,) = [stroke for stroke in strokes(0) if stroke.right - stroke.left > 100]
    red, green, blue = rule.color
    assert red > 0.6 > 3 * max(green, blue) / 2
    assert (rule.left, rule.right - rule.left) == pytest.approx((INSIDE, TYPE_WIDTH), abs=0.5)
    number = [letter for letter in letters(0) if letter.text in "〔〕发号"]
    foot = max(letter.bottom for letter in number if letter.baseline == number[0].baseline)
    assert rule.y - rule.weight / 2 - foot == pytest.approx(4 * MM, abs=MM / 2)


def test_the_issuing_mark_is_red_centred_and_35_mm_below_the_type_area_s_top() -> None:
    mark = [letter for letter in letters(0) if letter.bottom - letter.top > 30 and letter.baseline < 90 * MM]
    assert "".join(letter.text for letter in mark) == "示例办公室文件"
    assert min(letter.top for letter in mark) - TOP == pytest.approx(35 * MM, abs=1.5 * MM)
    middle = (min(letter.left for letter in mark) + max(letter.right for letter in mark)) / 2
    assert middle == pytest.approx(INSIDE + TYPE_WIDTH / 2, abs=4)


def test_the_title_is_centred_two_lines_below_the_rule() -> None:
    (rule,) = [stroke for stroke in strokes(0) if stroke.right - stroke.left > 100]
    title = next(row for row in lines(0) if row[0].baseline > rule.y)
    assert "".join(letter.text for letter in title) == "关于示例工作的通知"
    assert title[1].x - title[0].x == pytest.approx(22, abs=0.3)
    gap = min(letter.top for letter in title) - rule.y
    assert gap == pytest.approx(2 * PITCH + (36 - 22) / 2, abs=MM)
    middle = (title[0].left + title[-1].right) / 2
    assert middle == pytest.approx(INSIDE + TYPE_WIDTH / 2, abs=1)


@pytest.mark.parametrize("page", range(4))
def test_the_page_number_stands_7_mm_below_the_type_area_one_character_in_at_the_outside(page: int) -> None:
    number = [letter for letter in letters(page) if letter.baseline > TOP + TYPE_HEIGHT + 2 * MM]
    assert "".join(letter.text for letter in number) == f"—{page + 1}—"
    dash = number[0]
    assert dash.top - TOP - TYPE_HEIGHT == pytest.approx(7 * MM, abs=MM)
    left = INSIDE if page % 2 == 0 else 210 * MM - INSIDE - TYPE_WIDTH
    if page % 2 == 0:
        assert left + TYPE_WIDTH - number[-1].right == pytest.approx(14, abs=2)
    else:
        assert number[0].left - left == pytest.approx(14, abs=2)


def test_the_recipients_stand_at_the_foot_of_the_last_page_between_rules() -> None:
    last = len(pypdfium2.PdfDocument(made())) - 1
    rules = sorted(strokes(last), key=lambda stroke: stroke.y)[-3:]
    assert [round(rule.weight / MM, 2) for rule in rules] == [0.35, 0.25, 0.35]
    assert rules[-1].y == pytest.approx(TOP + TYPE_HEIGHT, abs=0.5)
    assert all(rule.right - rule.left == pytest.approx(TYPE_WIDTH, abs=0.5) for rule in rules)


def test_the_date_ends_four_characters_before_the_right_edge() -> None:
    last = len(pypdfium2.PdfDocument(made())) - 1
    row = next(row for row in lines(last) if "".join(letter.text for letter in row) == "2026年10月12日")
    left = INSIDE if last % 2 == 0 else 210 * MM - INSIDE - TYPE_WIDTH
    assert left + TYPE_WIDTH - max(letter.right for letter in row) == pytest.approx(4 * CHARACTER, abs=2.5)


@pytest.mark.parametrize(("lines", "folios"), [(40, ["1", "2", "3", "4"]), (32, ["1", "2", "", ""])])
def test_recipients_stand_on_an_even_page_without_number_where_a_blank_one_goes_before(lines: int, folios: list[str]) -> None:
    imprint = Imprint(distribution=(Field("抄送", "各科室"),), issuer="示例办公室", issued="2026年10月13日")
    metadata = Metadata("通知", preset=Preset.OFFICIAL, kind="示例办公室文件", imprint=imprint)
    paragraphs = prose(*["一句话一行。"] * lines)
    document = pypdfium2.PdfDocument(pdf(Document(metadata, (Section("工作安排", blocks=(paragraphs,)),)), page="official"))
    said = [page.get_textpage().get_text_range() for page in document]
    assert [match[1] if (match := re.search(r"— (\d+) —", text)) else "" for text in said] == folios
    assert [n for n, text in enumerate(said, 1) if "抄送" in text] == [len(folios)]
