"""Writes windows at every change of the clocks of every IANA zone, and the instants at which they start and end.

Columns: zone,date,local_start,local_end,start_utc,end_utc; local times ISO 8601 without an offset, instants in UTC. A local time that a
change skips is the instant of the change; of one that comes twice, the first is meant for a start and the second for an end.
Made with Python's zoneinfo over the pinned tzdata: `calendar/reference/run windows --help`.
"""

import argparse
import csv
import sys
import zoneinfo
from datetime import datetime, timedelta, timezone

UTC = timezone.utc
# Minutes from the local time at which the clocks change; start and end of a window.
WINDOWS = [(-90, 90), (-90, 0), (-90, 30), (-30, 20), (-1, 1), (0, 30), (0, 60), (10, 20), (15, 240), (30, 90), (59, 61)]


def changes(zone, first, last):
    """The instants between two at which the offset of a zone changes, by halving."""
    step = timedelta(days=7)
    at = first
    while at < last:
        low, high = at, at + step
        if low.astimezone(zone).utcoffset() == high.astimezone(zone).utcoffset():
            at = high
            continue
        before = low.astimezone(zone).utcoffset()
        while high - low > timedelta(seconds=1):
            middle = low + (high - low) / 2
            middle = middle.replace(microsecond=0)
            if middle.astimezone(zone).utcoffset() == before:
                low = middle
            else:
                high = middle
        yield high
        at = high


def instant(local, zone, fold, known):
    """The instant of a local time; in a gap, that of the change."""
    at = local.replace(tzinfo=zone, fold=fold).astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) == local:
        return at
    return min(known, key=lambda change: abs(change - at))


def utc(at):
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def main():
    parser = argparse.ArgumentParser(prog="run windows", description=__doc__.splitlines()[0])
    parser.add_argument("--from", dest="first", type=int, default=2024, help="first year")
    parser.add_argument("--to", dest="last", type=int, default=2037, help="last year")
    wanted = parser.parse_args()

    # The system's own zones may be of another version.
    zoneinfo.reset_tzpath([])
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["zone", "date", "local_start", "local_end", "start_utc", "end_utc"])
    for name in sorted(zoneinfo.available_timezones()):
        zone = zoneinfo.ZoneInfo(name)
        known = list(
            changes(zone, datetime(wanted.first, 1, 1, tzinfo=UTC), datetime(wanted.last + 1, 1, 1, tzinfo=UTC))
        )
        for change in known:
            clock = (change - timedelta(seconds=1)).astimezone(zone).replace(tzinfo=None) + timedelta(seconds=1)
            for start, end in WINDOWS:
                local = [clock + timedelta(minutes=start), clock + timedelta(minutes=end)]
                begins, ends = instant(local[0], zone, 0, known), instant(local[1], zone, 1, known)
                out.writerow([name, local[0].date(), *(t.isoformat() for t in local), utc(begins), utc(ends)])


if __name__ == "__main__":
    main()
