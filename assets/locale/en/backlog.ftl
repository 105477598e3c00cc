# The backlog, and the limits of each day.

