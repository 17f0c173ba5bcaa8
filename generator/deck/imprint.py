"""What identifies an issue or an official paper, on the deck: its number and editor on the title slide, the rest in the notes there."""

from collections.abc import Iterator

from generator.model.document import Imprint
from generator.theme.words import Words


def imprint_notes(imprint: Imprint, words: Words) -> tuple[str, ...]:
    """Return the lines that the title slide's notes have of `imprint`."""
    return tuple(line for line in _lines(imprint, words) if line)


def _lines(imprint: Imprint, words: Words) -> Iterator[str]:
    yield from (imprint.classification, imprint.urgency, imprint.copy_number)
    yield f"{words.signer}{words.colon}{imprint.signer}" if imprint.signer else ""
    yield imprint.addressee
    if imprint.attachments:
        names = words.list_separator.join(imprint.attachments)
        yield f"{words.attachment}{words.colon}{names}"
    yield from (imprint.signature, imprint.remark)
    for field in imprint.distribution:
        yield f"{field.label}{words.colon}{field.value}"
    yield from (imprint.issuer, imprint.issued, imprint.print_run)
