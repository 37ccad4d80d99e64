import pytest

from dashboard.map.figure import map_figure
from dashboard.map.theme import NOMINAL

SMALL = 270_000


def uids(figure):
    return [trace.uid for trace in figure.data]


def test_every_trace_has_a_uid_of_its_own(figure):
    assert all(uids(figure))
    assert len(set(uids(figure))) == len(figure.data)


def test_all_regions_ports_and_belts_are_there(figure, shipped):
    ids = {
        *(f"region-{code}" for code in shipped.corridor.regions),
        *(f"belt-{row.area}" for row in shipped.belts.values()),
    }
    ids |= {f"port-{place.id}" for place in shipped.places.values() if place.kind == "port"}
    assert ids <= set(uids(figure))
    assert len([uid for uid in uids(figure) if uid.startswith("port-") and "inset" not in uid]) == 8


def test_what_is_drawn_later_lies_above(figure):
    order = uids(figure)
    chosen = [
        "land-surroundings",
        "region-150725",
        "belt-150725",
        "lake-shapes",
        "border-RU",
        "corridor-line",
        "port-PT05",
        "label-region-150725",
    ]
    assert [order.index(uid) for uid in chosen] == sorted(order.index(uid) for uid in chosen)


def test_ports_shown_in_an_inset_appear_on_the_map_when_zoomed(figure):
    tiers = {trace.uid: (trace.meta or {}).get("tier") for trace in figure.data if trace.uid.startswith("port-")}
    assert {uid for uid, tier in tiers.items() if tier == 3} == {"port-PT01", "port-PT02", "port-PT03"}
    assert len([uid for uid in uids(figure) if uid.startswith("spot-")]) == 3


def test_the_map_is_small_enough_to_be_sent(figure):
    assert len(figure.to_json(remove_uids=False)) < SMALL


def test_axes_are_plain_kilometres_of_equal_length(figure):
    assert figure.layout.yaxis.scaleanchor == "x"
    assert figure.layout.xaxis.constrain == "range"
    assert not figure.layout.xaxis.visible
    assert figure.layout.uirevision


def test_only_names_and_what_comes_with_them_differs_by_language(shipped):
    shapes = [
        {uid for uid in uids(map_figure(shipped, language)) if not uid.startswith(("label-", "seat-marks", "badge"))}
        for language in ("zh", "en")
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_another_corridor_is_drawn_without_a_change(harbour, language):
    figure = map_figure(harbour, language)
    assert {f"region-{code}" for code in harbour.corridor.regions} <= set(uids(figure))
    assert {f"label-region-{code}" for code in harbour.corridor.regions} <= set(uids(figure))
    text = figure.to_json()
    assert not any(word in text for word in ("满洲里", "Manzhouli", "1507"))


def test_a_seat_is_marked_only_where_its_name_stands_too(shipped):
    figure = map_figure(shipped, "zh").to_plotly_json()
    names = {}
    for trace in figure["data"]:
        if trace["uid"].startswith("label-seat-") and "inset" not in trace["uid"]:
            for name in trace["text"]:
                names[name] = min(trace["meta"]["tier"], names.get(name, 9))
    seen = {}
    for trace in figure["data"]:
        if trace["uid"].startswith("seat-marks") and "inset" not in trace["uid"]:
            for words in trace["hovertext"]:
                seen[words.split("</b>")[0].removeprefix("<b>")] = trace["meta"]["tier"]
    assert seen.keys() >= names.keys()
    assert all(seen[name] >= tier for name, tier in names.items())
    regions = [region.name.in_("zh") for region in shipped.regions]
    unnamed = [name for name, tier in seen.items() if name not in names and tier < len(NOMINAL) + 1]
    assert all(any(region.startswith(name) for region in regions) for name in unnamed)
