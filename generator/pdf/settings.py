"""reportlab as it ships: no settings of this machine, its user or the current folder reach a build.

reportlab reads RL_… variables, a module `reportlab_settings` from anywhere on the path and ~/.reportlab_settings when it is first
imported, and runs the latter two as code.
"""

import os
import sys
from importlib import import_module
from types import ModuleType
from typing import Final

SETTINGS_MODULES: Final = ("reportlab.local_rl_settings", "reportlab_settings")
"""What `reportlab.rl_config` runs; it looks for the file in the home folder only where the second is missing."""
PREFIX: Final = "RL_"


def load_reportlab() -> None:
    """Import reportlab's configuration with its defaults, unless it has been imported already."""
    if "reportlab.rl_config" in sys.modules:
        return
    hidden = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith(PREFIX)}
    for name in SETTINGS_MODULES:
        sys.modules.setdefault(name, ModuleType(name))
    try:
        import_module("reportlab.rl_config")
    finally:
        os.environ.update(hidden)
