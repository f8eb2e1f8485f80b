"""Folders of Open SDG platforms: what stands beside their data, and the targets that they state."""
