"""Modules that libraries import for what a build seldom does: loaded when something in them is first used.

python-pptx and reportlab import Pillow to look at pictures, which `generator/raster.py` has looked at before them, and the standard
library's XML helpers import a whole web client to open addresses, which no build does. Only the command line puts such modules off: it
has one thread. (`importlib.util.LazyLoader` loads a module when it is imported for the second time, until Python 3.13.)
"""

import sys
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any, Final

SELDOM_USED: Final = ("urllib.request", "PIL.Image", "PIL.ImageFont")


class _PutOff(ModuleType):
    """A module before its code has run."""

    def __getattr__(self, name: str) -> Any:
        self.__class__ = ModuleType  # type: ignore[assignment]  # from now on like any other
        spec = self.__spec__
        assert spec is not None
        assert spec.loader is not None
        spec.loader.exec_module(self)
        return getattr(self, name)


def put_off_seldom_used() -> None:
    """Let imports of `SELDOM_USED` give modules that run their code with the first use of something in them."""
    for name in SELDOM_USED:
        if name not in sys.modules:
            _put_off(name)


def _put_off(name: str) -> None:
    spec = find_spec(name)
    assert spec is not None  # they come with Python and with Pillow
    module = module_from_spec(spec)
    module.__class__ = _PutOff
    sys.modules[name] = module
    package, _, last = name.rpartition(".")
    setattr(sys.modules[package], last, module)
