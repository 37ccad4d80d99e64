"""A data package: its contract, the only code that opens its files, and the checks that it must pass."""
