"""Set a file of test paragraphs in columns: python tests/specimen.py CASES.yaml OUT.pdf

One page for each case and width, through the product's text engine and PDF fonts. The file has `meta` (size_pt, leading_pt, x0_pt)
and `cases`, each with text, lang, widths_em and, where wanted, indent_em and words (`normal` divides Korean ones).
English words are hyphenated.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from generator.pdf.document import PdfDocument, Sheet
from generator.pdf.metadata import Description
from generator.text.library import FontLibrary, shipped_folder
from generator.text.style import Align, ParagraphStyle, StyledRun, TextStyle, WordBreak
from generator.text.typesetter import Typesetter
from generator.theme.tokens import Palette

FAMILIES = {"zh-Hans": "Noto Sans SC", "zh-Hant": "Noto Sans TC", "ja": "Noto Sans JP", "ko": "Noto Sans KR", "en": "Noto Sans SC"}
PAGE_HEIGHT = 842.0
TOP = 60.0
BLACK = Palette(*["#000000"] * 12, series=("#000000",))


def specimen(cases: dict[str, Any]) -> bytes:
    """Return a PDF of `cases`, justified, one page each."""
    meta = cases["meta"]
    typesetter = Typesetter(FontLibrary([shipped_folder()]))
    pdf = PdfDocument(Sheet(595.0, PAGE_HEIGHT), Description("Specimen", "", "", "zh-Hans"), datetime(2026, 1, 1, tzinfo=UTC), BLACK)
    for case in cases["cases"]:
        runs = [StyledRun(case["text"].strip(), TextStyle(FAMILIES[case["lang"]], meta["size_pt"]))]
        style = ParagraphStyle(
            case["lang"],
            meta["leading_pt"],
            Align.JUSTIFY,
            indent=case.get("indent_em", 0),
            words=WordBreak(case.get("words", "custom")),
            hyphenate=case["lang"] == "en",
        )
        for width in case["widths_em"]:
            block = typesetter.set(runs, style, width * meta["size_pt"])
            for number, line in enumerate(block.lines):
                pdf.fonts.show(line, meta["x0_pt"], PAGE_HEIGHT - TOP - block.ascent - number * block.leading, BLACK)
            pdf.end_page()
    return pdf.save()


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(specimen(yaml.safe_load(Path(sys.argv[1]).read_text("utf-8"))))
