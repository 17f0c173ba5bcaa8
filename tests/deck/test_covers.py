"""The slides around the content: who, what, when, and how far along."""

import itertools
from dataclasses import replace

import pytest

from generator.deck import fit
from generator.deck.covers import Cover, Entry, continued, field_point, fields_title, title_fields
from generator.deck.covers_agenda import agenda_covers
from generator.deck.covers_divider import divider_cover
from generator.deck.covers_title import closing_cover, title_cover
from generator.deck.display import display
from generator.deck.lettering import Lettering
from generator.deck.master import layout
from generator.deck.pieces import flat
from generator.deck.scene import LayoutKind, Rule, TextBox
from generator.deck.template_covers import TemplateCovers
from generator.geometry import Rect
from generator.model.document import Closing, Event, Field, Language, Metadata, Person
from generator.model.inline import RichText, Run, plain_text
from generator.theme.words import words
from tests.deck.documents import document


def boxes(cover: Cover) -> dict[str, TextBox]:
    return {shape.name: shape for shape in cover.shapes if isinstance(shape, TextBox)}


def texts(cover: Cover) -> dict[str, str]:
    return {name: "".join(run.text for run in box.paragraphs[0].runs) for name, box in boxes(cover).items()}


def entries(count: int, detail: str = "细节") -> list[Entry]:
    return [Entry(str(n + 1), f"第{n + 1}部分的名称", detail, n + 3) for n in range(count)]


def rules(cover: Cover) -> list[Rule]:
    return [shape for shape in cover.shapes if isinstance(shape, Rule)]


@pytest.mark.parametrize(
    ("title", "size", "lines"),
    [
        ("从小处着手", 72, 1),  # 5 × 72 = 360 of 577.6
        ("第三季度运营工作汇报", 56, 1),  # 10 × 56 = 560, less than 0.99 × 577.6
        ("第三季度运营工作汇报会", 56, 2),  # 616
        ("小支点撬动大发展，基层治理见实效", 56, 2),  # broken at the comma: 9 × 56 = 504
        ("以小支点撬动大发展，以小品牌带动大服务，推动基层治理见实效", 44, 3),
    ],
)
def test_titles_shrink_by_steps_with_their_length(lettering: Lettering, title: str, size: float, lines: int) -> None:
    paragraph = boxes(title_cover(lettering, Metadata(title)))["title"].paragraphs[0]
    assert paragraph.runs[0].size == size
    assert boxes(title_cover(lettering, Metadata(title)))["title"].rect.height == lines * paragraph.leading


@pytest.mark.parametrize("title", ["从小处着手", "小处着手办大事", "第三季度运营工作汇报", "마을 숲 가꾸기 안내"])
def test_the_subtitle_stands_right_below_the_title(lettering: Lettering, title: str) -> None:
    made = boxes(title_cover(lettering, Metadata(title, subtitle="三项做法")))
    assert made["subtitle"].rect.y == 138 + made["title"].rect.height + 12


def test_the_title_says_who_speaks_when_and_where(lettering: Lettering) -> None:
    event = Event("“云南这十年”系列", "第十三场", "昆明专场", "回答记者提问")
    people = (Person("杨东伟", "组织部部长", "发言人"),)
    said = texts(
        title_cover(lettering, Metadata("从小处着手", subtitle="三项做法", date="7月4日", event=event, people=people, kind="发布会"))
    )
    assert said == {
        "title": "从小处着手", "subtitle": "三项做法", "series": "“云南这十年”系列", "kind": "发布会",
        "session": "第十三场", "edition": "昆明专场",
        "field 1 label": "发言人", "field 1 value": "杨东伟", "field 1 detail": "组织部部长",
        "field 2 label": "日期", "field 2 value": "7月4日", "field 2 detail": "回答记者提问",
    }  # fmt: skip


def test_the_organization_takes_the_place_that_the_event_leaves(lettering: Lettering) -> None:
    assert texts(title_cover(lettering, Metadata("题", organization="数据办公室")))["series"] == "数据办公室"
    full = Metadata("题", organization="数据办公室", event=Event("系列", "第一场", "专场", "答问"))
    assert texts(title_cover(lettering, full))["series"] == "系列　数据办公室"


def test_people_without_room_are_left_for_a_slide_of_their_own(lettering: Lettering) -> None:
    people = tuple(Person(f"某{n}", "主任") for n in range(4))
    cover = title_cover(lettering, Metadata("题", people=people, date="7月4日"))
    assert [field.value for field in cover.left_over] == ["某1", "某2", "某3"]
    assert texts(cover)["field 2 value"] == "7月4日"


