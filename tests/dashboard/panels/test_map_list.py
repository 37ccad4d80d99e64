"""The map as a list says of each mark what the map shows of it."""

import pytest

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture
def options(part):
    return lambda language: {
        option["data-highlights"]: option for option in part("map-list", language).all("role", "option")
    }


@LANGUAGES
def test_regions_ports_and_belts_are_options_of_one_list(part, rendered, options, language):
    found = options(language)
    dataset = rendered.dataset
    ports = {place.id for place in dataset.places.values() if place.kind == "port"}
    belts = {f"belt-{belt.area}" for belt in dataset.belts.values()}
    assert set(found) == {*dataset.corridor.regions, *ports, *belts}
    assert len(part("map-list", language).all("role", "listbox")) == 1
    assert len({option["id"] for option in found.values()}) == len(found)


@LANGUAGES
def test_an_option_chooses_what_its_mark_on_the_map_chooses(rendered, options, language):
    for shown, option in options(language).items():
        place = rendered.dataset.places.get(shown)
        area = place.area if place else shown.removeprefix("belt-")
        region = rendered.dataset.region_of(area)
        assert option.get("data-press") == (f"region={region}" if region else None)


def test_only_regions_can_be_the_chosen_ones(rendered, options):
    assert {shown for shown, option in options("zh").items() if option.get("data-choice")} == set(
        rendered.dataset.corridor.regions
    )


@pytest.mark.parametrize(
    ("language", "shown", "words"),
    [
        (
            "zh",
            "150784",
            [
                "额尔古纳市",
                "面向俄罗斯",
                "组织固边：4 项数据",
                "只有 2 项举措",
                "本旗市未单独公布：思想筑边、富民兴边、共建稳边",
            ],
        ),
        ("en", "150784", ["Ergun", "region", "Faces Russia", "4 figures", "only, no figures", "no separate report on"]),
        ("zh", "belt-150725", ["示意", "4 项数据", "马背巡逻队"]),
        ("en", "belt-150726", ["Schematic", "no figure is reported of this belt"]),
        ("zh", "PT04", ["航空口岸", "位置误差约600米", "在5个边境旗市之外", "没有针对该口岸的数据"]),
        ("en", "PT05", ["Heishantou", "Position uncertain by about 2 km", "no figure is reported of this port"]),
    ],
)
def test_what_is_heard(options, language, shown, words):
    heard = options(language)[shown].text
    for word in words:
        assert word in heard


@LANGUAGES
def test_no_sentence_ends_in_the_middle_of_what_is_heard(options, language):
    for option in options(language).values():
        assert "。；" not in option.text
        assert ".;" not in option.text
