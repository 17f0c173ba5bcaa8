"""Neutral words of five languages, and sentences of any length made of them."""

from random import Random
from typing import Final, NamedTuple

from generator.model.document import Language


class Vocabulary(NamedTuple):
    """Words of one language, what joins and ends them, and words with their readings as they are marked up."""

    words: tuple[str, ...]
    space: str
    pause: tuple[str, ...]
    stop: tuple[str, ...]
    quotes: tuple[str, str]
    ruby: tuple[str, ...]
    units: tuple[str, ...]
    values: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    """Return the words of `text`; `_` stands for a space inside one."""
    return tuple(word.replace("_", " ") for word in text.split())


_LATIN: Final = (
    "Wi-Fi",
    "5G",
    "GDP",
    "ISO 9001",
    "PDF",
    "e-mail",
    "2026",
    "3.14",
    "12.5%",
    "COVID",
    "AI",
    "km/h",
    "A/B",
    "R&D",
    "C++",
    "<b>",
)
_NUMBERS: Final = ("0", "7", "2.64", "1,234,567", "-3.5", "12.4", "100", "0.05", "98765432", "007", "1/3", "±0.3")

_SIMPLIFIED = Vocabulary(
    _words("""
        工作 服务 社区 道路 供水 公园 图书馆 数据 平台 项目 收入 增长 下降 比上年 全市 各区 居民 企业 学校 季度 改造 建设 推进
        完成 信息化 公共交通 可持续发展 统筹协调 与 和 的 在 为 已 一 将 “最后一公里” 《实施方案》 （试行）
    """),
    "",
    ("，", "，", "、", "；", "：", "——"),
    ("。", "。", "。", "！", "？", "……"),
    ("“", "”"),
    ("{朝阳|Cháoyáng}", "{重庆|Chóng|qìng}", "{行|háng}", "{和|hé}"),
    ("元", "亿元", "%", "万人次", "个", "公里", "件/月", "平方米", "‰"),
    ("近2万", "约300", "三分之一", "不到1", "四成"),
)
_TRADITIONAL = _SIMPLIFIED._replace(
    words=_words("""
        業務 服務 社區 道路 供水 公園 圖書館 資料 平臺 專案 收入 成長 下降 較去年 全市 各區 居民 企業 學校 季度 改造 建設 推動
        完成 資訊化 公共運輸 永續發展 統籌協調 與 和 的 在 為 已 一 將 「最後一哩」 《施行細則》 （草案）
    """),
    quotes=("「", "」"),
    ruby=("{臺北|Táiběi}", "{捷運|ㄐㄧㄝˊ|ㄩㄣˋ}", "{行|háng}"),
    units=("元", "億元", "%", "萬人次", "個", "公里", "件/月"),
    values=("近2萬", "約300", "三分之一", "四成"),
)
_JAPANESE = Vocabulary(
    _words("""
        業務 サービス 地域 道路 水道 公園 図書館 データ 基盤 事業 収入 増加 減少 前年 全市 各区 住民 企業 学校 四半期 改修
        整備 推進 完了 インフォメーション コミュニティーセンター 持続可能な発展 は が を に の と する された 「ひと声」
        （案） ください ちょっと
    """),
    "",
    ("、", "、", "・", "："),
    ("。", "。", "。", "！", "？"),
    ("「", "」"),
    ("{東京|とう|きょう}", "{お茶||ちゃ}", "{百舌鳥|もず}", "{承|うけたまわ}"),
    ("円", "億円", "%", "万人", "件", "か所"),
    ("約300", "3分の1", "四割", "近く"),
)
_KOREAN = Vocabulary(
    _words("""
        업무 서비스 지역 도로 수도 공원 도서관 데이터 플랫폼 사업 수입 증가 감소 전년 전체 주민 기업 학교 분기 개선 건설 추진
        완료 정보화를 대중교통의 지속가능한 시범운영을 그리고 위하여 대한 '첫걸음' (안) 漢字
    """),
    " ",
    (",", ",", ",", " ·", ":"),
    (".", ".", ".", "!", "?"),
    ("‘", "’"),
    ("{漢字|한|자}", "{大韓|대한}"),
    ("원", "억 원", "%", "만 명", "건", "곳"),
    ("약 300", "2만여", "절반"),
)
_ENGLISH = Vocabulary(
    _words("""
        service road water park library data platform project income growth decline year city ward people company school
        quarter rebuild complete improve the of and in for a to with over under each was is infrastructure telecommunications
        counter-productive state-of-the-art responsibilities (draft) “first_mile”
    """),
    " ",
    (",", ",", ";", " –", ":"),
    (".", ".", ".", "!", "?"),
    ("“", "”"),
    ("{Xi'an|see-AHN}", "{Kyoto|kee-OH-toh}"),
    ("dollars", "%", "million", "km", "cases", "°C"),
    ("about 300", "one third", "nearly 2", "N/A"),
)
VOCABULARIES: Final = {
    Language.CHINESE_SIMPLIFIED: _SIMPLIFIED,
    Language.CHINESE_TRADITIONAL: _TRADITIONAL,
    Language.JAPANESE: _JAPANESE,
    Language.KOREAN: _KOREAN,
    Language.ENGLISH: _ENGLISH,
}


class Speaker:
    """Says words of one language, with Latin words and now and then one of another language among them."""

    def __init__(self, random: Random, language: Language, foreign: float) -> None:
        """`foreign` is the share of words that are in another language, 0 to 1."""
        self.vocabulary = VOCABULARIES[language]
        self._random = random
        self._foreign = foreign

    def word(self) -> str:
        draw = self._random.random()
        if draw < self._foreign:
            return self._random.choice(self._random.choice(list(VOCABULARIES.values())).words)
        return self._random.choice(_LATIN if draw > 0.93 else self.vocabulary.words)

    def phrase(self, least: int, most: int) -> str:
        """Return words without a stop, `least` to `most` characters or one word long."""
        wanted, said = self._random.randint(least, most), self.word()
        while len(said) < wanted:
            longer = said + self.vocabulary.space + self.word()
            if len(longer) > most:
                break
            said = longer
        return said

    def value(self) -> str:
        """Return a figure as it is to be printed, a number mostly."""
        return self._random.choice(_NUMBERS + self.vocabulary.values)

    def unit(self) -> str:
        return self._random.choice(self.vocabulary.units)
