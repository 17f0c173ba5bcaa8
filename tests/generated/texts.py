"""Texts with inline mark-up, and values of keys by their kind."""

from collections.abc import Collection
from random import Random
from typing import Final

from generator.model.document import Language
from generator.model.keys import Form, Key, Kind
from tests.generated.words import Speaker

Value = object
"""What YAML holds: a text, a number, a list, a mapping."""

LINK: Final = "https://example.org/data/2026?id=7&lang=zh"
_SHORT_LINES: Final = {"unit", "when", "date", "number", "copy-number", "print-run", "issued", "urgency", "classification", "session"}
"""Keys whose values are a few characters long on real papers."""


class TextWriter:
    """Writes texts of one document. `notes` names footnotes and sources to refer to, `anchors` titles of sections."""

    def __init__(self, random: Random, language: Language) -> None:
        self.random = random
        self.speaker = Speaker(random, language, random.choice((0.0, 0.0, 0.05, 0.3)))
        self.notes: tuple[str, ...] = ()
        self.sources: tuple[str, ...] = ()
        self.anchors: tuple[str, ...] = ()
        self.numbered: list[str] = []
        """Blocks with a number of their own, by their ids."""

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def line(self, name: str = "") -> str:
        """Return text without mark-up for key `name`; one in fifty is as long as hardly anybody writes."""
        if name == "unit":
            return self.speaker.unit()
        if name == "value" or (name in _SHORT_LINES and self.chance(0.5)):
            return self.speaker.value()
        if name in _SHORT_LINES:
            return self.speaker.phrase(2, 10)
        return self.speaker.phrase(*((40, 60) if self.chance(0.02) else (2, 24)))

    def words(self, most: int = 80) -> str:
        """Return one paragraph with mark-up."""
        clauses = self._clauses(self.random.randint(2, most))
        return "".join(clauses)

    def prose(self) -> str:
        return "\n\n".join(self.words(self.random.choice((30, 200, 500))) for _ in range(self.random.choice((1, 1, 2, 3))))

    def _clauses(self, length: int) -> list[str]:
        vocabulary, written = self.speaker.vocabulary, []
        while sum(map(len, written)) < length:
            written += [self._marked(self.speaker.phrase(3, 16)), self.random.choice(vocabulary.pause), vocabulary.space]
        end = vocabulary.stop if self.chance(0.8) else ("",)
        return [*written[:-2], self.random.choice(end)]

    def _marked(self, text: str) -> str:
        """Return `text`, perhaps with one mark; what would be one by itself is not touched."""
        if self.chance(0.75) or any(mark in text for mark in "*[]<>`{}^~_"):
            return text
        space, (left, right) = self.speaker.vocabulary.space, self.speaker.vocabulary.quotes
        ruby = self.random.choice(self.speaker.vocabulary.ruby)
        forms = [f"**{text}**", f"*{text}*", f"`{text}`", f"[{text}]({LINK})", f"<{LINK}>", f"{text}{space}{ruby}", f"{left}{text}{right}"]
        forms += [f"{text}{space}12 m^2^", f"{text}{space}H~2~O", f"***{text}***", f"[**{text}**](mailto:news@example.org)"]
        forms += [f"{text}[^{self.random.choice(self.notes)}]"] * 3 if self.notes else []
        forms += [f"[{text}](#{self.random.choice(self.anchors)})"] if self.anchors else []
        numbered = self.random.choice(self.numbered) if self.numbered else ""
        forms += [f"{text}[](#{numbered})", f"{text}[](#page:{numbered})", f"[{text}](#{numbered})"] if numbered else []
        return self.random.choice(forms)

    def fill(self, form: Form, made: dict[str, Value], without: Collection[str] = ()) -> dict[str, Value]:
        """Return `made` with values for other keys of `form` whose kind says all about them: choices, flags, sources, texts.

        Keys that are required are all there, four in ten of the others, none of those in `without`.
        """
        others = [key for key in form.keys if key.name not in made and key.name not in without]
        values = {key.name: self._value(key) for key in others if key.required or self.chance(0.4)}
        return made | {name: value for name, value in values.items() if value is not None}

    def _value(self, key: Key) -> Value:
        match key.kind:
            case Kind.LINE:
                return self.line(key.name)
            case Kind.WORDS:
                return self.words(40)
            case Kind.REMARK:
                return self.speaker.phrase(10, 120)
            case Kind.PROSE:
                return self.prose()
            case Kind.CHOICE:
                return str(self.random.choice(key.choices))
            case Kind.FLAG:
                return self.chance(0.5)
            case Kind.SOURCE:
                return self.random.choice(self.sources) if self.sources else None
            case _:
                return None
