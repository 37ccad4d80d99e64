"""What a selection is called: in the browser's tab, and on the card that a chat shows of its link."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import asdict

from corridor.model.dataset import Dataset
from corridor.queries.headlines import headlines
from corridor.queries.panel import panel
from corridor.queries.selection import Options, Selection
from dashboard.panels.headlines import headline_sentence
from dashboard.words.counts import counted
from dashboard.words.dates import as_of_in_words
from dashboard.words.wording import Wording

_BETWEEN = " · "


class Titles(Struct, frozen=True):
    """The names in one language that titles are made of; ``assets/document_title.js`` joins them by the same rule."""

    site: str
    region: Mapping[str, str]
    initiative: Mapping[str, str]
    view: Mapping[str, str]

    @classmethod
    def of(cls, dataset: Dataset, options: Options, language: str) -> "Titles":
        """The names of a package; the map is the page itself and has none."""
        w = Wording(language)
        return cls(
            site=w.text(dataset.corridor.title),
            region={code: w.text(dataset.areas[code].name) for code in options.regions},
            initiative={key: w.text(dataset.initiatives[key].name) for key in options.initiatives},
            view={view: w(f"view.{view}") for view in options.views if view != "map"},
        )

    def parts(self, selection: Selection) -> tuple[str, ...]:
        """The names of what is chosen, the most particular first and the page's own last."""
        chosen = (
            self.region.get(selection.region or ""),
            self.initiative.get(selection.initiative or ""),
            self.view.get(selection.view),
        )
        return (*filter(None, chosen), self.site)

    def title(self, selection: Selection) -> str:
        """The title of the page that shows `selection`."""
        return _BETWEEN.join(self.parts(selection))

    def as_json(self) -> Mapping[str, object]:
        """The names as the browser is given them."""
        return asdict(self)


def reported(dataset: Dataset, selection: Selection) -> str:
    """How much is reported of `selection`; of everything together, what the page is for."""
    w = Wording(selection.language)
    if selection.region is None and selection.initiative is None:
        return w.text(dataset.corridor.summary)
    return counted(panel(dataset, selection).count, w)


def description(dataset: Dataset, selection: Selection) -> str:
    """What is said of the page below its title: how much is reported, and as of when where it is less than all."""
    said = reported(dataset, selection)
    if selection.region is None and selection.initiative is None:
        return said
    return _BETWEEN.join((said, as_of_in_words(dataset.data_as_of, Wording(selection.language))))


def said_on_card(dataset: Dataset, selection: Selection) -> str:
    """What a chat shows below a link: the sentence of the headlines; where there is none, how much is reported."""
    view = headlines(dataset, selection.region, selection.initiative)
    if not view.cards:
        return description(dataset, selection)
    w = Wording(selection.language)
    return _BETWEEN.join((headline_sentence(view, w), as_of_in_words(dataset.data_as_of, w)))
