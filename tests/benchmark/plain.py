"""A plain Dash page: radio items, server callbacks, whole figures and component trees at every choice."""

import sys

from dash import Dash, Input, Output, dcc, html

from corridor.model.dataset import Dataset
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from dashboard.map.figure import map_figure


def plain_app(dataset: Dataset) -> Dash:
    """The page for `dataset`, written as Dash's tutorial would."""
    app = Dash(__name__)
    options = [{"label": area.name.in_("zh"), "value": area.id} for area in dataset.regions]
    app.layout = html.Div(
        [
            dcc.RadioItems(options, options[0]["value"], id="region"),
            dcc.Graph(id="map", style={"width": 620, "height": 640}),
            html.H2(id="name"),
            html.Div(id="figures"),
        ]
    )

    @app.callback(
        Output("map", "figure"), Output("name", "children"), Output("figures", "children"), Input("region", "value")
    )
    def show(code: str) -> tuple[object, str, list[html.Div]]:
        figure = map_figure(dataset, "zh")
        for trace in figure.data:
            if trace.uid == f"region-{code}":
                trace.fillcolor = "#0b5563"
        tiles = [
            html.Div(
                [
                    html.Span(dataset.indicators[row.indicator].name.in_("zh")),
                    html.Strong(row.printed),
                    html.Small(row.qualifier.value),
                    html.Small(row.period.text if row.period else ""),
                ]
            )
            for row in dataset.observations_of(code)
        ]
        return figure, dataset.areas[code].name.in_("zh"), tiles

    return app


if __name__ == "__main__":
    from dashboard.server.running import run

    run(plain_app(load(shipped_package())).server, host="127.0.0.1", port=int(sys.argv[1]), workers=1)
