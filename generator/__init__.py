"""Diptych: one content document, a print-ready briefing and an editable deck that say the same.

    from pathlib import Path

    import generator

    document = generator.load("content/quarterly-work-report.yaml")
    for problem in generator.check(document):
        print(problem.span.line, problem.message)
    Path("report.pdf").write_bytes(generator.build_report(document))
    Path("deck.pptx").write_bytes(generator.build_deck(document, theme="ledger"))

Documents can also be made in code, from the classes of `generator.model`. Everything raised on purpose is a `GeneratorError`:
`ContentError` carries the author's problems, `ResourceError` means a font, theme or folder, `RenderError` a defect of Diptych.
"""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from generator.problems import ContentError, GeneratorError, Problem, Problems, RenderError, ResourceError, Severity, Span

if TYPE_CHECKING:
    from generator.model.document import Document
    from generator.pipeline import Materials, Styling

__all__ = [
    "ContentError",
    "GeneratorError",
    "Problem",
    "RenderError",
    "ResourceError",
    "Severity",
    "Span",
    "__version__",
    "build_deck",
    "build_report",
    "check",
    "load",
]

__version__ = "0.1.0"


def load(path: str | PathLike[str]) -> "Document":
    """Return the document in the YAML file at `path`, decoded and checked.

    Raises `ContentError` with every error of the file and of the files it includes.
    """
    from generator import pipeline

    problems = Problems()
    loaded = pipeline.load(Path(path), problems)
    problems.as_named(Path(path)).raise_errors()
    assert loaded is not None  # a document that could not be loaded has an error
    return loaded.document


def check(
    document: "Document", theme: str = "", page: str = "", allow_missing: bool = False, template: str = "", brand: str = ""
) -> tuple[Problem, ...]:
    """Return all problems of `document`, errors and warnings, by place: its references and pictures, its theme, its characters' fonts.

    `theme` and `page` are the name or the file of a theme and a page design; "" leaves the document's own choice. Files are
    looked for beside the file the document was loaded from. `template` is the PowerPoint file that its deck is to stand on,
    `brand` a brand file.
    With `allow_missing`, a character that no font has is a warning.
    """
    from generator import pipeline

    problems = Problems()
    loaded = pipeline.reopen(document)
    pipeline.examine(loaded, problems)
    pipeline.prepare(loaded, pipeline.Styling(theme, page, allow_missing=allow_missing, template=template, brand=brand), problems)
    return tuple(problems.as_named(Path(document.path)))


def build_report(
    document: "Document",
    theme: str = "",
    page: str = "",
    *,
    grey: bool = False,
    crop_marks: bool = False,
    allow_missing: bool = False,
    attach_source: bool = False,
    brand: str = "",
) -> bytes:
    """Return `document` as a PDF briefing in the page design `page`, "" for its own; on request in greys or with crop marks.

    With `attach_source`, it carries the files that `document` was loaded from, with everything internal in them (PDF/A-3a).
    With `allow_missing`, it shows 〓 for a character that no font has. Raises `ContentError` for an unknown theme or page design or,
    otherwise, such a character, `ResourceError` for an unusable font.
    """
    from generator import pipeline

    styling = pipeline.Styling(theme, page, grey, crop_marks, allow_missing, attach_source=attach_source, brand=brand)
    return pipeline.make(pipeline.Target.PDF, _materials(document, styling))


def build_deck(
    document: "Document",
    theme: str = "",
    embed_fonts: str = "subset",
    font_encoding: str = "auto",
    allow_missing: bool = False,
    template: str = "",
    brand: str = "",
) -> bytes:
    """Return `document` as a PowerPoint deck, on the PowerPoint file `template` if one is given here or in the document.

    `embed_fonts` is how much of each face travels inside: "subset", "common", "full" or "none"; `font_encoding` is the form
    they have there: "mtx" (compressed), "raw", or "auto", which compresses all but large ones. With `allow_missing`,
    characters that no font has stand in it all the same. Raises as `build_report` does, and `ValueError` for another word.
    """
    from generator import pipeline
    from generator.deck.powerpoint.embed_mode import EmbedMode, FontEncoding

    mode, encoding = EmbedMode(embed_fonts), FontEncoding(font_encoding)
    styling = pipeline.Styling(theme, allow_missing=allow_missing, template=template, brand=brand)
    return pipeline.make(pipeline.Target.PPTX, _materials(document, styling), mode, encoding=encoding)


def _materials(document: "Document", styling: "Styling") -> "Materials":
    from generator import pipeline

    problems = Problems()
    materials = pipeline.prepare(pipeline.reopen(document), styling, problems)
    problems.as_named(Path(document.path)).raise_errors()
    assert materials is not None  # without a theme there was an error
    return materials
