"""What does a wall show? A few scenes, each with one number that is read across a room, chosen by rule."""

from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.records import Area, Initiative, Source
from corridor.queries.coverage import Count, areas_beyond, coverage
from corridor.queries.initiative_group import Reported, reported
from corridor.queries.reported_value import ReportedValue
from corridor.queries.tiles import BeltTile, PartTile, TargetTile, Tile, prominence_of
from corridor.queries.timeline import timeline

MOST = 12
"""How many scenes there are at most: three minutes at the usual pace."""
BESIDE = 4
"""How many numbers stand beside the one of a scene at most; one less beside a bar."""
_LEAST_PROMINENT = 1_000_000


class Scene(Struct, frozen=True, dict=True):
    """One message.

    Attributes:
        region: whose it is; none for the corridor and the city together.
        first: what is shown large, with its picture; none where no number is published that could be.
        beside: the next numbers.
        left_out: what of the same region and initiative the scene does not show.
        sources: of the numbers that it shows, in their order.
    """

    region: Area | None
    initiative: Initiative | None
    first: Tile | None
    beside: tuple[ReportedValue, ...]
    left_out: Count
    sources: tuple[Source, ...]


class Wall(Struct, frozen=True):
    """All scenes: the corridor first, then region by region; and how much is published that none of them shows.

    Attributes:
        years: the first and the last of what is dated; None where there are fewer than two periods.
    """

    scenes: tuple[Scene, ...]
    published: Count
    left_out: Count
    without_scene: int
    years: tuple[int, int] | None


def wall(dataset: Dataset) -> Wall:
    """At most twelve scenes.

    The first speaks of all regions together. Each other one is a region under an initiative on which it has numbers:
    every region's most prominent one comes before the second of any, and among these the more prominent before the
    less, then corridor order. They are shown in corridor order, each region's in the order of the initiatives.
    """
    found = _candidates(dataset)
    by_region = [sorted(held, key=_rank) for _, held in groupby(found, key=lambda scene: scene.region)]
    turns = [(turn, _rank(scene), scene) for held in by_region for turn, scene in enumerate(held)]
    turns.sort(key=lambda row: row[:2])
    chosen = {id(scene) for _, _, scene in turns[: MOST - 1]}
    scenes = (_together(dataset), *(scene for scene in found if id(scene) in chosen))
    published, shown = coverage(dataset).total, sum(len(shown_on(scene)) for scene in scenes)
    regions = {scene.region.id for scene in scenes if scene.region}
    rest = Count(published.figures - shown, published.programmes, published.honours)
    dated = timeline(dataset, None, None)
    years = (dated.first, dated.last) if dated else None
    return Wall(scenes, published, rest, len(dataset.regions) - len(regions), years)


def _candidates(dataset: Dataset) -> list[Scene]:
    """The scenes of the regions in corridor order, up to the last one that could be chosen.

    Once there are as many regions as places whose first scene has the greatest prominence there is, no later region
    comes before them: of very many regions most are never looked at.
    """
    greatest = min((row.prominence for row in dataset.indicators.values() if row.prominence), default=_LEAST_PROMINENT)
    found: list[Scene] = []
    leading = 0
    for region in dataset.regions:
        scenes = (_scene(dataset, region, initiative) for initiative in dataset.initiatives_in_order)
        held = [scene for scene in scenes if scene.first is not None]
        found += held
        leading += any(_rank(scene) == greatest for scene in held)
        if leading == MOST - 1:
            break
    return found


def shown_on(scene: Scene) -> tuple[ReportedValue, ...]:
    """The figures that a scene shows, the large ones first."""
    return (*(_large(scene.first) if scene.first else ()), *scene.beside)


def _scene(dataset: Dataset, region: Area, initiative: Initiative) -> Scene:
    return _made(dataset, region, initiative, [reported(dataset, dataset.areas_of(region.id), initiative)])


def _together(dataset: Dataset) -> Scene:
    """What is published for all regions together or for the city, under every initiative.

    The numbers beside the first are of the same level: one scene speaks of one area.
    """
    areas = [area.id for area in areas_beyond(dataset)]
    return _made(dataset, None, None, [reported(dataset, areas, row) for row in dataset.initiatives_in_order])


def _made(dataset: Dataset, region: Area | None, initiative: Initiative | None, held: Iterable[Reported]) -> Scene:
    parts = tuple(held)
    tiles = [tile for part in parts for tile in part.tiles]
    first = min((tile for tile in tiles if _tells(tile)), key=_prominence, default=None)
    large = _large(first) if first else ()
    others = [figure for tile in tiles for figure in tile.figures if figure.comparable and figure not in large]
    if region is None and large:
        others = [figure for figure in others if figure.area is large[0].area]
    beside = tuple(sorted(_newest(others, large), key=_of_figure)[: BESIDE - (len(large) > 1)])
    shown = (*large, *beside)
    all_of_it = sum((part.count for part in parts), Count())
    left_out = Count(all_of_it.figures - len(shown), all_of_it.programmes, all_of_it.honours)
    sources = dict.fromkeys(figure.observation.source for figure in shown)
    return Scene(region, initiative, first, beside, left_out, tuple(dataset.sources[key] for key in sources))


def _newest(figures: Iterable[ReportedValue], large: tuple[ReportedValue, ...]) -> list[ReportedValue]:
    """Of each indicator that is not shown large the newest: beside it nothing says whose or of when a number is."""
    found: dict[str, ReportedValue] = {}
    for figure in sorted(figures, key=_closing, reverse=True):
        found.setdefault(figure.indicator.id, figure)
    shown = {figure.indicator.id for figure in large}
    return [figure for key, figure in found.items() if key not in shown]


def _closing(figure: ReportedValue) -> tuple[int, ...]:
    period = figure.observation.period
    return period.closing if period else ()


def _tells(tile: Tile) -> bool:
    """Whether a tile has a number that says what is; a target alone, a milestone or an illegible figure has none."""
    return _large(tile)[0].comparable


def _large(tile: Tile) -> tuple[ReportedValue, ...]:
    """The figures of a tile that a wall shows large."""
    if isinstance(tile, PartTile):
        return (tile.parts[0].figure, tile.whole)
    if isinstance(tile, BeltTile):
        return tuple(sorted(tile.figures, key=_of_figure))[:1]
    return tile.figures if isinstance(tile, TargetTile) else (tile.figure,)


def _rank(scene: Scene) -> int:
    return _prominence(scene.first) if scene.first else _LEAST_PROMINENT


def _prominence(tile: Tile) -> int:
    return prominence_of(tile) or _LEAST_PROMINENT


def _of_figure(figure: ReportedValue) -> tuple[bool, int]:
    return not figure.comparable, figure.indicator.prominence or _LEAST_PROMINENT
