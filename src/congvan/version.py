"""The version, in a file of its own so that ``congvan --version`` loads nothing else."""

__version__ = "0.1.0"
