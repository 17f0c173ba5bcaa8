"""Copied and searched text is the author's: other programs read each set page back, in every language and column."""

import re
from collections.abc import Callable
from io import BytesIO

import pypdf
import pypdfium2
import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextContainer

from tests.specimen import specimen

TEXTS = {
    "zh-Hans": "港务局说：“新码头（含两座仓库）十月启用。”今年货运量达1,280万吨，同比增长3.5%——这是十年来最快的……"
    "工程师用 Python 与 PostgreSQL 写了调度系统，旧系统将于2027年Q1停用，详见《使用手册》（第三版）。",
    "zh-Hant": "碼頭管理處說：「新倉庫『甲』、『乙』兩座，共 12,000 平方公尺。」貨櫃平均停留 2.5 天，比去年少了半天——成績不錯！",
    "ja": "「新しい埠頭は来月から使えます」と、チームのリーダーは話した。データのバックアップは毎日（午前３時に）行われ、"
    "メンテナンスの記録はPostgreSQLに残る。ちょっとした変更でも、きっちり書いておくこと。",
    "ko": "새 부두는 다음 달부터 쓸 수 있다. 화물은 1,280만 톤으로 작년보다 3.5% 늘었으며, 창고(두 동)는 10월에 문을 연다. "
    "“기록은 매일 남긴다”고 담당자는 말했다.",
    "en": "The harbour office says that its “new quay” opens in October; freight grew by 3.5% to 12.8 million tonnes in a year.",
}
WIDTHS = [9, 14.5, 22, 40]
CJK = r"[\u2014\u2026\u3001-\u30ff\u3400-\u9fff\uff01-\uff60‘’“”]"
INSERTED = re.compile(f"(?<={CJK}) +(?={CJK})")


def _by_pdfium(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def _by_pypdf(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def _by_pdfminer(pdf: bytes) -> list[str]:
    return ["".join(box.get_text() for box in page if isinstance(box, LTTextContainer)) for page in extract_pages(BytesIO(pdf))]


@pytest.fixture(scope="module")
def pages() -> bytes:
    cases = [{"text": text, "lang": language, "widths_em": WIDTHS} for language, text in TEXTS.items()]
    return specimen({"meta": {"size_pt": 12, "leading_pt": 20, "x0_pt": 40}, "cases": cases})


@pytest.mark.parametrize("read", [_by_pdfium, _by_pypdf, _by_pdfminer])
def test_text_read_back_is_the_source(read: Callable[[bytes], list[str]], pages: bytes) -> None:
    expected = [text for text in TEXTS.values() for _ in WIDTHS]
    texts = [re.sub("[\u00ad\ufffe]\\s*", "", text) for text in read(pages)]  # hyphens at line ends; pdfium writes U+FFFE for them
    assert ["".join(text.split()) for text in texts] == ["".join(text.split()) for text in expected]
    assert [gap for text in texts for line in text.splitlines() for gap in INSERTED.findall(line)] == []
