"""Every key an author can write: name, kind of value, and what it means in English and Chinese.

The decoder reads its hints, limits and required keys from these tables, and a JSON Schema can be made from them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import Final, NamedTuple

from generator.model.base import Audience
from generator.model.chart import ChartKind
from generator.model.document import Breaking, ContentsDepth, Language, Preset, SlideSize
from generator.model.figures import Change
from generator.model.prose import CalloutKind
from generator.model.table import Alignment, RowKind


class Kind(Enum):
    """What sort of value a key has."""

    LINE = auto()
    """One line of text, at most 255 characters, with readings and raised or lowered letters."""
    REMARK = auto()
    """Text with no other mark-up either, at most 1,000 characters."""
    WORDS = auto()
    """One paragraph with inline mark-up."""
    PROSE = auto()
    """Paragraphs with inline mark-up, divided by blank lines."""
    CHOICE = auto()
    """One of the words in `Key.choices`."""
    FLAG = auto()
    """true or false."""
    COUNT = auto()
    """A whole number from 1."""
    SOURCE = auto()
    """The name of a source."""
    FILE = auto()
    """A file name, relative to the document's folder."""
    LIST = auto()
    MAPPING = auto()
    FORM = auto()
    """A mapping with keys of its own, those of `Key.form`."""
    FORMS = auto()
    """A list of mappings with the keys of `Key.form`."""
    NOTHING = auto()


class Key(NamedTuple):
    """One key of a form, and what an author has to know about it."""

    name: str
    kind: Kind
    english: str
    chinese: str
    required: bool = False
    choices: tuple[str, ...] = ()
    form: str = ""
    """The name of the form that says what is inside."""


@dataclass(frozen=True, slots=True)
class Form:
    """The keys of one sort of mapping. `title` is what messages call it, such as “a chart”.

    Where an author writes text in its place, the text is the value of `short_text`; a list is the value of `short_list`.
    """

    name: str
    title: str
    keys: tuple[Key, ...]
    short_text: str = ""
    short_list: str = ""
    by_name: dict[str, Key] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {key.name: key for key in self.keys})

    def __getitem__(self, name: str) -> Key:
        return self.by_name[name]


def _choices(values: Iterable[StrEnum]) -> tuple[str, ...]:
    return tuple(value.value for value in values)


_FOR = Key("for", Kind.CHOICE, "The output it appears in", "出现在哪种成品中", choices=_choices(Audience))
_INTERNAL = Key("internal", Kind.FLAG, "Speaker notes only, never on paper or a visible slide", "仅供内部：只进讲者备注")
_ID = Key("id", Kind.LINE, "A name for references to it: letters, digits, - and _", "供引用的名称")
_SOURCE = Key("source", Kind.SOURCE, "Where the facts come from: a name under sources", "资料来源（sources 中的名称）")
_SAMPLE = Key("sample", Kind.FLAG, "The data are invented; a tag says so", "示例数据，会加标记")

