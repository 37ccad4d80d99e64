"""The databases that the archive's tests run on, and an office whose acts the archive has to answer for."""

from tests.corridor.reporting.conftest import admin, north, office, reviewer, south
from tests.databases import clock, database, empty, empty_url, kind, other, url

_DATABASES = (clock, database, empty, empty_url, kind, other, url)
_OFFICE = (admin, north, office, reviewer, south)
