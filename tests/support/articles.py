"""The registry of five articles: few figures, and the same whatever the shipped one learns."""

from pathlib import Path

ARTICLES = Path(__file__).with_name("articles.toml")