def test_two_people_stand_beside_the_date(lettering: Lettering) -> None:
    people = (Person("周以宁", "中心主任", "汇报人"), Person("阿依古丽·买买提", "营养师"))
    cover = title_cover(lettering, Metadata("题", people=people, date="2026-07-08"))
    assert [texts(cover)[f"field {n} value"] for n in (1, 2, 3)] == ["周以宁", "阿依古丽·买买提", "2026-07-08"]
    assert not cover.left_over


def test_one_person_without_room_is_listed_with_the_others(lettering: Lettering) -> None:
    people = (Person("周以宁", "中心主任"), Person("阿依古丽·买买提", "区民政服务中心营养健康指导科科长", "营养师"))
    cover = title_cover(lettering, Metadata("题", people=people, date="2026-07-08"))
    assert [field.value for field in cover.left_over] == ["周以宁", "阿依古丽·买买提"]
    assert texts(cover)["field 2 value"] == "2026-07-08"


def test_the_date_has_the_wider_place_before_a_person_does(lettering: Lettering) -> None:
    people = tuple(Person(f"某{n}", "主任") for n in range(3))
    metadata = Metadata("题", people=people, date="二〇二六年七月八日上午九时三十分至十一时三十分", event=Event(occasion="季度例会"))
    cover = title_cover(lettering, metadata)
    assert [field.value for field in cover.left_over] == ["某0", "某1", "某2"]
    assert texts(cover)["field 1 label"] == "日期"


@pytest.mark.parametrize(
    ("people", "labels"),
    [
        ((Person("王一"),), ["发言人"]),  # who is alone speaks
        ((Person("王一"), Person("李二")), [""] * 2),
        ((Person("王一", label="主持人"), Person("李二")), ["主持人", ""]),
    ],
)
def test_nobody_among_several_has_a_role_that_the_author_does_not_give(
    lettering: Lettering, people: tuple[Person, ...], labels: list[str]
) -> None:
    assert [field.label for field in title_fields(lettering, Metadata("题", people=people), "")] == labels


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ([Field("记录", "王一"), Field("记录", "李二")], "记录"),
        ([Field("主持", "王一"), Field("记录", "李二")], "人员"),
        ([Field("记录", "王一"), Field("", "李二")], "人员"),
        ([Field("", "王一"), Field("", "李二")], "人员"),
        ([Field("记录", "王一"), Field("日期", "7月4日")], "相关信息"),
        ([Field("电话", "123"), Field("邮箱", "a@b.cn")], "相关信息"),
    ],
)
def test_fields_are_listed_under_what_all_of_them_are(fields: list[Field], title: str) -> None:
    metadata = Metadata("题", people=(Person("王一"), Person("李二")))
    assert fields_title(words(Language.CHINESE_SIMPLIFIED), fields, metadata) == title


def test_a_listed_person_has_the_role_that_the_headline_does_not_say() -> None:
    person = Field("记录", "李二", "主任")
    below = {title: field_point(words(Language.CHINESE_SIMPLIFIED), person, title).children for title in ("人员", "记录")}
    assert {title: [point.text.plain for point in points] for title, points in below.items()} == {
        "人员": ["主任", "记录"],
        "记录": ["主任"],
    }


@pytest.mark.parametrize(("count", "pitch", "details"), [(4, 104.4, 4), (5, 83.52, 5), (6, 69.6, 0), (8, 52.2, 0)])
def test_agenda_entries_stand_closer_the_more_there_are(lettering: Lettering, count: int, pitch: float, details: int) -> None:
    (cover,) = agenda_covers(lettering, entries(count), "")
    assert [rule.y1 for rule in rules(cover)] == pytest.approx([57.6 + n * pitch for n in range(count)])
    assert sum(shape.name.endswith(" detail") for shape in flat(cover.shapes)) == details
    assert [rule.color for rule in rules(cover)] == ["ink", *["rule"] * (count - 1)]


@pytest.mark.parametrize("count", range(1, 9))
@pytest.mark.parametrize("times", [1, 4, 8])
def test_agenda_entries_stand_clear_of_their_rules(lettering: Lettering, count: int, times: int) -> None:
    long = [entry._replace(title="长期照护服务" * times) for entry in entries(count)]
    for cover in agenda_covers(lettering, long, ""):
        ys = [rule.y1 for rule in rules(cover)]
        pitch = next((lower - upper for upper, lower in itertools.pairwise(ys)), 104.4)
        titles = [shape.rect for shape in flat(cover.shapes) if shape.name.endswith(" title")]
        assert min(min(rect.y - y, y + pitch - rect.bottom) for rect, y in zip(titles, ys, strict=True)) >= 6.5 - 1e-6


