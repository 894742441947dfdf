"""Holt-Winters of statsmodels, as the peer of `bench demand`.

usage: holt_winters.py SERIES HORIZON LEVEL TREND DAMPING WEEK

A line of SERIES is one series, a day's sales after the other's, parted by ','. Each is fitted (additive damped trend, additive
week, every parameter and starting value estimated) and forecast; that is what is timed. Apart from it each is forecast with
the parameters given, from starting values as ours has them, for the two forecasts have to be the same.
"""

import json
import sys
import time
import warnings

import numpy as np
import statsmodels
from statsmodels.tsa.holtwinters import ExponentialSmoothing

DAYS = 7


def beginning(days):
    """The level of two weeks, and how the weekdays of four differ from their mean, drawn towards 0 by two days."""
    four = days[: 4 * DAYS]
    week = [(four[weekday::DAYS] - four.mean()).sum() / (len(four[weekday::DAYS]) + 2) for weekday in range(DAYS)]
    return days[: 2 * DAYS].mean(), np.array(week)


def given(days, horizon, level, trend, damping, week):
    first, season = beginning(days)
    model = ExponentialSmoothing(
        days,
        trend="add",
        damped_trend=True,
        seasonal="add",
        seasonal_periods=DAYS,
        initialization_method="known",
        initial_level=first,
        initial_trend=0.0,
        initial_seasonal=season,
    )
    fit = model.fit(
        smoothing_level=level,
        smoothing_trend=trend,
        damping_trend=damping,
        # What ours calls the week's share is of what the level left over.
        smoothing_seasonal=week * (1 - level),
        optimized=False,
    )
    return np.maximum(0, fit.forecast(horizon)).tolist()


def main():
    warnings.simplefilter("ignore")
    path, horizon = sys.argv[1], int(sys.argv[2])
    level, trend, damping, week = (float(text) for text in sys.argv[3:7])
    with open(path, encoding="utf-8") as lines:
        series = [np.array(line.strip().split(","), dtype=float) for line in lines]
    fixed = [given(days, horizon, level, trend, damping, week) for days in series]
    began = time.process_time()
    for days in series:
        ExponentialSmoothing(days, trend="add", damped_trend=True, seasonal="add", seasonal_periods=DAYS).fit().forecast(
            horizon
        )
    seconds = time.process_time() - began
    versions = "statsmodels " + statsmodels.__version__
    json.dump({"seconds": seconds, "versions": versions, "fixed": fixed}, sys.stdout)


main()
