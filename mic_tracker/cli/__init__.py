"""The command line: options in, calls of the pipeline, text out and an exit code."""
