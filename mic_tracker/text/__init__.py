"""How TOML, numbers, periods and names are written: strings in, values out."""
