"""The names a registry may give in `method`; `assess.methods` has the methods themselves."""

METHOD_NAMES = (
    "forecast",
    "path",
    "statcan-2025",
    "un-2023",
    "eurostat",
    "sdsn-linear",
    "escap-csi",
    "escap-api",
    "compliance",
    "cadence",
    "milestone",
)
