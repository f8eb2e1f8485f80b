"""What `init` writes: a registry, the file of a CI system, lines of a `.gitignore`."""
