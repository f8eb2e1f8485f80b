"""TOML as text: where each key stands, what is wrong with a line, and careful insertion."""
