"""A deck built in code that has every layout, every shape and every kind of chart: what the writer's tests and eyes look at."""

from collections.abc import Sequence

from PIL import Image

from generator.deck.grid import OWN_GRID
from generator.deck.master import PANELS, Slot, layout
from generator.deck.scene import (
    Anchor,
    Box,
    Bullet,
    Cell,
    ChartShape,
    Deck,
    Group,
    Insets,
    LayoutKind,
    NamedSection,
    Picture,
    Rule,
    Shape,
    Slide,
    TableGrid,
    TextBox,
    TextParagraph,
    TextRun,
    Typeface,
)
from generator.geometry import Rect
from generator.model.base import Number
from generator.model.chart import Chart, ChartKind, Series
from generator.text.style import Align
from generator.theme.theme import Theme
from generator.theme.tokens import FamilyRole
from tests.albums import picture as album_picture


def paragraph(theme: Theme, role: str, text: str, **changes: object) -> TextParagraph:
    """Return `text` in the look of `role`; `changes` go to the run (color, link, tracking, rise) or the paragraph."""
    scale = theme.deck[role]
    typeface = Typeface.MAJOR if scale.family is FamilyRole.SERIF else Typeface.MINOR
    of_run = {key: changes.pop(key) for key in ("color", "link", "rise", "code") if key in changes}
    run = TextRun(
        text, scale.size, scale.bold, **{"color": scale.color, "typeface": typeface, "tracking": scale.tracking * scale.size} | of_run
    )
    return TextParagraph((run,), scale.leading, **changes)


def placeholder(theme: Theme, kind: LayoutKind, name: str, *texts: str) -> TextBox:
    """Return the text box that fills slot `name` in the slot's own look and place."""
    slot = layout(kind).slot(name)
    return TextBox(name, slot.rect, tuple(paragraph(theme, slot.role, text) for text in texts), name, slot.anchor)


def number(typed: str, value: float | None = None) -> Number:
    return Number(typed, float(typed.replace("−", "-").replace(",", "").rstrip("%")) if value is None else value)


def chart(kind: ChartKind, categories: Sequence[str], *series: tuple[str, Sequence[str | None]], emphasis: str = "") -> Chart:
    """Return a chart whose values are given as typed, None for a gap."""
    return Chart(
        kind=kind,
        title="示例",
        categories=tuple(categories),
        series=tuple(Series(name, tuple(None if v is None else number(v) for v in values)) for name, values in series),
        emphasis=emphasis,
    )


MONTHS = tuple(f"{month}月" for month in range(1, 13))
HANDLED = ("312", "328", "345", "358", "372", "401", "418", "430", "462", "487", "503", "557")


