"""The methods, one file each, under their published names; a new one is a file and a line here."""

from typing import TYPE_CHECKING

from mic_tracker.lazy_table import LazyTable

# completion offers the names, and loads no model for it
if TYPE_CHECKING:
    from mic_tracker.assess.method import Method

METHODS: "LazyTable[Method]" = LazyTable(
    {
        "forecast": "mic_tracker.assess.methods.forecast:FORECAST",
        "forecast-1": "mic_tracker.assess.methods.forecast_1:FORECAST_1",
        "path": "mic_tracker.assess.methods.path:PATH",
        "statcan-2025": "mic_tracker.assess.methods.statcan_2025:STATCAN_2025",
        "un-2023": "mic_tracker.assess.methods.un_2023:UN_2023",
        "eurostat": "mic_tracker.assess.methods.eurostat:EUROSTAT",
        "sdsn-linear": "mic_tracker.assess.methods.sdsn_linear:SDSN_LINEAR",
        "escap-csi": "mic_tracker.assess.methods.escap_csi:ESCAP_CSI",
        "escap-api": "mic_tracker.assess.methods.escap_api:ESCAP_API",
        "compliance": "mic_tracker.assess.methods.compliance:COMPLIANCE",
        "cadence": "mic_tracker.assess.methods.cadence:CADENCE",
        "milestone": "mic_tracker.assess.methods.milestone:MILESTONE",
    }
)
