"""What holds for every test: nothing is read from or written to the folders of whoever runs them."""

import os
from collections.abc import Iterator
from unittest import mock

import pytest


@pytest.fixture(scope="session", autouse=True)
def no_cache() -> Iterator[None]:
    """Keep compressed fonts nowhere, in this process and those it starts."""
    with mock.patch.dict(os.environ, {"DIPTYCH_CACHE_DIR": ""}):
        yield
