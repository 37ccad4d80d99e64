"""What a brief says of a selection, in words: the same numbers, states and periods as the page."""

from collections.abc import Iterator

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.records import Initiative
from corridor.model.vocabulary import Qualifier, Text
from corridor.queries.charts import charts
from corridor.queries.coverage import Count
from corridor.queries.documents import sources_in_use
from corridor.queries.headlines import headlines
from corridor.queries.reported_value import ReportedValue, reported_values
from corridor.queries.selection import Selection
from dashboard.briefs.drawn_charts import DrawnChart, drawn_chart
from dashboard.briefs.evidence_words import evidence_of, place_of, state_of
from dashboard.panels.headlines import figure_in_words, headline_sentence
from dashboard.panels.origin import origin_words
from dashboard.panels.release_head import head_line
from dashboard.panels.tiles.number import shown
from dashboard.words.counts import counted
from dashboard.words.dates import as_of_in_words, period_in_words, period_of
from dashboard.words.wording import Wording

_MOST_TELLING = 3
"""So many figures make the findings of a selection."""
_MOST_SOURCES = 3
HEAD = 12
"""Characters of a hash by which a release is recognised."""
COLUMNS = ("name", "value", "qualifier", "period", "area")


class Line(Struct, frozen=True):
    """One figure: the cells of its row in the order of `COLUMNS`, and its evidence.

    Attributes:
        id: of the observation.
        figure: what the cells were written of.
        evidence: the figure as printed, and where it stands.
    """

    id: str
    figure: ReportedValue
    cells: tuple[str, ...]
    evidence: str


class Measure(Struct, frozen=True):
    """A programme or an honour, and where it stands."""

    name: str
    about: str
    evidence: str


class Section(Struct, frozen=True):
    """One initiative: its figures, programmes and honours, and what of them can be drawn."""

    title: str
    lines: tuple[Line, ...]
    measures: tuple[Measure, ...]
    charts: tuple[DrawnChart, ...] = ()


