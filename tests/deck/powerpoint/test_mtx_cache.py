"""Compressed fonts kept between builds: used when sound, made anew when not, and never seen in the deck."""

import os
from pathlib import Path

import pytest

from generator.deck.powerpoint import mtx, mtx_cache
from generator.deck.powerpoint.embed_mode import EmbedMode, FontEncoding
from generator.deck.powerpoint.mtx import encode
from generator.deck.powerpoint.mtx_cache import ENCODER_VERSION, FOLDER_VARIABLE, MOST_ENTRIES, cached_payload, user_cache
from generator.deck.powerpoint.write import write_deck
from generator.deck.scene import Deck
from generator.text.library import FontLibrary
from generator.theme.theme import Theme
from tests.deck.powerpoint.conftest import CREATED
from tests.deck.powerpoint.test_mtx import ttf

FONT, OTHER = ttf("1-minimal"), ttf("2-shapes")


def entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_a_deck_is_the_same_without_cache_with_an_empty_and_with_a_full_one(
    deck: Deck, theme: Theme, library: FontLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = write_deck(deck, theme, library, EmbedMode.SUBSET, CREATED, FontEncoding.AUTO)
    first = write_deck(deck, theme, library, EmbedMode.SUBSET, CREATED, FontEncoding.AUTO, cache=tmp_path)
    assert len(entries(tmp_path)) == 4  # one for each face
    monkeypatch.setattr(mtx, "encode", None)  # whoever compresses now fails
    second = write_deck(deck, theme, library, EmbedMode.SUBSET, CREATED, FontEncoding.AUTO, cache=tmp_path)
    assert without == first == second


def test_an_entry_is_read_instead_of_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    payload = cached_payload(FONT, tmp_path)
    assert payload == encode(FONT)
    monkeypatch.setattr(mtx, "encode", None)
    assert cached_payload(FONT, tmp_path) == payload


@pytest.mark.parametrize(
    "damage",
    [
        lambda entry: b"",
        lambda entry: entry[:-1],
        lambda entry: entry[:40] + bytes((entry[40] ^ 1,)) + entry[41:],
        lambda entry: bytes(len(entry)),
    ],
)
def test_a_damaged_entry_is_made_anew(tmp_path: Path, damage: "object") -> None:
    assert callable(damage)
    cached_payload(FONT, tmp_path)
    (path,) = entries(tmp_path)
    sound = path.read_bytes()
    path.write_bytes(damage(sound))
    assert cached_payload(FONT, tmp_path) == encode(FONT)
    assert path.read_bytes() == sound


def test_the_entry_of_another_font_is_not_taken_for_ours(tmp_path: Path) -> None:
    cached_payload(FONT, tmp_path)
    (ours,) = entries(tmp_path)
    cached_payload(OTHER, tmp_path)
    (other,) = set(entries(tmp_path)) - {ours}
    ours.write_bytes(other.read_bytes())
    assert cached_payload(FONT, tmp_path) == encode(FONT)


def test_another_encoder_version_does_not_use_the_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cached_payload(FONT, tmp_path)
    monkeypatch.setattr(mtx_cache, "ENCODER_VERSION", ENCODER_VERSION + 1)
    cached_payload(FONT, tmp_path)
    assert len(entries(tmp_path)) == 2


def test_a_folder_that_cannot_be_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert cached_payload(FONT, tmp_path / "file") == cached_payload(FONT, tmp_path / "file" / "below") == encode(FONT)


def test_an_entry_that_is_a_folder_is_done_without(tmp_path: Path) -> None:
    cached_payload(FONT, tmp_path)
    (path,) = entries(tmp_path)
    path.unlink()
    path.mkdir()
    assert cached_payload(FONT, tmp_path) == encode(FONT)
    assert entries(tmp_path) == [path]  # and nothing half-written is left


def test_the_oldest_entries_go_first(tmp_path: Path) -> None:
    for age in range(MOST_ENTRIES):
        path = tmp_path / f"{age:064}.mtx"
        path.write_bytes(b"old")
        os.utime(path, (1000 - age, 1000 - age))
    cached_payload(FONT, tmp_path)
    names = {path.name for path in entries(tmp_path)}
    assert len(names) == MOST_ENTRIES
    assert f"{MOST_ENTRIES - 1:064}.mtx" not in names
    assert f"{MOST_ENTRIES - 2:064}.mtx" in names


def test_the_folder_is_the_systems_unless_one_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert user_cache() == tmp_path
    monkeypatch.setenv(FOLDER_VARIABLE, "")
    assert user_cache() is None
    monkeypatch.delenv(FOLDER_VARIABLE)
    folder = user_cache()
    assert folder is not None
    assert folder.is_absolute()
    assert "diptych" in folder.parts
