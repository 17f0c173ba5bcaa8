"""Source lines: a document's sources in words, the same on paper and on slides."""

from generator.model.document import Document, Language, Source
from generator.theme.words import words

SAYS_HOW = ("摄", "攝", "绘", "繪", "制", "製", "提供", "撮影", "作成", "촬영", "작성", "제공", "by ", "©")
"""A credit with one of these says itself what its person did."""


def source_line(document: Document, source_id: str, *, sample: bool = False) -> str:
    """Return the line under a figure or table, such as “来源：运营月报，数据办公室，2026-09-30”; "" without a source.

    `source_id` is a key of `document.sources` or "". `sample` adds that the data are invented.
    """
    language = document.metadata.language
    label = words(language)
    cited = citation(document.sources[source_id], language) if source_id else ""
    if sample:
        cited = f"{label.sample}{label.comma}{cited}" if cited else label.sample
    return f"{label.source}{label.colon}{cited}" if cited else ""


def sources_line(document: Document) -> str:
    """Return all sources of the document in one line, “资料来源：…”, in the author's order; "" without any."""
    language = document.metadata.language
    label = words(language)
    separator = "；" if label.colon == "：" else "; "
    cited = separator.join(citation(source, language) for source in document.sources.values())
    return f"{label.sources}{label.colon}{cited}" if cited else ""


def citation(source: Source, language: Language) -> str:
    """Return what `source` is called: title, publisher, author, photographer and date, each once, without its address."""
    parts = (source.title, source.publisher, source.author, credit(source.credit, language), source.date)
    return words(language).comma.join(dict.fromkeys(part for part in parts if part))


def credit(name: str, language: Language) -> str:
    """Return who took a picture, “摄影赵嘉”, as in “记者江枫”, elsewhere “撮影：渡邊” or “Photo: Jane Doe”; "" for nobody."""
    if any(word in name for word in SAYS_HOW):
        return name
    label = words(language)
    gap = "" if language.is_chinese else label.colon
    return f"{label.credit}{gap}{name}" if name else ""
