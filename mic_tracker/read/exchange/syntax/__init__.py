"""The syntaxes that several formats share, each read within bounds: JSON, XML, workbooks, PX."""
