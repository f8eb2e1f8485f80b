"""The methods, one file each, under their published names; a new one is a file and a line here."""

from mic_tracker.assess.method import Method
from mic_tracker.assess.methods.cadence import CADENCE
from mic_tracker.assess.methods.compliance import COMPLIANCE
from mic_tracker.assess.methods.escap_api import ESCAP_API
from mic_tracker.assess.methods.escap_csi import ESCAP_CSI
from mic_tracker.assess.methods.eurostat import EUROSTAT
from mic_tracker.assess.methods.forecast import FORECAST
from mic_tracker.assess.methods.milestone import MILESTONE
from mic_tracker.assess.methods.path import PATH
from mic_tracker.assess.methods.sdsn_linear import SDSN_LINEAR
from mic_tracker.assess.methods.statcan_2025 import STATCAN_2025
from mic_tracker.assess.methods.un_2023 import UN_2023

METHODS: dict[str, Method] = {
    "forecast": FORECAST,
    "path": PATH,
    "statcan-2025": STATCAN_2025,
    "un-2023": UN_2023,
    "eurostat": EUROSTAT,
    "sdsn-linear": SDSN_LINEAR,
    "escap-csi": ESCAP_CSI,
    "escap-api": ESCAP_API,
    "compliance": COMPLIANCE,
    "cadence": CADENCE,
    "milestone": MILESTONE,
}
