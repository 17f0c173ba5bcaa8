"""The words and numerals a document needs in its own language: labels, heading numbers, continued titles."""

from dataclasses import dataclass

from generator.model.document import Language, Preset
from generator.model.prose import CalloutKind


@dataclass(frozen=True, slots=True)
class Words:
    """Labels of one language. `colon` and `brackets` are the language's own punctuation."""

    summary: str
    figure: str
    table: str
    source: str
    sources: str
    agenda: str
    continued: str
    closing: str
    speaker: str
    date: str
    contact: str
    before: str
    after: str
    sample: str
    internal: str
    note: str
    tip: str
    warning: str
    credit: str
    part: str
    """A pattern with `{}` for the numeral."""
    press_briefing: str
    work_report: str
    plain: str
    colon: str = "："
    comma: str = "，"
    brackets: str = "（）"
    list_separator: str = "、"
    quotes: str = "“”"
    """Marks around somebody's words."""
    to_scale: str = "条长按数值比例绘制。"
    heights_to_scale: str = "柱高按数值比例绘制"
    """Said below bars whose lengths are in proportion."""

    def callout(self, kind: CalloutKind) -> str:
        return {CalloutKind.NOTE: self.note, CalloutKind.TIP: self.tip, CalloutKind.WARNING: self.warning}[kind]

    def kind(self, preset: Preset) -> str:
        """Return what a paper of `preset` is called."""
        return {Preset.PRESS_BRIEFING: self.press_briefing, Preset.WORK_REPORT: self.work_report, Preset.PLAIN: self.plain}[preset]

    def bracketed(self, text: str) -> str:
        return f"{self.brackets[0]}{text}{self.brackets[1]}"


_WORDS = {
    Language.CHINESE_SIMPLIFIED: Words(
        "摘要", "图", "表", "来源", "资料来源", "议程", "（续）", "小结", "发言人", "日期", "联系方式", "此前", "此后", "示例数据", "内部",
        "说明", "提示", "注意", "摄影", "第{}部分", "新闻发布会材料", "工作汇报", "",
    ),
    Language.CHINESE_TRADITIONAL: Words(
        "摘要", "圖", "表", "來源", "資料來源", "議程", "（續）", "小結", "發言人", "日期", "聯絡方式", "此前", "此後", "示例數據", "內部",
        "說明", "提示", "注意", "攝影", "第{}部分", "新聞發布會資料", "工作報告", "", quotes="「」", to_scale="條長按數值比例繪製。", heights_to_scale="柱高按數值比例繪製",
    ),
    Language.JAPANESE: Words(
        "要旨", "図", "表", "出典", "出典一覧", "次第", "（続き）", "まとめ", "発表者", "日付", "連絡先", "以前", "以後", "サンプル", "内部",
        "注記", "ヒント", "注意", "撮影", "第{}部", "記者発表資料", "業務報告", "", comma="、", quotes="「」", to_scale="棒の長さは数値に比例する。", heights_to_scale="柱の高さは数値に比例する",
    ),
    Language.KOREAN: Words(
        "요약", "그림", "표", "출처", "출처 목록", "차례", "(계속)", "맺음말", "발표자", "날짜", "연락처", "이전", "이후", "예시 자료", "내부",
        "참고", "도움말", "주의", "사진", "{}부", "보도자료", "업무 보고", "", colon=": ", comma=", ", brackets="()", list_separator=", ",
        to_scale="막대 길이는 값에 비례함.", heights_to_scale="막대 높이는 값에 비례함",
    ),
    Language.ENGLISH: Words(
        "Summary", "Figure", "Table", "Source", "Sources", "Agenda", " (continued)", "In short", "Speaker", "Date", "Contact", "Before", "After",
        "Sample data", "Internal", "Note", "Tip", "Caution", "Photo", "Part {}", "Press briefing", "Progress report", "",
        colon=": ", comma=", ", brackets="()", list_separator=", ", to_scale="Bars are drawn to scale.", heights_to_scale="Heights are drawn to scale",
    ),
}


def words(language: Language) -> Words:
    """Return the labels of `language`."""
    return _WORDS[language]


_DIGITS = "零一二三四五六七八九"


def chinese_numeral(number: int) -> str:
    """Return `number` (0 to 999) in Chinese numerals: 一, 十, 十二, 二十三, 一百零五."""
    hundreds, below = divmod(number, 100)
    if hundreds:
        rest = chinese_numeral(below) if below > 19 else f"一{chinese_numeral(below)}" if below > 9 else f"零{_DIGITS[below]}"
        return f"{_DIGITS[hundreds]}百{rest if below else ''}"
    tens, units = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[units] if units else "") or _DIGITS[0]


def heading_number(language: Language, numbers: tuple[int, ...]) -> str:
    """Return the number before a heading: 一、 and （一） in Chinese, 1 and 1.1 otherwise."""
    if not language.is_chinese:
        return ".".join(str(n) for n in numbers)
    numeral = chinese_numeral(numbers[-1])
    return f"{numeral}、" if len(numbers) == 1 else f"（{numeral}）"


def part_name(language: Language, number: int) -> str:
    """Return what part `number` is called on its divider: 第一部分, 第1部, 1부, Part 1."""
    numeral = chinese_numeral(number) if language.is_chinese else str(number)
    return words(language).part.format(numeral)
