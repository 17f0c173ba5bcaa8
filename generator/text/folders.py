"""The folders a document's faces come from: its own, then the one that travels with Diptych."""

import os
from pathlib import Path
from typing import Final

from generator.problems import ResourceError
from generator.text.library import FontLibrary, shipped_folder
from generator.workspace import Workspace

FONT_FOLDER: Final = "fonts"
"""The folder beside a document in which authors keep their own fonts."""


def open_library(workspace: Workspace) -> FontLibrary:
    """Return the author's fonts, then the shipped ones. Raises `ResourceError` if the author's folder lies elsewhere."""
    folder = workspace.root / FONT_FOLDER
    if not Path(os.path.realpath(folder)).is_relative_to(workspace.root):
        raise ResourceError(f"{FONT_FOLDER} is a link that leads out of the document's folder; copy the fonts beside the document")
    return FontLibrary(tuple(dict.fromkeys((folder, shipped_folder()))))