EVENT: Final = Form(
    "event",
    "an event",
    (
        Key("series", Kind.LINE, "The series it belongs to", "系列名称"),
        Key("session", Kind.LINE, "The session in the series", "场次"),
        Key("edition", Kind.LINE, "What this session covers", "专场、期次"),
        Key("occasion", Kind.LINE, "What happened there", "场合"),
    ),
)
LINES: Final = Form(
    "lines",
    "how lines end",
    (
        Key("breaking", Kind.CHOICE, "How strictly characters are kept from the edges of lines", "避头尾宽严", choices=_choices(Breaking)),
        Key("divide-words", Kind.FLAG, "Divide Korean and English words in running text", "正文中可否在韩文、英文词内断行"),
        Key("hanging", Kind.FLAG, "Commas and stops may hang beside running text", "正文行尾的顿号、逗号、句号可否悬挂"),
    ),
    short_text="breaking",
)
CONTENTS: Final = Form(
    "contents",
    "a table of contents",
    (
        Key("show", Kind.FLAG, "Whether there is one", "是否列出目录"),
        Key(
            "depth",
            Kind.CHOICE,
            "1: parts only; 2 to 4: so many levels of sections; 2 where absent",
            "目录层级",
            choices=_choices(ContentsDepth),
        ),
    ),
    short_text="show",
)
PERSON: Final = Form(
    "person",
    "a person",
    (
        Key("name", Kind.LINE, "Name", "姓名", required=True),
        Key("role", Kind.LINE, "Office held", "职务"),
        Key("label", Kind.LINE, "What the person is here, such as speaker", "身份，如发言人"),
    ),
    short_text="name",
)
SOURCE: Final = Form(
    "source",
    "a source",
    (
        Key("title", Kind.LINE, "Title", "名称", required=True),
        Key("publisher", Kind.LINE, "Publisher", "发布单位"),
        Key("author", Kind.LINE, "Author or reporter", "作者、记者"),
        Key("credit", Kind.LINE, "Photographer", "摄影"),
        Key("date", Kind.LINE, "Date, as it is to be printed", "日期"),
        Key("url", Kind.LINE, "Address (http or https)", "网址"),
    ),
    short_text="title",
)
FIELD: Final = Form(
    "field",
    "a field",
    (
        Key("label", Kind.LINE, "What it is", "标签", required=True),
        Key("value", Kind.LINE, "Value", "内容", required=True),
        Key("detail", Kind.LINE, "A line below", "补充说明"),
    ),
)
RECIPIENTS: Final = Form(
    "recipients",
    "a line of recipients",
    (
        Key("label", Kind.LINE, "How they get it, such as copied to", "报、送、发或抄送", required=True),
        Key("value", Kind.LINE, "Who they are", "机关、单位", required=True),
    ),
)
IMPRINT: Final = Form(
    "imprint",
    "an imprint",
    (
        Key("number", Kind.LINE, "Number of the issue or the document", "期号、发文字号"),
        Key("copy-number", Kind.LINE, "Number of the copy", "份号"),
        Key("classification", Kind.LINE, "Who may read it", "密级、保密提示"),
        Key("urgency", Kind.LINE, "How urgent it is", "紧急程度"),
        Key("signer", Kind.LINE, "Who signed it off", "签发人"),
        Key("editor", Kind.LINE, "Who compiles the bulletin", "编印单位"),
        Key("addressee", Kind.LINE, "Whom it is written to", "主送机关"),
        Key("attachments", Kind.LIST, "Names of the attachments", "附件"),
        Key("signature", Kind.LINE, "Who signs below the text", "发文机关署名"),
        Key("remark", Kind.LINE, "Remark below the signature", "附注"),
        Key("distribution", Kind.FORMS, "Who else gets it", "报送、分送范围，抄送机关", form="recipients"),
        Key("issuer", Kind.LINE, "Who had it printed", "印发机关"),
        Key("issued", Kind.LINE, "When it was printed", "印发日期"),
        Key("print-run", Kind.LINE, "How many copies", "印数"),
    ),
)
CLOSING: Final = Form(
    "closing",
    "a closing",
    (
        Key("message", Kind.WORDS, "The last word", "结束语", required=True),
        Key("label", Kind.LINE, "Label above it", "标签"),
        Key("fields", Kind.FORMS, "Labelled values, such as a contact", "联系方式等字段", form="field"),
    ),
    short_text="message",
)
SECTION: Final = Form(
    "section",
    "a section",
    (
        Key("title", Kind.LINE, "Heading", "标题", required=True),
        Key("message", Kind.LINE, "Headline of its slide", "幻灯片标题句"),
        Key("lead", Kind.LINE, "Subtitle", "导语"),
        Key("blocks", Kind.FORMS, "Content", "内容块", form="block"),
        Key("sections", Kind.FORMS, "Sections below, up to four levels in all", "下级小节", form="section"),
        _FOR,
        _INTERNAL,
        Key("numbered", Kind.FLAG, "false: the heading has no number", "是否编号"),
        Key("minutes", Kind.COUNT, "How long it is talked about, in whole minutes", "用时（分钟）"),
        Key("backup", Kind.FLAG, "In reserve: hidden slides at the end, the last sections of the briefing", "备用：隐藏页，材料中排在最后"),
        _ID,
    ),
)
DOCUMENT: Final = Form(
    "document",
    "a document",
    (
        Key("title", Kind.LINE, "Title", "标题", required=True),
        Key("subtitle", Kind.LINE, "Subtitle", "副标题"),
        Key("language", Kind.CHOICE, "Language of the text", "语言", choices=_choices(Language)),
        Key("preset", Kind.CHOICE, "What sort of paper it is", "文种", choices=_choices(Preset)),
        Key("theme", Kind.LINE, "Name of a theme, or a theme file", "主题"),
        Key("brand", Kind.LINE, "A brand file: an organization's colours, fonts, logo and footer", "品牌文件"),
        Key(
            "template", Kind.LINE, "A PowerPoint file, .pptx or .potx, whose layouts the deck is made on", "演示文稿模板（.pptx 或 .potx）"
        ),
        Key("lines", Kind.FORM, "How lines end", "断行", form="lines"),
        Key("contents", Kind.FORM, "Table of contents of the briefing; where absent the page design decides", "目录", form="contents"),
        Key("page", Kind.LINE, "Name of a page design, or a page design file", "版式"),
        Key("slide-size", Kind.CHOICE, "Size of the slides", "幻灯片大小", choices=_choices(SlideSize)),
        Key("kind", Kind.LINE, "Word in the masthead", "报头文字"),
        Key("date", Kind.LINE, "Date, as it is to be printed", "日期"),
        Key("minutes", Kind.COUNT, "How long all of it may take, in whole minutes", "总时长（分钟）"),
        Key("organization", Kind.LINE, "Whose paper it is", "单位"),
        Key("event", Kind.FORM, "The occasion", "活动", form="event"),
        Key("people", Kind.FORMS, "People on the title", "人员", form="person"),
        Key("imprint", Kind.FORM, "What identifies an issue or an official paper, and where it goes", "报头、版记", form="imprint"),
        Key("summary", Kind.LIST, "Summary, one or several paragraphs", "摘要"),
        Key("sources", Kind.MAPPING, "Sources by name", "资料来源", form="source"),
        Key("footnotes", Kind.MAPPING, "Footnotes by name", "脚注"),
        Key("sections", Kind.FORMS, "Content", "正文", required=True, form="section"),
        Key("closing", Kind.FORM, "The last word", "结束语", form="closing"),
    ),
)

