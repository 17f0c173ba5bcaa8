"""Style sheets: which declarations hold for an element (CSS 2.1, 6.4; of selectors: type, class, id, descendant and child)."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.svg.properties import PROPERTIES
from generator.svg.tree import Element, too_large

MAX_RULES: Final = 2000
MAX_ASKED: Final = 1_000_000
"""Rules that are tried on elements, all together."""
Declarations = dict[str, str]
_COMPOUND: Final = re.compile(r"(\*|[A-Za-z][\w-]*)?((?:[.#][\w-]+)*)$")


class Compound(NamedTuple):
    """What one element must be: `name` "" for any; `child` if the next compound's element must be right inside."""

    name: str
    names: frozenset[str]
    """Classes with a dot and ids with a number sign."""
    child: bool = False


class Rule(NamedTuple):
    weight: tuple[int, int, int, int]
    """Specificity, then place in the sheet."""
    compounds: tuple[Compound, ...]
    declarations: Declarations


def _without_comments(text: str) -> str:
    """Return `text` without comments; one that is not closed runs to the end."""
    kept, at = [], 0
    while (start := text.find("/*", at)) >= 0:
        kept.append(text[at:start])
        end = text.find("*/", start + 2)
        at = len(text) if end < 0 else end + 2
    return "".join((*kept, text[at:]))


def declarations(text: str) -> Declarations:
    """Return the properties in a declaration block or `style` attribute by name."""
    pairs = (part.partition(":") for part in _without_comments(text).split(";"))
    named = ((name.strip().lower(), value.replace("!important", "").strip()) for name, colon, value in pairs if colon)
    return {name: value for name, value in named if name in PROPERTIES}


class StyleSheet:
    """The rules of a file, by the last name that their selectors ask for. `has_others` if some are not understood."""

    def __init__(self, text: str = "") -> None:
        self.has_others = False
        self._rules: dict[str, list[Rule]] = {}
        self._asked = 0
        for number, rule in enumerate(_without_comments(text).split("}")):
            selectors, brace, block = rule.partition("{")
            if number >= MAX_RULES or "@" in selectors or "{" in block:
                self.has_others = True
            elif brace:
                self._add(selectors, declarations(block), number)

    def _add(self, selectors: str, block: Declarations, number: int) -> None:
        for selector in selectors.split(","):
            compounds = _compounds(selector)
            if compounds is None:
                self.has_others = True
                continue
            names = [name for compound in compounds for name in compound.names]
            ids = sum(name.startswith("#") for name in names)
            weight = ids, len(names) - ids, sum(bool(compound.name) for compound in compounds), number
            last = compounds[-1]
            key = min(last.names, default=last.name)
            self._rules.setdefault(key, []).append(Rule(weight, compounds, block))

    def of(self, element: Element) -> Declarations:
        """Return the declarations for `element`, the strongest of each property."""
        if not self._rules:
            return {}
        keys = {"", element.name, *names_of(element)}
        asked = [rule for key in keys for rule in self._rules.get(key, ())]
        self._asked += len(asked)
        if self._asked > MAX_ASKED:
            raise too_large("has a style sheet of too many rules for its elements")
        found = [rule for rule in asked if _matches(rule.compounds, element)]
        merged: Declarations = {}
        for rule in sorted(found, key=lambda rule: rule.weight):
            merged.update(rule.declarations)
        return merged


def names_of(element: Element) -> Iterator[str]:
    """Yield the classes of `element` with a dot, and its id with a number sign."""
    yield from (f".{name}" for name in element.attributes.get("class", "").split())
    if identifier := element.attributes.get("id"):
        yield f"#{identifier}"


def _compounds(selector: str) -> tuple[Compound, ...] | None:
    """Return the parts of a selector from the outermost, `None` if it asks for more than names."""
    parts: list[Compound] = []
    for word in selector.replace(">", " > ").split():
        if word == ">":
            if not parts or parts[-1].child:
                return None
            parts[-1] = parts[-1]._replace(child=True)
            continue
        found = _COMPOUND.match(word)
        if not found:
            return None
        parts.append(Compound("" if found[1] in (None, "*") else found[1], frozenset(re.findall(r"[.#][\w-]+", found[2]))))
    return tuple(parts) if parts and not parts[-1].child else None


def _matches(compounds: tuple[Compound, ...], element: Element) -> bool:
    """Tell whether `element` is what the last compound asks for, inside what those before ask for."""
    if not _is(compounds[-1], element):
        return False
    at = element.parent
    for compound in reversed(compounds[:-1]):
        if compound.child and (at is None or not _is(compound, at)):
            return False
        while at is not None and not _is(compound, at):
            at = at.parent
        if at is None:
            return False
        at = at.parent
    return True


def _is(compound: Compound, element: Element) -> bool:
    return compound.name in ("", element.name) and compound.names <= set(names_of(element))
