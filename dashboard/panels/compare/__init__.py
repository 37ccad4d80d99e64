"""The comparing view: its controls, its pictures by Plotly, and the values behind them."""
