"""Finished outputs read back: the text of a briefing's pages, of a deck's slides and of its speaker notes."""

import re
from collections.abc import Iterator
from ctypes import addressof, c_ulong, c_ushort
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from io import BytesIO
from itertools import groupby, pairwise
from xml.etree import ElementTree
from zipfile import ZipFile

import pypdfium2
import pypdfium2.raw as raw

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
RUBY_TEXT = "RT\0".encode("utf-16-le")
LONGEST_NUMBER = 12
"""A longer text that begins or ends with a digit is a sentence: a footnote mark may stand next to it."""
SHORTEST_SPLIT = 16
"""A paragraph shorter than this is not looked for across two pages: paragraphs keep at least two lines together."""


def page_texts(report: bytes) -> tuple[str, ...]:
    """Return the text of each page of a PDF, in content order."""
    document = pypdfium2.PdfDocument(report)
    try:
        return tuple(_page_text(page) for page in document)
    finally:
        document.close()


def _page_text(page: pypdfium2.PdfPage) -> str:
    """Return a page's text; readings above a line (marked content of the kind RT) come at the end, one a line."""
    text = page.get_textpage()
    try:
        whole = text.get_text_range()
        if any(_is_reading(item.raw) for item in page.get_objects([raw.FPDF_PAGEOBJ_TEXT])):
            whole = _readings_last(text)
        return whole.replace("\r", "").replace("\ufffe", "")
    finally:
        text.close()
        page.close()


def _readings_last(text: pypdfium2.PdfTextPage) -> str:
    characters = [(text.get_text_range(n, 1), raw.FPDFText_GetTextObject(text.raw, n)) for n in range(text.count_chars())]
    base = "".join(character for character, item in characters if not (item and _is_reading(item)))
    readings = groupby((pair for pair in characters if pair[1] and _is_reading(pair[1])), key=lambda pair: addressof(pair[1].contents))
    return "\n".join([base, *("".join(character for character, _ in group) for _, group in readings)])


def _is_reading(item: raw.FPDF_PAGEOBJECT) -> bool:
    name, length = (c_ushort * 16)(), c_ulong()
    marks = (raw.FPDFPageObj_GetMark(item, n) for n in range(raw.FPDFPageObj_CountMarks(item)))
    return any(raw.FPDFPageObjMark_GetName(mark, name, 32, length) and bytes(name)[: length.value] == RUBY_TEXT for mark in marks)


@dataclass(frozen=True)
class DeckText:
    """A paragraph a line: `slides` what is visible on each slide with its charts, `notes` what its speaker reads."""

    slides: tuple[str, ...]
    notes: tuple[str, ...]


def deck_text(deck: bytes) -> DeckText:
    """Return the text of a PPTX."""
    with ZipFile(BytesIO(deck)) as package:
        names = package.namelist()
        slides = sorted((n for n in names if re.fullmatch(r"ppt/slides/slide\d+\.xml", n)), key=_number)
        visible = tuple("\n".join([*_paragraphs(package, name), *_charts(package, name)]) for name in slides)
        notes = tuple("\n".join(line for n in _related(package, name, "notesSlide") for line in _paragraphs(package, n)) for name in slides)
    return DeckText(visible, notes)


def _number(name: str) -> int:
    return int(re.findall(r"\d+", name)[-1])


def _paragraphs(package: ZipFile, name: str) -> Iterator[str]:
    for paragraph in ElementTree.fromstring(package.read(name)).iter(f"{DRAWING}p"):
        yield "".join("\n" if node.tag == f"{DRAWING}br" else node.text or "" for node in paragraph.iter() if node.tag in _TEXT_NODES)


_TEXT_NODES = {f"{DRAWING}t", f"{DRAWING}br"}


def _related(package: ZipFile, name: str, kind: str) -> list[str]:
    folder, _, file = name.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels"
    if rels not in package.namelist():
        return []
    relations = ElementTree.fromstring(package.read(rels)).iter(f"{RELATIONSHIPS}Relationship")
    targets = [relation.get("Target", "") for relation in relations if relation.get("Type", "").endswith(f"/{kind}")]
    return [target.lstrip("/") if target.startswith("/") else f"ppt/{target.removeprefix('../')}" for target in targets]


