"""Compare by hand the lines foretold for boxes of a slide with the lines LibreOffice Impress sets.

    python3 -m tests.office_boxes --seed 21 22 --boxes 200 --list

Writes decks of random boxes as the product would, one box a slide and one deck a language, renders them with the `soffice` on the PATH
(25.8 or newer, which reads embedded faces), counts the lines of every box in the PDF and prints for how many more, as many and fewer were
foretold. Ends with 1 where one box takes two lines more than foretold, or more than 3 in 100 take one more.
"""

import argparse
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

import pypdfium2

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.master import layout
from generator.deck.powerpoint.embed_mode import EmbedMode
from generator.deck.powerpoint.write import write_deck
from generator.deck.scene import Deck, LayoutKind, Slide, TextBox, TextParagraph
from generator.geometry import Rect
from generator.model.document import Language
from generator.model.inline import NoteReference, RichText, Run, Script
from generator.units import emu
from tests import shipped

WIDTH, HEIGHT = 1900.0, 4000.0
"""Points of a slide on which the widest and the tallest box have room."""
LEFT, TOP = 60.0, 700.0
LEADING = 1.4
SAME_LINE = 0.5
"""Parts of the leading by which letters of one line may stand apart: note marks are raised."""
MOST_UNDER = 0.03
MARKS = {f"note{number}": number for number in range(1, 13)}

SENTENCES = {
    Language.CHINESE_SIMPLIFIED: (
        "全市生产总值比上年增长{number}，其中第三产业占{number}",
        "“{quote}”工作法推广到{number}个乡镇、{number}个街道",
        "下一步，将在{latin}平台上公开——包括预算、进度和验收结果——接受监督",
        "会议强调：要（一）补短板；（二）强弱项；（三）防风险",
        "《{quote}实施方案》已印发，详见{address}",
        "截至{number}，累计办理{number}件，满意率{number}……其余仍在办理",
        "他说：“我们用{latin}做试点，‘{quote}’是第一步。”群众代表李某某（化名）也表示赞同",
        "新建5G基站、充电桩·停车位和口袋公园，打通服务群众的“最后一公里”",
    ),
    Language.CHINESE_TRADITIONAL: (
        "本市今年第一季營收成長{number}，其中服務業占{number}",
        "「{quote}」計畫已推廣至{number}個鄉鎮、{number}個街區",
        "下一步，將於{latin}平臺公開——含預算、進度與驗收結果——接受監督",
        "會議強調：應（一）補不足；（二）強基礎；（三）防風險",
        "《{quote}施行細則》業已公告，詳見{address}",
        "截至{number}，累計受理{number}件，滿意度{number}……其餘仍在辦理",
        "他說：「我們以{latin}試辦，『{quote}』是第一步。」里民代表（化名）也表示贊同",
        "“{quote}”一詞見於舊檔，今改作他稱",
    ),
    Language.JAPANESE: (
        "売上高は前年同期比で{number}増加し、全体の{number}を占めた",
        "「{quote}」の取り組みを{number}の地域へ広げる",
        "来年度は{latin}を導入し、予算・進捗・検収の結果を公表する――途中経過も含めて",
        "会議では（一）人材の育成、（二）設備の更新、（三）危機管理を確認した",
        "『{quote}要領』を公開しました。詳しくは{address}をご覧ください",
        "{number}までに{number}件を受け付け、満足度は{number}だった……残りは調査中です",
        "担当者は「{latin}から始め、“{quote}”を目指す」と話し、ユーザーもチャットで賛成した",
        "コンピューターとネットワークのセキュリティーをチェックする",
    ),
    Language.KOREAN: (
        "올해 상반기 매출은 지난해보다 {number} 늘었고 그 가운데 서비스업이 {number}를 차지했다",
        "“{quote}” 사업을 {number}개 지역(시범 지구 포함)으로 넓힌다",
        "앞으로 {latin} 플랫폼에서 예산·진행·검수 결과를 공개하고 점검을 받는다",
        "회의에서는 (1) 인력 양성, (2) 설비 교체, (3) 위기관리를 확인하였다",
        "「{quote} 시행 계획」을 공고하였으며, 자세한 내용은 {address} 참조",
        "{number}까지 {number}건을 접수했고 만족도는 {number}였다… 나머지는 처리 중이다",
        "담당자는 ‘{quote}’부터 시작하겠다고 말했다 — 주민 대표(가명)도 찬성했다",
        "지속가능발전목표달성을위한종합대책을 마련하여 {latin}(으)로 시행합니다",
    ),
    Language.ENGLISH: (
        "Revenue rose by {number} on the year, of which services made up {number}",
        "The “{quote}” programme reached {number} towns (pilot districts included)",
        "We’ll publish the budget, progress and acceptance tests on {latin} — all of them — for anyone’s inspection",
        "The board agreed to (a) train staff, (b) replace well-worn equipment and (c) review risks",
        "See {address} for the state-of-the-art ‘{quote}’ rules",
        "By {number}, {number} cases had been received and/or closed; {number} of the answers were positive…",
        "Its Chinese name is {mixed}, which the authorities’ own office shortens",
        "Internationalization and telecommunications infrastructure remain the long-standing priorities",
    ),
}
NUMBERS = (
    "3.5%",
    "12,800",
    "2.64亿元",
    "2026年",
    "9月30日",
    "-0.8",
    "US$37.2M",
    "1,024",
    "±0.05℃",
    "¥6,400",
    "98.7%",
    "15",
    "2025/26",
    "3–5",
    "10:30",
)
LATIN = (
    "GDP",
    "OpenStreetMap",
    "ISO 9001",
    "AI",
    "Wi-Fi 6E",
    "e-Government",
    "ChatOps/DevOps",
    "KPI",
    "R&D",
    "Internationalization",
    "iOS",
)
ADDRESSES = (
    "https://www.example.org/reports/2026/annual-summary.html?lang=zh&page=12",
    "www.example.com",
    "info.office@example.org",
    "https://data.example.net/v2/open_data/cases",
)
QUOTES = {
    Language.CHINESE_SIMPLIFIED: ("一件事一次办", "小支点", "三横四纵", "民"),
    Language.CHINESE_TRADITIONAL: ("一站到底", "小支點", "三橫四縱", "民"),
    Language.JAPANESE: ("ワンストップ", "小さな一歩", "見える化", "和"),
    Language.KOREAN: ("한 번에 끝내기", "작은 시작", "찾아가는 민원", "함께"),
    Language.ENGLISH: ("once only", "small steps", "open by default", "us"),
}
MIXED = ("市人民政府办公室", "東京オフィス", "서울사무소")
ENDS = {Language.ENGLISH: ". ", Language.KOREAN: ". "}
JOINTS = {Language.ENGLISH: "; ", Language.KOREAN: ", ", Language.JAPANESE: "、"}


