"""The words and numerals a document needs in its own language: labels, heading numbers, continued titles."""

from dataclasses import replace
from typing import NamedTuple

from generator.model.compare import Compare
from generator.model.document import Language, Preset
from generator.model.figures import Change
from generator.model.prose import CalloutKind


class Words(NamedTuple):
    """Labels of one language. `colon` and `brackets` are the language's own punctuation."""

    summary: str
    figure: str
    table: str
    unit: str
    source: str
    sources: str
    agenda: str
    continued: str
    closing: str
    speaker: str
    people: str
    """Whoever a document names, whatever they do."""
    details: str
    """Facts of several kinds about a document."""
    date: str
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
    bulletin: str
    page_of: str
    """A pattern with `{}` for a page's number and for the number of pages."""
    page: str
    """A pattern with `{}` for a page's number in running text."""
    section: str
    """A pattern with `{}` for a subsection's number in running text; Chinese has its own."""
    contents: str
    cited: str
    """A pattern with `{}` for where a source is cited."""
    attachment: str
    printed: str
    """Goes on from when something was printed."""
    signer: str
    up: str = "上升"
    """Said to listeners where a mark shows that a figure moved up, `down` or not at all."""
    down: str = "下降"
    unchanged: str = "持平"
    current: str = "当前"
    """Said to listeners of the step that a timeline has reached."""
    backup: str = "备用"
    """The name of the slides in reserve."""
    minutes: str = "{}分钟"
    """A pattern with `{}` for the number."""
    altogether: str = "共{}"
    """A pattern with `{}` for an amount."""
    colon: str = "："
    comma: str = "，"
    brackets: str = "（）"
    bracket_space: str = ""
    """Between a word and the bracket after it."""
    list_separator: str = "、"
    quotes: str = "“”"
    """Marks around somebody's words."""
    to_scale: str = "条长按数值比例绘制。"
    heights_to_scale: str = "柱高按数值比例绘制"
    """Said below bars whose lengths are in proportion."""
    not_to_scale: str = "色块高度不按数值比例"
    """Said of two numbers on grounds that are alike."""
    no_data: str = "空缺处无数据"
    """At the foot of a slide whose chart has gaps."""

    def callout(self, kind: CalloutKind) -> str:
        """Return the heading of a callout of `kind` that has none of its own."""
        return {CalloutKind.NOTE: self.note, CalloutKind.TIP: self.tip, CalloutKind.WARNING: self.warning}[kind]

    def change(self, change: Change) -> str:
        """Return the direction that the mark of `change` shows, "" where there is no mark."""
        return {Change.NONE: "", Change.UP: self.up, Change.DOWN: self.down, Change.FLAT: self.unchanged}[change]

    def named(self, compare: Compare) -> Compare:
        """Return `compare` with the language's words for states that have no name of their own."""
        before, after = compare.before, compare.after
        return replace(
            compare, before=before._replace(label=before.label or self.before), after=after._replace(label=after.label or self.after)
        )

    def kind(self, preset: Preset) -> str:
        """Return what a paper of `preset` is called."""
        return {
            Preset.PRESS_BRIEFING: self.press_briefing,
            Preset.BULLETIN: self.bulletin,
            Preset.WORK_REPORT: self.work_report,
            Preset.OFFICIAL: "",
            Preset.PLAIN: "",
        }[preset]

    def bracketed(self, text: str) -> str:
        """Return `text` in the language's brackets."""
        return f"{self.brackets[0]}{text}{self.brackets[1]}"

    def aside(self, text: str) -> str:
        """Return `text` in brackets as it goes on from a word."""
        return f"{self.bracket_space}{self.bracketed(text)}"


