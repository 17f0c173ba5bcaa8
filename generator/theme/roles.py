"""The values of a type scale's roles, as theme files and page designs write them."""

import re
from typing import Final

from generator.problems import Problems, did_you_mean
from generator.source.nodes import Mapping, Scalar
from generator.theme.files import report_unknown_key, report_wrong
from generator.theme.tokens import FamilyRole, Palette, TypeRole

ROLE_KEYS: Final = tuple(name for name in TypeRole._fields if name != "face")
COLOR_KEYS: Final = tuple(name.replace("_", "-") for name in Palette._fields if name != "series")
_SIZES: Final = {"size": (4.0, 400.0), "leading": (4.0, 600.0), "tracking": (-0.2, 1.0)}
"""Smallest and largest value of a role's numbers: points, points, em."""


def take_role(node: Mapping, values: dict[str, Scalar], problems: Problems, further: tuple[str, ...] = ()) -> None:
    """Put the values of a role's mapping into `values`, reporting those that are wrong; keys among `further` are left alone."""
    for entry in node.entries:
        name = entry.key.text
        if name in further:
            continue
        if name not in ROLE_KEYS:
            report_unknown_key(entry.key, "a role", (*ROLE_KEYS, *further), problems)
        elif not isinstance(entry.value, Scalar):
            report_wrong(entry.value, f'"{name}" must be one value', problems)
        elif _fits(name, entry.value, problems):
            values[name] = entry.value


def _fits(name: str, value: Scalar, problems: Problems) -> bool:
    """Tell whether `value` can be the `name` of a role, reporting it if not."""
    match name:
        case "family":
            choices: tuple[str, ...] = tuple(FamilyRole)
        case "bold":
            choices = ("true", "false")
        case "color":
            choices = (*COLOR_KEYS, *(f"series-{number}" for number in range(1, 10)))
        case _:
            return _is_size(name, value, problems)
    return is_choice(name, value, choices, problems)


def is_choice(name: str, value: Scalar, choices: tuple[str, ...], problems: Problems) -> bool:
    """Tell whether `value` is one of `choices`, reporting it if not."""
    if value.text in choices:
        return True
    hint = did_you_mean(value.text, choices) or f"choose one of {', '.join(choices)}"
    problems.error("bad-choice", f'"{value.text[:40]}" is not a value of "{name}"', value.span, hint)
    return False


def _is_size(name: str, value: Scalar, problems: Problems) -> bool:
    low, high = _SIZES[name]
    if re.fullmatch(r"-?\d{1,4}(\.\d{1,4})?", value.text) and low <= float(value.text) <= high:
        return True
    problems.error("bad-size", f'"{name}" must be a number from {low:g} to {high:g}', value.span)
    return False
