"""A corridor made up for tests and trials, with three years of reports: every name, figure and document is synthetic.

Nothing of it is real, and its pages say so. The releases are made as staff make them; see `tests.year.cycle`.

It has 60 documents: one of each of the 58 submissions with figures, the package's baseline, and its outlines. A
document belongs to the submission that was taken from it, so that a correction never touches another region's figures;
what all regions take from one bulletin the city reports in a submission of its own. Readers see 56: a document that
came again with a correction is one (`corridor.queries.documents`).
"""
