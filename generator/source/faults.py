"""What libyaml says about broken YAML, in the author's words."""

import re
from typing import Final

from generator.problems import Problems, Related, Span
from generator.source.places import SourceLines

_EXPLANATIONS: Final = (
    # (words in libyaml's message, what it means, what to do)
    ("mapping values are not allowed", 'a ": " is not expected here', 'put text that contains ": " in quotes, and check the indentation'),
    ("block sequence entries are not allowed", 'a "- " is not expected here', "start the list on a line of its own"),
    ("unexpected end of stream", "the quotation mark is never closed", "close it"),
    ("',' or ']'", "the list in [ ] is not finished", 'separate its items with "," and close it with "]"'),
    ("',' or '}'", "the mapping in { } is not finished", 'separate its entries with "," and close it with "}"'),
    ("could not find expected ':'", 'a ":" is missing after a key', 'write "key: value", with a space after the colon'),
    (
        "did not find expected key",
        "this line does not fit what is around it",
        "check the indentation, and put quotes round the whole text or not at all",
    ),
    ("did not find expected '-' indicator", 'a list item has to start with "- "', "check the indentation"),
    ("did not find expected <document start>", "this line does not fit what is before it", "check the indentation"),
    ("cannot start any token", "a text cannot start with this character", "put the text in quotes"),
    ("unknown escape character", "this escape is not known", "use \\\\ for a backslash, or single quotes"),
    ("invalid Unicode character escape code", "this escape is not a character", "type the character itself"),
    ("did not find expected hexadecimal number", "this escape is not complete", "use \\\\ for a backslash, or single quotes"),
    ("block scalar", 'only "|", ">", "+", "-" and a digit may stand here', "start the text on the next line"),
)
_ENDS_OF_LISTS: Final = ("',' or ']'", "',' or '}'")
_QUOTES: Final = 'put text with "{", "[" or "," in it in quotes'


def report_yaml_fault(message: str, line: int, column: int, opened: Span | None, lines: SourceLines, problems: Problems) -> None:
    """Report libyaml's `message` at 0-based `line` and `column`; `opened` is where the unfinished thing began."""
    span = lines.span(line, column)
    tab = _tab_in_indentation(lines, line, column)
    if tab is not None:
        problems.error("tab-indent", "a tab is used for indentation", lines.span(line, tab), "indent with spaces")
        return
    if "maximum nesting depth" in message:
        problems.error("too-deep", "values are nested too deep", span, "nest fewer lists and mappings")
        return
    text, hint = next(((text, hint) for words, text, hint in _EXPLANATIONS if words in message), ("this is not valid YAML", message))
    if message.endswith(_ENDS_OF_LISTS) and _is_beside_bracket(lines.line(line), column):
        hint = f"{_QUOTES}, or {hint}"
    related = (Related("it starts here", opened),) if opened is not None and opened.line != span.line else ()
    problems.error("yaml-syntax", text, span, hint, related)


def _is_beside_bracket(text: str, column: int) -> bool:
    """Tell whether text and a bracket meet at `column` of a line, as in `[要点{注|zhù}]` and `[{注|zhù}要点]`: mark-up, most likely."""
    return text[column : column + 1] in ("{", "[") or text[:column].rstrip().endswith(("}", "]"))


def _tab_in_indentation(lines: SourceLines, line: int, column: int) -> int | None:
    match = re.match(r" *(?:- +)*(\t)", lines.line(line))
    return match.start(1) if match is not None and match.start(1) <= column else None
