"""Nothing on this machine changes how reportlab works, and nothing of it runs."""

import os
import subprocess
import sys
from pathlib import Path

PROBE = """
from generator.pdf.settings import load_reportlab
load_reportlab()
from reportlab import rl_config
import os
print(rl_config.trustedHosts, rl_config.pageCompression, os.environ["RL_trustedHosts"])
"""
PLANTED = "import pathlib; pathlib.Path(__file__).with_name('ran').touch()\ntrustedHosts = ['evil']\npageCompression = 0\n"
HOME_FILE = "trustedHosts = ['evil']\npageCompression = 0\n"


def test_settings_in_the_environment_the_home_and_the_current_folder_are_ignored(tmp_path: Path) -> None:
    (tmp_path / "reportlab_settings.py").write_text(PLANTED)
    (tmp_path / ".reportlab_settings").write_text(HOME_FILE)
    package = Path(__file__).parents[2]
    environment = os.environ | {
        "HOME": str(tmp_path),
        "PYTHONPATH": f"{tmp_path}{os.pathsep}{package}",
        "RL_trustedHosts": "*",
        "RL_pageCompression": "0",
    }
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, cwd=tmp_path, env=environment, check=True)
    assert done.stdout.split() == ["None", "1", "*"]
    assert not (tmp_path / "ran").exists()
