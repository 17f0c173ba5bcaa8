"""Whole documents from seeds, with pictures, data, themes and page designs of their own."""

import re
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

import pptx
import yaml

from generator.model.document import Language, Preset
from generator.model.keys import CLOSING, CONTENTS, DOCUMENT, EVENT, FIELD, IMPRINT, LINES, PERSON, RECIPIENTS, SECTION, SOURCE
from generator.theme.load import PRESETS as THEMES
from tests.generated.blocks import BlockWriter
from tests.generated.texts import LINK, TextWriter, Value

NAME: Final = "document.yaml"
_SIZES: Final = ((1, 1), (1, 3), (3, 3), (4, 5), (7, 6))
"""Sections, and at most so many blocks in each."""
_TITLES: Final = ((2, 4), (8, 16), (8, 16), (20, 30), (45, 60))
_DESIGNS: Final[tuple[dict[str, Value], ...]] = (
    {"base": "plain", "size": "A5", "margins": {"inside": "15mm", "outside": "15mm"}},
    {"base": "plain", "columns": 2, "across": "all"},
    {"base": "bulletin", "columns": 2, "across": "headings", "grid": True},
    {"base": "work-report", "size": "A3", "orientation": "landscape", "columns": 3, "across": "exhibits"},
    {"base": "press-briefing", "size": "Letter", "duplex": True, "bleed": "3mm", "crop-marks": True},
)
_BRANDS: Final[tuple[dict[str, Value], ...]] = (
    {"colors": {"accent": "#0B5D4A"}},
    {"organization": "示例", "footer": "示例 2026", "colors": {"accent": "#5B2C83", "secondary": "#B07A1E"}},
)


class Generated(NamedTuple):
    """A document: its files by their names, that of the document itself `NAME`."""

    files: dict[str, bytes]

    def write(self, folder: Path, name: str = NAME) -> Path:
        """Write all files below `folder`, the document as `name`, and return its path."""
        for path, data in self.files.items():
            place = folder / (name if path == NAME else path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        return folder / name


def generated(seed: int) -> Generated:
    """Return the document of `seed`. Neighbouring seeds differ in language, theme, preset and size."""
    random = Random(seed)
    files: dict[str, bytes] = {}
    language = tuple(Language)[seed % 5]
    writer = _DocumentWriter(TextWriter(random, language), files)
    document = writer.document(
        {"language": language.value, "theme": THEMES[seed % 3], "preset": tuple(Preset)[(seed // 5 + seed) % 5].value}
    )
    if random.random() < 0.2:
        document["page"] = "page/own.yaml"
        files["page/own.yaml"] = _yaml(random.choice(_DESIGNS))
    if random.random() < 0.1:
        document["template"] = "brand/own.pptx"
        files["brand/own.pptx"] = (Path(pptx.__file__).parent / "templates" / "default.pptx").read_bytes()
    if random.random() < 0.2:
        document["brand"] = "brand/own.yaml"
        files["brand/own.yaml"] = _yaml(random.choice(_BRANDS))
    _time(document, Random(f"{seed} minutes"))
    files[NAME] = _yaml(document)
    return Generated(files)


def _time(document: dict[str, Value], random: Random) -> None:
    """Give some documents a running order, and keep a section in reserve here and there."""
    if random.random() < 0.3:
        document["minutes"] = random.randint(20, 180)
    sections = document["sections"]
    assert isinstance(sections, list)
    for section in sections:
        assert isinstance(section, dict)
        if random.random() < 0.2:
            section["minutes"] = random.randint(1, 40)
        if random.random() < 0.05:
            section["backup"] = True


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _yaml(value: Value) -> bytes:
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False).encode()


class _DocumentWriter:
    def __init__(self, texts: TextWriter, files: dict[str, bytes]) -> None:
        self._texts = texts
        self._random = texts.random
        self._blocks = BlockWriter(texts, files)

    def document(self, given: dict[str, Value]) -> dict[str, Value]:
        texts = self._texts
        count, most = self._random.choice(_SIZES)
        names = tuple(f"note-{number}" for number in range(self._random.choice((0, 0, 1, 4))))
        texts.sources = tuple(f"source{number}" for number in range(self._random.choice((0, 1, 3))))
        titles = [self._title() for _ in range(count)]
        texts.anchors = tuple(title for title in titles if re.fullmatch(r"\w+", title))
        texts.notes = (*names, *texts.sources)
        made: dict[str, Value] = {"title": self._title(), **given}
        made |= {"sections": [self._section(title, most, 1) for title in titles]}
        made |= self._optional(self._around(), 0.5)
        texts.notes = ()
        footnotes: Value = {name: texts.words(60) for name in names if f"[^{name}]" in str(made)}
        made |= self._optional({"sources": {name: self._source() for name in texts.sources}, "footnotes": footnotes})
        return texts.fill(DOCUMENT, made, ("page", "template", "brand", "minutes")) if texts.chance(0.7) else made

    def _optional(self, parts: dict[str, Value], probability: float = 1.0) -> dict[str, Value]:
        return {name: value for name, value in parts.items() if value and self._texts.chance(probability)}

    def _title(self) -> str:
        return self._texts.speaker.phrase(*self._random.choice(_TITLES))

    def _around(self) -> dict[str, Value]:
        """Return what stands around the text: occasion, people, summary, imprint, closing, lines."""
        fill, several = self._texts.fill, self._random.randint
        imprint: dict[str, Value] = {
            "attachments": [self._texts.line() for _ in range(several(0, 3))],
            "distribution": [fill(RECIPIENTS, {}) for _ in range(several(0, 3))],
        }
        return {
            "event": fill(EVENT, {}),
            "people": [fill(PERSON, {}) for _ in range(several(1, 6))],
            "summary": [self._texts.words(120) for _ in range(several(1, 3))],
            "imprint": fill(IMPRINT, self._optional(imprint)),
            "closing": fill(CLOSING, self._optional({"fields": [fill(FIELD, {}) for _ in range(several(0, 4))]}), ("fields",)),
            "lines": fill(LINES, {}),
            "contents": fill(CONTENTS, {}),
        }

    def _source(self) -> dict[str, Value]:
        return self._texts.fill(SOURCE, self._optional({"url": LINK}, 0.5), ("url",))

    def _section(self, title: str, most: int, level: int, *, shown: bool = True) -> dict[str, Value]:
        texts = self._texts
        internal, audience = texts.chance(0.03), "both" if texts.chance(0.95) else self._random.choice(("report", "slides"))
        shown = shown and not internal and audience == "both"
        made: dict[str, Value] = {"title": title, "internal": internal, "for": audience}
        made["blocks"] = [self._blocks.block(shown=shown) for _ in range(self._random.randint(1, most))]
        if level == 1 and texts.chance(0.25):
            made["sections"] = [self._section(self._title(), most, 2, shown=shown) for _ in range(self._random.randint(1, 3))]
        if texts.chance(0.5):
            made["message"] = texts.speaker.phrase(6, 40)
        return texts.fill(SECTION, made, ("id", "minutes", "backup"))