POINTS: Final = Form(
    "points",
    "a list of points",
    (
        Key("items", Kind.LIST, "Points; a point with points below is a mapping of it to their list", "要点", required=True),
        Key("ordered", Kind.FLAG, "Number the points", "是否编号"),
    ),
    short_list="items",
)
FIGURE: Final = Form(
    "figure",
    "a figure",
    (
        Key("value", Kind.LINE, "The figure, as it is to be printed", "数值", required=True),
        Key("label", Kind.WORDS, "What it counts", "说明", required=True),
        Key("unit", Kind.LINE, "Unit", "单位"),
        Key("change", Kind.CHOICE, "Direction it moved in", "变化方向", choices=_choices(Change)),
        _SOURCE,
    ),
)
FIGURES: Final = Form(
    "figures",
    "figures",
    (
        Key("items", Kind.FORMS, "Figures", "数字", required=True, form="figure"),
        _SOURCE,
    ),
    short_list="items",
)
SERIES: Final = Form(
    "series",
    "a series",
    (
        Key("name", Kind.LINE, "Name", "名称", required=True),
        Key("values", Kind.LIST, "Numbers, one for each category, null is a gap; points of a scatter chart", "数值", required=True),
    ),
)
ANNOTATION: Final = Form(
    "annotation",
    "an annotation",
    (
        Key("at", Kind.LINE, "The category, or the label of a point", "所注的类别或点", required=True),
        Key("series", Kind.LINE, "The series, where there are several", "所注的系列"),
        Key("text", Kind.LINE, "What is to be said of it", "注释文字", required=True),
    ),
)
CHART: Final = Form(
    "chart",
    "a chart",
    (
        Key("kind", Kind.CHOICE, "Form of the chart", "图表类型", required=True, choices=_choices(ChartKind)),
        Key("title", Kind.LINE, "Title", "标题", required=True),
        Key("unit", Kind.LINE, "Unit of the numbers", "单位"),
        Key("categories", Kind.LIST, "Names along the axis", "类别"),
        Key("series", Kind.FORMS, "Numbers: name to list, or a list of name and values", "数据系列", form="series"),
        Key("from", Kind.FILE, "CSV file: first column categories, other columns series", "数据文件"),
        Key("x-axis", Kind.LINE, "Scatter: what is measured from left to right, with its unit", "散点图横轴名称（含单位）"),
        Key("y-axis", Kind.LINE, "Scatter: what is measured upwards, with its unit", "散点图纵轴名称（含单位）"),
        Key("format", Kind.LINE, "How numbers are written, such as 0.0, 0,000, 0% or 0.0万", "数字格式"),
        Key("annotations", Kind.FORMS, "Remarks on single values", "注释", form="annotation"),
        Key("emphasis", Kind.LINE, "Category in the accent colour", "强调的类别"),
        _SAMPLE,
        _SOURCE,
        Key("alt", Kind.REMARK, "What the chart shows, for readers who cannot see it", "替代文字"),
    ),
)
COLUMN: Final = Form(
    "column",
    "a column",
    (
        Key("title", Kind.WORDS, "Heading of the column, or over the columns below it", "列名，或其下各列的总列名", required=True),
        Key("align", Kind.CHOICE, "How cells are set", "对齐", choices=_choices(Alignment)),
        Key("group", Kind.FLAG, "Equal neighbours form a group and are printed once", "相同单元格合并成组"),
        Key("unit", Kind.LINE, "Unit of its numbers, after the heading", "本列数值的单位"),
        Key("columns", Kind.FORMS, "Columns under this heading", "总列名下的各列", form="column"),
    ),
    short_text="title",
)
CELL: Final = Form(
    "cell",
    "a cell",
    (
        Key("text", Kind.WORDS, "The words", "内容"),
        Key("columns", Kind.COUNT, "How many columns it reaches over", "横跨列数"),
        Key("rows", Kind.COUNT, "How many rows it reaches over", "纵跨行数"),
    ),
)
ROW: Final = Form(
    "row",
    "a row",
    (
        Key("cells", Kind.LIST, "One cell for each column that no cell above reaches over", "单元格", form="cell"),
        Key("kind", Kind.CHOICE, "What it is among the rows", "行的类别", choices=(RowKind.BODY, RowKind.SUBTOTAL, RowKind.TOTAL)),
        Key("heading", Kind.WORDS, "Words across the table that name the rows below, in place of cells", "分组标题行，代替单元格"),
    ),
)
TABLE: Final = Form(
    "table",
    "a table",
    (
        Key("caption", Kind.LINE, "Caption", "表题", required=True),
        Key("unit", Kind.LINE, "Unit of all its numbers, at its top right", "全表单位，印在右上角"),
        Key("columns", Kind.FORMS, "Columns: headings, or title, align, group, unit and columns", "列", form="column"),
        Key("rows", Kind.LIST, "Rows: lists of cells, or mappings", "行", form="row"),
        Key("from", Kind.FILE, "CSV file with the rows", "数据文件"),
        _SOURCE,
        Key("note", Kind.WORDS, "Note below", "表注"),
        Key("alt", Kind.REMARK, "What the table shows, for readers who cannot see it", "替代文字"),
        Key("landscape", Kind.FLAG, "Printed on a page that lies on its side", "横排页面"),
        _SAMPLE,
    ),
)
QUOTE: Final = Form(
    "quote",
    "a quote",
    (
        Key("text", Kind.WORDS, "The words", "引文", required=True),
        Key("by", Kind.LINE, "Who said them", "何人所说"),
        Key("role", Kind.LINE, "Office held", "职务"),
        _SOURCE,
    ),
    short_text="text",
)
IMAGE: Final = Form(
    "image",
    "an image",
    (
        Key("file", Kind.FILE, "Picture (SVG, PNG, JPEG, WEBP, TIFF or GIF)", "图片文件", required=True),
        Key("alt", Kind.REMARK, "What it shows, for readers who cannot see it", "替代文字"),
        Key("decorative", Kind.FLAG, "It says nothing and needs no alt", "纯装饰"),
        Key("caption", Kind.WORDS, "Caption", "图注"),
        Key("credit", Kind.LINE, "Photographer", "摄影"),
        _SOURCE,
    ),
    short_text="file",
)
SIDE: Final = Form(
    "side",
    "a side of a comparison",
    (
        Key("label", Kind.LINE, "Name of the state; the language's word where absent", "名称"),
        Key("value", Kind.LINE, "The figure, as it is to be printed", "数值"),
        Key("unit", Kind.LINE, "Unit", "单位"),
        Key("text", Kind.WORDS, "Words in place of a figure, or beside it", "文字"),
    ),
    short_text="value",
)
COMPARE: Final = Form(
    "compare",
    "a comparison",
    (
        Key("before", Kind.FORM, "First state", "此前", required=True, form="side"),
        Key("after", Kind.FORM, "Second state", "此后", required=True, form="side"),
        Key("measure", Kind.LINE, "What both values count", "指标"),
        _SOURCE,
    ),
)
STEP: Final = Form(
    "step",
    "a step",
    (
        Key("when", Kind.LINE, "When", "时间", required=True),
        Key("what", Kind.WORDS, "What", "事项", required=True),
        Key("text", Kind.WORDS, "More about it", "说明"),
        Key("current", Kind.FLAG, "Where things stand", "当前所处"),
    ),
)
TIMELINE: Final = Form(
    "timeline",
    "a timeline",
    (
        Key("steps", Kind.FORMS, "Steps", "步骤", required=True, form="step"),
        Key("title", Kind.LINE, "Title", "标题"),
        _SOURCE,
    ),
    short_list="steps",
)
CALLOUT: Final = Form(
    "callout",
    "a callout",
    (
        Key("text", Kind.PROSE, "The remark", "内容", required=True),
        Key("kind", Kind.CHOICE, "Sort of remark", "类型", choices=_choices(CalloutKind)),
        Key("title", Kind.LINE, "Heading in place of the kind's word", "标题"),
    ),
    short_text="text",
)
BLOCK: Final = Form(
    "block",
    "a block",
    (
        Key("text", Kind.PROSE, "Prose: body text on paper, speaker notes of the deck", "正文段落"),
        Key("points", Kind.FORM, "List", "要点", form="points"),
        Key("figures", Kind.FORM, "Big numbers", "数字卡片", form="figures"),
        Key("chart", Kind.FORM, "Chart", "图表", form="chart"),
        Key("table", Kind.FORM, "Table", "表格", form="table"),
        Key("quote", Kind.FORM, "Somebody's words", "引语", form="quote"),
        Key("image", Kind.FORM, "Picture", "图片", form="image"),
        Key("compare", Kind.FORM, "Two states side by side", "对比", form="compare"),
        Key("timeline", Kind.FORM, "Steps in time", "时间线", form="timeline"),
        Key("callout", Kind.FORM, "Boxed remark", "提示框", form="callout"),
        Key("notes", Kind.PROSE, "Speaker notes, never printed", "讲者备注"),
        Key("columns", Kind.LIST, "Two or three lists of blocks side by side", "分栏", form="block"),
        Key("page-break", Kind.NOTHING, "New page, new slide", "分页"),
        _FOR,
        _INTERNAL,
        _ID,
    ),
)

FORMS: Final = {
    form.name: form
    for form in (
        DOCUMENT,
        LINES,
        CONTENTS,
        EVENT,
        PERSON,
        SOURCE,
        FIELD,
        RECIPIENTS,
        IMPRINT,
        CLOSING,
        SECTION,
        BLOCK,
        POINTS,
        FIGURE,
        FIGURES,
        SERIES,
        ANNOTATION,
        CHART,
        COLUMN,
        CELL,
        ROW,
        TABLE,
        QUOTE,
        IMAGE,
        SIDE,
        COMPARE,
        STEP,
        TIMELINE,
        CALLOUT,
    )
}
"""All forms by name; `Key.form` refers to these."""

SHARED_BLOCK_KEYS: Final = frozenset({"for", "internal", "id"})
BLOCK_KINDS: Final = tuple(key.name for key in BLOCK.keys if key.name not in SHARED_BLOCK_KEYS)
"""The keys that say what a block is."""
