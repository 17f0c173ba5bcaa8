"""Write a document as long as wanted, to measure builds with.

    python3 -m tests.long_document 10 > long.yaml

A unit is about what a ten-page report has: two chapters, in them ten sections of prose, points, cards, tables and charts, with
speaker notes. Ten units have ten times as much of the same sort in other words.
"""

import argparse
import sys
from random import Random
from typing import Any, Final

import yaml

from generator.model.document import Language
from tests.generated.words import Speaker

CHAPTERS: Final = 2
"""In each unit."""


def long_document(units: int) -> str:
    """Return a document of `units`, the same on every call."""
    writer = _Writer(Random(units))
    chapters = [writer.chapter() for _ in range(CHAPTERS * units)]
    document = {"title": "年度综合报告", "language": "zh-Hans", "preset": "work-report", "date": "2031-03-31", "sections": chapters}
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=1000)


class _Writer:
    def __init__(self, random: Random) -> None:
        self._random = random
        self._say = Speaker(random, Language.CHINESE_SIMPLIFIED, 0.02).phrase

    def chapter(self) -> dict[str, Any]:
        exhibits = (self._points(), self._figures(), self._table(), self._chart(), self._points())
        return {"title": self._say(6, 10), "blocks": [{"text": self._prose(1)}], "sections": [self._section(one) for one in exhibits]}

    def _section(self, exhibit: dict[str, Any]) -> dict[str, Any]:
        blocks = [*({"text": self._prose(5)} for _ in range(3)), exhibit, {"notes": self._prose(2)}]
        return {"title": self._say(5, 8), "message": self._say(8, 16), "blocks": blocks}

    def _prose(self, sentences: int) -> str:
        return "".join(f"{self._say(10, 20)}，{self._say(8, 16)}，其中 {self._number()} 件{self._say(4, 10)}。" for _ in range(sentences))

    def _number(self) -> str:
        return f"{self._random.randint(1_000, 99_999):,}"

    def _points(self) -> dict[str, Any]:
        return {"points": [self._say(12, 24) for _ in range(5)]}

    def _figures(self) -> dict[str, Any]:
        return {"figures": [{"value": self._number(), "unit": "件", "label": self._say(4, 8)} for _ in range(4)]}

    def _table(self) -> dict[str, Any]:
        rows = [[self._say(4, 6), self._number(), self._number(), self._say(4, 8)] for _ in range(12)]
        return {"table": {"caption": self._say(6, 10), "columns": ["名称", "上期", "本期", "说明"], "rows": rows}}

    def _chart(self) -> dict[str, Any]:
        names = [f"{number} 月" for number in range(1, 7)]
        series = {name: [self._random.randint(30, 90) for _ in names] for name in ("上期", "本期")}
        return {"chart": {"kind": "column", "title": self._say(6, 10), "categories": names, "series": series}}


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.long_document", description="Write a document as long as wanted.")
    parser.add_argument("units", type=int, help="how many times as long as a report of ten pages")
    sys.stdout.write(long_document(parser.parse_args().units))


if __name__ == "__main__":
    main()