class Case(NamedTuple):
    """A box: its paragraph and its width in points."""

    paragraph: TextParagraph
    width: float


class Outcome(NamedTuple):
    """The lines foretold for a case, with the reserve, and those that Impress set."""

    case: Case
    foretold: Sequence[str]
    seen: Sequence[str]

    @property
    def excess(self) -> int:
        return len(self.foretold) - len(self.seen)


def lettering(language: Language) -> Lettering:
    """Return what sets the author's text in the civic theme."""
    return Lettering(shipped.theme("civic"), language, shipped.typesetter(), MARKS)


def cases(language: Language, count: int, seed: int) -> Iterator[Case]:
    """Yield boxes of random text, size, width, weight and face."""
    random = Random(f"{seed} {language.value}")
    setter = lettering(language)
    for _ in range(count):
        size = float(random.randint(12, 44))
        role = random.choice(("body", "body", "headline", "title"))
        width = round(random.uniform(6, 40) * size, 1)
        text = _text(random, language, random.randint(1, 5))
        yield Case(TextParagraph(setter.runs(text, role, size=size), round(LEADING * size, 1)), width)


def _text(random: Random, language: Language, sentences: int) -> RichText:
    inlines: list[Run | NoteReference] = []
    for number in range(sentences):
        other = random.choice(list(Language)) if random.random() < 0.1 else language
        end = ENDS.get(language, "。") if number == sentences - 1 or random.random() < 0.6 else JOINTS.get(language, "，")
        body = _sentence(random, other)
        at = random.randint(0, len(body))
        strong = random.random() < 0.2
        inlines += [run for run in (Run(body[:at]), Run(body[at:], strong=strong)) if run.text] if strong else [Run(body)]
        if random.random() < 0.3:
            mark = random.choice((NoteReference(random.choice(list(MARKS))), Run("2", script=Script.SUPERSCRIPT)))
            inlines.append(mark)
        inlines.append(Run(end.rstrip() if number == sentences - 1 else end))
    return RichText(tuple(inlines))


def _sentence(random: Random, language: Language) -> str:
    pattern = random.choice(SENTENCES[language])
    choices = {"number": NUMBERS, "latin": LATIN, "address": ADDRESSES, "quote": QUOTES[language], "mixed": MIXED}
    pieces = pattern.split("{")
    text = pieces[0]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}")
        text += random.choice(choices[name]) + rest
    return text


def foretold(language: Language, box: Case) -> tuple[str, ...]:
    """Return the lines that the deck's fitting counts on."""
    return fit.lines(lettering(language), box.paragraph, box.width)


def deck_of(language: Language, boxes: Sequence[Case]) -> Deck:
    """Return a deck with each box on a slide of its own."""
    slot = layout(LayoutKind.HEADLINE).slot("title")
    slides = []
    for number, box in enumerate(boxes, 1):
        title = TextBox("title", slot.rect, (lettering(language).paragraph(f"{number}", slot.role),), "title")
        body = TextBox("box", Rect(LEFT, TOP, box.width, HEIGHT - TOP), (box.paragraph,))
        notes = tuple(lettering(language).paragraph(line, "notes") for line in foretold(language, box))
        slides.append(Slide(LayoutKind.HEADLINE, f"{number}", (title, body), notes, number=number))
    return Deck("boxes", language.value, tuple(slides), ())


