"""Benchmarks: ``python -m tests.benchmark`` prints ratios and asserts nothing."""
