"""A corridor made up for tests and trials, with three years of reports: every name, figure and document is synthetic.

Nothing of it is real, and its pages say so. The releases are made as staff make them; see `tests.year.cycle`.
"""
