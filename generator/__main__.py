"""`python -m generator`: the command line.

Python puts the current folder first on the path for this, and a content folder is no place to import from: it is taken off again
before anything else is imported. Modules of this package are found through the package itself.
"""

import os
import sys

sys.path[:] = [place for place in sys.path if place and os.path.realpath(place) != os.path.realpath(os.curdir)]

from generator.cli.main import start  # noqa: E402

sys.exit(start())
