"""The options `--theme`, `--page`, `--template` and `--brand`: a wrong name is a wrong argument and no fault of a document."""

from pathlib import Path

from generator.problems import ResourceError, did_you_mean
from generator.theme.files import is_file
from generator.theme.load import PRESETS
from generator.theme.page import DESIGNS


def refuse_unknown_theme(name: str) -> None:
    """Raise `ResourceError` if `name` is neither a preset nor a file that exists; "" leaves the documents' own choice."""
    _refuse_unknown(name, "theme", "--theme", PRESETS)


def refuse_unknown_page(name: str) -> None:
    """Raise `ResourceError` if `name` is neither a shipped page design nor a file that exists; "" leaves the documents' own choice."""
    _refuse_unknown(name, "page design", "--page", DESIGNS)


def refuse_missing_file(option: str, name: str) -> None:
    """Raise `ResourceError` if `option` names no file; "" leaves the documents' own choice."""
    if name and not Path(name).exists():
        raise ResourceError(f"{option}: there is no file {name}")


def _refuse_unknown(name: str, noun: str, option: str, known: tuple[str, ...]) -> None:
    if is_file(name):
        if not Path(name).exists():
            raise ResourceError(f"{option}: there is no file {name}")
    elif name and name not in known:
        hint = did_you_mean(name, known) or f"choose one of {', '.join(known)}, or name a {noun} file that ends in .yaml"
        raise ResourceError(f'{option}: there is no {noun} "{name}"; {hint}')
