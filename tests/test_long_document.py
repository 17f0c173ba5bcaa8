"""The document that speed is measured with: without problems, and as long as it says."""

from pathlib import Path

from generator import check, load
from generator.model.walk import all_blocks
from tests.long_document import long_document


def test_it_has_no_errors_and_grows_in_units(tmp_path: Path) -> None:
    counts = []
    for units in (1, 3):
        path = tmp_path / f"{units}.yaml"
        path.write_text(long_document(units), encoding="utf-8")
        document = load(path)
        assert check(document) == ()
        counts.append(sum(1 for _ in all_blocks(document)))
    assert counts[1] == 3 * counts[0]