def _charts(package: ZipFile, name: str) -> Iterator[str]:
    for chart in _related(package, name, "chart"):
        root = ElementTree.fromstring(package.read(chart))
        yield from _paragraphs(package, chart)
        for cache in root.iter(f"{CHART}strCache"):
            yield from (point.text or "" for point in cache.iter(f"{CHART}v"))
        for series in root.iter(f"{CHART}ser"):
            yield from _data(series)


def _data(series: ElementTree.Element) -> Iterator[str]:
    """Yield the series' numbers as their labels show them: each in its own format, else in that of all labels, else in the data's."""
    labels = series.find(f"{CHART}dLbls")
    own = {_value(label, "idx"): _value(label, "numFmt", "formatCode") for label in series.iter(f"{CHART}dLbl")}
    own |= {point.get("idx", ""): point.get("formatCode", "") for point in series.iter(f"{CHART}pt") if point.get("formatCode")}
    for cache in series.iter(f"{CHART}numCache"):
        code = _value(labels, "numFmt", "formatCode") or cache.findtext(f"{CHART}formatCode", "General")
        for point in cache.iter(f"{CHART}pt"):
            yield shown_number(point.findtext(f"{CHART}v", ""), own.get(point.get("idx", "")) or code)


def _value(parent: ElementTree.Element | None, child: str, attribute: str = "val") -> str:
    node = None if parent is None else parent.find(f"{CHART}{child}")
    return "" if node is None else node.get(attribute, "")


def shown_number(value: str, code: str) -> str:
    """Return what an office program shows for `value` in number format `code` (ECMA-376 Part 1, 18.8.31), of the formats decks use."""
    number = float(value)
    if code == "General":
        return value
    positive, _, negative = code.partition(";")
    section = negative if number < 0 and negative else positive
    if "General" in section:
        return section.replace("General", format(abs(Decimal(value)).normalize(), "f")).replace('"', "")
    match = re.fullmatch(r'(?:"([^"]*)")?(-?)(#,##)?0(?:(\\?\.)(0+))?(,*)(%?)((?:"[^"]*")?)', section)
    assert match, f"unknown number format {code!r}"
    prefix, minus, thousands, point, decimals, commas, percent, suffix = match.groups()
    places = len(decimals or "")
    literal = point == "\\."  # a point that only stands there: the digits after it are the last of a whole number
    scaled = abs(Decimal(value)) * (100 if percent else 1) / Decimal(1000) ** len(commas)
    rounded = scaled.quantize(Decimal(1).scaleb(0 if literal else -places), ROUND_HALF_UP)
    digits = f"{rounded.scaleb(-places) if literal else rounded:{',' if thousands else ''}.{places}f}{percent}"
    sign = minus if negative else "-" if number < 0 else ""
    return f"{prefix or ''}{sign}{digits}{(suffix or '').strip(chr(34))}"


@dataclass(frozen=True)
class Text:
    """Pages or slides in which texts are looked for; white space does not count, digits next to a number do, m² is m with a raised 2."""

    pages: tuple[str, ...]

    @cached_property
    def whole(self) -> str:
        return _lowered("\f".join(self.pages))

    def count(self, wanted: str) -> int:
        """Return how often `wanted` is there, once if it is only found across two pages."""
        found = len(_pattern(wanted).findall(self.whole))
        return found or int(self._across_pages(wanted))

    def _across_pages(self, wanted: str) -> bool:
        letters = re.sub(r"\s", "", _lowered(wanted))
        pages = [re.sub(r"\s", "", _lowered(page)) for page in self.pages]
        return len(letters) >= SHORTEST_SPLIT and any(_halves(letters, first, second) for first, second in pairwise(pages))


def _halves(letters: str, first: str, second: str) -> bool:
    return any(letters[:cut] in first and letters[cut:] in second for cut in range(SHORTEST_SPLIT // 4, len(letters) - SHORTEST_SPLIT // 4))


def _lowered(text: str) -> str:
    return text.translate(str.maketrans("¹²³⁴", "1234"))


def _pattern(wanted: str) -> re.Pattern[str]:
    letters = re.sub(r"\s", "", _lowered(wanted))
    number = len(letters) <= LONGEST_NUMBER
    before = r"(?<![\d.])" if number and letters[0].isdigit() else ""
    after = r"(?!\d|\.\d)" if number and letters[-1].isdigit() else ""
    return re.compile(before + r"\s*".join(map(re.escape, letters)) + after)
