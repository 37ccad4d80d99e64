"""The addresses of OGC API – Features (17-069r4 and 18-058r1): landing page, conformance, collections, items."""

import json
from typing import Any
from urllib.parse import urlencode

import shapely
from flask import Blueprint, Response, request
from shapely.geometry import mapping
from werkzeug.exceptions import HTTPException, NotFound

from corridor.exports.map_layers import MapFeature, MapLayer
from dashboard.ogc.feature_query import FeatureQuery, read_query
from dashboard.ogc.layer_store import LayerStore
from dashboard.ogc.reference_systems import CRS84, SYSTEMS, transformed
from dashboard.page.release_router import ReleaseRouter

PREFIX = "/ogc"
_CONFORMS = (
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
)
_JSON, _GEOJSON = "application/json", "application/geo+json"
_ITEMS = frozenset({"limit", "offset", "bbox", "bbox-crs", "crs", "f"})
_ONE = frozenset({"crs", "f"})


def feature_routes(router: ReleaseRouter) -> Blueprint:
    """The addresses, answered from the release that is shown."""
    blueprint, store = Blueprint("ogc", __name__, url_prefix=PREFIX), LayerStore(router)

    @blueprint.get("/")
    def landing() -> Response:
        links = [
            _link("", "self"),
            _link("/api", "service-desc", "application/vnd.oai.openapi+json;version=3.0"),
            _link("/conformance", "conformance"),
            _link("/collections", "data"),
        ]
        title = store.dataset().corridor.title.in_("en")
        return _answer({"title": title, "description": store.dataset().corridor.summary.in_("en"), "links": links})

    @blueprint.get("/api")
    def description() -> Response:
        return _answer(_described(store), "application/vnd.oai.openapi+json;version=3.0")

    @blueprint.get("/conformance")
    def conformance() -> Response:
        return _answer({"conformsTo": list(_CONFORMS)})

    @blueprint.get("/collections")
    def collections() -> Response:
        found = [_collection(layer) for layer in store.layers().values()]
        return _answer({"links": [_link("/collections", "self")], "crs": list(SYSTEMS), "collections": found})

    @blueprint.get("/collections/<name>")
    def collection(name: str) -> Response:
        return _answer(_collection(store.layer(name)))

    @blueprint.get("/collections/<name>/items")
    def items(name: str) -> Response:
        return _items(store.layer(name), read_query(request.args, _ITEMS))

    @blueprint.get("/collections/<name>/items/<key>")
    def item(name: str, key: str) -> Response:
        query = read_query(request.args, _ONE)
        found = next((one for one in store.layer(name).features if one.id == key), None)
        if found is None:
            raise NotFound(f"{name} has no feature {key}")
        links = [
            _link(f"/collections/{name}/items/{key}", "self", _GEOJSON),
            _link(f"/collections/{name}", "collection"),
        ]
        return _answer({**_feature(found, query.system), "links": links}, _GEOJSON, query.system)

    blueprint.register_error_handler(HTTPException, _refused)
    return blueprint


def _items(layer: MapLayer, query: FeatureQuery) -> Response:
    found = layer.features
    if query.box is not None:
        window = _windows(query.box)
        found = tuple(one for one in found if shapely.intersects(window, one.geometry))
    page = found[query.offset : query.offset + query.limit]
    path = f"/collections/{layer.id}/items"
    links = [_link(path, "self", _GEOJSON), _link(f"/collections/{layer.id}", "collection")]
    if query.offset + query.limit < len(found):
        question = {**request.args.to_dict(), "offset": str(query.offset + query.limit), "limit": str(query.limit)}
        links.append(_link(f"{path}?{urlencode(question)}", "next", _GEOJSON))
    body = {
        "type": "FeatureCollection",
        "numberMatched": len(found),
        "numberReturned": len(page),
        "links": links,
        "features": [_feature(one, query.system) for one in page],
    }
    return _answer(body, _GEOJSON, query.system)


def _windows(box: tuple[float, float, float, float]) -> shapely.Geometry:
    """The ground of a box; one whose west lies east of its east goes over 180°."""
    west, south, east, north = box
    if west <= east:
        return shapely.box(west, south, east, north)
    return shapely.union_all([shapely.box(west, south, 180, north), shapely.box(-180, south, east, north)])


def _feature(one: MapFeature, system: str) -> dict[str, Any]:
    shape = mapping(transformed(one.geometry, system))
    return {"type": "Feature", "id": one.id, "properties": dict(one.properties), "geometry": shape}


def _collection(layer: MapLayer) -> dict[str, Any]:
    path = f"/collections/{layer.id}"
    note = "Schematic: derived by a rule, not surveyed. " if layer.schematic else ""
    return {
        "id": layer.id,
        "title": " ".join(layer.title.by_language.values()),
        "description": f"{note}Published figures are properties, each with its state; null is no value, never zero.",
        "extent": {"spatial": {"bbox": [list(layer.bounds)], "crs": CRS84}},
        "itemType": "feature",
        "crs": list(SYSTEMS),
        "storageCrs": CRS84,
        "links": [_link(path, "self"), _link(f"{path}/items", "items", _GEOJSON)],
    }


def _described(store: LayerStore) -> dict[str, Any]:
    """The description in OpenAPI 3.0, as Part 1 asks for it: each address and its parameters."""
    text = {"type": "string"}
    query = [{"name": name, "in": "query", "schema": text} for name in sorted(_ITEMS)]
    answer = {
        "200": {"description": "OK"},
        "400": {"description": "A parameter is wrong"},
        "404": {"description": "Not found"},
    }
    paths: dict[str, Any] = {path: {"get": {"responses": answer}} for path in ("/", "/conformance", "/collections")}
    for name in store.layers():
        base = f"/collections/{name}"
        paths[base] = {"get": {"responses": answer}}
        paths[f"{base}/items"] = {"get": {"parameters": query, "responses": answer}}
        key = {"name": "id", "in": "path", "required": True, "schema": text}
        paths[f"{base}/items/{{id}}"] = {"get": {"parameters": [key], "responses": answer}}
    info = {"title": "OGC API - Features", "version": "1"}
    return {"openapi": "3.0.3", "info": info, "servers": [{"url": _root()}], "paths": paths}


def _link(path: str, relation: str, kind: str = _JSON) -> dict[str, str]:
    return {"href": f"{_root()}{path}", "rel": relation, "type": kind}


def _root() -> str:
    return f"{request.host_url.rstrip('/')}{request.script_root}{PREFIX}"


def _answer(body: object, mimetype: str = _JSON, system: str | None = None) -> Response:
    response = Response(json.dumps(body, ensure_ascii=False, allow_nan=False), content_type=mimetype)
    response.headers["Cache-Control"] = "no-cache"
    if system is not None:
        response.headers["Content-Crs"] = f"<{system}>"
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]  # Flask's class; werkzeug's promise


def _refused(error: HTTPException) -> Response:
    """What is wrong with a request, as Part 1 wants it said."""
    body = {"code": error.name, "description": error.description}
    return Response(json.dumps(body, ensure_ascii=False), error.code or 500, mimetype=_JSON)
