"""How every graph behaves: nothing leaves the host, and no buttons but the page's own."""

from typing import Any, Final

GRAPH_CONFIG: Final[dict[str, Any]] = {
    "displaylogo": False,
    "displayModeBar": False,
    "doubleClick": False,
    "plotlyServerURL": "",
    "responsive": True,
    "scrollZoom": True,
    "sendData": False,
    "showAxisDragHandles": False,
    "showEditInChartStudio": False,
    "showSendToCloud": False,
    "showTips": False,
}
"""Ctrl and the wheel zoom; ``assets/map_gestures.js`` leaves the wheel alone to the page."""
