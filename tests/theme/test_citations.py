"""How a source is written, wherever it is printed."""

import pytest

from generator.model.document import Document, Language, Metadata, Source
from generator.theme.citations import credit, source_line, sources_line

REPORT = Source("ops", "运营月报", publisher="数据办公室", author="李明", date="2026-09-30")
NEWS = Source("news", "昆明信息港", author="记者江枫", credit="赵嘉")


def document(language: Language, *sources: Source) -> Document:
    return Document(Metadata("题", language), sources={source.name: source for source in sources})


@pytest.mark.parametrize(
    ("language", "source", "line"),
    [
        (Language.CHINESE_SIMPLIFIED, REPORT, "来源：运营月报，数据办公室，李明，2026-09-30"),
        (Language.CHINESE_SIMPLIFIED, NEWS, "来源：昆明信息港，记者江枫，摄影赵嘉"),
        (Language.JAPANESE, Source("a", "月報", publisher="統計室"), "出典：月報、統計室"),
        (Language.ENGLISH, Source("a", "Monthly", credit="Jane Doe"), "Source: Monthly, Photo: Jane Doe"),
        (Language.CHINESE_SIMPLIFIED, Source("a", "昆明信息港", publisher="昆明信息港"), "来源：昆明信息港"),
    ],
)
def test_a_source_line_joins_what_is_known_once_in_the_language(language: Language, source: Source, line: str) -> None:
    assert source_line(document(language, source), source.name) == line


@pytest.mark.parametrize(
    ("language", "name", "line"),
    [
        (Language.CHINESE_SIMPLIFIED, "赵嘉", "摄影赵嘉"),
        (Language.CHINESE_TRADITIONAL, "陳大文", "攝影陳大文"),
        (Language.JAPANESE, "渡邊", "撮影：渡邊"),
        (Language.KOREAN, "홍길동", "사진: 홍길동"),
        (Language.ENGLISH, "Jane Doe", "Photo: Jane Doe"),
        (Language.JAPANESE, "渡邊撮影", "渡邊撮影"),
        (Language.JAPANESE, "", ""),
    ],
)
def test_a_credit_says_who_took_the_picture(language: Language, name: str, line: str) -> None:
    assert credit(name, language) == line


def test_no_source_gives_no_line() -> None:
    assert source_line(document(Language.CHINESE_SIMPLIFIED), "") == ""


def test_invented_data_say_so_in_the_source_line() -> None:
    chinese = document(Language.CHINESE_SIMPLIFIED, NEWS)
    assert source_line(chinese, "", sample=True) == "来源：示例数据"
    assert source_line(chinese, "news", sample=True) == "来源：示例数据，昆明信息港，记者江枫，摄影赵嘉"


def test_all_sources_make_one_line_in_the_author_s_order() -> None:
    both = document(Language.CHINESE_SIMPLIFIED, NEWS, REPORT)
    assert sources_line(both) == "资料来源：昆明信息港，记者江枫，摄影赵嘉；运营月报，数据办公室，李明，2026-09-30"
    assert sources_line(document(Language.ENGLISH)) == ""
