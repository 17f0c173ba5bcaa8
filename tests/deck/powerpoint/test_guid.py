"""Identifiers from names are those of RFC 9562."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from generator.deck.powerpoint.guid import OBJECTS, guid


@given(st.uuids(), st.text(st.characters(codec="utf-8")))
def test_an_identifier_is_of_version_5_in_its_name_space(space: uuid.UUID, name: str) -> None:
    assert guid(space.bytes, name) == f"{{{uuid.uuid5(space, name)}}}".upper()


def test_the_name_space_of_objects_is_the_registered_one() -> None:
    assert uuid.NAMESPACE_OID.bytes == OBJECTS