def enlarged(deck: bytes) -> bytes:
    """Return a deck with slides of `WIDTH` and `HEIGHT`, so that nothing is off them."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "ppt/presentation.xml":
                data = re.sub(rb"<p:sldSz [^>]*>", f'<p:sldSz cx="{emu(WIDTH)}" cy="{emu(HEIGHT)}"/>'.encode(), data)
            target.writestr(name, data)
    return made.getvalue()


def rendered(deck: Path) -> Path:
    """Return the PDF that LibreOffice makes of `deck`, beside it."""
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(deck.parent), str(deck)], check=True, capture_output=True
    )
    return deck.with_suffix(".pdf")


def lines_of_boxes(pdf: Path, leadings: Sequence[float]) -> list[tuple[str, ...]]:
    """Return the lines of each page's box: its characters grouped by baseline."""
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == len(leadings), "a slide got lost"
    return [tuple(_lines(page, leading)) for page, leading in zip(document, leadings, strict=True)]


def characters(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, str]]:
    """Yield x, y (from the top) and text of each drawn character in the box."""
    text = page.get_textpage()
    raw = pypdfium2.raw
    x, y = raw.c_double(), raw.c_double()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, index)
        if raw.FPDFText_IsGenerated(text.raw, index) == 1 or code in (0x0A, 0x0D, 0x20):
            continue
        raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        from_top = page.get_height() - y.value
        if from_top > TOP:
            yield x.value, from_top, chr(code)


def _lines(page: pypdfium2.PdfPage, leading: float) -> Iterator[str]:
    drawn = sorted(characters(page), key=lambda character: character[1])
    starts = [0, *(i + 1 for i, (a, b) in enumerate(pairwise(drawn)) if b[1] - a[1] > SAME_LINE * leading), len(drawn)]
    for start, end in pairwise(starts):
        yield "".join(text for _, _, text in sorted(drawn[start:end]))


def compare(language: Language, count: int, seed: int, folder: Path) -> list[Outcome]:
    """Return what was foretold and seen for `count` boxes in `language`."""
    boxes = list(cases(language, count, seed))
    path = folder / f"{language.value}-{seed}.pptx"
    deck = deck_of(language, boxes)
    data = write_deck(deck, shipped.theme("civic"), shipped.library(), EmbedMode.SUBSET, datetime(2026, 1, 1, tzinfo=UTC))
    path.write_bytes(enlarged(data))
    seen = lines_of_boxes(rendered(path), [box.paragraph.leading for box in boxes])
    return [Outcome(box, foretold(language, box), lines) for box, lines in zip(boxes, seen, strict=True)]


def report(name: str, outcomes: Sequence[Outcome]) -> str:
    """Return one line: how many boxes, the share foretold exactly, and the shares by how many lines more (+) or fewer (-)."""
    counts = Counter(outcome.excess for outcome in outcomes)
    exact, under = counts[0] / len(outcomes), sum(count for excess, count in counts.items() if excess < 0) / len(outcomes)
    spread = "  ".join(f"{excess:+d}: {count}" for excess, count in sorted(counts.items()) if excess)
    return f"{name:8} {len(outcomes):5} boxes   exact {exact:6.1%}   not under {1 - under:6.1%}   {spread}"


def differences(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield for each box foretold wrongly the first line that differs."""
    for wanted, seen, box in ((o.foretold, o.seen, o.case) for o in outcomes if o.excess):
        pairs = ((one.replace(" ", ""), other) for one, other in zip(wanted, seen, strict=False))
        first = next(((one, other) for one, other in pairs if one != other), ("", ""))
        place = f"{box.width:.1f} pt wide, letters of {box.paragraph.runs[0].size:.0f}"
        yield f"{len(wanted) - len(seen):+d}  {place}: foretold {first[0]!r}, seen {first[1]!r}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, nargs="+", default=[1], help="each gives other boxes")
    parser.add_argument("--boxes", type=int, default=200, help="for each seed, all languages together")
    parser.add_argument("--list", action="store_true", help="show where lines were foretold wrongly")
    parser.add_argument("--keep", type=Path, help="folder that keeps the decks, the lines foretold in their notes, and the PDFs")
    arguments = parser.parse_args()
    if arguments.keep:
        arguments.keep.mkdir(parents=True, exist_ok=True)
        return judge(arguments.keep, arguments.seed, arguments.boxes // len(Language), listed=arguments.list)
    with tempfile.TemporaryDirectory() as folder:
        return judge(Path(folder), arguments.seed, arguments.boxes // len(Language), listed=arguments.list)


def judge(folder: Path, seeds: Sequence[int], count: int, *, listed: bool) -> int:
    """Print how `count` boxes of each language and seed were foretold; return the exit status."""
    together: list[Outcome] = []
    for language in Language:
        outcomes = [outcome for seed in seeds for outcome in compare(language, count, seed, folder)]
        print(report(language.value, outcomes))
        if listed:
            print(*differences(outcomes), sep="\n")
        together += outcomes
    print(report("all", together))
    under = sum(outcome.excess < 0 for outcome in together)
    return int(under > MOST_UNDER * len(together) or any(outcome.excess < -1 for outcome in together))


if __name__ == "__main__":
    sys.exit(main())
