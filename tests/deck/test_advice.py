"""Advice on slides: what is too much is told, what is fine is not."""

from dataclasses import replace

import pytest

from generator.deck.advice import check_slides
from generator.model.base import Audience
from generator.model.blocks import Block
from generator.model.document import Language
from generator.problems import Problems
from tests.deck.documents import document, points, section, table


def told(*blocks: Block, message: str = "结论", language: Language = Language.CHINESE_SIMPLIFIED) -> list[str]:
    given = document(section("标题", *blocks, message=message))
    problems = Problems()
    check_slides(replace(given, metadata=replace(given.metadata, language=language)), problems)
    assert {problem.code for problem in problems} <= {"hard-to-read"}
    return [problem.message for problem in problems]


@pytest.mark.parametrize(
    ("block", "count"),
    [
        (points("长" * 40, "短"), 0),
        (points("长" * 41, "短"), 1),
        (points("a" * 80, "短"), 0),
        (points("a" * 82, "短"), 1),
        (points(*"一二三四五六七"), 0),
        (points(*"一二三四五六七八"), 1),
        (points(("一", "其一"), ("二", "其二"), ("三", "其三"), ("四", "其四")), 0),  # a head and its support are one line
        (points(("一", "其一", "其二"), ("二", "其一", "其二"), "三"), 0),
        (points(("一", "其一", "其二"), ("二", "其一", "其二"), ("三", "其一", "其二")), 1),
        (table(3, columns=8), 0),
        (replace(points(*"一二三四五六七八"), audience=Audience.REPORT), 0),
    ],
)
def test_only_what_is_too_much_for_a_slide_is_told(block: Block, count: int) -> None:
    assert len(told(block)) == count


def test_lines_below_points_are_told_of() -> None:
    assert told(points(*((head, "其一", "其二") for head in "一二三"))) == ["a list of 3 points with 6 lines below them"]


def test_data_without_a_message_are_told() -> None:
    assert told(table(3), message="") == ['slides of "标题" show data without saying what they mean']
    assert told(points("一", "二"), message="") == []


def test_a_headline_of_more_than_two_lines_is_told() -> None:
    (message,) = told(points("一", "二"), message="长" * 51)
    assert message.endswith("takes more than two lines as a headline")
