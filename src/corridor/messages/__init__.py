"""The texts of errors and findings, by code: ``<room>.<language>.toml`` here, and the module that fills them in."""
