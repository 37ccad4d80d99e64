"""What the data are, for search engines and catalogues: a schema.org ``Dataset`` as JSON-LD."""

from typing import Any

from corridor.model.dataset import Dataset
from dashboard.html.url_prefix import ROOT
from dashboard.words.wording import Wording

_FORMS = {
    "text/csv": "observations?format=csv",
    "application/json": "observations",
    "application/zip": "package.zip",
}


def schema_org(dataset: Dataset, w: Wording) -> dict[str, Any]:
    """The description in one language, with the ways to the data of the very release that is shown."""
    corridor, published, as_of = dataset.corridor, dataset.published, dataset.data_as_of
    pinned = f"release={published.release}" if published else ""
    primary = [source for source in dataset.sources.values() if source.kind == "primary"]
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": w.text(corridor.title),
        "description": w.text(corridor.summary),
        "identifier": dataset.fingerprint,
        "inLanguage": list(corridor.languages),
        "isAccessibleForFree": True,
        "variableMeasured": [w.text(row.name) for row in dataset.initiatives_in_order],
        "spatialCoverage": [w.text(region.name) for region in dataset.regions],
        "isBasedOn": [
            {"@type": "CreativeWork", "name": w.text(row.title), "publisher": w.text(row.publisher)} for row in primary
        ],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": form, "contentUrl": _address(path, pinned)}
            for form, path in _FORMS.items()
        ],
    }
    if published:
        described |= {"version": str(published.release), "datePublished": published.at}
    return described | ({"temporalCoverage": f"../{as_of.isoformat()}"} if as_of else {})


def _address(path: str, pinned: str) -> str:
    separator = "&" if "?" in path else "?"
    return f"{ROOT}/api/v1/{path}{separator}{pinned}" if pinned else f"{ROOT}/api/v1/{path}"
