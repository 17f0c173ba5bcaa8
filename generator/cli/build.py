"""`diptych build`: documents to briefings and decks."""

import gc
import re
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from generator.cli.console import Console
from generator.cli.deferred import put_off_seldom_used
from generator.cli.documents import find_documents, refuse_equal_names
from generator.cli.progress import ProgressLine
from generator.cli.terminal import visible
from generator.cli.theme import refuse_wrong_names, styling_of
from generator.deck.powerpoint.embed_mode import EmbedMode, FontEncoding
from generator.pipeline import Built, Stage, Target, build
from generator.problems import ContentError, Problem, ResourceError
from generator.publish import Output, publish

PAGES = re.compile(rb"/Count (\d+)[^>]*/Type /Pages\b")
"""The root of the page tree, which is written plainly."""
SLIDE = re.compile(rb"PK\x01\x02.{42}ppt/slides/slide\d+\.xml", re.DOTALL)
"""A slide in the directory at a package's end, where headers of 46 bytes stand before names (.ZIP File Format Specification, 4.3.12)."""


def run(arguments: Namespace, console: Console) -> int:
    """Build every document; one with errors is left out, the others are written. Return the exit code."""
    put_off_seldom_used()
    refuse_wrong_names(arguments)
    if not arguments.output:
        raise ResourceError('an empty name is no output folder; "." means this one')
    documents = find_documents(arguments.files)
    refuse_equal_names(documents.paths)
    for skipped in documents.skipped:
        console.remark(f"skipped {skipped.path}: {skipped.reason}")
    targets = [Target(arguments.only)] if arguments.only else list(Target)
    found: list[Problem] = []
    failed = 0
    told: set[str] = set()
    with ProgressLine(console.err) as line:
        for number, path in enumerate(documents.paths, 1):
            if number > 1:
                gc.collect()  # what the document before has left; the command runs without automatic collection
            problems, succeeded = _build_one(path, targets, arguments, console, line, _counter(number, len(documents.paths)), told)
            found += problems
            failed += not succeeded
    console.array(found)
    return 1 if failed else 0


def _build_one(
    path: Path, targets: Sequence[Target], arguments: Namespace, console: Console, line: ProgressLine, counter: str, told: set[str]
) -> tuple[Sequence[Problem], bool]:
    """Build and publish one document; return its problems and whether it was written. Notices that were `told` are not told again."""

    def progress(stage: Stage) -> None:
        line.show(visible(f"{counter}{path}: {stage.value}"))

    styling = styling_of(arguments)._replace(grey=arguments.grey, crop_marks=arguments.crop_marks, attach_source=arguments.attach_source)
    try:
        embed, encoding = EmbedMode(arguments.embed_fonts), FontEncoding(arguments.font_encoding)
        built = build(path, targets, styling, embed, progress, encoding)
    except ContentError as error:
        line.clear()
        console.problems(error.problems)
        return error.problems, False
    outputs = [Output(Path(arguments.output, f"{path.stem}.{target.value}"), built.outputs[target]) for target in targets]
    publish(outputs)
    line.clear()
    console.problems(built.warnings)
    for notice in built.notices:
        if notice not in told:
            told.add(notice)
            console.remark(notice)
    for text in _receipts(outputs, built):
        console.result(text)
    return built.warnings, True


def _counter(number: int, total: int) -> str:
    return f"{number} of {total}, " if total > 1 else ""


def _receipts(outputs: Sequence[Output], built: Built) -> list[str]:
    """Return a line for each file written: its path, what it holds, its size."""
    sizes = zip(outputs, built.outputs.items(), strict=True)
    return [f"{output.path}: {count_pages(target, data)}, {len(data) / 1000:.0f} kB" for output, (target, data) in sizes]


def count_pages(target: Target, data: bytes) -> str:
    """Return how many pages or slides a finished output has, in words."""
    if target is Target.PDF:
        return _plural(int(PAGES.findall(data)[-1]), "page")
    return _plural(len(SLIDE.findall(data)), "slide")


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
