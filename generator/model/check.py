"""What only the whole document tells: footnotes that lead nowhere, links to no heading, pictures that do not open."""

from generator.model.document import Document
from generator.model.explain import shown
from generator.model.image import Image
from generator.model.inline import NoteReference, RichText, Run
from generator.model.walk import all_blocks, all_rich_texts
from generator.pictures import Pictures
from generator.problems import Problems, Span, did_you_mean


def check_document(document: Document, pictures: Pictures, problems: Problems) -> None:
    """Report references to nothing, unused footnotes, and pictures that cannot be used."""
    _check_texts(document, problems)
    for block in all_blocks(document):
        if isinstance(block, Image) and block.file:
            pictures.load(block.file, block.file_span or block.span, problems)


def _check_texts(document: Document, problems: Problems) -> None:
    notes = {*document.footnotes, *document.sources}
    headings = {section.title for section, _ in document.all_sections()}
    used: set[str] = set()
    for text in all_rich_texts(document):
        for inline in text.inlines:
            if isinstance(inline, NoteReference):
                used.add(inline.name)
                _check_note(inline.name, notes, text, problems)
            elif inline.link.startswith("#"):
                _check_anchor(inline, headings, text.span, problems)
    for name, footnote in document.footnotes.items():
        if name not in used:
            problems.warn(
                "unused-footnote", f'nothing refers to footnote "{shown(name)}"', footnote.span, f"write [^{shown(name)}] where it belongs"
            )


def _check_note(name: str, known: set[str], text: RichText, problems: Problems) -> None:
    if name not in known:
        hint = did_you_mean(name, known) or "add it under footnotes at the top of the document"
        problems.error("unknown-footnote", f'there is no footnote "{shown(name)}"', text.span, hint)


def _check_anchor(run: Run, headings: set[str], span: Span, problems: Problems) -> None:
    heading = run.link.removeprefix("#")
    if heading not in headings:
        hint = did_you_mean(heading, headings) or "write the title of a section after #"
        problems.error("unknown-anchor", f'there is no section "{shown(heading)}"', span, hint)
