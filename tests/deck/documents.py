"""Documents built in code for the deck's tests: one with nearly every block, and arbitrary ones."""

from dataclasses import replace

from hypothesis import strategies as st

from generator.model.base import Audience, Number
from generator.model.blocks import Block, Columns, PageBreak
from generator.model.chart import Chart, ChartKind, Series
from generator.model.compare import Compare, Side
from generator.model.document import Closing, Document, Event, Field, Language, Metadata, Person, Preset, Section, Source
from generator.model.figures import Change, Figure, Figures
from generator.model.inline import NoteReference, RichText, Run, plain_text
from generator.model.prose import Callout, CalloutKind, Notes, Point, Points, Prose, Quote
from generator.model.table import Alignment, Column, Row, Table
from generator.model.timeline import Step, Timeline

SOURCES = {
    "ops": Source("ops", "运营月报", "数据办公室", date="2026-09-30"),
    "press": Source("press", "答记者问", "信息港", "记者甲"),
}


def point(item: str | tuple[str, ...]) -> Point:
    """Return a point; a tuple is a head with the items below it."""
    if isinstance(item, str):
        return Point(plain_text(item))
    head, *children = item
    return Point(plain_text(head), tuple(Point(plain_text(child)) for child in children))


def points(*items: str | tuple[str, ...], ordered: bool = False) -> Points:
    return Points(items=tuple(point(item) for item in items), ordered=ordered)


def figures(*values: tuple[str, str, str], source: str = "") -> Figures:
    """Return cards of (value, unit, label)."""
    return Figures(items=tuple(Figure(value, plain_text(label), unit) for value, unit, label in values), source=source)


def chart(kind: ChartKind = ChartKind.COLUMN, categories: int = 4, series: int = 1, *, sample: bool = False) -> Chart:
    """Return a chart of numbers that rise by 7 from one month to the next."""
    months = range(categories)
    made = tuple(
        Series(f"系列{s + 1}", tuple(Number(str(value), value) for value in (100 + 7 * n + s for n in months))) for s in range(series)
    )
    names = tuple(f"{n + 1}月" for n in months)
    return Chart(kind=kind, title="每月办结", unit="件", categories=names, series=made, sample=sample, alt="上升")


def table(rows: int, columns: int = 4) -> Table:
    """Return a table whose first column groups four rows each and whose third has numbers."""
    heads = ("领域", "指标", "数值", "单位", "备注", "负责人", "期限", "状态")[:columns]
    made = tuple(Column(plain_text(head), Alignment.AUTO, group=n == 0) for n, head in enumerate(heads))
    texts = [(f"领域{n // 4}", f"指标第{n}项", str(1000 + n), "人次", "无", "某人", "本月", "完成") for n in range(rows)]
    cells = (tuple(plain_text(text) for text in row[:columns]) for row in texts)
    return Table(caption="主要数据", columns=made, rows=tuple(Row(row) for row in cells))


def timeline(count: int, current: int | None = None) -> Timeline:
    """Return steps in months; `current` counts from 0."""
    steps = tuple(Step(f"{n + 1}月", plain_text(f"步骤{n + 1}"), plain_text(f"说明{n + 1}"), n == current) for n in range(count))
    return Timeline(steps=steps, title="进度")


def document(*sections: Section, sources: tuple[str, ...] = (), closing: Closing | None = None) -> Document:
    """Return a Chinese document with those of `SOURCES` that its blocks name."""
    person = Person("杨东伟", "组织部部长", "发言人")
    metadata = Metadata("从小处着手", preset=Preset.PRESS_BRIEFING, date="7月4日", people=(person,))
    named = {name: SOURCES[name] for name in sources}
    return Document(metadata, tuple(sections), named, {"why": plain_text("脚注里的说明")}, closing)


def section(title: str, *blocks: Block, message: str = "", lead: str = "", sections: tuple[Section, ...] = ()) -> Section:
    return Section(title, message, lead, blocks, sections)


def complete() -> Document:
    """Return a document with every block there is but an image, spoken and internal ones among them."""
    noted = RichText((Run("四项称号"), NoteReference("why")))
    warning = Callout(kind=CalloutKind.WARNING, paragraphs=(plain_text("请注意期限"),))
    return document(
        section(
            "乡村",
            Prose(paragraphs=(plain_text("第一段正文只给讲者看。"),)),
            figures(("404", "支", "工作队"), ("2.64", "亿元", "资金"), ("528", "个", "项目"), source="press"),
            points(("做法", "发展旅游"), ("称号", "四项")),
            Compare(before=Side("此前", "8", "千元"), after=Side("此后", "近2", "万元"), measure="人均收入", source="press"),
            Notes(paragraphs=(plain_text("讲者备注一句"),)),
            message="投入2.64亿元，扶持528个项目",
            lead="抓党建促振兴",
        ),
        section(
            "城市",
            replace(table(23), source="ops"),
            replace(chart(sample=True), source="ops"),
            figures(("1.8", "倍", "12月与1月之比")),
            Quote(text=plain_text("一面旗帜、一座堡垒"), by="杨东伟", role="部长", source="press"),
            Points(items=(Point(noted), Point(plain_text("另一点")))),
            points("答问一", "答问二"),
            sections=(section("时间表", timeline(9, current=2), warning),),
            message="十项数据来自发言人",
        ),
        section(
            "安排",
            Columns(columns=((points("左一", "左二"),), (Callout(title="右", paragraphs=(plain_text("右边的话"),)),))),
            PageBreak(),
            points("单独一条"),
            Points(items=(Point(plain_text("内部口径不外传")),), internal=True),
            Prose(paragraphs=(plain_text("只在纸上的一段"),), audience=Audience.REPORT),
        ),
        sources=("ops", "press"),
        closing=Closing(plain_text("从小处着手，把小事做好"), fields=(Field("联系方式", "0000-0000", "news@example.cn"),)),
    )


