"""Writes every session that independent libraries know of our markets, one row a segment.

Columns: library,market,trade_date,open_utc,close_utc,break_start_utc,break_end_utc; ISO 8601 in UTC, empty when none.
`calendar/reference/run sessions --help` tells how to ask for less.
"""

import argparse
import csv
import sys
import warnings

import exchange_calendars
import pandas
import pandas_market_calendars

warnings.simplefilter("ignore")

# Our name of the market -> the name that the library has for it.
EXCHANGE_CALENDARS = {
    "XNYS": "XNYS",
    "XNAS": "XNAS",
    "XLON": "XLON",
    "XPAR": "XPAR",
    "XAMS": "XAMS",
    "XBRU": "XBRU",
    "XLIS": "XLIS",
    "XETR": "XETR",
    "XTKS": "XTKS",
    "XHKG": "XHKG",
    "XBOM": "XBOM",
    "XNSE": "XNSE",
    "XASX": "XASX",
    "XTSE": "XTSE",
    "XSWX": "XSWX",
    "XKRX": "XKRX",
    "XSES": "XSES",
    "XSHG": "XSHG",
    "XCME": "CMES",
    "24X7": "24/7",
}

# Only the calendars of its own making; the others it takes from the library above.
PANDAS_MARKET_CALENDARS = {
    "XNYS": "NYSE",
    "XNAS": "NASDAQ",
    "XLON": "LSE",
    "XETR": "XETR",
    "XTKS": "JPX",
    "XHKG": "HKEX",
    "XBOM": "BSE",
    "XNSE": "NSE",
    "XASX": "ASX",
    "XTSE": "TSX",
    "XSWX": "SIX",
    "XSHG": "SSE",
    "XCME": "CME_Equity",
}


def of_exchange_calendars(name, first, last):
    known = exchange_calendars.get_calendar_names(include_aliases=True)
    if name not in known:
        return None
    bounds = type(exchange_calendars.get_calendar(name))
    start = max(filter(None, [pandas.Timestamp(first), bounds.bound_min()]))
    end = min(filter(None, [pandas.Timestamp(last), bounds.bound_max()]))
    schedule = exchange_calendars.get_calendar(name, start=start, end=end).schedule
    columns = ["open", "close", "break_start", "break_end"]
    return [(day.date(), *(row[c] for c in columns)) for day, row in schedule.iterrows()]


def of_pandas_market_calendars(name, first, last):
    if name not in pandas_market_calendars.get_calendar_names():
        return None
    schedule = pandas_market_calendars.get_calendar(name).schedule(first, last)
    columns = ["market_open", "market_close", "break_start", "break_end"]
    return [
        (day.date(), *(row[c] if c in schedule else None for c in columns))
        for day, row in schedule.iterrows()
    ]


def utc(instant):
    if instant is None or pandas.isna(instant):
        return ""
    return pandas.Timestamp(instant).tz_convert("UTC").strftime("%Y-%m-%dT%H:%M:%SZ")


def main():
    parser = argparse.ArgumentParser(prog="run sessions", description=__doc__.splitlines()[0])
    parser.add_argument("--from", dest="first", default="2000-01-01", help="first trade date")
    parser.add_argument("--to", dest="last", default="2028-12-31", help="last trade date")
    parser.add_argument("markets", nargs="*", metavar="MIC", help="default: all that a library has")
    wanted = parser.parse_args()

    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(
        ["library", "market", "trade_date", "open_utc", "close_utc", "break_start_utc", "break_end_utc"]
    )
    for library, names, sessions in (
        ("exchange-calendars", EXCHANGE_CALENDARS, of_exchange_calendars),
        ("pandas_market_calendars", PANDAS_MARKET_CALENDARS, of_pandas_market_calendars),
    ):
        for market, name in names.items():
            if wanted.markets and market not in wanted.markets:
                continue
            rows = sessions(name, wanted.first, wanted.last)
            if rows is None:
                print(f"sessions: {library} has no {name}", file=sys.stderr)
                continue
            for day, *instants in rows:
                out.writerow([library, market, day, *map(utc, instants)])


if __name__ == "__main__":
    main()
