"""A tuned Dash page: the geometry comes once by its URL, and a choice answers with a patch of the figure alone."""

import json
import sys

from dash import Dash, Input, Output, Patch, dcc, html
from flask import Response
from plotly.graph_objects import Choropleth, Figure
from shapely import orient_polygons
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from corridor.model.dataset import Dataset
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package

_GEOMETRY = "/geometry.json"
_WORLD = "/world/"
_LAYERS = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
_COLORS = [[0, "#cfd8dc"], [1, "#0b5563"]]


def tuned_app(dataset: Dataset) -> Dash:
    """The page for `dataset`, as one who knows Dash well would write it."""
    app = Dash(__name__)
    codes = [area.id for area in dataset.regions]
    app.layout = html.Div(
        [
            dcc.RadioItems([{"label": area.name.in_("zh"), "value": area.id} for area in dataset.regions], id="region"),
            dcc.Graph(
                figure=_figure(codes),
                id="map",
                style={"width": 620, "height": 640},
                config={"topojsonURL": _WORLD},
            ),
            html.H2(id="name"),
            html.Div(id="figures"),
        ]
    )

    @app.server.get(_GEOMETRY)
    def geometry() -> Response:
        return Response(json.dumps(_collection(dataset)), mimetype="application/geo+json")

    @app.server.get(f"{_WORLD}world_110m.json")
    def world() -> Response:
        """The world below the regions, which Plotly fetches from a foreign host unless it is given one: none."""
        nothing = {"type": "GeometryCollection", "geometries": []}
        objects = dict.fromkeys(_LAYERS, nothing)
        return Response(json.dumps({"type": "Topology", "arcs": [], "objects": objects}), mimetype="application/json")

    @app.callback(
        Output("map", "figure"),
        Output("name", "children"),
        Output("figures", "children"),
        Input("region", "value"),
        prevent_initial_call=True,
    )
    def show(code: str) -> tuple[Patch, str, list[html.Div]]:
        patch = Patch()
        patch["data"][0]["z"] = [int(one == code) for one in codes]
        rows = dataset.observations_of(code)
        tiles = [
            html.Div([html.Span(dataset.indicators[row.indicator].name.in_("zh")), html.Strong(row.printed)])
            for row in rows
        ]
        return patch, dataset.areas[code].name.in_("zh"), tiles

    return app


def _figure(codes: list[str]) -> Figure:
    shapes = Choropleth(
        geojson=_GEOMETRY,
        featureidkey="properties.area",
        locations=codes,
        z=[0] * len(codes),
        zmin=0,
        zmax=1,
        colorscale=_COLORS,
        showscale=False,
    )
    return Figure(shapes, {"geo": {"visible": False, "fitbounds": "locations"}, "margin": {"t": 0, "b": 0}})


def _collection(dataset: Dataset) -> dict[str, object]:
    features = [
        {"type": "Feature", "properties": {"area": row.properties["area"]}, "geometry": mapping(shape)}
        for row in dataset.layers["regions"]
        for shape in [_clockwise(row.geometry)]
    ]
    return {"type": "FeatureCollection", "features": features}


def _clockwise(geometry: BaseGeometry) -> BaseGeometry:
    """Plotly takes a ring that runs the other way (RFC 7946) for the rest of the world."""
    turned: BaseGeometry = orient_polygons(geometry, exterior_cw=True)
    return turned


if __name__ == "__main__":
    from dashboard.server.running import run

    run(tuned_app(load(shipped_package())).server, host="127.0.0.1", port=int(sys.argv[1]), workers=1)
