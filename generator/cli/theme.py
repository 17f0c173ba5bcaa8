"""The options `--theme`, `--page`, `--template` and `--brand`: a wrong name is a wrong argument and no fault of a document."""

from argparse import Namespace
from pathlib import Path

from generator.pipeline import Styling
from generator.problems import ResourceError
from generator.theme.files import choices_hint, is_file
from generator.theme.load import PRESETS
from generator.theme.page import DESIGNS


def refuse_wrong_names(arguments: Namespace) -> None:
    """Raise `ResourceError` if an option names neither a shipped thing nor a file that exists; "" leaves the documents' own choice."""
    refuse_unknown_theme(arguments.theme)
    _refuse_unknown(arguments.page, "page design", "--page", DESIGNS)
    _refuse_missing_file(arguments.template, "--template")
    _refuse_missing_file(arguments.brand, "--brand")


def styling_of(arguments: Namespace) -> Styling:
    """Return how outputs are to look by the options that `build` and `check` share."""
    return Styling(
        theme=arguments.theme,
        page=arguments.page,
        allow_missing=arguments.allow_missing,
        template=arguments.template,
        brand=arguments.brand,
    )


def refuse_unknown_theme(name: str) -> None:
    """Raise `ResourceError` if `name` is neither a preset nor a file that exists; "" leaves the documents' own choice."""
    _refuse_unknown(name, "theme", "--theme", PRESETS)


def _refuse_missing_file(name: str, option: str) -> None:
    if name and not Path(name).exists():
        raise ResourceError(f"{option}: there is no file {name}")


def _refuse_unknown(name: str, noun: str, option: str, known: tuple[str, ...]) -> None:
    if is_file(name):
        _refuse_missing_file(name, option)
    elif name and name not in known:
        raise ResourceError(f'{option}: there is no {noun} "{name}"; {choices_hint(name, known, noun)}')
