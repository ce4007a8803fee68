"""Glossator: annotated articles, from raw texts to a static site."""

__version__ = "0.1.0"
