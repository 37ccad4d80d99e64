"""Which tables and layers a data package has, with their columns and what may stand in each."""

from corridor.model import records
from corridor.model.vocabulary import DerivationKind, Measure, PeriodState, Qualifier
from corridor.package.contract.fields import IDENTIFIER, Field, Kind, Layer, Table

_COLOR = r"#[0-9a-f]{6}"

_ID = Field("id", pattern=IDENTIFIER)
_AREA = Field("area", refers="areas")
_INITIATIVE = Field("initiative", refers="initiatives")
_ANY_INITIATIVE = Field("initiative", refers="initiatives", required=False)
_SOURCE = Field("source", refers="sources")
_NAME = Field("name", Kind.TEXT)
_NOTE = Field("note", Kind.TEXT, required=False)
_DOUBT = Field("doubt", Kind.TEXT, required=False)
_LOCATOR = Field("locator", required=False)
"""That a source has a locator is a rule of its own, see the checks."""


TABLES: tuple[Table, ...] = (
    Table(
        "corridor",
        records.Corridor,
        (
            _ID,
            Field("title", Kind.TEXT),
            Field("summary", Kind.TEXT),
            Field("languages", many=True, pattern=r"[a-z]{2,3}"),
            Field("regions", many=True, refers="areas"),
            Field("whole", refers="areas"),
            Field("city", refers="areas"),
            Field("hub", refers="areas"),
            Field("as_of", Kind.DATE),
            Field("timezone"),
            Field("timezone_name", Kind.TEXT),
            Field("projection_lon", Kind.NUMBER, least=-180, most=180),
            Field("projection_lat", Kind.NUMBER, least=-90, most=90),
            Field("boundary_source", Kind.TEXT),
            Field("map_approval", Kind.TEXT),
            Field("map_note", Kind.TEXT),
            Field("synthetic", Kind.BOOLEAN),
        ),
    ),
    Table(
        "areas",
        records.Area,
        (
            _ID,
            Field("kind", words=("city", "region", "district", "corridor", "former")),
            _NAME,
            Field("short", Kind.TEXT),
            Field("shown_with", refers="areas", required=False),
            Field("predecessor", refers="areas", required=False),
            Field("above", refers="areas", required=False, later=True),
        ),
    ),
    Table("countries", records.Country, (Field("id", pattern=r"[A-Z]{2}"), _NAME)),
    Table(
        "initiatives",
        records.Initiative,
        (
            _ID,
            Field("order", Kind.INTEGER, least=1),
            _NAME,
            Field("aim", Kind.TEXT),
            Field("color", pattern=_COLOR),
            Field("color_dark", pattern=_COLOR),
        ),
    ),
    Table(
        "units",
        records.Unit,
        (_ID, Field("scale", words=("count", "money", "percent", "points", "none")), _NAME, Field("one", Kind.TEXT)),
    ),
    Table(
        "indicators",
        records.Indicator,
        (
            _ID,
            _ANY_INITIATIVE,
            Field("unit", refers="units", required=False),
            _NAME,
            Field("definition", Kind.TEXT),
            Field("threshold", Kind.DECIMAL, required=False),
            Field("threshold_unit", refers="units", required=False),
            Field("part_of", refers="indicators", required=False),
            Field("prominence", Kind.INTEGER, least=0),
            Field("cumulative", Kind.BOOLEAN),
            Field("measure", words=tuple(Measure)),
            Field("redefined", Kind.PERIOD, many=True, required=False),
            Field("redefinition", Kind.TEXT, required=False),
        ),
    ),
    Table(
        "observations",
        records.Observation,
        (
            _ID,
            _AREA,
            _ANY_INITIATIVE,
            Field("indicator", refers="indicators"),
            Field("value", Kind.DECIMAL, required=False),
            Field("unit", refers="units", required=False),
            Field("qualifier", words=tuple(Qualifier)),
            Field("bound", required=False, words=(Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.ABOUT)),
            Field("tolerance", Kind.DECIMAL, required=False, least=0),
            Field("period", Kind.PERIOD, required=False),
            Field("period_state", words=tuple(PeriodState)),
            Field("period_note", Kind.TEXT, required=False),
            Field("printed"),
            _SOURCE,
            _LOCATOR,
            _DOUBT,
            _NOTE,
        ),
    ),
    Table(
        "programmes",
        records.Programme,
        (
            _ID,
            _AREA,
            _INITIATIVE,
            Field("kind", Kind.TEXT),
            _NAME,
            Field("summary", Kind.TEXT),
            _SOURCE,
            Field("locators", many=True, required=False),
            _DOUBT,
        ),
    ),
    Table(
        "honours",
        records.Honour,
        (
            _ID,
            _AREA,
            _INITIATIVE,
            Field("year", Kind.INTEGER, least=1900, most=2999),
            _NAME,
            Field("awarded_to", Kind.TEXT),
            Field("level", words=("national", "provincial", "prefectural", "county")),
            _SOURCE,
            _LOCATOR,
        ),
    ),
    Table(
        "places",
        records.Place,
        (
            _ID,
            Field("kind", words=("port", "seat")),
            _NAME,
            _AREA,
            Field("transport", many=True, required=False, words=("rail", "road", "air", "water")),
            Field("faces", refers="countries", required=False),
            Field("opposite", Kind.TEXT, required=False),
            Field("opened", Kind.WHEN, required=False),
            Field("approved", Kind.WHEN, required=False),
            Field("lon", Kind.NUMBER, least=-180, most=180),
            Field("lat", Kind.NUMBER, least=-90, most=90),
            Field("uncertainty_m", Kind.NUMBER, least=0),
            Field("position_source", Kind.TEXT),
            _NOTE,
        ),
    ),
    Table(
        "belts",
        records.Belt,
        (
            _ID,
            _AREA,
            _NAME,
            Field("depth_km", Kind.NUMBER, least=0),
            Field("schematic", Kind.BOOLEAN),
            Field("rule", Kind.TEXT),
            Field("observations", many=True, refers="observations", required=False),
            Field("programmes", many=True, refers="programmes", required=False),
        ),
    ),
    Table(
        "statistics",
        records.Statistic,
        (
            _ID,
            _AREA,
            Field("measure", Kind.TEXT),
            Field("value", Kind.DECIMAL),
            Field("unit", refers="units"),
            Field("period", Kind.WHEN, required=False),
            _NOTE,
            _SOURCE,
        ),
    ),
    Table(
        "derivations",
        records.Derivation,
        (
            _ID,
            Field("kind", words=tuple(DerivationKind)),
            _AREA,
            _ANY_INITIATIVE,
            _NAME,
            Field("inputs", many=True, refers="observations", or_refers="statistics"),
            _NOTE,
        ),
    ),
    Table(
        "sources",
        records.Source,
        (
            _ID,
            Field("kind", words=("primary", "context", "boundary", "water", "map")),
            Field("title", Kind.TEXT),
            Field("publisher", Kind.TEXT),
            Field("author", Kind.TEXT, required=False),
            Field("published", Kind.WHEN, required=False),
            Field("licence", required=False),
            Field("url", required=False),
            _NOTE,
        ),
    ),
)

_NAME_IF_ANY = Field("name", Kind.TEXT, required=False)

LAYERS: tuple[Layer, ...] = (
    Layer("regions", (_ID, _AREA)),
    Layer("surroundings", (_ID, _NAME)),
    Layer("neighbours", (Field("id", refers="countries"), _NAME_IF_ANY)),
    Layer("border", (_ID, _AREA, Field("faces", refers="countries"), Field("order", Kind.INTEGER))),
    Layer("rivers", (_ID, _NAME_IF_ANY)),
    Layer("lakes", (_ID, _NAME_IF_ANY)),
)
