"""What layouts of templates are called, for those whose type does not say what they are for."""

import re
import unicodedata
from typing import Final

from generator.deck.scene import LayoutKind

# As PowerPoint calls them in Chinese, Japanese, Korean and English, and as offices' own templates do.
NAMES: Final = {
    LayoutKind.TITLE: (
        "标题幻灯片", "标题页", "封面", "首页", "標題投影片", "標題頁", "封面頁",
        "タイトルスライド", "表紙", "タイトル", "제목슬라이드", "표지", "제목", "titleslide", "title", "cover", "coverpage",
    ),
    LayoutKind.AGENDA: (
        "目录", "目录页", "议程", "目錄", "議程", "大綱", "目次", "次第", "アジェンダ", "목차", "차례", "agenda", "contents", "outline",
    ),
    LayoutKind.SECTION: (
        "节标题", "章节页", "章节标题", "过渡页", "转场页", "章節標題", "章節頁", "區段標題",
        "セクション見出し", "中扉", "구역머리글", "간지", "sectionheader", "section", "divider", "chapter",
    ),
    LayoutKind.CONTENT: (
        "标题和内容", "标题与内容", "内容页", "正文", "正文页", "內容頁", "標題及內容", "標題及物件", "標題與內容",
        "タイトルとコンテンツ", "本文", "제목및내용", "내용", "본문", "titleandcontent", "content", "titleandtext", "body",
    ),
    LayoutKind.TWO_COLUMN: (
        "两栏内容", "双栏", "两列内容", "比较", "兩欄內容", "兩項物件", "兩個內容",
        "2つのコンテンツ", "二つのコンテンツ", "콘텐츠2개", "2단", "twocontent", "twocolumns", "twocolumn",
    ),
    LayoutKind.CHART: (
        "图表", "标题和图表", "圖表", "標題及圖表", "グラフ", "タイトルとグラフ", "차트", "제목및차트", "chart", "titleandchart",
    ),
    LayoutKind.TABLE: ("表格", "标题和表格", "標題及表格", "表", "タイトルと表", "표", "제목및표", "table", "titleandtable"),
    LayoutKind.PICTURE: (
        "图片与标题", "图片和标题", "图片和说明", "含標題的圖片", "圖片及說明", "タイトル付きの図", "図と説明",
        "캡션있는그림", "그림과설명", "picturewithcaption", "picture",
    ),
    LayoutKind.HEADLINE: ("仅标题", "只有标题", "只有標題", "僅標題", "タイトルのみ", "제목만", "titleonly", "headline"),
    LayoutKind.CLOSING: (
        "结束页", "封底", "致谢", "谢谢", "尾页", "結束頁", "致謝", "謝謝", "終わり", "裏表紙", "맺음", "감사합니다", "끝",
        "closing", "thankyou", "end", "backcover",
    ),
}  # fmt: skip

TYPES: Final = {
    "title": LayoutKind.TITLE,
    "secHead": LayoutKind.SECTION,
    "obj": LayoutKind.CONTENT,
    "tx": LayoutKind.CONTENT,
    "twoObj": LayoutKind.TWO_COLUMN,
    "twoColTx": LayoutKind.TWO_COLUMN,
    "chart": LayoutKind.CHART,
    "tbl": LayoutKind.TABLE,
    "picTx": LayoutKind.PICTURE,
    "titleOnly": LayoutKind.HEADLINE,
}
"""By ST_SlideLayoutType (ECMA-376 Part 1, 19.7.15)."""


def kind_of(layout_type: str, name: str) -> LayoutKind | None:
    """Return what a layout is for by its type, else by its name, in which spaces, case and the number of a copy ("1_") do not matter."""
    if layout_type in TYPES:
        return TYPES[layout_type]
    plain = _plain(name)
    return next((kind for kind, names in NAMES.items() if plain in names), None)


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"^\d+_|[\W_]+", "", folded)
