"""The pages of the reporting cycle: submitting, reviewing, publishing."""

from flask import Blueprint

from dashboard.office import (
    entry,
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
    withdrawing.pages,
    steps.pages,
    review.pages,
    publishing.pages,
    preview.pages,
    preview.parts,
)
