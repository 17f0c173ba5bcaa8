"""Tokens rejoin to the text, keep clusters whole and have the class that spacing needs."""

import pytest

from generator.text.itemize import CharClass, classify, tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("国家PostgreSQL数据", ["国", "家", "PostgreSQL", "数", "据"]),
        ("——好……", ["——", "好", "……"]),
        ("———", ["——", "—"]),
        ("だ。――時", ["だ", "。", "――", "時"]),
        ("节省2.64亿", ["节", "省", "2.64", "亿"]),
        ("a b", ["a", " ", "b"]),
        ("China’s", ["China’s"]),
        ("说“好”", ["说", "“", "好", "”"]),
        ("葛\U000e0100城", ["葛\U000e0100", "城"]),
        ("か\u3099", ["か\u3099"]),
        ("\u1112\u1161\u11ab글", ["\u1112\u1161\u11ab", "글"]),
        ("±0.05℃", ["±0.05℃"]),
        ("A·B", ["A", "·", "B"]),
    ],
)
def test_text_is_cut_into_words_marks_and_characters(text: str, tokens: list[str]) -> None:
    assert tokenize(text, "zh-Hans") == tokens


def test_english_quotation_marks_belong_to_their_word() -> None:
    assert tokenize("“We—all” go", "en") == ["“We—all”", " ", "go"]


@pytest.mark.parametrize(
    ("token", "language", "char_class"),
    [
        ("国", "zh-Hans", CharClass.IDEOGRAPH),
        ("𠮷", "ja", CharClass.IDEOGRAPH),
        ("々", "ja", CharClass.IDEOGRAPH),
        ("ー", "ja", CharClass.KANA),
        ("・", "ja", CharClass.MIDDLE),
        ("글", "ko", CharClass.HANGUL),
        ("word", "zh-Hans", CharClass.LATIN),
        ("（", "zh-Hans", CharClass.OPEN),
        ("”", "zh-Hans", CharClass.CLOSE),
        ("”", "en", CharClass.LATIN),
        ("：", "zh-Hans", CharClass.PAUSE),
        ("：", "ja", CharClass.MIDDLE),
        ("。", "ja", CharClass.STOP),
        ("——", "zh-Hans", CharClass.DASH),
        ("――", "ja", CharClass.DASH),
        ("――", "en", CharClass.LATIN),
        ("\u3000", "ja", CharClass.BLANK),
        ("％", "zh-Hans", CharClass.SYMBOL),
        ("①", "zh-Hans", CharClass.SYMBOL),
    ],
)
def test_a_token_has_a_spacing_class(token: str, language: str, char_class: CharClass) -> None:
    assert classify(token, language) is char_class
