"""The map's layers by OGC API – Features, Parts 1 and 2, below ``/ogc``: for GIS programs."""
