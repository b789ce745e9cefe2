"""What analysts said: listed, undone, handed on, and how often the machine says something else."""