# Arbitrary documents

_LETTERS = "一个支部就是座堡垒从小处着手把民字写大事做好收入增长近两万元，。、；：“”（）abcXYZ 0123456789.%"
_NONE = st.just("")
_WORDS = st.text(_LETTERS, min_size=1, max_size=60).map(str.strip).filter(bool)
_LONG = st.text(_LETTERS, min_size=1, max_size=260).map(str.strip).filter(bool)
_MAYBE = st.one_of(_NONE, _WORDS)
_RICH = _WORDS.map(plain_text)
_LONG_RICH = _LONG.map(plain_text)
_POINT = st.builds(Point, _LONG_RICH, st.lists(st.builds(Point, _RICH, st.just(())), max_size=4).map(tuple))
_VALUES = st.sampled_from(["404", "2.64", "近2万", "1,234,567", "007", "三分之一", "−3.5", "12000000"])
_FIGURE = st.builds(Figure, _VALUES, _RICH, st.sampled_from(["", "亿元", "余人次"]), st.sampled_from(Change))
_SIDE = st.builds(Side, _WORDS, _VALUES, st.sampled_from(["元", "万元", ""]), st.one_of(st.just(RichText()), _LONG_RICH))
_STEP = st.builds(Step, _WORDS, _RICH, _RICH, st.booleans())


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 9))
    titles = tuple(Column(draw(_RICH), group=n == 0 and draw(st.booleans())) for n in range(width))
    cells = st.one_of(_RICH, _VALUES.map(plain_text), st.just(RichText()))
    row = st.lists(cells, min_size=width, max_size=width).map(lambda drawn: Row(tuple(drawn)))
    rows = draw(st.lists(row, min_size=1, max_size=14))
    return Table(caption=draw(_WORDS), columns=titles, rows=tuple(rows), source="ops")


_SEEN: st.SearchStrategy[Block] = st.one_of(
    st.builds(Points, items=st.lists(_POINT, min_size=1, max_size=12).map(tuple), ordered=st.booleans()),
    st.builds(Figures, items=st.lists(_FIGURE, min_size=1, max_size=9).map(tuple)),
    st.builds(chart, st.sampled_from(ChartKind), st.integers(1, 30), st.integers(1, 4)),
    _tables(),
    st.builds(Quote, text=_LONG_RICH, by=_MAYBE, role=_MAYBE),
    st.builds(Compare, before=_SIDE, after=_SIDE, measure=_MAYBE),
    st.builds(Timeline, steps=st.lists(_STEP, min_size=1, max_size=9).map(tuple), title=_WORDS),
    st.builds(Callout, title=_MAYBE, paragraphs=st.lists(_LONG_RICH, min_size=1, max_size=4).map(tuple)),
)
_SPOKEN: st.SearchStrategy[Block] = st.one_of(
    st.builds(Prose, paragraphs=st.lists(_RICH, min_size=1, max_size=2).map(tuple)),
    st.builds(Notes, paragraphs=st.tuples(_RICH)),
    st.builds(PageBreak),
)
_BLOCKS = st.lists(st.one_of(_SEEN, _SEEN, _SPOKEN), max_size=5).map(tuple)
_SUBSECTIONS = st.lists(st.builds(Section, _WORDS, _MAYBE, _MAYBE, _BLOCKS), max_size=2).map(tuple)
_MESSAGE = st.one_of(_NONE, _LONG)
_SECTIONS = st.builds(Section, _WORDS, _MESSAGE, _MAYBE, _BLOCKS, _SUBSECTIONS, numbered=st.booleans())
_METADATA = st.builds(
    Metadata,
    _LONG,
    st.sampled_from(Language),
    _MAYBE,
    st.sampled_from(Preset),
    date=st.sampled_from(["", "2026-10-12"]),
    organization=_MAYBE,
    event=st.builds(Event, _MAYBE, _MAYBE, _MAYBE, _MAYBE),
    people=st.lists(st.builds(Person, _WORDS, _WORDS, _NONE), max_size=5).map(tuple),
)
_FIELDS = st.lists(st.builds(Field, _WORDS, _WORDS, _WORDS), max_size=3).map(tuple)
_CLOSINGS = st.one_of(st.none(), st.builds(Closing, _RICH, _NONE, _FIELDS))
_SECTION_LISTS = st.lists(_SECTIONS, max_size=5).map(tuple)
DOCUMENTS = st.builds(Document, _METADATA, _SECTION_LISTS, st.just(SOURCES), st.just({}), _CLOSINGS)
"""Documents with every block in any order and length, in every language."""
