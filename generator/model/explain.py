"""What is wrong with a value, in the author's words."""

from collections.abc import Collection
from typing import Final

from generator.model.keys import Form, Key, Kind
from generator.problems import Problems, Span, did_you_mean
from generator.source.nodes import Mapping, Node, Scalar, Sequence, Unreadable

_SHOWN: Final = 40


def shown(text: str) -> str:
    """Return `text` on one line, cut to fit a message."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def sort_of(node: Node) -> str:
    """Return what an author would call `node`."""
    match node:
        case Scalar():
            return "nothing" if node.is_null else f'the text "{shown(node.text)}"'
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping"
        case Unreadable():
            return "something unreadable"


def report_unknown_key(key: Scalar, form: Form, problems: Problems) -> None:
    """Report a key that `form` does not have."""
    known = form.by_name
    hint = did_you_mean(key.text, known) or f"the keys are {', '.join(known)}"
    problems.error("unknown-key", f'"{shown(key.text)}" is not a key of {form.title}', key.span, hint)


def report_missing_key(name: str, form: Form, span: Span, problems: Problems) -> None:
    """Report that the mapping at `span` lacks the key `name`, and say what the key means."""
    problems.error(
        "missing-key", f'{form.title} needs "{name}"', span, f"add {name}: {form[name].english[:1].lower()}{form[name].english[1:]}"
    )


def report_wrong_type(subject: str, wanted: str, node: Node, problems: Problems, hint: str = "") -> None:
    """Report that `subject` must be `wanted`, unless the node's own fault has been told."""
    if not isinstance(node, Unreadable):
        problems.error("wrong-type", f"{subject} must be {wanted}, not {sort_of(node)}", node.span, hint)


def report_choice(key: Key, node: Scalar, problems: Problems) -> None:
    """Report a word that is none of the choices of `key`."""
    message = f'"{shown(node.text)}" is not a value of "{key.name}"'
    listed = f"choose one of {', '.join(key.choices)}"
    nearest = did_you_mean(node.text, key.choices)
    problems.error("bad-choice", message, node.span, f"{nearest} {listed}".strip())


def report_unknown_source(name: Scalar, known: Collection[str], problems: Problems) -> None:
    """Report a source that is not among those `known`."""
    hint = did_you_mean(name.text, known) or (
        f"the sources are {', '.join(known)}" if known else "add it under sources at the top of the document"
    )
    problems.error("unknown-source", f'there is no source "{shown(name.text)}"', name.span, hint)


def wanted(key: Key) -> str:
    """Return what the value of `key` has to be."""
    match key.kind:
        case Kind.LINE | Kind.REMARK | Kind.WORDS | Kind.PROSE:
            return "text"
        case Kind.CHOICE:
            return f"one of {', '.join(key.choices)}"
        case Kind.FORM | Kind.MAPPING:
            return "a mapping"
        case Kind.FORMS | Kind.LIST:
            return "a list"
        case Kind.COUNT:
            return "a whole number from 1"
        case Kind.FLAG:
            return "true or false"
        case Kind.SOURCE:
            return "the name of a source"
        case Kind.FILE:
            return "a file name"
        case Kind.NOTHING:
            return "nothing"
