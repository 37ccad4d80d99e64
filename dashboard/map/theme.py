"""The map's own looks: neutral ones of the light theme, which ``assets/map.css`` replaces, and the sizes it keeps."""

from typing import Final

LAND: Final = "#f4f2ee"
COUNTRY: Final = "#e9e6e0"
UNDRAWN: Final = "#c9c5cf"
"""Of the ground that no data cover: neither this country's colour nor that of another."""
LAND_LINE: Final = "#dcd7ce"
WATER: Final = "#cfe0ea"
RIVER: Final = "#a9c6d6"
REGION: Final = "#ffffff"
REGION_LINE: Final = "#a39b8f"
HATCH: Final = "#b8b0a4"
OUTLINE: Final = "#1f2933"
BORDER: Final = "#4a3a36"
CORRIDOR: Final = "#b3352c"
BELT: Final = "rgba(216,191,111,0.4)"
BELT_LINE: Final = "#a8892f"
PORT: Final = "#1f2933"
SEAT: Final = "#57606a"
TEXT: Final = "#2b3138"
QUIET_TEXT: Final = "#7d766c"
WATER_TEXT: Final = "#5b8299"
PAPER: Final = "#ffffff"
BADGE: Final = "#3d5263"
GRATICULE: Final = "#cfcabf"

FONT: Final = "system-ui, 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"

SIZES: Final = {
    "region": 14.0,
    "country": 15.0,
    "port": 11.5,
    "seat": 11.0,
    "lake": 11.0,
    "land": 10.5,
    "river": 10.5,
}
"""Font sizes of names in px."""
BADGE_TEXT: Final = 10.0
"""Font size of the number in a badge in px."""
SPACED: Final = {"country": 0.08, "lake": 0.06, "river": 0.06}
"""Em between the characters of names of a kind, as ``assets/map.css`` has them."""
QUIET: Final = ("seat", "lake", "river", "land")
"""Kinds of names that are rather left out than written across the border or the corridor."""
TEXTS: Final = {"region": TEXT, "port": TEXT, "seat": SEAT, "lake": WATER_TEXT, "river": WATER_TEXT}
"""Colours of names; what is not here is quiet."""

SYMBOLS: Final = {
    "rail": "square",
    "road": "circle",
    "air": "triangle-up",
    "water": "diamond",
    "road+water": "diamond",
    "other": "hexagon",
}
"""A port's symbol by its transport, distinguished by shape alone."""

BADGES: Final = ("badge", "badgecount")
"""The layers of a badge: its circle, and its number."""
STATED: Final = ("region", "hatch", *BADGES)
"""The layers that have the state of a region."""
CHOSEN: Final = ("region", "outline", "belt", "beltpoint", "label-region", *BADGES)
"""The layers that are marked of the region that is chosen."""
FADES: Final = ("hatch-", "belt", "port-", "uncertainty-")
"""How the uids of layers begin that fade as a whole where another region is chosen."""
REACH: Final = 12
"""Px about a symbol within which the pointer means it; the nearest, where these overlap."""

NOMINAL: Final = ((334, 407), (600, 530), (960, 730))
"""The sizes of the map in px for which labels are placed, ascending. Only their scale counts: see `map_labels`."""
CLOSER: Final = 3.0
"""How many times larger than at the last of these sizes the map is when it was zoomed into."""
INSETS: Final = ((186, 136), (206, 150), (248, 181))
"""The size of an inset in px at each nominal size."""
SCALE_BAR: Final = (110, 22)
"""The longest scale bar, and the height of it with its words, in px; ``assets/plotly_map.js`` draws it."""
SCALE_WORDS: Final = 48
"""Px that the words above the scale bar take at most."""
INSET_GAP: Final = 10
"""Px between an inset and the map's edge."""
