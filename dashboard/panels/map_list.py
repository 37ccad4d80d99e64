"""The map as a list, for the keyboard and for those who hear the page: regions, belts and ports along the corridor.

Plotly's drawing takes no focus. The list takes it once; arrow keys walk it, and what they reach is shown on the map.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from dash.development.base_component import Component

from corridor.geography.course import Course
from corridor.model.dataset import Dataset
from corridor.model.records import Belt, Place
from corridor.model.vocabulary import Coverage
from corridor.queries.coverage import Cell, Count
from corridor.queries.region_groups import RegionGroup
from corridor.queries.region_list import RegionEntry
from dashboard.html.elements import html
from dashboard.map.hover import belt_rule, faces_words, port_facts
from dashboard.panels.region_groups import group_name
from dashboard.panels.strip_map.course import course_words
from dashboard.words.counts import counted
from dashboard.words.wording import Wording


def map_list(
    legs: tuple[RegionEntry, ...],
    course: Course | None,
    dataset: Dataset,
    w: Wording,
    groups: Sequence[RegionGroup] = (),
) -> Component:
    """A listbox with one option for everything on the map that can be pressed, and how to go about it.

    `course` is the way in which `legs` follow each other; None where there is no border to follow. Legs of one of the
    `groups` that follow each other stand in one, and keys lead from each to the next.
    """
    options = _grouped(legs, groups, dataset, w) if groups else _options(legs, dataset, w)
    keys = html.P(w("map_list.keys"), id="map-list-keys", className="map-list-keys")
    if groups:
        keys = html.P([w("map_list.keys"), w("groups.keys")], id="map-list-keys", className="map-list-keys")
    return html.Div(
        [
            html.Ul(
                options,
                role="listbox",
                tabIndex="0",
                **{"aria-label": _label(course, w), "aria-describedby": "map-list-keys"},
            ),
            keys,
        ],
        className="map-list",
    )


def _options(legs: Iterable[RegionEntry], dataset: Dataset, w: Wording) -> list[Component]:
    return [option for leg in legs for option in _leg(leg, dataset, w)]


def _grouped(
    legs: tuple[RegionEntry, ...], groups: Sequence[RegionGroup], dataset: Dataset, w: Wording
) -> list[Component]:
    of = {region.id: group for group in groups for region in group.regions}
    return [
        html.Li(
            html.Ul(_options(run, dataset, w), role="presentation"),
            role="group",
            **{"aria-label": group_name(group, w)},
        )
        for group, run in groupby(legs, key=lambda leg: of[leg.region.id])
    ]


def _label(course: Course | None, w: Wording) -> str:
    label = w("map_list.label")
    return w("map_list.label_along", label=label, course=course_words(course, w)) if course else label


def _leg(leg: RegionEntry, dataset: Dataset, w: Wording) -> Iterator[Component]:
    code = leg.region.id
    facts = [faces_words(leg.faces, w), *_reported(leg.cells, w)]
    yield _option(code, code, [w.text(leg.region.name), w("map_list.kind.region"), *facts], w)
    for belt in leg.belts:
        facts = [belt_rule(belt, w), _on_belt(belt, dataset, w)]
        yield _option(f"belt-{belt.area}", code, [w.text(belt.name), w("map_list.kind.belt"), *facts], w)
    for port in leg.ports:
        yield _port(port, dataset, w)


def _port(port: Place, dataset: Dataset, w: Wording) -> Component:
    words = [w.text(port.name), *port_facts(dataset, port, w), w("map_list.port_silent")]
    return _option(port.id, dataset.region_of(port.area) or "", words, w)


def _option(shown: str, region: str, words: list[str], w: Wording) -> Component:
    """An option that shows `shown` on the map and, like its mark there, chooses `region`, if it lies in one.

    The `words` are its name, its kind, and facts.
    """
    name, kind, *facts = words
    marks = {"data-highlights": shown}
    if region:
        marks |= {"data-press": f"region={region}"}
    if region == shown:
        marks |= {"data-toggle": "", "data-choice": "option", "data-choice-region": region}
    return html.Li(
        [
            html.Span(name, className="name"),
            " ",
            html.Span(kind, className="kind"),
            " ",
            html.Span(_sentence(facts, w), className="facts"),
        ],
        id=f"map-list-{shown}",
        role="option",
        **{"aria-selected": "false", **marks},
    )


def _sentence(facts: Iterable[str], w: Wording) -> str:
    """`facts` in one line; one that is a sentence loses its full stop."""
    return w("map_list.sentence").join(fact.rstrip("。.") for fact in facts if fact)


def _reported(cells: tuple[Cell, ...], w: Wording) -> Iterator[str]:
    """What a region reports on each initiative, then on which ones it reports nothing of its own."""
    silent = []
    for cell in cells:
        name = w.text(cell.initiative.name)
        if cell.state in (Coverage.FIGURES, Coverage.PROGRAMMES):
            yield w(f"map_list.reports.{cell.state.value}", initiative=name, count=counted(cell.count, w))
        else:
            silent.append(name)
    if silent:
        yield w("map_list.silent", initiatives=w("map_list.separator").join(silent))


def _on_belt(belt: Belt, dataset: Dataset, w: Wording) -> str:
    """The figures that are reported of the belt itself, and the programmes it stands for."""
    figures = Count(figures=len(belt.observations))
    said = w("map_list.belt_figures", count=counted(figures, w)) if belt.observations else w("map_list.belt_silent")
    programmes = [w.text(dataset.programmes[key].name) for key in belt.programmes]
    named = w("map_list.belt_programmes", names=w("map_list.separator").join(programmes)) if programmes else ""
    return _sentence((said, named), w)
