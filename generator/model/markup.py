"""Inline mark-up to runs: a small Markdown, with readings and footnote marks.

`**strong**`, `*emphasis*`, `` `code` ``, `[text](https://…)`, `<https://…>`, `[](#id)`, `\\*` and the like follow CommonMark 0.31; HTML and
entities are plain text. Added: `{漢字|かんじ}`, `{漢字|かん|じ}` (a reading for each character), `[^name]`, `m^2^`, `H~2~O`.
Emphasis may open and close beside CJK punctuation, where CommonMark's flanking rules (6.2) take 。** for a mark inside a word.
"""

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.model.inline import BETWEEN_READINGS, LINK_SCHEMES, Inline, NoteReference, RichText, Run, Script, characters_of, merged
from generator.model.paragraphs import SHARED_MARKS, is_cjk
from generator.problems import Problems, Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MAX_CHARACTERS: Final = 20_000
"""The longest single text."""

_MARKED: Final = re.compile(r"[*`\\{^]|\[(?:[^\]]|\]\(#)|(?<!\w)_|<[A-Za-z]|~[0-9A-Za-z+\-]{1,4}~")
"""What a text must hold for there to be any mark-up in it; other texts never reach the parser."""
_NOTE: Final = re.compile(r"\[\^([\w-]{1,64})\]")
_RUBY: Final = re.compile(r"\{([^{}|\n]{1,60})\|([^{}\n]{1,240})\}")
_SUPERSCRIPT: Final = re.compile(r"(?<=\S)\^([0-9A-Za-z+\-−]{1,8})\^")
_SUBSCRIPT: Final = re.compile(r"(?<=[A-Za-z)])~([0-9A-Za-z+\-]{1,4})~")
"""Only after a Latin letter: `3~5天，7~9天` are ranges."""
_IMAGE: Final = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")


class InlineParser:
    """Parses the texts of one document; the Markdown parsers are made when the first text needs them."""

    def __init__(self) -> None:
        self._markdown: MarkdownIt | None = None
        self._labels: dict[bool, MarkdownIt] = {}
        """Of titles and labels, without and with footnote marks."""

    def parse(self, text: str, span: Span, problems: Problems) -> RichText:
        """Return `text` (one paragraph on one line) as runs; faults are told at `span`, or inside it where that can be known."""
        if len(text) > MAX_CHARACTERS:
            message = f"this text has {len(text):,} characters, {MAX_CHARACTERS:,} are allowed"
            problems.error("text-too-long", message, span, "divide it into paragraphs")
            return RichText((), span)
        if not _MARKED.search(text):
            return RichText((Run(text),) if text else (), span)
        if self._markdown is None:
            self._markdown = _markdown()
        source = _Source(text, span, problems)
        return RichText(_inlines(self._markdown.parseInline(text, {_SOURCE: source})[0].children or [], source), span)

    def parse_label(self, text: str, span: Span, problems: Problems, *, noted: bool = False) -> RichText:
        """Return `text`, a title or label: of all mark-up it takes readings, raised and lowered letters, and footnote marks if `noted`.

        Other mark-up stays as it is typed, which is told.
        """
        if not _MARKED.search(text):
            return RichText((Run(text),) if text else (), span)
        source = _Source(text, span, problems)
        if not all(_is_of_labels(inline, noted) for inline in self.parse(text, span, Problems()).inlines):
            mark = (_UNSET_IN_CAPTIONS if noted else _UNSET).search(text)
            has = "captions have readings, footnote marks," if noted else "titles and labels have readings,"
            hint = f"{has} ^2^ and ~2~ only; write \\ before a mark that is meant as it is"
            place = source.place(mark.start()) if mark else span
            problems.warn("unset-markup", "this mark-up is printed as it is typed", place, hint)
        if noted not in self._labels:
            self._labels[noted] = _markdown()
            self._labels[noted].disable([rule for rule in _NOT_IN_LABELS if rule != "note" or not noted])
        return RichText(_inlines(self._labels[noted].parseInline(text, {_SOURCE: source})[0].children or [], source), span)


_SOURCE: Final = "source"
"""The parser's environment holds a `_Source` under this name."""


