"""Runs as the typesetter takes them: divided at line feeds, without what clings, and the size that an em of them means."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.text.style import StyledRun, TextStyle

Runs = Sequence[StyledRun]


class Stretch(NamedTuple):
    """The runs up to a line feed or the end, their text without it, and its offset in the whole text."""

    runs: Runs
    text: str
    start: int
    feed: str


def main_style(runs: Runs) -> TextStyle | None:
    """Return the style of the run with most text, whose size is the paragraph's em; None without text."""
    main = max(runs, key=lambda run: len(run.text), default=None)
    return main.style if main is not None and main.text else None


def text_of(runs: Runs) -> str:
    return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


def stretches(runs: Runs) -> list[Stretch]:
    """Return `runs` divided at line feeds, runs without text left out."""
    runs = [run for run in runs if run.text]
    text = text_of(runs)
    if "\n" not in text:
        return [Stretch(runs, text, 0, "")]
    parts: list[list[StyledRun]] = [[]]
    for run in runs:
        for number, piece in enumerate(run.text.split("\n")):
            if number:
                parts.append([])
            if piece:
                parts[-1].append(run._replace(text=piece))
    result, start = [], 0
    for number, part in enumerate(parts):
        feed = "\n" if number < len(parts) - 1 else ""
        result.append(Stretch(part, text_of(part) if part else "", start, feed))
        start += len(result[-1].text) + len(feed)
    return result


def without_clinging(runs: Runs) -> tuple[Runs, list[int], list[int]]:
    """Return `runs` without those that cling, the offsets in their text where one was, and how much was left out up to each."""
    body: list[StyledRun] = []
    places: list[int] = []
    lengths = [0]
    offset = 0
    for run in runs:
        if body and run.clings:
            places.append(offset)
            lengths.append(lengths[-1] + len(run.text))
        else:
            body.append(run)
            offset += len(run.text)
    return body, places, lengths
