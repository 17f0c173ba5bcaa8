"""A font file → the faces that can be asked for in it: the members of a collection, the instances of a variable font.

OpenType 1.9: font collections, `fvar`, `name`; OS/2 ulCodePageRange.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator.problems import ResourceError
from generator.text.face import BOLD_WEIGHT, Location, code_pages, family_names, is_italic, open_face, weight

REGULAR_WEIGHT: Final = 400
HEAVY_WEIGHT: Final = 700
MOST_MEMBERS: Final = 64
"""Of a collection; the largest there are have some forty."""
MOST_INSTANCES: Final = 256
"""Named ones of a variable font."""
WEIGHT_AXIS: Final = "wght"
SLANTS: Final = frozenset({"ital", "slnt"})
"""Axes on which a value other than the default's gives a slanted face, which nothing is set in."""
TYPOGRAPHIC_SUBFAMILY: Final = 17
_REGIONS: Final = {"SC": "zh-Hans", "CN": "zh-Hans", "TC": "zh-Hant", "TW": "zh-Hant", "HK": "zh-Hant", "JP": "ja", "KR": "ko"}
_REGION: Final = re.compile(rf"\b(?:{'|'.join(_REGIONS)})\b")
"""How families that are drawn once for each region call their cuts."""
_PAGE_LANGUAGES: Final = {17: "ja", 18: "zh-Hans", 19: "ko", 20: "zh-Hant"}
"""Bit of OS/2 ulCodePageRange1 → language."""


class FaceFile(NamedTuple):
    """A face as a catalogue knows it, before it is opened. `language` is "" where the file does not tell one."""

    path: Path
    families: tuple[str, ...]
    weight: int
    language: str = ""
    member: int = 0
    """The face's place in a collection."""
    location: Location = ()
    """The instance of a variable font."""
    is_own: bool = False
    """Whether it lies in an author's folder."""
    is_named_instance: bool = False
    """Whether it is one of a variable font's further cuts, which is used only where it is asked for by its name."""

    @property
    def bold(self) -> bool:
        """Whether it is the heavy cut of a family; a named instance is the only cut of its own."""
        return self.weight >= BOLD_WEIGHT and not self.is_named_instance


def faces_in(path: Path) -> tuple[FaceFile, ...]:
    """Return the upright faces in the font file `path`. Raises `ResourceError` for what is no font or has no family name."""
    first = open_face(path)
    count = min(first.count, MOST_MEMBERS)
    members = [first, *(open_face(path, index) for index in range(1, count))]
    names = [family_names(member) for member in members]
    if not all(names):
        raise ResourceError(f"{path.name} does not tell its family")
    try:
        return tuple(face for index, member in enumerate(members) for face in _member_faces(path, index, member, names[index]))
    except UnicodeDecodeError as error:  # an axis whose tag is no text
        raise ResourceError(f"{path.name} is not a usable font file: {error}") from error


def without_region(family: str) -> str:
    """Return what the cuts of a family for several regions have in common: "Noto Sans CJK" of "Noto Sans CJK SC"."""
    return " ".join(_REGION.sub("", family).split())


def _member_faces(path: Path, index: int, member: Any, families: tuple[str, ...]) -> Iterator[FaceFile]:
    if is_italic(member):
        return
    axes = {axis.tag: axis for axis in member.axis_infos}
    if not axes:
        yield FaceFile(path, families, weight(member), _language(member, families), index, is_own=True)
        return
    families = _without_instance(member, families, axes)
    file = FaceFile(path, families, weight(member), _language(member, families), index, is_own=True)
    defaults = {tag: axis.default_value for tag, axis in axes.items()}
    plain = list(_plain_instances(file, defaults, axes.get(WEIGHT_AXIS)))
    yield from plain
    yield from _named_instances(file, member, defaults, {one.location for one in plain})


def _without_instance(member: Any, families: tuple[str, ...], axes: dict[str, Any]) -> tuple[str, ...]:
    """Return the family's names without what they say of the default instance, as older names do: "Sans" for "Sans Thin"."""
    defaults = [axis.default_value for axis in axes.values()]
    usual = next((one for one in member.named_instances[:MOST_INSTANCES] if one.design_coords == defaults), None)
    subfamily = member.get_name(TYPOGRAPHIC_SUBFAMILY) or (member.get_name(usual.subfamily_name_id) if usual else "")
    return tuple(dict.fromkeys(name.removesuffix(f" {subfamily}") or name for name in families))


def _plain_instances(file: FaceFile, defaults: dict[str, float], axis: Any) -> Iterator[FaceFile]:
    """Yield the instances at regular and bold weight, or the nearest weights there are; the other axes at their defaults."""
    if axis is None:
        yield file._replace(location=tuple(defaults.items()))
        return
    weights = (min(max(goal, axis.min_value), axis.max_value) for goal in (REGULAR_WEIGHT, HEAVY_WEIGHT))
    for value in dict.fromkeys(weights):
        yield file._replace(weight=round(value), location=tuple((defaults | {WEIGHT_AXIS: value}).items()))


def _named_instances(file: FaceFile, member: Any, defaults: dict[str, float], known: set[Location]) -> Iterator[FaceFile]:
    """Yield the upright cuts that the designer named, other than the `known`, each as a family of its own, such as "Sans Light"."""
    seen = set(known)
    for instance in member.named_instances[:MOST_INSTANCES]:
        subfamily = member.get_name(instance.subfamily_name_id)
        location = dict(zip(defaults, instance.design_coords, strict=False))
        if not subfamily or any(location.get(tag) != defaults[tag] for tag in SLANTS & defaults.keys()):
            continue
        place = tuple(location.items())
        if place not in seen:
            seen.add(place)
            own_weight = round(location.get(WEIGHT_AXIS, file.weight))
            names = tuple(f"{family} {subfamily}" for family in file.families)
            yield file._replace(families=names, weight=own_weight, location=place, is_named_instance=True)


def _language(member: Any, families: tuple[str, ...]) -> str:
    """Return the language that the face is drawn for: by its region's letters, or the one code page of its kind it supports."""
    region = next((found for found in map(_REGION.search, families) if found), None)
    if region:
        return _REGIONS[region.group()]
    pages = code_pages(member)
    languages = [language for bit, language in _PAGE_LANGUAGES.items() if pages >> bit & 1]
    return languages[0] if len(languages) == 1 else ""
