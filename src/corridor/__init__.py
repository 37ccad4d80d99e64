"""The core of the corridor dashboard: the data contract, its checks and the questions it answers.

Nothing here knows Dash or Plotly; nothing is read at import.
"""
