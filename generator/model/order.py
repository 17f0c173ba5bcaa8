"""Sections in the order in which they are given: what is kept in reserve comes last, and minutes are added up."""

from collections.abc import Sequence
from dataclasses import replace

from generator.model.document import Document, Section
from generator.problems import Problems


def backup_last(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Return `sections`, those in reserve at the end and without numbers; one out of a section becomes a section of its own."""
    reserve: list[Section] = []
    kept = _without_reserve(sections, reserve)
    return (*kept, *(replace(section, numbered=False) for section in reserve))


def _without_reserve(sections: Sequence[Section], reserve: list[Section]) -> tuple[Section, ...]:
    """Return `sections` without those in reserve at any depth, which go to `reserve`."""
    kept = []
    for section in sections:
        if section.backup:
            reserve.append(section)
        else:
            kept.append(replace(section, sections=_without_reserve(section.sections, reserve)))
    return tuple(kept)


def minutes_of(section: Section) -> int:
    """Return the minutes of `section`: its own, else those of its subsections together; 0 where none are given."""
    return section.minutes or _minutes_below(section)


def _minutes_below(section: Section) -> int:
    return sum(minutes_of(below) for below in section.sections if not below.internal)


def running_order(document: Document) -> tuple[tuple[Section, int], ...]:
    """Return the sections that are presented, with their minutes; () where the author gives none."""
    order = tuple((section, minutes_of(section)) for section in document.sections if not section.backup and not section.internal)
    return order if any(minutes for _, minutes in order) else ()


def check_minutes(document: Document, problems: Problems) -> None:
    """Warn where the minutes of parts come to more than those of the whole."""
    for section, _ in document.all_sections():
        below = _minutes_below(section)
        if section.minutes and below > section.minutes:
            problems.warn(
                "too-long", f"the subsections take {below} minutes, the section has {section.minutes}", section.span, "change one of them"
            )
    total = sum(minutes for _, minutes in running_order(document))
    whole = document.metadata.minutes
    if whole and total > whole:
        problems.warn(
            "too-long", f"the sections take {total} minutes, the document has {whole}", document.metadata.minutes_span, "shorten a section"
        )
