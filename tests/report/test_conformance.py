"""Every briefing is PDF/UA-1 and PDF/A-2a, says a validator."""

from pathlib import Path

import page
import pytest

from generator.model.document import Document, Language, Metadata, Source
from generator.model.inline import plain_text
from tests.report.documents import document, hard_document, pdf, prose, table

DOCUMENTS = {
    "simplified": hard_document(Language.CHINESE_SIMPLIFIED),
    "traditional": hard_document(Language.CHINESE_TRADITIONAL),
    "english": hard_document(Language.ENGLISH),
    "letters with marks": document(prose("か\u3099 x\u0301"), language=Language.JAPANESE),
    "letters of parts": document(prose("\u1112\u119e\u11ab"), language=Language.KOREAN),
    "long table": document(table(100, note_in=60), footnotes={"late": plain_text("迟")}, sources={"ops": Source("ops", "月报")}),
    "nothing but a title": Document(Metadata("题")),
}


@pytest.mark.parametrize("made", DOCUMENTS.values(), ids=DOCUMENTS)
@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A], ids=["ua1", "2a"])
def test_briefings_keep_to_the_standard(made: Document, profile: page.ValidationProfile, tmp_path: Path) -> None:
    data = pdf(made)
    file = tmp_path / "briefing.pdf"
    file.write_bytes(data)
    failures = page.validate_pdf(str(file), profile=profile).failures
    assert [failure.message for failure in failures] == []
