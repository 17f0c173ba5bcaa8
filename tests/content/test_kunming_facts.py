"""The press briefing says everything that was reported, as it was reported, and says it on paper and on slides."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import generator
from generator.model.leaves import Leaf, leaves

BRIEFING = Path(__file__).parents[2] / "content" / "kunming-press-briefing.yaml"

EVENT = (
    "“云南这十年”系列新闻发布会",
    "第十三场",
    "昆明专场",
    "7月4日",
    "杨东伟",
    "昆明市委常委、市委组织部部长",
    "回答记者提问",
)
CREDITS = ("昆明信息港", "江枫", "赵嘉")
APPROACH = ("从小处着手", "把“民”字写大", "把“小”事做好", "脱贫攻坚", "乡村振兴", "疫情防控")
MOVES = ("以“小支点”撬动“大发展”", "以“小品牌”带动“大服务”", "以“小切口”促成“大融合”")
TOPICS = ("抓党建促脱贫攻坚、促乡村振兴", "提升抓党建促城市基层治理水平", "推动各领域党建提质增效")

FIGURES = {
    "404支": "驻村扶贫工作队",
    "1823人次": "驻村第一书记和工作队长",
    "5572人次": "驻村工作队员",
    "2.64亿元": "市县财政资金投入",
    "528个": "扶持村级集体经济项目",
    "8千元": "农民人均纯收入",
    "近2万元": "农民人均纯收入",
    "5000多户": "辖区居民",
    "12000多人": "常住人口",
    "880余人次": "高考期间免费接送考生",
}
"""Every number of the report with its unit, and what it counts."""

PROGRAMMES = ("“五个先锋”创建", "农村优秀人才回引计划", "村（社区）干部培养工程", "村级集体经济强村工程")
BRANDS = ("“书记领航”项目", "社区“名书记”工作室", "“红色物业”", "“春城先锋志愿服务”")
SERVICES = ("街道社区减负", "服务群众最后“一百米”")
FIELDS = ("机关", "企业", "学校", "医院", "社区", "新业态新就业群体")
ACTIVITIES = ("“双报到双服务双报告”", "“吹哨报到”", "“对标先进、争创一流”主题实践活动")
VILLAGE = ("晋宁区鲁黑村", "依托党组织", "发展乡村生态旅游", "云南省先进基层党组织", "云南省旅游名村", "云南省美丽村庄", "云南省文明村")
COMMUNITY = ("虹山中路社区", "社区党委", "全国先进基层党组织", "社区书记、主任汤晓红")
MEASURES = ("“红色网格”", "“红色管家”", "老旧小区“微改造”", "“爱心食堂”", "“社区老年大学”", "“四点半学校”")
LINKAGE = ("“四社联动”", "社会组织", "社会工作人才", "社会志愿者")
COMPANY = ("云南滇约出行公司", "党员“红旗方向盘车队”", "高考期间", "免费接送考生")
CLOSING = ("一名党员就是一面旗帜、一个支部就是一座堡垒",)

ON_SLIDES = (
    *EVENT, *CREDITS, *APPROACH[:3], *MOVES, *TOPICS, *FIGURES, *FIGURES.values(), *PROGRAMMES, *BRANDS, *SERVICES, *FIELDS, *ACTIVITIES,
    *VILLAGE, *COMMUNITY, *MEASURES, *LINKAGE, *COMPANY, *CLOSING,
)  # fmt: skip
ON_PAPER = (*ON_SLIDES, *APPROACH, "五华区")
"""The three fields of work and the district are said in prose: printed, and spoken."""

REPORTED_NUMBERS = {"404", "1823", "5572", "2.64", "528", "8", "2", "5000", "12000", "880", "7", "4"}
"""The figures, and month and day."""


@pytest.fixture(scope="module")
def briefing() -> tuple[Leaf, ...]:
    return tuple(leaves(generator.load(BRIEFING)))


def text_where(shown: Callable[[Leaf], bool], leaves_of_document: tuple[Leaf, ...]) -> str:
    return "\n".join(leaf.text for leaf in leaves_of_document if shown(leaf))


@pytest.mark.parametrize("fact", ON_PAPER)
def test_the_paper_says(fact: str, briefing: tuple[Leaf, ...]) -> None:
    assert fact in text_where(lambda leaf: leaf.shown.paper, briefing)


@pytest.mark.parametrize("fact", ON_SLIDES)
def test_the_slides_say(fact: str, briefing: tuple[Leaf, ...]) -> None:
    assert fact in text_where(lambda leaf: leaf.shown.slides, briefing)


@pytest.mark.parametrize("fact", [*APPROACH, "五华区"])
def test_the_speaker_says(fact: str, briefing: tuple[Leaf, ...]) -> None:
    assert fact in text_where(lambda leaf: leaf.shown.notes or leaf.shown.slides, briefing)


def test_there_is_no_number_that_was_not_reported(briefing: tuple[Leaf, ...]) -> None:
    assert set(re.findall(r"\d+(?:\.\d+)?", text_where(lambda leaf: True, briefing))) == REPORTED_NUMBERS


def test_the_year_is_said_to_be_missing_and_is_not_supplied(briefing: tuple[Leaf, ...]) -> None:
    everything = text_where(lambda leaf: True, briefing)
    assert "没有给出年份" in text_where(lambda leaf: leaf.shown.paper, briefing)
    assert not re.search(r"\d{4}年|[一二〇○零]{4}年", everything)


def test_prepared_answers_stay_in_the_notes(briefing: tuple[Leaf, ...]) -> None:
    answers = [leaf for leaf in briefing if leaf.text.endswith("？")]
    assert len(answers) == 5
    assert all(leaf.shown.notes and not leaf.shown.paper and not leaf.shown.slides for leaf in answers)
