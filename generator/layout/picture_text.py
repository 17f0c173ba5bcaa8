"""Text of vector pictures has faces: checked before anything is laid out, as the document's own text is."""

from generator.layout.artwork import missing_letters
from generator.model.document import Document
from generator.model.image import Image
from generator.model.walk import all_blocks
from generator.pictures import Pictures
from generator.problems import Problems
from generator.text.library import FontLibrary
from generator.theme.coverage import name_character
from generator.theme.theme import Theme


def check_picture_text(
    document: Document, theme: Theme, library: FontLibrary, pictures: Pictures, problems: Problems, allow_missing: bool = False
) -> None:
    """Tell `problems` the characters in vector pictures that no face has, as errors, or as warnings if `allow_missing`."""
    tell = problems.warn if allow_missing else problems.error
    for block in all_blocks(document):
        if not isinstance(block, Image) or not block.file:
            continue
        span = block.file_span or block.span
        picture = pictures.load(block.file, span, problems)
        if picture is None or picture.artwork is None:
            continue
        missing = missing_letters(picture.artwork, library, theme, document.metadata.language)
        if missing:
            hint = "make the text of the picture outlines, or put a font that has it into a folder named fonts beside the document"
            tell("missing-glyph", f'no font has {name_character(missing[0])}, which "{block.file}" shows', span, hint)
