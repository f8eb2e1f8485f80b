"""Files, bytes and git revisions into the model, with all that is wrong; no registry is changed."""
