"""References: links into the document that show what they lead to, such as 图 3, 第二部分 or 第 12 页, in the document's language."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from generator.model.blocks import Block
from generator.model.chart import Chart
from generator.model.compare import Compare
from generator.model.document import Document, Language
from generator.model.image import Image
from generator.model.inline import RichText, Run
from generator.model.rewrite import with_blocks, with_texts
from generator.model.table import Table
from generator.model.targets import PAGE, Target, TargetKind, exhibit_kind, targets_by_name
from generator.model.timeline import Timeline
from generator.model.walk import all_rich_texts
from generator.problems import RenderError
from generator.theme.words import exhibit_name, section_name, words

UNKNOWN_PAGE: Final = 88
"""Stands for the number of a page that is not known yet."""
MOST_PASSES: Final = 6

PageNumbers = Mapping[str, int]
"""Pages or slides by the names of what begins on them."""


def named(document: Document) -> Document:
    """Return a checked `document` whose references have their words; those to pages have them until pages are counted."""
    if not any(isinstance(inline, Run) and inline.is_reference for text in all_rich_texts(document) for inline in text.inlines):
        return document
    targets = targets_by_name(document)
    language = document.metadata.language

    def name(run: Run) -> str:
        wanted = run.link.removeprefix("#")
        if wanted.startswith(PAGE):
            return words(language).page.format(UNKNOWN_PAGE)
        return target_name(targets[wanted], language) if wanted in targets else wanted

    return with_texts(document, lambda text: _changed(text, lambda run: run._replace(text=name(run)) if run.is_reference else run))


def _changed(text: RichText, change: Callable[[Run], Run]) -> RichText:
    inlines = tuple(change(inline) if isinstance(inline, Run) and inline.link.startswith("#") else inline for inline in text.inlines)
    return RichText(inlines, text.span) if inlines != text.inlines else text


def target_name(target: Target, language: Language) -> str:
    """Return what `target` is called in running text: 图 3, 表 2, 第二部分, 第二部分（一）; a section without a number by its title."""
    label = words(language)
    match target.kind:
        case TargetKind.FIGURE:
            return exhibit_name(language, label.figure, target.numbers[0]) if target.numbers else label.figure
        case TargetKind.TABLE:
            return exhibit_name(language, label.table, target.numbers[0]) if target.numbers else label.table
        case TargetKind.SECTION:
            return section_name(language, target.numbers) if target.numbers else target.title
        case TargetKind.OTHER:
            return target.title


def settled(document: Document, count: Callable[[Document], PageNumbers]) -> Document:
    """Return `document` with the numbers of pages in its references; `count` lays a document out and tells what begins where.

    The words of a reference change what fits on a line, so pages are counted until no number changes. Raises `RenderError` where
    two layouts contradict each other for ever.
    """
    wanted = page_references(document)
    if not wanted:
        return document
    pages: dict[str, int] = dict.fromkeys(wanted, UNKNOWN_PAGE)
    for _ in range(MOST_PASSES):
        filled = _with_pages(document, pages)
        found = count(filled)
        counted = {name: found[name] for name in wanted if name in found}
        if counted == pages:
            return filled
        moving = [name for name in counted if counted[name] != pages.get(name)]
        pages = counted
    raise RenderError(f"{document.path}: the page of {', '.join(moving)} moves with its own number: write it as text")


def page_references(document: Document) -> tuple[str, ...]:
    """Return the names of what `document` refers to by page."""
    links = (inline.link for text in all_rich_texts(document) for inline in text.inlines if isinstance(inline, Run))
    return tuple(dict.fromkeys(link.removeprefix(f"#{PAGE}") for link in links if link.startswith(f"#{PAGE}")))


def _with_pages(document: Document, pages: PageNumbers) -> Document:
    """Return `document` with `pages` in its references; what an output does not have is called by its name."""
    language = document.metadata.language
    targets = targets_by_name(document)

    def filled(run: Run) -> Run:
        if not run.link.startswith(f"#{PAGE}"):
            return run
        name = run.link.removeprefix(f"#{PAGE}")
        text = words(language).page.format(pages[name]) if name in pages else target_name(targets[name], language)
        return run._replace(text=text, link=f"#{name}")

    return with_texts(document, lambda text: _changed(text, filled))


def with_numbered_captions(document: Document) -> Document:
    """Return `document` with the number before the caption of each exhibit that a link leads to, as slides show them."""
    links = {inline.link for text in all_rich_texts(document) for inline in text.inlines if isinstance(inline, Run) and inline.link}
    targets = {target.id: target for target in targets_by_name(document).values() if target.id and target.numbers}
    wanted = {name for name in targets if not links.isdisjoint((f"#{name}", f"#{PAGE}{name}"))}
    if not wanted:
        return document
    language = document.metadata.language

    def captioned(block: Block) -> Block:
        if block.id not in wanted or exhibit_kind(block) is TargetKind.OTHER:
            return block
        gap = "　" if words(language).colon == "：" else "  "
        return _with_caption(block, target_name(targets[block.id], language) + gap)

    return with_blocks(document, captioned)


def _led_by(name: str, text: RichText) -> RichText:
    return RichText((Run(name), *text.inlines), text.span) if text else text


def _with_caption(block: Block, name: str) -> Block:
    match block:
        case Chart() | Timeline():
            return replace(block, title=name + block.title, marked_title=_led_by(name, block.marked_title))
        case Table():
            return replace(block, caption=name + block.caption, marked_caption=_led_by(name, block.marked_caption))
        case Compare():
            return replace(block, measure=name + block.measure, marked_measure=_led_by(name, block.marked_measure))
        case Image():
            return replace(block, caption=_led_by(name, block.caption))
        case _:
            return block
