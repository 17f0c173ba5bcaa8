"""What PowerPoint's panes call our layouts and placeholders, in the language of the document."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from generator.deck.scene import LayoutKind


class Labels(NamedTuple):
    """Names and prompts of one language. `lang` and `other` are the `lang` and `altLang` of its runs (BCP 47)."""

    lang: str
    other: str
    layouts: tuple[str, ...]
    """Names in the order of `LayoutKind`."""
    title: str
    text: str
    subtitle: str
    picture: str
    chart: str
    table: str
    date: str
    footer: str
    number: str
    notes: str
    slide_image: str
    furniture: str
    logo: str
    table_style: str
    levels: tuple[str, ...]
    """Prompts of the five levels of a body."""

    def layout(self, kind: LayoutKind) -> str:
        """Return the name of a slide layout."""
        return self.layouts[list(LayoutKind).index(kind)]


_LABELS: Final[Mapping[str, Labels]] = {
    "zh-Hans": Labels(
        "zh-CN", "en-US",
        ("标题页", "议程", "节标题", "标题和内容", "内容和提示", "两栏内容", "三栏内容",
         "两格要点", "三格要点", "四格要点", "关键数字", "图表", "表格", "引文", "标题和引文",
         "图片和说明", "内容和说明", "标题和提示", "仅标题", "结束页"),
        "单击此处编辑标题", "单击此处编辑文本", "单击此处编辑副标题", "图片", "图表", "表格", "日期", "页脚", "幻灯片编号",
        "备注", "幻灯片图像", "版面装饰", "标志",
        "简报表格", ("单击此处编辑文本", "第二级", "第三级", "第四级", "第五级"),
    ),
    "zh-Hant": Labels(
        "zh-TW", "en-US",
        ("標題頁", "議程", "章節標題", "標題及內容", "內容及提示", "兩欄內容", "三欄內容",
         "兩格要點", "三格要點", "四格要點", "關鍵數字", "圖表", "表格", "引文", "標題及引文",
         "圖片及說明", "內容及說明", "標題及提示", "只有標題", "結束頁"),
        "按一下以編輯標題", "按一下以編輯文字", "按一下以編輯副標題", "圖片", "圖表", "表格", "日期", "頁尾", "投影片編號",
        "備忘稿", "投影片影像", "版面裝飾", "標誌",
        "簡報表格", ("按一下以編輯文字", "第二層", "第三層", "第四層", "第五層"),
    ),
    "ja": Labels(
        "ja-JP", "en-US",
        ("タイトル", "次第", "セクション見出し", "タイトルとコンテンツ", "コンテンツと囲み",
         "2つのコンテンツ", "3つのコンテンツ", "2つの要点", "3つの要点", "4つの要点", "主な数値", "グラフ", "表", "引用", "タイトルと引用",
         "図と説明", "コンテンツと説明", "タイトルと囲み", "タイトルのみ", "終わり"),
        "タイトルの書式設定", "テキストの書式設定", "サブタイトルの書式設定", "図", "グラフ", "表", "日付", "フッター",
        "スライド番号", "ノート", "スライドイメージ",
        "装飾", "ロゴ", "表の体裁", ("テキストの書式設定", "第2レベル", "第3レベル", "第4レベル", "第5レベル"),
    ),
    "ko": Labels(
        "ko-KR", "en-US",
        ("제목", "차례", "구역 머리글", "제목 및 내용", "내용과 알림", "콘텐츠 2개", "콘텐츠 3개",
         "요점 2개", "요점 3개", "요점 4개", "주요 수치", "차트", "표", "인용", "제목 및 인용",
         "그림과 설명", "내용과 설명", "제목 및 알림", "제목만", "맺음"),
        "제목 편집", "텍스트 편집", "부제목 편집", "그림", "차트", "표", "날짜", "바닥글", "슬라이드 번호", "노트",
        "슬라이드 이미지", "장식", "로고",
        "표 모양", ("텍스트 편집", "둘째 수준", "셋째 수준", "넷째 수준", "다섯째 수준"),
    ),
    "en": Labels(
        "en-US", "zh-CN",
        ("Title", "Agenda", "Section header", "Title and content", "Content and remark",
         "Two content", "Three content", "Two panels", "Three panels", "Four panels", "Key figures", "Chart", "Table",
         "Quote", "Title and quote", "Picture with caption", "Content with caption", "Title and remark", "Title only", "Closing"),
        "Click to edit title", "Click to edit text", "Click to edit subtitle", "Picture", "Chart", "Table", "Date", "Footer",
        "Slide number", "Notes", "Slide image",
        "Furniture", "Logo", "Plain rules", ("Click to edit text", "Second level", "Third level", "Fourth level", "Fifth level"),
    ),
}  # fmt: skip


def labels(language: str) -> Labels:
    """Return the labels of a document's language (`zh-Hans`, `zh-Hant`, `ja`, `ko`, `en`). Raises `KeyError` for any other."""
    return _LABELS[language]
