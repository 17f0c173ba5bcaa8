"""What is read stands in the order of the bound pages, in whatever order they were painted."""

from generator.layout.structure import Tag
from generator.text.style import ParagraphStyle
from tests.pdf.test_fonts import HEIGHT, LEFT, PALETTE, new_document, one_run
from tests.tagged import Tagged
from tests.text.setting import new_typesetter


def test_a_paragraph_goes_on_in_the_order_of_its_pages() -> None:
    document, typesetter = new_document(), new_typesetter()
    paragraph = document.tags.root.add(Tag.PARAGRAPH)
    for text, place in (("中间，", 2), ("最后。", 3), ("开头，", 1)):  # a page with page numbers of later ones is painted last
        document.begin_page(400.0, HEIGHT, place)
        document.tags.begin(paragraph)
        block = typesetter.set(one_run(text, "zh-Hans"), ParagraphStyle("zh-Hans", 20.0), 300.0)
        document.fonts.show(block.lines[0], LEFT, 100.0, PALETTE)
        document.end_page()
    assert Tagged(document.save()).root.reading_text().split() == ["开头，中间，最后。"]