def test_a_long_agenda_goes_on_balanced(lettering: Lettering) -> None:
    covers = agenda_covers(lettering, entries(9), "题")
    assert [len(rules(cover)) for cover in covers] == [5, 4]
    assert [cover.title for cover in covers] == ["议程", "议程（续）"]


def test_the_title_beside_the_agenda_has_lines_alike_in_length(lettering: Lettering) -> None:
    (cover,) = agenda_covers(lettering, entries(3), "示例市数据局关于开展公共数据目录核对工作的通知")
    assert texts(cover)["note"].split("\n") == ["示例市数据局", "关于开展公共数据", "目录核对工作的通知"]


def test_the_divider_shows_how_far_along(lettering: Lettering) -> None:
    cover = divider_cover(lettering, "城市", "第二部分", "社区", 2, ["乡村", "城市", "各领域"])
    assert [(rule.weight, rule.color) for rule in rules(cover)] == [(1, "rule"), (4, "accent"), (1, "rule")]
    assert [round(rule.x1, 1) for rule in rules(cover)] == [339.2, 536.5, 733.9]  # X(5) + n × (577.6 + 14.4) / 3
    said = texts(cover)
    assert said["numeral"] == "2"
    assert said["kicker"] == "第二部分"
    assert said["progress 2 name"] == "2　城市"


def along_the_way(lettering: Lettering, number: int, names: list[str]) -> list[str]:
    """Return what the divider before part `number` calls all of them."""
    said = texts(divider_cover(lettering, "题", "第一部分", "", number, names))
    return [said[f"progress {n} name"] for n in range(1, len(names) + 1)]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["以“小支点”撬动“大发展”", "没有引号却很长的一个部分的名称", "短"], ["小支点", "没有引号却很长的一个…", "短"]),
        (["一二三四五六七八九", "甲乙丙丁戊己庚辛壬的子丑寅卯", "短"], ["一二三四五六七八九", "甲乙丙丁戊己庚辛壬…", "短"]),
        (["Where we stand", "What changed", "Numbers", "Only prose here"], ["Where we…", "What changed", "Numbers", "Only prose…"]),
        (["Telecommunications", "What changed", "Numbers", "Only prose here"], ["", "", "", ""]),  # no room for its first word
        (["一二三", "甲乙丙", "子丑寅", "东南西", "a" * 20], ["一二三", "甲乙丙", "子丑寅", "东南西", ""]),
    ],
)
def test_parts_along_the_way_are_called_the_same_on_every_divider(lettering: Lettering, names: list[str], shown: list[str]) -> None:
    expected = [f"{n}　{name}" if all(shown) else str(n) for n, name in enumerate(shown, 1)]
    for number in range(1, len(names) + 1):
        assert along_the_way(lettering, number, names) == expected


def test_more_than_five_parts_are_counted(lettering: Lettering) -> None:
    cover = divider_cover(lettering, "题", "第三部分", "", 3, [f"部分{n}" for n in range(8)])
    assert texts(cover)["progress"] == "3 / 8"
    assert not rules(cover)


@pytest.mark.parametrize(("shown", "end"), [("稳（wěn）中有进，全年可期", ""), ("稳（wěn）中有进，全年可期（续）", "（续）")])
def test_closing_words_keep_their_readings_and_links(lettering: Lettering, shown: str, end: str) -> None:
    closing = Closing(RichText((Run("稳", ruby="wěn"), Run("中有进，"), Run("全年", link="https://e.org"), Run("可期"))))
    cover = closing_cover(lettering, document(closing=closing), closing, shown)
    (paragraph,) = boxes(cover)["title"].paragraphs
    assert [run.text for run in paragraph.runs] == ["稳", "（wěn）", "中有进，", "\n全年", "可期" + end]
    assert paragraph.runs[1].size == 0.75 * paragraph.runs[0].size
    assert paragraph.runs[3].link == "https://e.org"


def test_the_closing_breaks_its_message_at_commas(lettering: Lettering) -> None:
    closing = Closing(plain_text("从小处着手，把“民”字写大，把“小”事做好"), fields=(Field("电话", "0000"), Field("邮箱", "a@b.cn")))
    cover = closing_cover(lettering, document(closing=closing), closing, closing.message.plain)
    said = texts(cover)
    assert said["title"] == "从小处着手，\n把“民”字写大，\n把“小”事做好"
    assert boxes(cover)["title"].paragraphs[0].runs[0].size == 46
    assert (said["field 1 label"], said["field 2 label"]) == ("电话", "邮箱")


