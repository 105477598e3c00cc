# The statistics.

