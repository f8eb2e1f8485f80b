"""Stated policy targets, dated and sourced observations, and an honest judgement of both."""

__version__ = "0.1.0"