class Brief(Struct, frozen=True):
    """A selection in words.

    Attributes:
        findings: sentences that say nothing but what the figures do.
        sections: one for each initiative of which anything is reported.
        sources: the documents that the figures are from.
        origin: of the map's boundaries, and its approval.
        release: that the data are made up, where they are; the release or the package.
        seal: what the signed checkpoint of the release says, to be compared; empty for a package.
    """

    title: str
    findings: tuple[str, ...]
    columns: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[str, ...]
    origin: str
    release: tuple[str, ...]
    seal: str = ""

    @property
    def closing(self) -> tuple[str, ...]:
        """What stands at the end of a document."""
        return (*self.sources, self.origin, *self.release)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every figure in the order in which they stand."""
        return tuple(line for section in self.sections for line in section.lines)


def brief_content(dataset: Dataset, selection: Selection, head: str) -> Brief:
    """What is reported under `selection`.

    Args:
        dataset: what is published.
        selection: language, region and initiative.
        head: the first characters of the release's hash, or of the package's fingerprint.
    """
    w = Wording(selection.language)
    sections = tuple(_sections(dataset, selection, w))
    return Brief(
        _title(dataset, selection, w),
        tuple(_findings(dataset, selection, sections, w)),
        tuple(w(f"table.column.{name}") for name in COLUMNS),
        sections,
        tuple(_sources(dataset, w)),
        origin_words(dataset, w),
        tuple(_release(dataset, head, w)),
        head_line(dataset.published) if dataset.published else "",
    )


def _title(dataset: Dataset, selection: Selection, w: Wording) -> str:
    corridor = dataset.corridor.title
    scope = w.text(dataset.areas[selection.region].name if selection.region else corridor)
    if selection.initiative:
        named = w.text(dataset.initiatives[selection.initiative].name)
        return w("brief.title_of", scope=scope, initiative=named)
    return w("brief.title", scope=scope)


def _sections(dataset: Dataset, selection: Selection, w: Wording) -> Iterator[Section]:
    regions = (selection.region,) if selection.region else (None, *dataset.corridor.regions)
    figures = [figure for region in regions for figure in reported_values(dataset, region)]
    drawn = charts(dataset, selection.region, selection.initiative)
    shown_ones: tuple[Initiative | None, ...] = (*dataset.initiatives_in_order, None)
    for initiative in shown_ones:
        if selection.initiative and (initiative is None or initiative.id != selection.initiative):
            continue
        lines = tuple(_line(dataset, figure, w) for figure in figures if figure.initiative == initiative)
        measures = tuple(_measures(dataset, regions, initiative, w)) if initiative else ()
        key = initiative.id if initiative else None
        pictures = tuple(drawn_chart(dataset, chart, w) for chart in drawn if chart.initiative == key)
        if lines or measures:
            yield Section(w.text(initiative.name) if initiative else w("brief.others"), lines, measures, pictures)


def _line(dataset: Dataset, figure: ReportedValue, w: Wording) -> Line:
    name, period = w.text(figure.indicator.name), period_of(figure.observation, w)
    cells = (name, shown(figure, w), state_of(figure, w), period, w.text(figure.area.short))
    return Line(figure.id, figure, cells, evidence_of(dataset, figure, w))


def _measures(
    dataset: Dataset, regions: tuple[str | None, ...], initiative: Initiative, w: Wording
) -> Iterator[Measure]:
    for area in (area for region in regions for area in dataset.areas_of(region)):
        whose = w.text(dataset.areas[area].short)
        for row in dataset.programmes_of(area, initiative.id):
            place = place_of(dataset.sources[row.source], w("table.separator").join(row.locators), w)
            name = w("brief.measure", area=whose, name=w.text(row.name))
            doubt = w("brief.note_separator") + w.text(row.doubt) if row.doubt else ""
            yield Measure(name, w.text(row.summary), place + doubt)
        for honour in dataset.honours_of(area, initiative.id):
            name = w("brief.honour", area=whose, year=honour.year, name=w.text(honour.name))
            place = place_of(dataset.sources[honour.source], honour.locator, w)
            yield Measure(name, w.text(honour.awarded_to), place)


def _findings(dataset: Dataset, selection: Selection, sections: tuple[Section, ...], w: Wording) -> Iterator[str]:
    """How much is reported, the most telling figures, and what no number can be said of."""
    figures = [line.figure for section in sections for line in section.lines]
    measures = [measure for section in sections for measure in section.measures]
    honours = _honours(dataset, selection)
    said = counted(Count(len(figures), len(measures) - honours, honours), w)
    if dataset.chosen:
        yield w("brief.period", period=period_in_words(dataset.chosen, w))
    yield w("brief.finding", as_of=as_of_in_words(dataset.data_as_of, w), counted=said)
    if not selection.region and not selection.initiative:
        view = headlines(dataset)
        yield from [headline_sentence(view, w)] if view.said else []
    else:
        telling = sorted((one for one in figures if _tells(one)), key=lambda one: one.indicator.prominence)
        words = [figure_in_words(one, w) for one in telling[:_MOST_TELLING]]
        yield from [w("headlines.sentence.end", parts=w("headlines.sentence.between").join(words))] if words else []
    lost = sum(one.observation.qualifier is Qualifier.ILLEGIBLE for one in figures)
    if lost:
        yield w("brief.illegible", count=lost)


def _tells(figure: ReportedValue) -> bool:
    return figure.comparable and figure.indicator.prominence > 0 and not figure.observation.doubt


def _honours(dataset: Dataset, selection: Selection) -> int:
    regions = (selection.region,) if selection.region else (None, *dataset.corridor.regions)
    areas = [area for region in regions for area in dataset.areas_of(region)]
    return sum(len(dataset.honours_of(area, selection.initiative)) for area in areas)


def _sources(dataset: Dataset, w: Wording) -> Iterator[str]:
    """The documents one by one; of many the newest and their number, as at the foot of the page."""
    primary = [row for row in dataset.sources.values() if row.kind == "primary"]
    used = sources_in_use(dataset)
    named = [row for row in primary if row.id in used] or primary
    if len(named) > _MOST_SOURCES:
        newest = max(named, key=lambda row: row.published)
        words = {"title": w.text(newest.title), "publisher": w.text(newest.publisher), "date": newest.published}
        yield w("footer.sources", **words, count=len(named))
    else:
        for source in named:
            texts: dict[str, Text] = {"title": source.title, "publisher": source.publisher}
            yield w("footer.source", **{name: w.text(text) for name, text in texts.items()}, date=source.published)


def _release(dataset: Dataset, head: str, w: Wording) -> Iterator[str]:
    if dataset.corridor.synthetic:
        yield w("header.synthetic")
    published = dataset.published
    yield w("brief.release", number=published.release, head=head) if published else w("brief.package", head=head)
