# Training the memory model on the student, and choosing the retention.

