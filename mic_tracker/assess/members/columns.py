"""The types of arrays: a column of numbers, or several beside each other."""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Small = NDArray[np.int8]
"""Numbers that stand for something: a status, a grade."""
Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]
