"""What has failed while an address was read, by the exceptions of the standard library."""

import zlib
from http.client import HTTPException, IncompleteRead, RemoteDisconnected
from socket import gaierror
from ssl import SSLCertVerificationError, SSLError
from urllib.error import URLError

from mic_tracker.errors import OutsideWorld

_CUT_OFF = (IncompleteRead, RemoteDisconnected, ConnectionError)
_GARBLED = (HTTPException, zlib.error, ValueError)


def failure_of(error: Exception, host: str, silence: float) -> OutsideWorld:
    """The error that tells a person what has failed."""
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, SSLError):
        return _failure_of_tls(cause, host)
    if isinstance(cause, _CUT_OFF) and not isinstance(cause, ConnectionRefusedError):
        return OutsideWorld("address_cut_off", host=host)
    if isinstance(cause, OSError):
        return _failure_of_connection(cause, host, silence)
    if isinstance(cause, _GARBLED):
        return OutsideWorld("address_garbled", host=host)
    return OutsideWorld("address_failed", host=host, reason=str(cause))


def _failure_of_tls(cause: SSLError, host: str) -> OutsideWorld:
    known = cause.verify_message if isinstance(cause, SSLCertVerificationError) else cause.reason
    return OutsideWorld("address_tls", host=host, reason=known or str(cause))


def _failure_of_connection(cause: OSError, host: str, silence: float) -> OutsideWorld:
    match cause:
        case gaierror():
            return OutsideWorld("address_host", host=host)
        case TimeoutError():
            return OutsideWorld("address_slow", host=host, seconds=silence)
        case ConnectionRefusedError():
            return OutsideWorld("address_refused", host=host)
        case _:
            return OutsideWorld("address_failed", host=host, reason=cause.strerror or str(cause))
