package dev.openbell.api.schema;

/** The pattern of a cron line, put together from its fields. */
final class Cron {
    private static final String STEP = "(/[1-9][0-9]?)?";
    private static final String MINUTE = "[0-5]?[0-9]";
    private static final String HOUR = "([01]?[0-9]|2[0-3])";
    private static final String DAY = "(0?[1-9]|[12][0-9]|3[01])";
    private static final String MONTH =
            "(0?[1-9]|1[0-2]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)";
    private static final String WEEKDAY = "([0-6]|SUN|MON|TUE|WED|THU|FRI|SAT)";

    static final String LINE =
            field(MINUTE)
                    + " "
                    + field(HOUR)
                    + " "
                    + field(DAY)
                    + " "
                    + field(MONTH)
                    + " "
                    + field(WEEKDAY);

    private Cron() {}

    private static String field(String value) {
        String part = "(\\*|" + value + "(-" + value + ")?)" + STEP;
        return part + "(," + part + ")*";
    }
}
