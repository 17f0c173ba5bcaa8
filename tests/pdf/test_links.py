"""Links: rectangles around their letters, addresses in ASCII."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from generator.layout.drawing import Glyphs
from generator.model.inline import NoteReference, RichText, Run
from generator.pdf.links import ascii_address, links_of
from generator.pdf.metadata import pdf_date
from generator.pdf.outline import Outline
from tests.layout.marks import setter


def glyphs(*inlines: Run | NoteReference) -> Glyphs:
    block = setter().rich(RichText(inlines), "body", 400)
    return Glyphs(block.lines[0], 100, 50)


def test_a_link_surrounds_its_letters_only() -> None:
    (link,) = links_of(glyphs(Run("见附"), Run("公报", link="https://example.org")))
    assert link.target == "https://example.org"
    assert link.rect.x == pytest.approx(121)  # 100 + 2 × 10.5
    assert link.rect.right == pytest.approx(142)
    assert link.rect.y < 50 < link.rect.bottom


def test_parts_of_one_link_are_joined() -> None:
    (link,) = links_of(glyphs(Run("公", link="https://example.org"), Run("报", strong=True, link="https://example.org")))
    assert link.rect.width == pytest.approx(21)  # 2 × 10.5


def test_a_note_mark_leads_to_its_note() -> None:
    (link,) = links_of(glyphs(Run("甲"), NoteReference("a")))
    assert link.target == "#note:1"
    assert link.is_internal


@pytest.mark.parametrize(
    ("address", "encoded"),
    [
        ("https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e"),
        ("https://example.org/公", "https://example.org/%E5%85%AC"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_addresses_are_encoded_once(address: str, encoded: str) -> None:
    assert ascii_address(address) == encoded


def test_bookmark_levels_never_jump() -> None:
    outline = Outline()
    assert [outline.level(level) for level in (2, 1, 3, 3, 1)] == [0, 0, 1, 2, 0]


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        (UTC, "D:20260102030405+00'00'"),
        (timezone(timedelta(hours=8)), "D:20260102030405+08'00'"),
        (timezone(timedelta(hours=-3, minutes=-30)), "D:20260102030405-03'30'"),
        (None, "D:20260102030405+00'00'"),
    ],
)
def test_dates_carry_their_zone(zone: timezone | None, written: str) -> None:
    assert pdf_date(datetime(2026, 1, 2, 3, 4, 5, tzinfo=zone)) == written