@pytest.mark.parametrize(
    ("clause", "count", "size"),
    [
        ("十个字的一个分句在此，", 3, 46),  # 11 × 46 = 506 of 0.96 × 637.2
        ("十个字的一个分句在此，", 6, 30),  # one on a line of 20, six lines of 40 in 253
        ("十个字的一个分句在此，", 16, 22),  # two on a line of 27, eight lines of 30
        ("十个字的一个分句在此，", 18, 18),  # three on a line of 33
    ],
)
def test_closing_words_shrink_by_steps_with_their_length(lettering: Lettering, clause: str, count: int, size: float) -> None:
    closing = Closing(plain_text(clause * count))
    title = boxes(closing_cover(lettering, document(closing=closing), closing, closing.message.plain))["title"]
    assert title.paragraphs[0].runs[0].size == size
    assert title.rect.bottom <= 405.6


def test_continued_titles_are_numbered_from_the_second(lettering: Lettering) -> None:
    assert [continued(lettering, "题", n) for n in (1, 2, 3)] == ["题（续）", "题（续2）", "题（续3）"]


def test_a_template_has_the_note_of_the_closing_words_at_its_foot(lettering: Lettering) -> None:
    closing = Closing(plain_text("稳中有进"))
    covers = TemplateCovers({LayoutKind.CLOSING: layout(LayoutKind.CLOSING)})
    assert [covers.closing(lettering, document(closing=closing), closing, "稳中有进", note).foot for note in ("1 说明", "")] == [
        ("1 说明",),
        (),
    ]


MEETING = Metadata(
    "会议记录",
    subtitle="讨论三件事",
    date="2026-03-01",
    organization="街道办",
    event=Event("周例会", "第九次", "", "临时加开"),
    people=(Person("王一", "主持"), Person("李二", "记录")),
)


def template_title(lettering: Lettering, metadata: Metadata, height: float) -> Cover:
    """Return the title slide on a template whose place for lines below the title is `height` points tall."""
    spec = layout(LayoutKind.TITLE)
    places = {"title": Rect(96, 200, 528, 90), "subtitle": Rect(96, 300, 528, height)}
    slots = tuple(replace(slot, rect=places[slot.name]) for slot in spec.slots if slot.name in places)
    return TemplateCovers({LayoutKind.TITLE: spec._replace(slots=slots)}).title(lettering, metadata)


@pytest.mark.parametrize(
    ("height", "below"),
    [
        (260, ["讨论三件事", "周例会", "第九次", "街道办", "人员：王一　主持", "人员：李二　记录", "日期：2026-03-01　临时加开"]),
        (150, ["讨论三件事", "周例会", "第九次", "人员：王一（主持）、李二（记录）", "街道办　2026-03-01　临时加开"]),
        (
            60,
            ["讨论三件事", "周例会", "第九次", "人员：王一（主持）、李二（记录）", "街道办　2026-03-01　临时加开"],
        ),  # grows to the body's end
    ],
)
def test_details_below_a_templates_title_are_joined_and_never_small(lettering: Lettering, height: float, below: list[str]) -> None:
    cover = template_title(lettering, MEETING, height)
    box = boxes(cover)["subtitle"]
    assert [paragraph.text for paragraph in box.paragraphs] == below
    assert min(run.size for paragraph in box.paragraphs for run in paragraph.runs) >= 18
    assert box.rect.bottom <= max(300 + height, lettering.grid.body_end)
    assert cover.left_over == ()


def test_many_people_leave_a_templates_title_for_a_slide_of_their_own(lettering: Lettering) -> None:
    crowd = tuple(Person(f"检查员{n}", "全市泵站与闸门安全大检查专班第一组组长") for n in range(9))
    cover = template_title(lettering, replace(MEETING, people=crowd), 60)
    assert [field.value for field in cover.left_over] == [person.name for person in crowd]
    assert boxes(cover)["subtitle"].paragraphs[-1].text == "街道办　2026-03-01　临时加开"


@pytest.mark.parametrize(
    ("ems", "lines"),
    [
        (9.5, ("図書館の夜間開館を", "一年続けて")),  # as large as the room allows
        (7.6, ("図書館の夜間開館を", "一年続けて")),  # a size smaller: 図書館の夜間開 and 館を一年続けて have room
        (5.0, ("図書館の", "夜間開館を", "一年続けて")),
    ],
)
def test_display_type_is_a_little_smaller_where_that_keeps_words_whole(lettering: Lettering, ems: float, lines: tuple[str, ...]) -> None:
    japanese = replace(lettering, language=Language.JAPANESE)
    width = ems * japanese.role("title").size
    shown = display(japanese, "図書館の夜間開館を一年続けて", (("title", 3), ("title-small", 3)), width, 400)
    assert tuple(line.strip() for line in fit.lines(japanese, shown, width)) == lines
