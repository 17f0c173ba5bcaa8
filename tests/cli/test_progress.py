"""Progress is for people who wait at a terminal."""

from io import StringIO

import pytest

from generator.cli import progress
from generator.cli.progress import ERASE, ProgressLine


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_hears_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    pipe = StringIO()
    with ProgressLine(pipe) as line:
        line.show("reading")
    assert pipe.getvalue() == ""


def test_a_quick_command_shows_nothing_on_a_terminal_either() -> None:
    terminal = Terminal()
    with ProgressLine(terminal) as line:
        line.show("reading")
    assert terminal.getvalue() == ""


def test_a_slow_command_shows_its_latest_step_and_erases_it_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    terminal = Terminal()
    with ProgressLine(terminal) as line:
        line.show("reading")
        line._timer.join()
        line.show("making the deck")
    written = terminal.getvalue()
    assert written.endswith(f"making the deck{ERASE}")