_WORDS = {
    Language.CHINESE_SIMPLIFIED: Words(
        summary="摘要",
        figure="图",
        table="表",
        unit="单位",
        source="来源",
        sources="资料来源",
        agenda="议程",
        continued="（续）",
        closing="小结",
        speaker="发言人",
        people="人员",
        details="相关信息",
        date="日期",
        before="此前",
        after="此后",
        sample="示例数据",
        internal="内部",
        note="说明",
        tip="提示",
        warning="注意",
        credit="摄影",
        part="第{}部分",
        press_briefing="新闻发布会材料",
        work_report="工作汇报",
        bulletin="简报",
        page_of="第 {} 页　共 {} 页",
        page="第 {} 页",
        section="",
        contents="目录",
        cited="用于{}",
        attachment="附件",
        printed="印发",
        signer="签发人",
    ),
    Language.CHINESE_TRADITIONAL: Words(
        summary="摘要",
        figure="圖",
        table="表",
        unit="單位",
        source="來源",
        sources="資料來源",
        agenda="議程",
        continued="（續）",
        closing="小結",
        speaker="發言人",
        people="人員",
        details="相關資訊",
        date="日期",
        before="此前",
        after="此後",
        sample="示例數據",
        internal="內部",
        note="說明",
        tip="提示",
        warning="注意",
        credit="攝影",
        current="目前",
        backup="備用",
        minutes="{}分鐘",
        part="第{}部分",
        press_briefing="新聞發布會資料",
        work_report="工作報告",
        bulletin="簡報",
        page_of="第 {} 頁　共 {} 頁",
        page="第 {} 頁",
        section="",
        contents="目錄",
        cited="用於{}",
        attachment="附件",
        printed="印發",
        signer="簽發人",
        quotes="「」",
        to_scale="條長按數值比例繪製。",
        heights_to_scale="柱高按數值比例繪製",
        not_to_scale="色塊高度不按數值比例",
        no_data="空缺處無資料",
    ),
    Language.JAPANESE: Words(
        summary="要旨",
        figure="図",
        table="表",
        unit="単位",
        source="出典",
        sources="出典一覧",
        agenda="次第",
        continued="（続き）",
        closing="まとめ",
        speaker="発表者",
        people="関係者",
        details="関連情報",
        date="日付",
        before="以前",
        after="以後",
        sample="サンプル",
        internal="内部",
        note="注記",
        tip="ヒント",
        warning="注意",
        credit="撮影",
        up="上昇",
        down="低下",
        unchanged="横ばい",
        current="現在",
        part="第{}部",
        backup="予備",
        minutes="{}分",
        altogether="計{}",
        press_briefing="記者発表資料",
        work_report="業務報告",
        bulletin="広報",
        page_of="{} / {} ページ",
        page="{} ページ",
        section="第{}節",
        contents="目次",
        cited="{}で使用",
        attachment="添付",
        printed="発行",
        signer="決裁者",
        comma="、",
        quotes="「」",
        to_scale="棒の長さは数値に比例する。",
        heights_to_scale="柱の高さは数値に比例する",
        not_to_scale="色面の高さは数値に比例しない",
        no_data="空白はデータなし",
    ),
    Language.KOREAN: Words(
        summary="요약",
        figure="그림",
        table="표",
        unit="단위",
        source="출처",
        sources="출처 목록",
        agenda="차례",
        continued="(계속)",
        closing="맺음말",
        speaker="발표자",
        people="관계자",
        details="관련 정보",
        date="날짜",
        before="이전",
        after="이후",
        sample="예시 자료",
        internal="내부",
        note="참고",
        tip="도움말",
        warning="주의",
        credit="사진",
        up="상승",
        down="하락",
        unchanged="변동 없음",
        current="현재",
        part="{}부",
        backup="예비",
        minutes="{}분",
        altogether="총 {}",
        press_briefing="보도자료",
        work_report="업무 보고",
        bulletin="소식지",
        page_of="{} / {}쪽",
        page="{}쪽",
        section="{}절",
        contents="목차",
        cited="{}에 사용",
        attachment="붙임",
        printed=" 발행",
        signer="결재자",
        colon=": ",
        comma=", ",
        brackets="()",
        list_separator=", ",
        to_scale="막대 길이는 값에 비례함.",
        heights_to_scale="막대 높이는 값에 비례함",
        not_to_scale="색면 높이는 값에 비례하지 않음",
        no_data="빈 곳은 자료 없음",
    ),
    Language.ENGLISH: Words(
        summary="Summary",
        figure="Figure",
        table="Table",
        unit="Unit",
        source="Source",
        sources="Sources",
        agenda="Agenda",
        continued=" (continued)",
        closing="In short",
        speaker="Speaker",
        people="People",
        details="Details",
        date="Date",
        before="Before",
        after="After",
        sample="Sample data",
        internal="Internal",
        note="Note",
        tip="Tip",
        warning="Caution",
        credit="Photo",
        up="up",
        down="down",
        unchanged="unchanged",
        current="current",
        part="Part {}",
        backup="Backup",
        minutes="{} min",
        altogether="{} in all",
        press_briefing="Press briefing",
        work_report="Progress report",
        bulletin="Bulletin",
        page_of="Page {} of {}",
        page="page {}",
        section="section {}",
        contents="Contents",
        cited="used in {}",
        attachment="Attachments",
        printed=" (printed)",
        signer="Signed off by",
        colon=": ",
        comma=", ",
        brackets="()",
        bracket_space=" ",
        list_separator=", ",
        to_scale="Bars are drawn to scale.",
        heights_to_scale="Heights are drawn to scale",
        not_to_scale="Heights are not to scale",
        no_data="Gaps: no data",
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


_ROMAN = (("c", 100), ("xc", 90), ("l", 50), ("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))


def roman(number: int) -> str:
    """Return `number` in small Roman numerals: i, ii, iv."""
    numeral = ""
    for letters, value in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def heading_number(language: Language, numbers: tuple[int, ...]) -> str:
    """Return the number before a heading: 一、 （一） 1. （1） in Chinese (GB/T 9704-2012, 7.3.3), 1 and 1.1 otherwise."""
    if not language.is_chinese:
        return ".".join(str(n) for n in numbers)
    last = numbers[-1]
    return (f"{chinese_numeral(last)}、", f"（{chinese_numeral(last)}）", f"{last}.", f"（{last}）")[len(numbers) - 1]


def part_name(language: Language, number: int) -> str:
    """Return what part `number` is called on its divider: 第一部分, 第1部, 1부, Part 1."""
    numeral = chinese_numeral(number) if language.is_chinese else str(number)
    return words(language).part.format(numeral)


def section_name(language: Language, numbers: tuple[int, ...]) -> str:
    """Return what a section is called in running text: 第二部分, 第二部分（一）1（2）; 第2部, 第2.1節; Part 2, section 2.1."""
    if len(numbers) == 1:
        return part_name(language, numbers[0])
    if language.is_chinese:
        below = (heading_number(language, numbers[:level]) for level in range(2, len(numbers) + 1))
        return part_name(language, numbers[0]) + "".join(below).replace(".", "")
    return words(language).section.format(heading_number(language, numbers))


def exhibit_name(language: Language, word: str, number: int) -> str:
    """Return what a figure or table is called: 图 1, Figure 1, without a space in Japanese."""
    return f"{word}{number}" if language is Language.JAPANESE else f"{word} {number}"


def page_of(language: Language, number: int, total: int) -> str:
    """Return the number of a page among `total` in words: 第 1 页　共 5 页, Page 1 of 5."""
    return words(language).page_of.format(number, total)
