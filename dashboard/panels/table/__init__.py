"""The table of every observation, programme and honour."""
