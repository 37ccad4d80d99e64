"""How the workbook looks: fonts, fills and borders, and how a sheet prints."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_FAMILY = "Microsoft YaHei"
_LINE = Side(style="thin", color="C9CFD6")

TITLE = Font(name=_FAMILY, size=16, bold=True, color="1F2A37")
HEADING = Font(name=_FAMILY, size=12, bold=True, color="1F2A37")
HEADER = Font(name=_FAMILY, size=10, bold=True, color="FFFFFF")
PLAIN = Font(name=_FAMILY, size=10, color="1F2A37")
STRONG = Font(name=_FAMILY, size=10, bold=True, color="1F2A37")
QUIET = Font(name=_FAMILY, size=9, color="5B6673")
FAINT = Font(name=_FAMILY, size=7, color="9AA3AD")

HEADER_GIVEN = PatternFill("solid", fgColor="4A5768")
HEADER_INPUT = PatternFill("solid", fgColor="8A5A00")
BAND = PatternFill("solid", fgColor="E4E9EF")
GIVEN = PatternFill("solid", fgColor="F6F7F9")
INPUT = PatternFill("solid", fgColor="FFF9DB")
WRONG = PatternFill("solid", fgColor="F8C9C4")
UNUSUAL = PatternFill("solid", fgColor="FCE3B6")

GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
WRAPPED = Alignment(vertical="top", wrap_text=True)
MIDDLE = Alignment(vertical="center", wrap_text=True)
NUMBER = Alignment(vertical="top", horizontal="right")
OPEN = Protection(locked=False)
"""For cells that are filled in; all others of a protected sheet are locked."""

FORMATS = {"number": "General", "date": "yyyy-mm-dd", "year": "0"}
"""Number format by what is typed into a column; all others are text, so that 4.10 and 2026-09 stay what they are."""
TEXT_FORMAT = "@"


def protect(sheet: Worksheet) -> None:
    """Lock what is not opened. Without a password: it keeps from slips, not from intent."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def print_wide(sheet: Worksheet, repeated: str | None = None) -> None:
    """Print on A4 across, as wide as the sheet, the header on each page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    footer = HeaderFooterItem()
    footer.center.text = "&A  &P / &N"
    sheet.HeaderFooter.oddFooter = footer
    if repeated:
        sheet.print_title_rows = repeated


def lines_high(sheet: Worksheet, row: int, lines: int) -> None:
    """Make a row high enough for so many lines; office programs do not do so when they open a file."""
    sheet.row_dimensions[row].height = max(18, 4 + 14 * lines)
