package dev.openbell.api.v1alpha1;

/** The rules that are too long to stand beside the field they guard. */
final class Cel {
    /**
     * Of the windows of one zone, only the window itself may begin within it. Counted in minutes of
     * the week, so that a window over midnight and one over the end of the week are judged too. A
     * day's place in the string times 480 is its minute; a list of the days would cost too much.
     */
    static final String WINDOWS_DO_NOT_OVERLAP =
            """
            !has(self.windows) || self.windows.all(a, self.windows.filter(b,
              a.timeZone == b.timeZone && a.days.exists(x, b.days.exists(y,
                (('MonTueWedThuFriSatSun'.indexOf(y) - 'MonTueWedThuFriSatSun'.indexOf(x)) * 480
                  + (int(b.start.substring(0, 2)) - int(a.start.substring(0, 2))) * 60
                  + int(b.start.substring(3, 5)) - int(a.start.substring(3, 5))
                  + 10080) % 10080
                < ((int(a.end.substring(0, 2)) - int(a.start.substring(0, 2))) * 60
                  + int(a.end.substring(3, 5)) - int(a.start.substring(3, 5))
                  + 1439) % 1440 + 1))).size() <= 1)""";

    /** Of the segments of a day, only the segment itself may share a minute with it. */
    static final String SEGMENTS_DO_NOT_OVERLAP =
            """
            self.segments.all(a, self.segments.filter(b,
              (has(a.startDayOffset) ? a.startDayOffset : 0) * 1440
                + int(a.start.substring(0, 2)) * 60 + int(a.start.substring(3, 5))
              < (has(b.endDayOffset) ? b.endDayOffset : 0) * 1440
                + int(b.end.substring(0, 2)) * 60 + int(b.end.substring(3, 5))
              && (has(b.startDayOffset) ? b.startDayOffset : 0) * 1440
                + int(b.start.substring(0, 2)) * 60 + int(b.start.substring(3, 5))
              < (has(a.endDayOffset) ? a.endDayOffset : 0) * 1440
                + int(a.end.substring(0, 2)) * 60 + int(a.end.substring(3, 5))).size() <= 1)""";

    /** No request above the limit of the same resource; either may be a string or an integer. */
    static final String REQUESTS_WITHIN_LIMITS =
            """
            !has(self.requests) || !has(self.limits) || self.requests.all(k,
              !(k in self.limits)
              || quantity(string(self.requests[k]))
                .compareTo(quantity(string(self.limits[k]))) <= 0)""";

    private Cel() {}
}