def charts() -> tuple[tuple[str, Chart], ...]:
    """Return one chart of each kind and of each way to label, with a slide title."""
    quarters = ("一季度", "二季度", "三季度", "四季度")
    years = (("上年", ("2.64", "2.70", "3.10", None)), ("今年", ("2.80", "2.95", "3.42", "3.60")))
    return (
        ("事项办结量逐月上升", chart(ChartKind.COLUMN, MONTHS, ("办结", HANDLED), emphasis="12月")),
        ("两年对比：每季都有增长", chart(ChartKind.COLUMN, quarters, *years)),
        ("按街道看投入", chart(ChartKind.BAR, ("虹山中路社区", "翠湖片区", "官渡古镇"), ("投入", ("1,234", "987.5", "12.50")))),
        ("三类事项的构成", chart(ChartKind.STACKED_COLUMN, quarters, *((n, ("10", "12", "14", "9")) for n in ("咨询", "办理", "投诉")))),
        ("横向的构成", chart(ChartKind.STACKED_BAR, quarters[:2], *((n, ("10", "12")) for n in ("咨询", "办理", "投诉", "其他")))),
        ("满意度走势", chart(ChartKind.LINE, quarters, ("满意度", ("91.2", "92.0", None, "95.5")))),
        ("全年两条线", chart(ChartKind.LINE, MONTHS, ("城区", HANDLED), ("乡村", tuple(str(int(v) // 2) for v in HANDLED)))),
        ("每周的量", chart(ChartKind.COLUMN, tuple(str(n) for n in range(1, 25)), ("量", tuple(str(100 + n * n) for n in range(24))))),
        ("升降", chart(ChartKind.COLUMN, quarters, ("变化", ("−3.5", "+1.2", "-0.8", "2.0")))),
        ("来源构成", chart(ChartKind.PIE, ("热线", "网站", "窗口"), ("来源", ("45%", "30%", "25%")))),
        ("渠道构成", chart(ChartKind.DOUGHNUT, ("热线", "网站", "窗口"), ("渠道", ("45", "30", "25")))),
    )  # fmt: skip


def table(theme: Theme) -> TableGrid:
    """Return a table with a header row, a group cell over two rows, a cell over two columns and rules of three weights."""
    edge = Insets(0, 2, 7.2, 2)
    inner = Insets(7.2, 2, 7.2, 2)

    def cell(role: str, text: str, insets: Insets = inner, **changes: object) -> Cell:
        align = changes.pop("align", Align.START)
        return Cell((paragraph(theme, role, text, align=align),), insets=insets, **changes)

    head = (1.5, "ink")
    row = (0.5, "rule")
    rows = (
        (
            cell("table-head", "领域", edge, border_bottom=head),
            cell("table-head", "指标", border_bottom=head),
            cell("table-head", "数值", border_bottom=head, align=Align.END),
            cell("table-head", "单位", border_bottom=head),
        ),
        (
            cell("table", "乡村", edge, row_span=2, border_bottom=(1.0, "ink"), anchor=Anchor.TOP),
            cell("table", "驻村扶贫工作队", border_bottom=row),
            cell("table", "404", border_bottom=row, align=Align.END),
            cell("table", "支", border_bottom=row),
        ),
        (
            Cell((), spanned=True),
            cell("table", "市县财政资金投入", border_bottom=(1.0, "ink")),
            cell("table", "2.64", border_bottom=(1.0, "ink"), align=Align.END),
            cell("table", "亿元", border_bottom=(1.0, "ink")),
        ),
        (
            cell("table", "新业态", edge, border_bottom=head),
            cell("table", "“红旗方向盘车队”免费接送考生", border_bottom=head),
            cell("table", "880 余人次", column_span=2, border_bottom=head, fill="surface"),
            Cell((), spanned=True),
        ),
    )
    widths = (148.0, 444.0, 150.0, 131.6)
    heights = (28.0, 36.0, 36.0, 36.0)
    rect = Rect(OWN_GRID.left, OWN_GRID.hang_line - 11, sum(widths), sum(heights))
    return TableGrid("主要数据", rect, widths, heights, rows, "主要数据表：乡村两项、新业态一项。")


def card(theme: Theme, x: float, width: float, value: str, unit: str, label: str) -> Group:
    """Return one figure card: a rule, a numeral with its unit, a label."""
    numeral, unit_scale = theme.deck["numeral"], theme.deck["unit"]
    runs = (
        TextRun(value, numeral.size, True, "accent", tracking=-0.6),
        TextRun(unit, unit_scale.size, True),
    )
    return Group(
        f"数字 {value}",
        (
            Rule(f"线 {value}", x, 180, x + width, 180, 1.5, "ink"),
            TextBox(f"数值 {value}", Rect(x, 190, width, 76), (TextParagraph(runs, 76),)),
            TextBox(f"说明 {value}", Rect(x, 276, width, 56), (paragraph(theme, "figure-label", label),)),
        ),
        f"{label}：{value}{unit}",
    )


def _headed(theme: Theme, kind: LayoutKind, title: str, *shapes: Shape, footer: str = "来源：示例数据", notes: str = "") -> Slide:
    head = (placeholder(theme, kind, "title", title), placeholder(theme, kind, "running-head", "3　以小切口促成大融合"))
    return Slide(kind, title, head + shapes, (paragraph(theme, "notes", notes),) if notes else (), footer)


def _title(theme: Theme) -> Slide:
    kind = LayoutKind.TITLE
    return Slide(
        kind,
        "从小处着手",
        (
            placeholder(theme, kind, "kind", "新闻发布会"),
            placeholder(theme, kind, "session", "第十三场"),
            placeholder(theme, kind, "edition", "昆明专场"),
            placeholder(theme, kind, "series", "“云南这十年”系列新闻发布会"),
            placeholder(theme, kind, "title", "从小处着手"),
            placeholder(theme, kind, "subtitle", "把“民”字写大，把“小”事做好"),
            Rule("线", OWN_GRID.column_x(5), 405.6, OWN_GRID.column_x(13) - 14.4, 405.6, 1, "ink"),
            TextBox("发言人", Rect(OWN_GRID.column_x(5), 412, OWN_GRID.columns_width(5), 18), (paragraph(theme, "field-label", "发言人"),)),
            TextBox("姓名", Rect(OWN_GRID.column_x(5), 430, OWN_GRID.columns_width(5), 30), (paragraph(theme, "field-value", "杨东伟"),)),
        ),
    )


def _agenda(theme: Theme) -> Slide:
    kind = LayoutKind.AGENDA
    entries: list[Shape] = []
    for n, entry in enumerate(("总体情况", "主要做法", "下一步"), 1):
        y = 57.6 + 104.4 * (n - 1)
        entries.append(Rule(f"线 {n}", OWN_GRID.column_x(5), y, OWN_GRID.column_x(13) - 14.4, y, 1, "ink" if n == 1 else "rule"))
        entries.append(TextBox(f"序号 {n}", Rect(OWN_GRID.column_x(5), y + 15, 59.6, 36), (paragraph(theme, "agenda-numeral", str(n)),)))
        entries.append(
            TextBox(f"议题 {n}", Rect(OWN_GRID.column_x(6), y + 15, OWN_GRID.columns_width(6), 36), (paragraph(theme, "agenda", entry),))
        )
    return Slide(kind, "议程", (placeholder(theme, kind, "title", "议程"), *entries))


def _section(theme: Theme) -> Slide:
    kind = LayoutKind.SECTION
    texts = {"title": "以小切口促成大融合", "subtitle": "从一件件小事做起", "kicker": "第三部分", "numeral": "3"}
    return Slide(kind, texts["title"], tuple(placeholder(theme, kind, name, text) for name, text in texts.items()))


def _content(theme: Theme) -> Slide:
    kind = LayoutKind.CONTENT
    slot = layout(kind).slot("body")
    lines: list[TextParagraph] = []
    for n, (head, support) in enumerate(
        (("要点一", "说明文字，列出两件事"), ("If a<b & c>d", "text & <tags> stay text"), ("要点三", "见公开数据平台"))
    ):
        lines.append(paragraph(theme, "lead", head, margin=22.0, hanging=22.0, bullet=Bullet(), before=21.6 if n else 0.0))
        link = "https://example.com/data?a=1&b=2" if n == 2 else ""
        lines.append(paragraph(theme, "support", support, margin=22.0, link=link))
    lines.append(paragraph(theme, "body", "第一步", margin=44.0, hanging=22.0, level=1, bullet=Bullet(number=True, start=3), before=14.4))
    mixed = TextRun("3", 18, rise=30.0), TextRun("code", 18, code=True), TextRun("“引号”", 18, tracking=-4.0), TextRun("한글", 18)
    lines.append(TextParagraph((TextRun("面积 m", 18), *mixed), 28, margin=22.0))
    return _headed(theme, kind, "标题和要点", TextBox("正文", slot.rect, tuple(lines), "body"), notes="讲话稿：第一段。\n详细说明见附件。")


def _two_columns(theme: Theme) -> Slide:
    kind = LayoutKind.TWO_COLUMN
    boxes = []
    for name, words in (("left", ("优势", "渠道下沉")), ("right", ("风险", "汇率波动"))):
        lines = tuple(paragraph(theme, "body", word, margin=22.0, hanging=22.0, bullet=Bullet()) for word in words)
        boxes.append(TextBox(name, layout(kind).slot(name).rect, lines, name))
    return _headed(theme, kind, "优势与风险", *boxes)


def _panels(theme: Theme, count: int) -> Slide:
    spec = layout(PANELS[count])
    slots = [spec.slot(f"panel {n}") for n in range(1, count + 1)]
    boxes = (
        TextBox(slot.name, slot.rect, (paragraph(theme, "step", f"第{n}格"),), slot.name, insets=slot.insets, fill="surface")
        for n, slot in enumerate(slots, 1)
    )
    return _headed(theme, spec.kind, f"{count}格要点", *boxes)


def _remarks(theme: Theme) -> tuple[Slide, ...]:
    """Return the slides on which text stands beside something else, each place filled."""
    kinds = (LayoutKind.CONTENT_REMARK, LayoutKind.THREE_COLUMN, LayoutKind.HEADED_QUOTE, LayoutKind.CAPTIONED, LayoutKind.REMARK)
    return tuple(_headed(theme, kind, f"{kind}", *(_filled(theme, slot) for slot in layout(kind).slots[2:])) for kind in kinds)


def _filled(theme: Theme, slot: Slot) -> TextBox:
    return TextBox(
        slot.name, slot.rect, (paragraph(theme, slot.role, f"文字 {slot.index}"),), slot.name, insets=slot.insets, fill=slot.fill
    )


def _figures(theme: Theme) -> Slide:
    cards = (
        card(theme, OWN_GRID.column_x(1), 281.6, "2.64", "亿元", "市县财政资金投入"),
        card(theme, OWN_GRID.column_x(5), 281.6, "404", "支", "驻村扶贫工作队"),
    )
    return _headed(theme, LayoutKind.FIGURES, "两个数字", *cards)


def _chart_slides(theme: Theme) -> tuple[Slide, ...]:
    rect = Rect(OWN_GRID.left, 166, OWN_GRID.columns_width(9), 309)
    return tuple(
        _headed(
            theme,
            LayoutKind.CHART,
            title,
            TextBox("图题", Rect(OWN_GRID.left, 142, 400, 22), (paragraph(theme, "chart-title", "每月办结事项（件）"),)),
            ChartShape("图", rect, one, f"{title}，见图。"),
        )
        for title, one in charts()
    )


def _quote(theme: Theme) -> Slide:
    kind = LayoutKind.QUOTE
    words = "“小事办好了，大事就有了根。”"
    bar = Box("铰链", Rect(OWN_GRID.column_x(5) - 28.8, 166, 4, 128), "accent")
    by, title = placeholder(theme, kind, "by", "杨东伟"), placeholder(theme, kind, "title", words)
    return Slide(kind, words, (by, bar, title), (), "来源：发布会")


def _picture(theme: Theme) -> Slide:
    kind = LayoutKind.PICTURE
    slot = layout(kind).slot("picture")
    file = album_picture(Image.new("RGB", (64, 40), (120, 140, 110)))
    shown = Picture("照片", slot.rect, file, "灰绿色的示意图", crop=(0.1, 0.0, 0.1, 0.0))
    ornament = Picture("角标", Rect(900, 490, 20, 12), file, "", decorative=True)
    return _headed(theme, kind, "图片和说明", shown, placeholder(theme, kind, "caption", "图片说明文字"), ornament)


def _free(theme: Theme) -> Slide:
    words = (paragraph(theme, "tag", "示例数据", align=Align.CENTER),)
    label = TextBox("标签", Rect(300, 200, 90, 22), words, anchor=Anchor.MIDDLE, insets=Insets(6, 0, 6, 0), fill="accent-2", wrap=False)
    shapes = (
        Box("此前", Rect(OWN_GRID.column_x(7), 259.2, 222, 216), "series-2"),
        Box("此后", Rect(OWN_GRID.column_x(10), 151.2, 207.6, 324), "accent", alt="此后比此前高"),
        Rule("斜线", OWN_GRID.left, 400, 300, 300, 2, "muted"),
        label,
    )
    return _headed(theme, LayoutKind.HEADLINE, "自由版面", *shapes)


def _closing(theme: Theme) -> Slide:
    kind = LayoutKind.CLOSING
    title = TextBox("title", layout(kind).slot("title").rect, (paragraph(theme, "closing", "从小处着手，\n向大处着眼"),), "title")
    return Slide(
        kind,
        "从小处着手，向大处着眼",
        (title, placeholder(theme, kind, "kicker", "小结"), Box("叶", Rect(738, 80, 80, 2), "on-accent")),
    )


def every_layout(theme: Theme, language: str = "zh-Hans") -> Deck:
    """Return a deck with a slide of each layout, and one for each chart."""
    opening = (_title(theme), _agenda(theme), _section(theme))
    body = (
        _content(theme),
        _two_columns(theme),
        *(_panels(theme, count) for count in PANELS),
        *_remarks(theme),
        _figures(theme),
        *_chart_slides(theme),
        _headed(theme, LayoutKind.TABLE, "主要数据一览", table(theme)),
        _quote(theme),
        _picture(theme),
        _free(theme),
    )
    slides = (*opening, *body, _closing(theme))
    sections = (NamedSection("开场", len(opening)), NamedSection("正文", len(body)), NamedSection("结束", 1))
    return Deck("从小处着手", language, slides, sections, author="昆明市委 & 宣传部", subject="发布会")
