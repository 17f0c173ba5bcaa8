"""Documents built in code for the report's tests, and what turns them into pages."""

from collections.abc import Iterable
from datetime import UTC, datetime

from PIL import Image as Bitmap

from generator.model.base import Audience, Number
from generator.model.blocks import Block, Columns, PageBreak
from generator.model.chart import Chart, ChartKind, Series
from generator.model.compare import Compare, Side
from generator.model.document import Closing, Document, Event, Field, Language, Metadata, Person, Preset, Section, Source
from generator.model.figures import Change, Figure, Figures
from generator.model.image import Image
from generator.model.inline import NoteReference, RichText, Run, plain_text
from generator.model.prose import Callout, Notes, Point, Points, Prose, Quote
from generator.model.table import Column, Row, Table
from generator.model.timeline import Step, Timeline
from generator.pictures import PictureFile
from generator.problems import Problems, Span
from generator.report.write import build_report
from tests.albums import picture
from tests.shipped import design, printed, typesetter

CREATED = datetime(2026, 7, 4, 9, 30, tzinfo=UTC)
LONG = "县乡两级把走访中记下的问题分类建账，能当场答复的当场答复，不能的写明由谁办理、何时办结，并在村口公示栏逐项销号。"


class Album:
    """Stands for the pictures of a folder: every name is a grey picture of 300 × 200 pixels."""

    def load(self, name: str, span: Span, problems: Problems) -> PictureFile:
        return picture(Bitmap.new("RGB", (300, 200), "#8899AA"))


def pdf(made: Document, name: str = "civic", page: str = "press-briefing", changes: dict[str, object] | None = None) -> bytes:
    """Return a briefing in theme `name` and page design `page`, with `changes` of the design's fields."""
    look = printed(name, page, made.metadata.language)
    return build_report(made, look, design(page)._replace(**(changes or {})), typesetter(), Album(), CREATED)  # type: ignore[arg-type]


def rich(text: str, *notes: str) -> RichText:
    return RichText((Run(text), *(NoteReference(note) for note in notes)))


def prose(*paragraphs: str) -> Prose:
    return Prose(paragraphs=tuple(map(plain_text, paragraphs)))


def document(*blocks: Block, language: Language = Language.CHINESE_SIMPLIFIED, **fields: object) -> Document:
    """Return a document of one section."""
    return Document(Metadata("季度简报", language), (Section("情况", blocks=blocks),), **fields)  # type: ignore[arg-type]


def numbers(*values: str) -> tuple[Number | None, ...]:
    return tuple(Number(value, float(value)) if value else None for value in values)


def chart(kind: ChartKind, series: Iterable[tuple[str, tuple[Number | None, ...]]], categories: tuple[str, ...], **fields: object) -> Chart:
    parts = tuple(Series(name, values) for name, values in series)
    return Chart(kind=kind, title=f"图表{kind.value}", categories=categories, series=parts, **fields)  # type: ignore[arg-type]


def table(rows: int, note_in: int = -1, caption: str = "各县数据") -> Table:
    """Return a table of grouped rows; row `note_in` has a footnote's mark."""
    columns = (Column(plain_text("地区"), group=True), Column(plain_text("事项")), Column(plain_text("办结率")), Column(plain_text("说明")))
    return Table(
        caption=caption,
        columns=columns,
        rows=tuple(
            Row(
                (
                    plain_text(f"第{n // 9 + 1}片区"),
                    rich(f"事项{n}", *(["late"] if n == note_in else [])),
                    plain_text(f"{90 + n % 9}.{n % 10}%"),
                    plain_text(LONG[: n * 7 % 50]),
                )
            )
            for n in range(rows)
        ),
        source="ops",
        note=plain_text("表注：办结率按月统计。"),
    )


