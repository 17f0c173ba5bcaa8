"""What holds for every test: nothing is read from or written to the folders of whoever runs them, and each run tries the same examples.

`pytest --hypothesis-profile=default` looks for new ones.
"""

import os
from collections.abc import Iterator
from unittest import mock

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, database=None)
settings.load_profile("same")


@pytest.fixture(scope="session", autouse=True)
def no_cache() -> Iterator[None]:
    """Keep compressed fonts nowhere, in this process and those it starts."""
    with mock.patch.dict(os.environ, {"DIPTYCH_CACHE_DIR": ""}):
        yield
