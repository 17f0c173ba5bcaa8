"""A presentation's parts → the bytes of its package."""

import posixpath
from typing import Any, Final

from generator.deck.powerpoint.archive import BASIC_TYPES, archive, content_types

_DEFAULTS: Final = {
    **BASIC_TYPES,
    "png": "image/png",
    "jpeg": "image/jpeg",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "fntdata": "application/x-fontdata",
}
"""Content types by file extension; every XML part has its own besides."""


def package_bytes(package: Any) -> bytes:
    """Return the file of python-pptx's `package`. Its own writer would put the time of day into every member."""
    members: dict[str, str | bytes] = {"_rels/.rels": bytes(package._rels.xml)}
    types: dict[str, str] = {}
    for part in package.iter_parts():
        name = str(part.partname).lstrip("/")
        members[name] = bytes(part.blob)
        if len(part.rels):
            folder, file = posixpath.split(name)
            members[f"{folder}/_rels/{file}.rels"] = bytes(part.rels.xml)
        if name.endswith(".xml"):
            types[name] = part.content_type
    extensions = {name.rpartition(".")[2] for name in members}
    defaults = {extension: kind for extension, kind in _DEFAULTS.items() if extension in extensions}
    members["[Content_Types].xml"] = content_types(defaults, dict(sorted(types.items())))
    return archive(members)
