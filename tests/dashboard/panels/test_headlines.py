"""The headlines of the first screen in words: each with its evidence, its period and its honest state."""

import pytest

from corridor.model.vocabulary import Qualifier
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.queries.panel import panel
from corridor.queries.selection import Selection
from dashboard.page.rendered_release import RenderedRelease
from dashboard.words.counts import counted
from dashboard.words.wording import Wording
from tests.dashboard.markup import Element, empty, misplaced, read
from tests.dashboard.packages import PACKAGES


@pytest.fixture(scope="module")
def release() -> RenderedRelease:
    return RenderedRelease(load(shipped_package()))


def _row(release: RenderedRelease, language: str) -> Element:
    return read(release.server_html(Selection(language))["headlines"])


SENTENCES = {
    "zh": "培训党员干部群众10.5万人次；额尔古纳“最强党支部”占比22.4%，距目标差7.6个百分点；"
    "新左旗争取扶持资金1500万元、新右旗争取项目资金100万元。",
    "en": "Training attendances of members and residents: 105,000 attendances; Ergun, Share of branches rated "
    "strongest: 22.4%, 7.6 percentage points short of the target; New Barag Left, Support funds won: "
    "15,000,000 yuan, New Barag Right, Project funds won: 1,000,000 yuan.",
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_sentence_says_what_matters(release: RenderedRelease, language: str) -> None:
    (said,) = _row(release, language).with_class("headline-sentence")
    assert said.text == SENTENCES[language]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_number_is_one_press_from_its_evidence(release: RenderedRelease, language: str) -> None:
    row = _row(release, language)
    presses = [button["data-press"] for button in row.named("button")]
    gap = next(key for key, made in release.dataset.derivations.items() if made.inputs[0] == "O07")
    wanted = ["O01", "O04", gap, "O15", "O11", "O26", "O28", "O29"]
    assert presses == [f"figure={key}" for key in wanted]
    cards = row.with_class("headline")
    assert [card.get("data-of-initiative") for card in cards] == ["1", "2", "2", "3", "5"]
    assert all(card.with_class("period") for card in cards)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_picture_says_in_words_what_it_shows(release: RenderedRelease, language: str) -> None:
    bars = [part for part in _row(release, language).walk() if part.get("role") == "img"]
    assert len(bars) == 2
    assert ["98%" in bars[0]["aria-label"], "22.4%" in bars[1]["aria-label"], "30%" in bars[1]["aria-label"]] == [
        True
    ] * 3


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_row_is_sound_html(release: RenderedRelease, language: str) -> None:
    row = _row(release, language)
    assert misplaced(row) == []
    assert empty(row) == []


@pytest.mark.parametrize("name", ["tiny", "two_periods", "harbour"])
def test_a_number_that_is_not_exact_says_so(name: str) -> None:
    dataset = load(PACKAGES / name)
    for button in read(RenderedRelease(dataset).server_html(Selection("en"))["headlines"]).named("button"):
        key = (button.get("data-press") or "").removeprefix("figure=")
        if key in dataset.observations and dataset.observations[key].qualifier is not Qualifier.EXACT:
            assert [part["data-state"] for part in button.with_class("state")] == [dataset.observations[key].qualifier]


def _chosen(release: RenderedRelease, language: str, region: str | None, initiative: str | None) -> Element:
    return read(release.server_html(Selection(language, region, initiative))["headlines"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_selection_says_what_it_is_of_and_each_number_has_its_evidence(
    release: RenderedRelease, language: str
) -> None:
    options = release.options
    for region in options.regions:
        name = release.dataset.areas[region].name.in_(language)
        for initiative in (None, *options.initiatives):
            row = _chosen(release, language, region, initiative)
            (said,) = row.with_class("headline-sentence")
            assert said.text.startswith(name)
            assert initiative is None or release.dataset.initiatives[initiative].name.in_(language) in said.text
            presses = [button["data-press"] for button in row.named("button") if "data-press" in button.attributes]
            keys = [press.removeprefix("figure=") for press in presses]
            assert len(set(keys)) == len(keys)
            assert all(key in options.figures for key in keys)
            assert bool(keys) != bool(row.with_class("none"))
            assert misplaced(row) == []
            assert empty(row) == []


def test_of_its_own_figures_a_region_is_named_once(release: RenderedRelease) -> None:
    for region in release.options.regions:
        short = release.dataset.areas[region].short.in_("zh")
        cards = _chosen(release, "zh", region, None).with_class("headline-cards")
        assert not [name for card in cards for name in card.with_class("name") if name.text.startswith(f"{short} · ")]


@pytest.mark.parametrize(
    ("region", "initiative", "said"),
    [
        ("150784", "5", {"zh": "本旗市未单独公布。", "en": "No separate report."}),
        ("150781", "5", {"zh": "2 项举措，未公布数据。", "en": "2 programmes, no figures published."}),
    ],
)
def test_where_there_is_no_number_one_line_says_what_there_is(
    release: RenderedRelease, region: str, initiative: str, said: dict[str, str]
) -> None:
    for language, words in said.items():
        row = _chosen(release, language, region, initiative)
        assert [line.text for line in row.with_class("none")] == [words]
        assert not row.named("button")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_sentence_loses_a_word_of_a_name(release: RenderedRelease, language: str) -> None:
    for region in (None, *release.options.regions):
        for initiative in (None, *release.options.initiatives):
            (said,) = _chosen(release, language, region, initiative).with_class("headline-sentence")
            assert " :" not in said.text
            assert "  " not in said.text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_beside_few_cards_stands_how_much_there_is_in_all(release: RenderedRelease, language: str) -> None:
    w = Wording(language)
    for region in (None, *release.options.regions):
        for initiative in (None, *release.options.initiatives):
            row = _chosen(release, language, region, initiative)
            cards, rest = row.with_class("headline"), row.with_class("headline-rest")
            assert bool(rest) == (bool(row.with_class("headline-cards")) and len(cards) <= 3)
            for one in rest:
                assert counted(panel(release.dataset, Selection(language, region, initiative)).count, w) in one.text
                assert [button["data-to"] for button in one.named("button")] == ["selection-title"]
