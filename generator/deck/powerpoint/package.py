"""A presentation's parts → the bytes of its package."""

import posixpath
from typing import Any, Final

from generator.deck.powerpoint.archive import archive
from generator.deck.powerpoint.drawingml import DECLARATION, attribute

_DEFAULTS: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
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
    members["[Content_Types].xml"] = _content_types(types, {name.rpartition(".")[2] for name in members})
    return archive(members)


def _content_types(types: dict[str, str], extensions: set[str]) -> str:
    defaults = "".join(f'<Default Extension="{name}" ContentType="{kind}"/>' for name, kind in _DEFAULTS.items() if name in extensions)
    overrides = "".join(f"<Override PartName={attribute(f'/{name}')} ContentType={attribute(types[name])}/>" for name in sorted(types))
    return f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{overrides}</Types>'
