"""`python -m generator`: the command line."""

import sys

from generator.cli.main import main

sys.exit(main())
