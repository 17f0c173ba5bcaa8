"""Names of shapes in the plan of a deck → what PowerPoint's selection pane calls them, in the language of the document."""

from collections.abc import Mapping
from typing import Final

_LANGUAGES: Final = ("zh-Hans", "zh-Hant", "ja", "ko")
# One line for each word that the plan makes names of; English takes the words themselves.
_WORDS: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "after": ("之后", "之後", "後", "이후"),
    "agenda": ("议程", "議程", "次第", "차례"),
    "axis": ("时间轴", "時間軸", "時間軸", "시간축"),
    "band": ("色带", "色帶", "帯", "띠"),
    "before": ("之前", "之前", "前", "이전"),
    "body": ("正文", "內文", "本文", "본문"),
    "by": ("出自", "出自", "発言者", "말한 이"),
    "callout": ("提示框", "提示框", "囲み", "알림"),
    "caption": ("说明", "說明", "説明", "설명"),
    "card": ("数字卡", "數字卡", "数値カード", "수치 카드"),
    "chart": ("图表", "圖表", "グラフ", "차트"),
    "column": ("栏", "欄", "列", "열"),
    "detail": ("补充", "補充", "補足", "보충"),
    "done": ("已完成", "已完成", "済み", "완료"),
    "edition": ("场次", "場次", "回", "회차"),
    "entry": ("议程项", "議程項", "項目", "항목"),
    "field": ("信息项", "資訊項", "情報", "정보"),
    "fields": ("信息项", "資訊項", "情報", "정보"),
    "from": ("起", "起", "から", "부터"),
    "hinge": ("竖线", "豎線", "縦線", "세로선"),
    "kicker": ("眉题", "眉題", "肩見出し", "윗제목"),
    "kind": ("文种", "文種", "文書の種類", "문서 종류"),
    "label": ("标签", "標籤", "ラベル", "이름표"),
    "leaf": ("色块", "色塊", "色面", "색면"),
    "left": ("左栏", "左欄", "左", "왼쪽"),
    "mat": ("衬底", "襯底", "台紙", "받침"),
    "measure": ("指标", "指標", "指標", "지표"),
    "middle": ("中栏", "中欄", "中", "가운데"),
    "name": ("名称", "名稱", "名称", "이름"),
    "names": ("名称", "名稱", "名称", "이름"),
    "note": ("附注", "附註", "注記", "덧붙임"),
    "minutes": ("用时", "用時", "時間", "시간"),
    "number": ("序号", "序號", "番号", "번호"),
    "numeral": ("序号", "序號", "番号", "번호"),
    "object": ("内容", "內容", "コンテンツ", "내용"),
    "panel": ("要点格", "要點格", "要点枠", "요점 칸"),
    "part": ("部分", "部分", "部分", "부분"),
    "parts": ("部分", "部分", "部分", "부분"),
    "picture": ("图片", "圖片", "図", "그림"),
    "points": ("要点", "要點", "要点", "요점"),
    "progress": ("进度", "進度", "進み", "진행"),
    "quote": ("引文", "引文", "引用", "인용"),
    "remark": ("提示", "提示", "囲み", "알림"),
    "right": ("右栏", "右欄", "右", "오른쪽"),
    "role": ("职务", "職務", "役職", "직책"),
    "rule": ("线", "線", "線", "선"),
    "logo": ("标志", "標誌", "ロゴ", "로고"),
    "running-head": ("页眉", "頁首", "柱", "머리글"),
    "sample": ("示例标记", "範例標記", "サンプル表示", "예시 표시"),
    "series": ("系列", "系列", "シリーズ", "시리즈"),
    "session": ("届次", "屆次", "会期", "회기"),
    "slide": ("页码", "頁碼", "ページ", "쪽"),
    "square": ("方点", "方點", "四角", "네모"),
    "step": ("步骤", "步驟", "段階", "단계"),
    "subtitle": ("副标题", "副標題", "副題", "부제목"),
    "swatch": ("色样", "色樣", "色見本", "색 견본"),
    "table": ("表格", "表格", "表", "표"),
    "takeaway": ("结论", "結論", "要旨", "결론"),
    "text": ("文字", "文字", "文", "글"),
    "title": ("标题", "標題", "題名", "제목"),
    "unit": ("单位", "單位", "単位", "단위"),
    "value": ("数值", "數值", "数値", "값"),
    "values": ("数值", "數值", "数値", "값"),
    "when": ("时间", "時間", "時期", "때"),
}


def known_words() -> frozenset[str]:
    """Return the words that names may be made of."""
    return frozenset(_WORDS)


def shape_name(name: str, language: str) -> str:
    """Return `name` in `language`, word by word; words that are not the plan's own stay as they are."""
    if language not in _LANGUAGES:
        return name[:1].upper() + name[1:]
    place = _LANGUAGES.index(language)
    return " ".join(_WORDS[word][place] if word in _WORDS else word for word in name.split(" "))
