"""The likelihood of BG/NBD (Fader, Hardie, Lee 2005) maximised by scipy, as the peer of `bench customers`.

usage: bg_nbd.py CUSTOMERS

A line of CUSTOMERS is `repeats,recency,age`, in weeks. The search is Nelder and Mead's on the logarithms of the parameters, from
(1, 1, 1, 1), begun anew from where it ended until that gains nothing.
"""

import json
import sys
import time

import numpy as np
import scipy
from scipy.optimize import minimize
from scipy.special import gammaln

GAIN = 1e-8


def main():
    x, recency, age = np.loadtxt(sys.argv[1], delimiter=",", unpack=True)
    came_back = x > 0

    def unlikely(logarithms):
        r, alpha, a, b = np.exp(logarithms)
        common = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
        common += gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
        stays = -(r + x) * np.log(alpha + age)
        left = np.where(
            came_back, np.log(a) - np.log(b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + recency), -np.inf
        )
        return -(common + np.logaddexp(stays, left)).sum()

    began = time.process_time()
    at = np.zeros(4)
    least = np.inf
    while True:
        found = minimize(
            unlikely, at, method="Nelder-Mead", options={"xatol": 1e-6, "fatol": 1e-9, "maxiter": 5000, "maxfev": 5000}
        )
        at = found.x
        if least - found.fun < GAIN:
            break
        least = found.fun
    seconds = time.process_time() - began
    json.dump(
        {"seconds": seconds, "versions": "scipy " + scipy.__version__, "parameters": np.exp(at).tolist()}, sys.stdout
    )


main()
