"""Decide between Flask and Django with evidence, and make a project that works."""

__version__ = "0.1.0"
