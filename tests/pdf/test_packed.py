"""A packed file holds what was written, wherever in the file it is."""

import re
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pypdfium2 as pdfium
import pytest
from reportlab.pdfbase.pdfdoc import PDFName

from generator.pdf.objects import Stream
from generator.text.style import ParagraphStyle
from tests.pdf.test_fonts import HEIGHT, LEFT, PALETTE, new_document, one_run
from tests.text.setting import new_typesetter

PAGES = 450


@pytest.fixture(scope="module")
def data() -> bytes:
    """A file whose page objects fill two object streams and begin a third."""
    document, typesetter = new_document(), new_typesetter()
    for number in range(PAGES):
        block = typesetter.set(one_run(f"第{number}页", "zh-Hans"), ParagraphStyle("zh-Hans", 20.0), 300.0)
        document.fonts.show(block.lines[0], LEFT, HEIGHT - block.ascent, PALETTE)
        document.end_page()
    return document.save()


def test_every_page_is_found(data: bytes) -> None:
    read = pdfium.PdfDocument(data)
    assert [page.get_textpage().get_text_bounded() for page in read] == [f"第{number}页" for number in range(PAGES)]


def test_every_object_is_referred_to_by_the_place_it_is_at(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as read:
        assert read.check_pdf_syntax() == []
        assert [page.obj.Type for page in read.pages] == ["/Page"] * PAGES
        kinds = [str(thing.Type) for thing in read.objects if isinstance(thing, pikepdf.Stream) and "/Type" in thing]
        assert kinds.count("/XRef") == 1
        assert kinds.count("/ObjStm") == 3  # 450 pages, some 20 objects besides


def test_pages_are_counted_without_unpacking(data: bytes) -> None:
    assert re.findall(rb"/Count (\d+)[^>]*/Type /Pages", data) == [b"450"]


def test_small_objects_are_not_written_plainly(data: bytes) -> None:
    assert b"/Type /Page " not in data.replace(b"\n", b" ")
    assert b"/Catalog" not in data


def test_data_that_end_in_a_carriage_return_end_there(tmp_path: Path) -> None:
    document = new_document()
    document.end_page()
    stream = Stream({"Type": PDFName("Example")}, b"data\r")
    document.canvas._doc.Reference(stream, "example")
    file = tmp_path / "x.pdf"
    file.write_bytes(document.save())
    assert b"\nstream\ndata\r\r\nendstream" in file.read_bytes()
    lengths = [f.message for f in page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_A_2A).failures if "LENGTH" in f.rule_id]
    assert lengths == []