class _Source(NamedTuple):
    """The text that is parsed, where it stands, and whom to tell."""

    text: str
    span: Span
    problems: Problems

    def place(self, offset: int) -> Span:
        """Return the place of `offset` where the text stands as it was typed, else the whole text's place."""
        span = self.span
        if offset < 0 or span.end - span.column != len(self.text):
            return span
        return Span(span.path, span.line, span.column + offset, span.column + offset + 1)


_NOT_IN_LABELS: Final = ("backticks", "emphasis", "link", "autolink", "note", "image-fault")
_UNSET: Final = re.compile(r"(?<!\\)[*_`\[<]")
_UNSET_IN_CAPTIONS: Final = re.compile(r"(?<!\\)(?:[*_`<]|\[(?!\^))")
"""What mark-up begins with that labels do not have, and captions."""


def _is_of_labels(inline: Inline, noted: bool) -> bool:
    """Tell whether titles and labels have such text, and footnote marks if they are `noted`."""
    return noted if isinstance(inline, NoteReference) else inline == Run(inline.text, ruby=inline.ruby, script=inline.script)


def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # imported for texts with mark-up only: a fifth of a cold start

    markdown = MarkdownIt("zero")
    markdown.enable(["escape", "backticks", "emphasis", "link", "autolink", "balance_pairs"])
    rules = markdown.inline.ruler
    rules.at("emphasis", _emphasis)
    rules.before("link", "image-fault", _image)
    rules.before("link", "note", _note)
    rules.push("ruby", _ruby)
    rules.push("superscript", _superscript)
    rules.push("subscript", _subscript)
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # judged in _link, with a message
    return markdown


# Rules: each takes what it knows at state.pos, pushes tokens and moves on, or returns False.


