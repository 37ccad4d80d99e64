"""The pages of the reporting cycle: submitting, reviewing, publishing."""

from flask import Blueprint

from dashboard.office import (
    entry,
    nil,
    preview,
    publishing,
    review,
    steps,
    submission,
    submissions,
    uploading,
    withdrawing,
)

PAGES: tuple[Blueprint, ...] = (
    submissions.pages,
    submission.pages,
    uploading.pages,
    entry.pages,
    nil.pages,
    withdrawing.pages,
    steps.pages,
    review.pages,
    publishing.pages,
    preview.pages,
    preview.parts,
)
