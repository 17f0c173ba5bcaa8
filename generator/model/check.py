"""What only the whole document tells: footnotes and references that lead nowhere, hidden sections, pictures that do not open."""

from collections.abc import Mapping, Sequence

from generator.model.document import Document, Section
from generator.model.explain import shown
from generator.model.image import Image
from generator.model.inline import NoteReference, RichText, Run
from generator.model.order import check_minutes
from generator.model.prose import Notes
from generator.model.targets import PAGE, Target, TargetKind, all_targets, targets_by_name
from generator.model.walk import all_blocks, all_rich_texts
from generator.pictures import Pictures
from generator.problems import Problems, Related, Span, did_you_mean


def check_document(document: Document, pictures: Pictures, problems: Problems) -> None:
    """Report references to nothing, names given twice, unused footnotes, sections in which all is hidden, and unusable pictures."""
    _check_names(document, problems)
    _check_texts(document, problems)
    check_minutes(document, problems)
    _check_reserve(document, problems)
    _check_hidden(document.sections, problems)
    for block in all_blocks(document):
        if isinstance(block, Image) and block.file:
            pictures.load(block.file, block.file_span or block.span, problems)


def _check_hidden(sections: Sequence[Section], problems: Problems) -> None:
    """Warn of sections that are public by their titles alone."""
    for section in sections:
        if section.internal:
            continue
        if _shows_title_alone(section):
            message = f'section "{shown(section.title)}" shows nothing but its title: its blocks are internal'
            problems.warn("title-only", message, section.span, "set internal: true on the section")
        _check_hidden(section.sections, problems)


def _shows_title_alone(section: Section) -> bool:
    """Tell whether all that `section` says is for the speaker, some of it internal."""
    hidden = all(block.internal or isinstance(block, Notes) for block in section.blocks)
    internal = any(block.internal for block in section.blocks)
    public = section.message or section.lead or not all(below.internal or below.backup for below in section.sections)
    return hidden and internal and not public


def _check_names(document: Document, problems: Problems) -> None:
    first: dict[str, Span] = {}
    for target in all_targets(document):
        if target.id in first:
            related = (Related("the first is here", first[target.id]),)
            problems.error("duplicate-id", f'the id "{shown(target.id)}" is given twice', target.id_span, "choose another", related)
        elif target.id:
            first[target.id] = target.id_span


def _check_reserve(document: Document, problems: Problems) -> None:
    """Warn where everything that slides could show is in reserve."""
    on_slides = [section for section in document.sections if section.on_slides]
    if on_slides and all(section.backup for section in on_slides):
        message = "all that slides have is in reserve: the deck shows nothing between title and closing"
        problems.warn("all-backup", message, on_slides[0].span, "leave out backup: where a section is to be shown")


def _check_texts(document: Document, problems: Problems) -> None:
    notes = {*document.footnotes, *document.sources}
    targets = targets_by_name(document)
    used: set[str] = set()
    for text in all_rich_texts(document):
        for inline in text.inlines:
            if isinstance(inline, NoteReference):
                used.add(inline.name)
                _check_note(inline.name, notes, text, problems)
            elif inline.link.startswith("#"):
                _check_reference(inline, targets, text.span, problems)
    for name, footnote in document.footnotes.items():
        if name not in used:
            problems.warn(
                "unused-footnote", f'nothing refers to footnote "{shown(name)}"', footnote.span, f"write [^{shown(name)}] where it belongs"
            )


def _check_note(name: str, known: set[str], text: RichText, problems: Problems) -> None:
    if name not in known:
        hint = did_you_mean(name, known) or "add it under footnotes at the top of the document"
        problems.error("unknown-footnote", f'there is no footnote "{shown(name)}"', text.span, hint)


def _check_reference(run: Run, targets: Mapping[str, Target], span: Span, problems: Problems) -> None:
    wanted = run.link.removeprefix("#")
    by_page = run.is_reference and wanted.startswith(PAGE)
    name = wanted.removeprefix(PAGE) if by_page else wanted
    target = targets.get(name)
    if target is None:
        hint = did_you_mean(name, targets) or "write the id of a block or section, or the title of a section, after #"
        problems.error("unknown-anchor", f'there is no section or id "{shown(name)}"', span, hint)
    elif run.is_reference and not _shows(target, by_page):
        message = f'"{shown(name)}" has no {"page" if by_page else "number"} in the briefing that a reference could show'
        problems.error("no-number", message, span, f"write words for it: [words](#{shown(name)})")


def _shows(target: Target, by_page: bool) -> bool:
    """Tell whether a reference to `target` has something to show."""
    return target.printed if by_page else bool(target.numbers) or target.kind is TargetKind.SECTION
