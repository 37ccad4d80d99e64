"""The tables of the data package as frozen records. Coordinates are WGS 84 degrees."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from corridor.model.period import Period
from corridor.model.vocabulary import DerivationKind, Measure, PeriodState, Qualifier, Text

_NOTHING = Text({})


class Corridor(Struct, frozen=True):
    """What the package as a whole is about (the one row of ``corridor.csv``)."""

    id: str
    title: Text
    summary: Text
    languages: tuple[str, ...]
    regions: tuple[str, ...]
    """Area codes of the regions, in the order in which the border is walked."""
    whole: str
    """Area code that stands for all regions together."""
    city: str
    hub: str
    """Area code from which the corridor radiates."""
    as_of: date
    timezone: str
    """IANA name of the zone by whose clock the office works, ``Asia/Shanghai``."""
    timezone_name: Text
    """What people call that time, as it stands beside every moment that is shown."""
    projection_lon: float
    projection_lat: float
    """Centre of the transverse Mercator projection in which the map is drawn."""
    boundary_source: Text
    map_approval: Text
    map_note: Text
    synthetic: bool


class Area(Struct, frozen=True):
    """Any coded place (GB/T 2260, or the code of the corridor as a whole)."""

    id: str
    kind: str
    name: Text
    short: Text
    shown_with: str | None
    """The region this area is drawn and selected with."""
    predecessor: str | None = None
    """The code under which its figures were published before, an area of the kind ``former``."""
    above: str | None = None
    """Of a region the area above it, of the kind ``city``: very many regions are grouped by it."""


class Initiative(Struct, frozen=True):
    """One of the initiatives, with its colour in the light and the dark theme (``#rrggbb``)."""

    id: str
    order: int
    name: Text
    aim: Text
    color: str
    color_dark: str


class Unit(Struct, frozen=True):
    """What is counted or measured. `scale` ``percent`` keeps shares within 0 to 100."""

    id: str
    scale: str
    name: Text
    one: Text
    """The form used after 1, where the language has one."""


class Indicator(Struct, frozen=True):
    """What an observation measures."""

    id: str
    initiative: str | None
    unit: str | None
    name: Text
    definition: Text
    threshold: Decimal | None
    """What each counted item reaches at least, in `threshold_unit` (for floors)."""
    threshold_unit: str | None
    part_of: str | None
    """The indicator whose value is the whole of which this one counts a part."""
    prominence: int
    """1 is shown first among a region's most telling figures; 0 only in its place."""
    cumulative: bool
    measure: Measure = Measure.STOCK
    """What is measured: an amount on a day, what adds up over a span, a share."""
    redefined: tuple[Period, ...] = ()
    """Years, months or days from whose first day on it is defined otherwise than before."""
    redefinition: Text = _NOTHING
    """What changed in the definition."""


class Observation(Struct, frozen=True):
    """One published figure, with how far it may be trusted and where it stands."""

    id: str
    area: str
    initiative: str | None
    indicator: str
    value: Decimal | None
    unit: str | None
    qualifier: Qualifier
    bound: Qualifier | None
    """How a target is meant: ``at_least`` for "30 % or more"."""
    tolerance: Decimal | None
    """Half the step to which the printed figure is rounded, in `unit`."""
    period: Period | None
    period_state: PeriodState
    period_note: Text
    printed: str
    source: str
    locator: str
    doubt: Text
    note: Text


class Programme(Struct, frozen=True):
    """A named measure."""

    id: str
    area: str
    initiative: str
    kind: Text
    name: Text
    summary: Text
    source: str
    locators: tuple[str, ...]
    doubt: Text


class Honour(Struct, frozen=True):
    """A distinction: the place and the office that received it, never the person."""

    id: str
    area: str
    initiative: str
    year: int
    name: Text
    awarded_to: Text
    level: str
    source: str
    locator: str


class Place(Struct, frozen=True):
    """A port or a seat, with the uncertainty of its position in metres."""

    id: str
    kind: str
    name: Text
    area: str
    transport: tuple[str, ...]
    faces: str | None
    opposite: Text
    opened: str
    approved: str
    lon: float
    lat: float
    uncertainty_m: float
    position_source: Text
    note: Text


class Statistic(Struct, frozen=True):
    """A context number from a secondary source; never a programme result."""

    id: str
    area: str
    measure: Text
    value: Decimal
    unit: str
    period: str
    note: Text
    source: str


class Belt(Struct, frozen=True):
    """A demonstration belt: a schematic strip along a region's stretch of border."""

    id: str
    area: str
    name: Text
    depth_km: float
    schematic: bool
    rule: Text
    observations: tuple[str, ...]
    programmes: tuple[str, ...]


class Derivation(Struct, frozen=True):
    """A number that follows from published ones by a stated arithmetic."""

    id: str
    kind: DerivationKind
    area: str
    initiative: str | None
    name: Text
    inputs: tuple[str, ...]
    note: Text


class Source(Struct, frozen=True):
    """A document that figures or layers come from."""

    id: str
    kind: str
    title: Text
    publisher: Text
    author: Text
    published: str
    licence: str
    url: str
    note: Text


class Country(Struct, frozen=True):
    """A country across the border (code ISO 3166-1 alpha-2)."""

    id: str
    name: Text
