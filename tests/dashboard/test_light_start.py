"""A server that starts loads nothing that only a download or an upload needs: it would cost time and memory."""

import subprocess
import sys

HEAVY = (
    *("openpyxl", "lxml", "docx", "pptx", "geopandas", "pandas", "pyogrio", "scipy", "pypinyin", "typst"),
    *("segno", "pyproj", "alembic", "psycopg", "sqlalchemy.dialects.postgresql"),
)


def test_what_only_some_requests_need_waits_for_them() -> None:
    program = (
        f"import dashboard.app, dashboard.server.running, sys; print(*[one for one in {HEAVY} if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
