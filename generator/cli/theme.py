"""The option `--theme`: a name of the command line, so a wrong one is a wrong argument and no fault of a document."""

from pathlib import Path

from generator.problems import ResourceError, did_you_mean
from generator.theme.load import PRESETS, is_theme_file


def refuse_unknown_theme(name: str) -> None:
    """Raise `ResourceError` if `name` is neither a preset nor a file that exists; "" leaves the documents' own choice."""
    if is_theme_file(name):
        if not Path(name).exists():
            raise ResourceError(f"--theme: there is no file {name}")
    elif name and name not in PRESETS:
        hint = did_you_mean(name, PRESETS) or f"choose one of {', '.join(PRESETS)}, or name a theme file that ends in .yaml"
        raise ResourceError(f'--theme: there is no theme "{name}"; {hint}')
