"""Documents made from seeds, with everything an author can write: both outputs are made, valid, the same each time, and lose nothing."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import page
import pptx
import pypdfium2
import pytest
import yaml

import generator
from generator.model.document import Document
from generator.model.inline import NoteReference, RichText, Run
from generator.model.keys import BLOCK_KINDS, FORMS
from generator.model.leaves import leaves
from generator.model.rewrite import with_texts
from generator.pipeline import Target, build, check
from generator.problems import Severity
from tests.generated.documents import NAME, generated
from tests.reading import Text, deck_text
from tests.tagged import Tagged

ROOT = Path(__file__).parents[1]
SEEDS = (1, 8, 13, 18, 22)
EXAMPLES = range(40)


class Made(NamedTuple):
    """A generated document on disk with its outputs."""

    path: Path
    outputs: dict[Target, bytes]

    @property
    def document(self) -> Document:
        return generator.load(self.path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("generated")


@pytest.fixture(scope="module", params=SEEDS)
def made(request: pytest.FixtureRequest, folder: Path) -> Made:
    path = generated(request.param).write(folder / str(request.param), f"{request.param}.yaml")
    return Made(path, dict(build(path, tuple(Target)).outputs))


def test_generated_documents_have_no_errors(tmp_path: Path) -> None:
    for seed in EXAMPLES:
        path = generated(seed).write(tmp_path / str(seed))
        assert [problem for problem in check(path) if problem.severity is Severity.ERROR] == []


def test_generated_documents_have_every_block_and_every_key() -> None:
    documents = [yaml.safe_load(generated(seed).files[NAME]) for seed in EXAMPLES]
    written = {name for document in documents for name in names(document)}
    known = {key.name for form in FORMS.values() for key in form.keys}
    unwritten = (known | {*BLOCK_KINDS}) - written
    assert unwritten == set(), "let tests/generated write these too"


def names(value: object) -> Iterator[str]:
    """Yield all keys below `value`, and texts that may be blocks by themselves."""
    if isinstance(value, dict):
        yield from value
        for below in value.values():
            yield from names(below)
    elif isinstance(value, list):
        for below in value:
            yield from names(below)
    elif value == "page-break":
        yield "page-break"


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A], ids=["ua1", "2a"])
def test_briefings_keep_to_the_standard(made: Made, profile: page.ValidationProfile, tmp_path: Path) -> None:
    data = made.outputs[Target.PDF]
    file = tmp_path / "briefing.pdf"
    file.write_bytes(data)
    failures = page.validate_pdf(str(file), profile=profile).failures
    assert [failure.message for failure in failures] == []


def test_everything_painted_is_in_the_structure_or_an_artifact(made: Made) -> None:
    tagged = Tagged(made.outputs[Target.PDF])
    assert tagged.root.text
    assert tagged.loose == []


def test_no_letter_runs_off_the_page(made: Made) -> None:
    document = pypdfium2.PdfDocument(made.outputs[Target.PDF])
    assert [(number, off) for number, page in enumerate(document, 1) if (off := letters_off(page))] == []
    document.close()


def letters_off(page: pypdfium2.PdfPage) -> str:
    """Return the letters that are not wholly on the trimmed page."""
    left, bottom, right, top = page.get_trimbox()
    text = page.get_textpage()
    boxes = [(number, text.get_charbox(number)) for number in range(text.count_chars())]
    return "".join(text.get_text_range(n, 1) for n, (x1, y1, x2, y2) in boxes if x1 < left or y1 < bottom or x2 > right or y2 > top)


def test_decks_open_again(made: Made) -> None:
    deck = pptx.Presentation(BytesIO(made.outputs[Target.PPTX]))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert len(set(titles)) == len(titles)


def test_another_process_makes_the_same_bytes(made: Made, tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "77", "TZ": "Asia/Kathmandu"}
    subprocess.run(
        [sys.executable, "-m", "generator", "build", str(made.path), "-o", str(tmp_path)], env=environment, check=True, capture_output=True
    )
    assert [target for target, data in made.outputs.items() if (tmp_path / f"{made.path.stem}.{target.value}").read_bytes() != data] == []


# What is said


def test_every_fact_is_in_every_output_it_is_meant_for(made: Made) -> None:
    document, deck = with_texts(made.document, cut_at_references), deck_text(made.outputs[Target.PPTX])
    footnotes = {text.span for text in document.footnotes.values()}
    told = [leaf for leaf in leaves(document) if leaf.span not in footnotes]  # one that only slides or notes refer to is not printed
    tree = Tagged(made.outputs[Target.PDF]).root
    paper = Text((tree.reading_text(), "\n".join(node.text for node in tree.all("RT"))))
    notes = Text(deck.notes)
    slides = Text((*deck.slides, *deck.notes))  # notes say labels that slides have no room for
    assert missing((text for leaf in told if leaf.shown.paper for text in leaf.printed), paper) == []
    assert missing((leaf.text for leaf in told if leaf.shown.slides), slides) == []
    assert missing((leaf.spoken for leaf in told if leaf.shown.notes), notes) == []


def cut_at_references(text: RichText) -> RichText:
    """Return `text` with marks in place of the references whose words are found when it is built: leaves are divided there."""
    inlines = (NoteReference("") if isinstance(inline, Run) and inline.is_reference else inline for inline in text.inlines)
    return replace(text, inlines=tuple(inlines))


def missing(texts: Iterable[str], place: Text) -> list[str]:
    letters = re.sub(r"\s", "", place.whole)
    return [text for text in texts if re.sub(r"\s", "", text) not in letters and not place.count(text)]
