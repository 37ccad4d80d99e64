"""Figures: what the views and the geography say, in Plotly. The stylesheet colours them by their traces' uids."""