def _emphasis(state: "StateInline", silent: bool) -> bool:
    from markdown_it.rules_inline.state_inline import Delimiter

    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    length = end - state.pos
    before = state.src[state.pos - 1] if state.pos > 0 else " "
    after = state.src[end] if end < state.posMax else " "
    can_open, can_close = _flanks(before, after, marker)
    for _ in range(length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(Delimiter(ord(marker), length, len(state.tokens) - 1, -1, can_open, can_close))
    state.pos = end
    return True


_PUNCTUATION: Final = re.compile(r"[^\w\s]|_")


def _flanks(before: str, after: str, marker: str) -> tuple[bool, bool]:
    """Return whether a delimiter run between two characters can open and can close emphasis (CommonMark 6.2).

    The differences to the standard: nothing opens between digits, CJK punctuation counts as a letter, and a CJK neighbour
    as punctuation does.
    """
    if before.isdigit() and after.isdigit():
        return False, False  # 3*4*5 is a product
    space_before, space_after = before.isspace(), after.isspace()
    cjk_before, cjk_after = _is_east_asian(before), _is_east_asian(after)
    mark_before = not cjk_before and bool(_PUNCTUATION.match(before))
    mark_after = not cjk_after and bool(_PUNCTUATION.match(after))
    left = not space_after and (not mark_after or space_before or mark_before or cjk_before)
    right = not space_before and (not mark_before or space_after or mark_after or cjk_after)
    if marker == "*":
        return left, right
    return left and (not right or mark_before), right and (not left or mark_after)


def _is_east_asian(character: str) -> bool:
    """Tell whether `character` is CJK, a mark that CJK shares with Latin, or Hangul."""
    return is_cjk(character) or character in SHARED_MARKS or "\u1100" <= character <= "\u11ff" or "\uac00" <= character <= "\ud7af"


def _pushed(state: "StateInline", silent: bool, pattern: "re.Pattern[str]", kind: str) -> bool:
    match = pattern.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.content = match.group(1)
    state.pos = match.end()
    return True


def _note(state: "StateInline", silent: bool) -> bool:
    return state.src[state.pos] == "[" and _pushed(state, silent, _NOTE, "note")


def _ruby(state: "StateInline", silent: bool) -> bool:
    match = _RUBY.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "{" else None
    if match is None or not _are_readings(*match.groups()):
        return False
    if not silent:
        token = state.push("ruby", "", 0)
        token.content, token.meta = match[1], {"reading": _readings(match[1], match[2], state.env[_SOURCE], state.pos)}
    state.pos = match.end()
    return True


def _are_readings(base: str, readings: str) -> bool:
    """Tell whether `{base|readings}` is meant as ruby: Latin text takes one reading, `{a|b|c}` is something else."""
    return BETWEEN_READINGS not in readings or (
        bool(readings.strip("| ")) and all(_is_east_asian(character[0]) for character in characters_of(base))
    )


def _readings(base: str, readings: str, source: _Source, offset: int) -> str:
    """Return the readings of `base`: one, or as many as it has characters."""
    count, needed = readings.count(BETWEEN_READINGS) + 1, len(characters_of(base))
    if count not in (1, needed):
        message = f'"{base}" has {needed} character{"s" if needed > 1 else ""} and {count} readings'
        hint = f"give one reading for all, or one for each character: {{{base}|{'|'.join('…' * needed)}}}; a reading may be left empty"
        source.problems.error("ruby-count", message, source.place(offset), hint)
        return readings.replace(BETWEEN_READINGS, "")
    return readings


def _superscript(state: "StateInline", silent: bool) -> bool:
    return state.src[state.pos] == "^" and _pushed(state, silent, _SUPERSCRIPT, "superscript")


def _subscript(state: "StateInline", silent: bool) -> bool:
    return state.src[state.pos] == "~" and _pushed(state, silent, _SUBSCRIPT, "subscript")


def _image(state: "StateInline", silent: bool) -> bool:
    match = _IMAGE.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "!" else None
    if match is None:
        return False
    if not silent:
        hint = "use an image block, or write \\! before a link"
        source: _Source = state.env[_SOURCE]
        source.problems.error("inline-image", "a picture cannot stand inside text", source.place(state.pos), hint)
        state.push("text", "", 0).content = match.group()
    state.pos = match.end()
    return True


# Tokens to runs


class _Looks(NamedTuple):
    """The marks open at a place: how deep in strong and emphasis, and where a link leads."""

    strong: int = 0
    emphasis: int = 0
    link: str = ""

    def run(self, text: str) -> Run:
        """Return `text` with these marks."""
        return Run(text, strong=self.strong > 0, emphasis=self.emphasis > 0, link=self.link)


def _inlines(tokens: "list[Token]", source: _Source) -> tuple[Inline, ...]:
    inlines: list[Inline] = []
    looks, link_start = _Looks(), 0
    for token in tokens:
        match token.type:
            case "text":
                inlines.append(looks.run(token.content))
            case "strong_open" | "strong_close":
                looks = looks._replace(strong=looks.strong + token.nesting)
            case "em_open" | "em_close":
                looks = looks._replace(emphasis=looks.emphasis + token.nesting)
            case "link_open":
                link_start = len(inlines)
                looks = looks._replace(link=_link(str(token.attrs["href"]), source))
            case "link_close":
                if all(isinstance(inline, Run) and not inline.text for inline in inlines[link_start:]):
                    # A link without text shows where it leads; one into the document, what its target is called.
                    inlines.append(looks.run("" if looks.link.startswith("#") else looks.link))
                looks = looks._replace(link="")
            case "code_inline":
                inlines.append(looks.run(token.content)._replace(code=True))
            case "ruby":
                inlines.append(looks.run(token.content)._replace(ruby=token.meta["reading"]))
            case "superscript" | "subscript":
                inlines.append(looks.run(token.content)._replace(script=Script(token.type)))
            case "note":
                inlines.append(NoteReference(token.content))
            case other:
                raise AssertionError(f"a rule that is not enabled made {other}")
    return merged(inlines)


def _link(target: str, source: _Source) -> str:
    from urllib.parse import unquote  # the Markdown parser has it loaded

    if target.startswith("#") and len(target) > 1:
        return unquote(target)  # the title of a section, as it is typed there
    if target.casefold().startswith(LINK_SCHEMES):
        return target
    source.problems.error(
        "bad-link",
        f'"{target[:60]}" is not a link that can be used',
        source.place(source.text.find("](")),
        "links start with https:, http:, mailto: or #",
    )
    return ""
