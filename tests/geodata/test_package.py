"""The shipped package: every fact stands in it as it was established, and nothing else does."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from corridor.model.dataset import Dataset
from corridor.model.vocabulary import DerivationKind, Text
from corridor.package.contract import TABLES
from corridor.package.loading import load

GEODATA = Path(__file__).parents[2] / "geodata"
FIVE = "corridor"

# id: area, initiative, value, unit, qualifier, bound, tolerance, period, state, printed, locator
OBSERVATIONS = """
O01 corridor 1 105000   attendances       exact     -        500  P1Y/2022-02 as_of      10.5万人次      1.3
O02 150725   1 40       sessions          at_least  -        -    ../2022-02  not_stated 40余场次        1.5
O03 150725   1 1300     attendances       at_least  -        -    ../2022-02  not_stated 1300余人次      1.5
O04 corridor 2 98       percent           exact     -        -    2022-02     as_of      98%             2.3
O05 150781   2 11       rules             exact     -        -    2022-02     undated    11项            2.5
O06 150784   2 78       branches          exact     -        -    2020        stated     78个            2.8
O07 150784   2 22.4     percent           exact     -        0.05 2020        stated     22.4%           2.8
O08 150784   2 30       percent           target    at_least -    [2021,2022] ambiguous  30%以上         2.8
O09 150784   2 83       contact-points    exact     -        -    2022-02     undated    83个            2.9
O10 150727   3 8        gachas            exact     -        -    2022-02     undated    8个嘎查         3.5
O11 150727   3 1000000  yuan              exact     -        -    2022-02     undated    100万元         3.5
O12 150727   3 -        -                 achieved  -        -    2022-02     undated    清零达标        3.5
O13 150727   3 4        projects          exact     -        -    2019        stated     4个项目         3.6
O14 150727   3 1130000  yuan              exact     -        -    -           not_stated 113万元         3.6
O15 150726   3 15000000 yuan              exact     -        -    2019/2021   stated     1500万元        3.9
O16 150726   3 12       gachas            exact     -        -    2019/2021   stated     12个嘎查        3.9
O17 150726   3 55       gachas            exact     -        -    2022-02     as_of      55个嘎查        3.10
O18 150726   3 29       gachas            exact     -        -    2022-02     as_of      29个            3.10
O19 150726   3 52.7     percent           exact     -        0.05 2022-02     as_of      52.7%           3.10
O20 150726   3 23       percentage-points exact     -        0.5  P1Y/2022-02 as_of      23个百分点      3.10
O21 150726   3 -        yuan              illegible -        -    2022-02     as_of      ▢91万元         3.11
O22 150726   3 53       percent-growth    about     -        -    P1Y/2022-02 as_of      约53%           3.11
O23 150727   4 160      households        exact     -        -    2022-02     undated    160户           4.3
O24 150727   4 160      people            at_least  -        -    2022-02     undated    160余人         4.3
O25 150727   4 10       activities        at_least  -        -    2021        stated     10余次          4.3
O26 150725   5 138      households        exact     -        -    2022-02     undated    138户           5.4
O27 150725   5 10       gachas            exact     -        -    2022-02     undated    10个边境嘎查    5.4
O28 150725   5 30       households        exact     -        -    2022-02     undated    30户            5.4
O29 150725   5 20       gachas            exact     -        -    2022-02     undated    20个示范嘎查    5.4
O30 corridor - 8        ports             exact     -        -    2022-02     undated    八个口岸        0.1
O31 corridor - 2        cities            exact     -        -    2022-02     undated    两市            0.1
O32 corridor - 3        banners           exact     -        -    2022-02     undated    三旗            0.1
"""
# id: area, initiative, locators
PROGRAMMES = """
P01 corridor 1 1.1
P02 corridor 1 1.2
P03 corridor 1 1.3
P04 150725   1 1.4
P05 corridor 2 2.1;2.2
P06 corridor 2 2.3
P07 150781   2 2.4
P08 150781   2 2.5;2.7
P09 150781   2 2.6
P10 150784   2 2.8
P11 150784   2 2.9
P12 corridor 3 3.1;3.2
P13 150727   3 3.3
P14 150727   3 3.4
P15 150727   3 3.5
P16 150727   3 3.6
P17 150726   3 3.8;3.9
P18 corridor 4 4.1
P19 150784   4 4.2
P20 150784   4 4.2
P21 150727   4 4.3
P22 150727   4 4.3
P23 corridor 5 5.1
P24 150781   5 5.2
P25 150781   5 5.3
P26 150725   5 5.4
P27 150725   5 5.5
P28 150726   5 5.6;5.7
"""
# id: kind, area, transport, faces, opened, approved, lon, lat, uncertainty, name
PLACES = """
PT01 port 150781 rail       RU 1901       -          117.4126 49.5898 2500 满洲里铁路口岸
PT02 port 150781 road       RU 1998       -          117.3735 49.6254 700  满洲里公路口岸
PT03 port 150781 air        -  2009-07-10 2009       117.3297 49.5689 400  满洲里航空口岸
PT04 port 150702 air        -  1995-09-15 1993-07-06 119.825  49.205  600  海拉尔航空口岸
PT05 port 150784 road;water RU 1990       1989-04-10 119.35   50.203  2000 黑山头口岸
PT06 port 150784 road;water RU 1991-02-01 1989-04    119.8967 51.3402 400  室韦口岸
PT07 port 150727 road       MN 1992       -          115.8634 48.5943 900  阿日哈沙特口岸
PT08 port 150726 road;water MN -          -          118.1887 48.0535 1500 额布都格口岸
ST01 seat 150781 -          -  -          -          117.4405 49.588  1000 满洲里
ST02 seat 150784 -          -  -          -          120.1733 50.2408 600  拉布大林
ST03 seat 150725 -          -  -          -          119.4161 49.3268 900  巴彦库仁
ST04 seat 150726 -          -  -          -          118.2667 48.2167 1500 阿木古郎
ST05 seat 150727 -          -  -          -          116.8115 48.6655 400  阿拉坦额莫勒
"""
# area: published area, residents, border with all, with Russia, with Mongolia
STATISTICS = """
150781 732.4    150508  54      54      -
150784 28958.01 68482   671.4   671.4   -
150725 18600    50556   193.9   193.9   -
150726 20107.18 37007   -       -       -
150727 24839.47 38358   515.4   48      467.4
150700 253000   2242875 1733.32 1051.08 682.24
"""
MEASURES = ("公布面积", "常住人口", "公布边境线长度", "其中：对俄罗斯", "其中：对蒙古国")


def table(text: str) -> list[tuple[str | None, ...]]:
    """The rows of a table above; a dash stands for nothing."""
    return [tuple(None if cell == "-" else cell for cell in line.split()) for line in text.strip().splitlines()]


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """The shipped package, read and checked."""
    return load(GEODATA)


def written(value: object) -> str | None:
    """A value of a record as it stands in the tables above."""
    if value is None or value in ("", ()):
        return None
    if isinstance(value, tuple):
        return ";".join(value)
    return str(getattr(value, "text", value))


def test_every_observation_is_as_established(dataset: Dataset) -> None:
    names = ("id", "area", "initiative", "value", "unit", "qualifier", "bound", "tolerance", "period")
    names += ("period_state", "printed", "locator")
    found = [tuple(written(getattr(row, name)) for name in names) for row in dataset.observations.values()]
    assert found == table(OBSERVATIONS)


def test_every_programme_stands_where_it_belongs(dataset: Dataset) -> None:
    rows = dataset.programmes.values()
    assert [(row.id, row.area, row.initiative, written(row.locators)) for row in rows] == table(PROGRAMMES)
    assert all(row.name and row.summary and row.kind for row in rows)


def test_every_place_is_as_established(dataset: Dataset) -> None:
    names = ("id", "kind", "area", "transport", "faces", "opened", "approved")
    expected = [(*row[:7], *map(Decimal, filter(None, row[7:10])), row[10]) for row in table(PLACES)]
    found = [
        (
            *(written(getattr(row, name)) for name in names),
            *(Decimal(f"{number:.10g}") for number in (row.lon, row.lat, row.uncertainty_m)),
            row.name.in_("zh"),
        )
        for row in dataset.places.values()
    ]
    assert found == expected


def test_the_seven_ports_on_the_border_face_a_town_and_the_airports_none(dataset: Dataset) -> None:
    facing = {row.id: row.opposite.in_("en") for row in dataset.places.values() if row.opposite}
    assert facing == {
        "PT01": "Zabaikalsk",
        "PT02": "Zabaikalsk",
        "PT05": "Starotsurukhaitui",
        "PT06": "Olochi",
        "PT07": "Khavirga",
        "PT08": "Bayankhoshuu",
    }


def test_honours_name_the_place_and_the_office(dataset: Dataset) -> None:
    found = [
        (row.id, row.area, row.year, row.locator, row.level, row.name.in_("zh"), row.awarded_to.in_("zh"))
        for row in dataset.honours.values()
    ]
    assert found == [
        ("H01", "150781", 2016, "2.7", "national", "全国先进基层党组织", "口岸外事系统党工委"),
        ("H02", "150727", 2021, "3.7", "national", "全国优秀党务工作者", "克尔伦苏木芒来嘎查党支部书记"),
    ]


def test_every_published_statistic_is_there_and_no_other(dataset: Dataset) -> None:
    expected = {
        (row[0], measure): Decimal(value)
        for row in table(STATISTICS)
        for measure, value in zip(MEASURES, row[1:], strict=True)
        if value is not None
    }
    assert {(row.area, row.measure.in_("zh")): row.value for row in dataset.statistics.values()} == expected
    assert len(dataset.statistics) == len(expected)
    assert {dataset.sources[row.source].kind for row in dataset.statistics.values()} == {"context"}


def test_doubts_are_said(dataset: Dataset) -> None:
    doubted = {row.id for row in (*dataset.observations.values(), *dataset.programmes.values()) if row.doubt}
    assert doubted == {"O08", "O14", "O21", "P22"}
    assert {"2021", "2022"} <= set(re.findall(r"\d{4}", dataset.observations["O08"].doubt.in_("en")))


def test_the_amount_that_is_lost_is_guessed_nowhere(dataset: Dataset) -> None:
    assert dataset.observations["O21"].value is None
    texts = [path.read_text("utf-8") for path in GEODATA.glob("*.csv")]
    assert {found for text in texts for found in re.findall(r".?91万", text)} == {"▢91万"}


def test_each_region_has_a_belt_that_is_marked_schematic(dataset: Dataset) -> None:
    assert [belt.area for belt in dataset.belts.values()] == list(dataset.corridor.regions)
    assert all(belt.schematic and belt.rule for belt in dataset.belts.values())
    belt = dataset.belt_of("150725")
    assert belt
    assert (belt.observations, belt.programmes) == (("O26", "O27", "O28", "O29"), ("P26", "P27"))
    assert {row.id for row in dataset.belts.values() if row.observations} == {belt.id}


def test_derivations_stand_on_these_figures(dataset: Dataset) -> None:
    rows = dataset.derivations.values()
    assert {str(row.kind): row.inputs for row in rows if row.kind is not DerivationKind.REMAINDER} == {
        "share": ("O18", "O17", "O19"),
        "earlier_share": ("O19", "O20"),
        "whole": ("O06", "O07"),
        "floor": ("O18", "O17"),
        "target": ("O07", "O08"),
    }
    assert [row.inputs for row in rows if row.kind is DerivationKind.REMAINDER] == [
        ("S22", "S05", "S10", "S14", "S18"),
        ("S23", "S06", "S11", "S15", "S19"),
        ("S24", "S07"),
    ]


def test_the_29_gachas_are_part_of_the_55(dataset: Dataset) -> None:
    part, whole = (dataset.indicators[dataset.observations[key].indicator] for key in ("O18", "O17"))
    assert (part.part_of, part.threshold, whole.threshold) == (whole.id, 100000, 50000)
    assert [row.id for row in dataset.indicators.values() if row.part_of] == [part.id]


def test_the_corridor_and_its_initiatives_are_named(dataset: Dataset) -> None:
    assert dataset.corridor.regions == ("150726", "150727", "150781", "150725", "150784")
    assert dataset.areas["150703"].shown_with == "150781"
    assert all("GS(2024)0650" in dataset.corridor.map_approval.in_(key) for key in ("zh", "en"))
    names = [row.name.in_("zh") for row in dataset.initiatives_in_order]
    assert names == ["思想筑边", "组织固边", "富民兴边", "帮扶强边", "共建稳边"]


def test_every_text_stands_in_chinese_and_english(dataset: Dataset) -> None:
    for part in TABLES:
        rows = [dataset.corridor] if part.name == FIVE else getattr(dataset, part.name).values()
        texts = [value for row in rows for value in map(row.__getattribute__, row.__slots__) if isinstance(value, Text)]
        assert all(bool(text.by_language.get("zh")) == bool(text.by_language.get("en")) for text in texts)
        assert not any(re.search(r"[㐀-鿿]", text.by_language.get("en", "")) for text in texts)


def test_sentences_end_as_their_language_has_it(dataset: Dataset) -> None:
    for row in dataset.programmes.values():
        assert row.summary.in_("zh").endswith("。")
        assert row.summary.in_("en").endswith(".")
        assert not re.search(r"[,;!?]", row.summary.in_("zh"))
