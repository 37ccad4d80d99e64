from dashboard.map.graph_config import GRAPH_CONFIG


def test_nothing_is_offered_to_be_sent_away():
    assert GRAPH_CONFIG["plotlyServerURL"] == ""
    assert not GRAPH_CONFIG["showSendToCloud"]
    assert not GRAPH_CONFIG["displaylogo"]
    assert not GRAPH_CONFIG["sendData"]
