"""The specimen tool gives one page for each case and width."""

import pypdfium2 as pdfium

from tests.specimen import specimen

CASES = {
    "meta": {"size_pt": 12, "leading_pt": 20, "x0_pt": 40},
    "cases": [
        {"text": "会议定于周三上午召开，议题有三。", "lang": "zh-Hans", "widths_em": [6, 20]},
        {"text": "チームはデータのチェックを行う。", "lang": "ja", "widths_em": [8], "indent_em": 1},
    ],
}


def test_each_case_and_width_has_a_page() -> None:
    pages = [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(specimen(CASES))]
    assert ["".join(page.split()) for page in pages] == ["会议定于周三上午召开，议题有三。"] * 2 + ["チームはデータのチェックを行う。"]