def hard_document(language: Language = Language.CHINESE_SIMPLIFIED) -> Document:
    """Return a document with every block and what makes pages hard: long tables, notes everywhere, long words, many figures."""
    metadata = Metadata(
        "把“小事”办成“大事”：基层治理与公共服务年度情况通报",
        language,
        "二〇二六年第三季度",
        Preset.WORK_REPORT,
        date="2026年10月12日",
        organization="数据办公室",
        event=Event("基层治理系列通报会", "第七场", "县域专场"),
        people=(Person("李明", "主任", "发言人"), Person("王芳", "副主任")),
        summary=(plain_text(LONG), plain_text("数据均为示例。")),
    )
    categories = tuple(f"{month}月" for month in range(1, 13))
    rising = numbers(*(str(300 + 20 * n) for n in range(12)))
    falling = numbers(*(f"{900 - 31.5 * n:.1f}" for n in range(12)))
    everything: tuple[Block, ...] = (
        Prose(
            paragraphs=(
                rich("三季度" + LONG, "scope"),
                rich(LONG * 3),
                RichText(
                    (
                        Run("强调", emphasis=True),
                        Run("加重", strong=True),
                        Run("code_name", code=True),
                        Run("链接", link="https://example.org/a"),
                        Run("漢字", ruby="かんじ"),
                    )
                ),
            )
        ),
        Points(
            items=(
                Point(rich("要点甲", "late")),
                Point(plain_text("要点乙"), (Point(plain_text("次级一")), Point(plain_text(LONG)))),
                Point(plain_text("要点丙"), (Point(plain_text("并入一行")),)),
            )
        ),
        Points(items=tuple(Point(plain_text(f"编号{n}")) for n in range(11)), ordered=True),
        Figures(
            items=tuple(
                Figure(f"{n}23.4", plain_text(f"指标{n}"), "万元", change)
                for n, change in zip(range(1, 6), [*Change, Change.UP], strict=True)
            ),
            source="ops",
        ),
        Figures(items=tuple(Figure("近2万", plain_text(f"标签很长的第{n}项指标"), "元") for n in range(7))),
        chart(ChartKind.COLUMN, [("件数", rising)], categories, unit="件", sample=True, source="ops"),
        chart(ChartKind.COLUMN, [("实际", rising), ("计划", falling), ("上年", rising)], categories),
        chart(ChartKind.COLUMN, [("增减", numbers("3", "-2", "", "1.5"))], ("甲", "乙", "丙", "丁")),
        chart(ChartKind.BAR, [("数量", numbers("12", "-5", "8"))], ("名称很长很长的一个类别", "乙", "丙"), emphasis="丙"),
        chart(ChartKind.STACKED_BAR, [("甲", numbers("12", "50")), ("乙", numbers("30", "20"))], ("一区", "二区")),
        chart(ChartKind.STACKED_COLUMN, [("甲", numbers("12", "50")), ("乙", numbers("30", "0.2"))], ("一区", "二区")),
        chart(ChartKind.LINE, [("今年", rising), ("去年", falling), ("目标", numbers(*["500"] * 12))], categories),
        chart(ChartKind.LINE, [("今年", rising)], categories),
        chart(ChartKind.PIE, [("份额", numbers("50", "30", "20"))], ("甲", "乙", "丙")),
        chart(ChartKind.DOUGHNUT, [("份额", numbers("1", "0", "2"))], ("甲", "乙", "丙")),
        Callout(paragraphs=(rich(LONG, "third"), plain_text("第二段"))),
        Compare(before=Side("此前", "8千", "元"), after=Side("此后", "近2万", "元"), measure="人均收入", source="ops"),
        Compare(before=Side("过去", text=plain_text("来回跑三趟")), after=Side("现在", text=plain_text(LONG))),
        Timeline(steps=tuple(Step(f"{n}月", plain_text(f"步骤{n}"), current=n == 2) for n in (1, 2, 3)), title="进度"),
        Timeline(steps=tuple(Step(f"2026年{n}月", plain_text(f"阶段{n}"), plain_text(LONG), n == 3) for n in range(1, 7))),
        Quote(text=plain_text("一名党员就是一面旗帜"), by="杨某", role="书记"),
        Image(file="a.png", alt="灰色", caption=plain_text("示意图"), credit="赵某"),
        Columns(
            columns=(
                (prose(LONG, LONG), table(3, caption="窄表")),
                (Points(items=(Point(plain_text("栏内要点")),)), Callout(paragraphs=(plain_text("栏内提示"),))),
            )
        ),
    )
    hidden: tuple[Block, ...] = (
        Notes(paragraphs=(plain_text("讲者备注不印"),)),
        Callout(paragraphs=(plain_text("内部答问不印"),), internal=True),
        Points(items=(Point(plain_text("只在屏幕上")),), audience=Audience.SLIDES),
    )
    return Document(
        metadata,
        (
            Section(
                "总体情况：超长标题也要排得均匀，逗号处断开",
                blocks=(*everything, *hidden),
                sections=(Section("分项", blocks=(prose("一行。"),)),),
            ),
            Section("大表", blocks=(PageBreak(), table(40, note_in=20))),
            Section(
                "长词与长格",
                blocks=(prose("Donaudampfschifffahrtsgesellschaftskapitän " * 9 + "https://example.org/" + "path/" * 30), tall_table()),
            ),
            Section("附录", numbered=False, blocks=(prose("完。"),)),
            Section("内部问答", internal=True, blocks=(prose("绝密答案"),)),
        ),
        sources={
            "ops": Source("ops", "运营月报", "数据办公室", date="2026-09-30", url="https://example.org/ops"),
            "news": Source("news", "日报", credit="赵某"),
        },
        footnotes={
            "scope": rich("统计口径", "deep"),
            "late": plain_text("迟报一天。"),
            "third": plain_text(LONG * 2),
            "deep": plain_text("注中有注。"),
        },
        closing=Closing(plain_text("从小处着手"), fields=(Field("联系人", "李明", "010-12345678"),)),
    )


def tall_table() -> Table:
    """Return a table with a cell taller than a page."""
    return Table(
        caption="长格",
        columns=(Column(plain_text("项")), Column(plain_text("内容"))),
        rows=(Row((plain_text("一"), plain_text(LONG * 30))), Row((plain_text("二"), plain_text("短")))),
    )
