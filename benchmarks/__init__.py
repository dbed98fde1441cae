"""How fast it is: ratios measured within one run, so that they hold on any machine.

``uv run python -m benchmarks`` prints the table.
"""
