"""The dashboard: everything that knows Dash and Plotly."""
