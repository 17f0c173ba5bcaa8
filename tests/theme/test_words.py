"""The words of each language, where the author gives none."""

import pytest

from generator.model.compare import Compare, Side
from generator.model.document import Language
from generator.theme.words import words


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("zh-Hans", ("此前", "此后")),
        ("zh-Hant", ("此前", "此後")),
        ("ja", ("以前", "以後")),
        ("ko", ("이전", "이후")),
        ("en", ("Before", "After")),
    ],
)
def test_states_without_a_name_get_the_languages_words(language: str, names: tuple[str, str]) -> None:
    named = words(Language(language)).named(Compare(before=Side("", "8", "千元"), after=Side("", "近2", "万元")))
    assert (named.before.label, named.after.label) == names
    assert (named.before.value, named.after.value) == ("8", "近2")


def test_an_authors_own_names_of_states_stay() -> None:
    own = Compare(before=Side("改造前", "6.5"), after=Side("", "4"))
    assert words(Language.CHINESE_SIMPLIFIED).named(own).before.label == "改造前"
