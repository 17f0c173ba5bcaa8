"""The style and colours that a chart takes when someone adds to it or switches styles in PowerPoint ([MS-ODRAWXML] 2.24.2, 2.24.5).

Our look as PowerPoint knows it: no frames, hairline gridlines, series in the theme's accents in order, words in the theme's face.
"""

from typing import Final, NamedTuple

from generator.deck.powerpoint.chart_axes import BASE_LINE, GRID_LINE
from generator.deck.powerpoint.colors import SlideColors
from generator.deck.powerpoint.drawingml import DECLARATION, DRAWING, hundredths
from generator.deck.scene import ChartShape
from generator.units import emu

STYLE_TYPE: Final = "application/vnd.ms-office.chartstyle+xml"
COLORS_TYPE: Final = "application/vnd.ms-office.chartcolorstyle+xml"
_RELATIONSHIPS: Final = "http://schemas.microsoft.com/office/2011/relationships"
STYLE_RELATIONSHIP: Final = f"{_RELATIONSHIPS}/chartStyle"
COLORS_RELATIONSHIP: Final = f"{_RELATIONSHIPS}/chartColorStyle"
_NAMESPACES: Final = f'xmlns:cs="http://schemas.microsoft.com/office/drawing/2012/chartStyle" xmlns:a="{DRAWING}"'
_STYLE_ID: Final = 201
"""Any number of ours: those of the built-in styles say which gallery entry is marked."""
_ACCENTS: Final = 6
_VARIATIONS: Final = (
    "",
    '<a:lumMod val="60000"/>',
    '<a:lumMod val="80000"/><a:lumOff val="20000"/>',
    '<a:lumMod val="80000"/>',
    '<a:lumMod val="60000"/><a:lumOff val="40000"/>',
)
"""How the accents change for series beyond them."""


class _Entry(NamedTuple):
    """The look of one element of charts: its shape properties, and its words where it has any."""

    shape: str = ""
    size: float = 0.0
    color: str = "tx1"


def colors_xml() -> str:
    """Return `cs:colorStyle`: the theme's accents in order, then variations of them."""
    accents = "".join(f'<a:schemeClr val="accent{n}"/>' for n in range(1, _ACCENTS + 1))
    variations = "".join(f"<cs:variation>{change}</cs:variation>" if change else "<cs:variation/>" for change in _VARIATIONS)
    return f'{DECLARATION}<cs:colorStyle {_NAMESPACES} meth="cycle" id="10">{accents}{variations}</cs:colorStyle>'


def style_xml(shape: ChartShape, colors: SlideColors) -> str:
    """Return `cs:chartStyle` with the sizes of `shape`; its elements are in the order of the schema."""
    none = "<a:noFill/><a:ln><a:noFill/></a:ln>"
    placeholder = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    grid = f'<a:ln w="{emu(GRID_LINE)}">{colors.fill("rule")}</a:ln>'
    base = f'<a:ln w="{emu(BASE_LINE)}">{colors.fill("ink")}</a:ln>'
    series_line = f'<a:ln w="{emu(2.5)}" cap="rnd">{placeholder}<a:round/></a:ln>'
    names, values = shape.category_size, shape.label_size
    plain, hairline = _Entry(), _Entry(grid)
    entries = {
        "axisTitle": _Entry(size=names, color="tx2"),
        "categoryAxis": _Entry(base, names, "tx2"),
        "chartArea": _Entry(none, names),
        "dataLabel": _Entry(size=values),
        "dataLabelCallout": _Entry(size=values),
        "dataPoint": _Entry(placeholder),
        "dataPoint3D": _Entry(placeholder),
        "dataPointLine": _Entry(series_line),
        "dataPointMarker": _Entry(placeholder),
        "dataPointMarkerLayout": plain,
        "dataPointWireframe": _Entry(series_line),
        "dataTable": _Entry(none, names),
        "downBar": _Entry(placeholder),
        "dropLine": hairline,
        "errorBar": _Entry(base),
        "floor": _Entry(none),
        "gridlineMajor": hairline,
        "gridlineMinor": hairline,
        "hiLoLine": hairline,
        "leaderLine": hairline,
        "legend": _Entry(size=names),
        "plotArea": _Entry(none),
        "plotArea3D": _Entry(none),
        "seriesAxis": _Entry(base, names, "tx2"),
        "seriesLine": hairline,
        "title": _Entry(size=names),
        "trendline": _Entry(series_line),
        "trendlineLabel": _Entry(size=values),
        "upBar": _Entry(placeholder),
        "valueAxis": _Entry("<a:ln><a:noFill/></a:ln>", names, "tx2"),
        "wall": _Entry(none),
    }
    content = "".join(_marker() if name == "dataPointMarkerLayout" else _element(name, entry) for name, entry in entries.items())
    return f'{DECLARATION}<cs:chartStyle {_NAMESPACES} id="{_STYLE_ID}">{content}</cs:chartStyle>'


def _element(name: str, entry: _Entry) -> str:
    is_datum = name.startswith("dataPoint")
    reference = '<cs:lnRef idx="0"/><cs:fillRef idx="0"/><cs:effectRef idx="0"/>'
    if is_datum:
        own = '<cs:styleClr val="auto"/>'
        reference = f'<cs:lnRef idx="0">{own}</cs:lnRef><cs:fillRef idx="0">{own}</cs:fillRef><cs:effectRef idx="0"/>'
    font = f'<cs:fontRef idx="minor"><a:schemeClr val="{entry.color}"/></cs:fontRef>'
    look = f"<cs:spPr>{entry.shape}</cs:spPr>" if entry.shape else ""
    words = f'<cs:defRPr sz="{hundredths(entry.size)}"/>' if entry.size else ""
    return f"<cs:{name}>{reference}{font}{look}{words}</cs:{name}>"


def _marker() -> str:
    return '<cs:dataPointMarkerLayout symbol="circle" size="7"/>'
