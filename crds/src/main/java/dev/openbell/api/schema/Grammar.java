package dev.openbell.api.schema;

/**
 * Every way in which the API spells a string: a pattern in the dialect that Go and Java share, and
 * the greatest length. The patterns are narrower than what the operator can read.
 *
 * <p>None has an OpenAPI format, though {@code date-time}, {@code date} and {@code duration} would
 * fit: the API server does not look at the type of a list where a string with a format is declared,
 * so {@code until: [x]} would be stored, and no reader of strings would survive it.
 */
public enum Grammar {
    /** A DNS label: part of a child's name. */
    LABEL("[a-z0-9]([-a-z0-9]*[a-z0-9])?", 63),

    /** The name of a Kubernetes object. */
    OBJECT_NAME("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*", 253),

    /** A host name; its last label begins with a letter, so that an IP address is none. */
    HOST("([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\\.)*[a-z]([-a-z0-9]{0,61}[a-z0-9])?", 253),

    /** A key of a Secret or ConfigMap. */
    DATA_KEY("[-._a-zA-Z0-9]+", 253),

    /** The name of an environment variable, or the beginning of one. */
    ENV_NAME("[A-Za-z_][A-Za-z0-9_.-]*", 253),

    /** A label's key, with or without a domain. */
    LABEL_KEY(
            "([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?",
            317),

    /** A label's value. */
    LABEL_VALUE("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?", 63),

    /** An http or https address without user, fragment and {@code $}. */
    URL(
            "https?://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?"
                    + "(/[A-Za-z0-9._~!&*+,;=:@%/-]*)?(\\?[A-Za-z0-9._~!&*+,;=:@%/?-]*)?",
            1024),

    /** A container image. */
    IMAGE(
            "([a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:[0-9]{1,5})?/)?"
                    + "[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*"
                    + "(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[a-f0-9]{64})?",
            512),

    /** A Kubernetes quantity of zero or more, without exponents. */
    QUANTITY("[0-9]{1,15}(\\.[0-9]{1,9})?([KMGTPE]i|[numkMGTPE])?", 32),

    /** A duration in whole seconds, like 30s, 5m or 1h30m. */
    DURATION("([0-9]{1,5}h)?([0-9]{1,5}m)?([0-9]{1,5}s)?", 18),

    /** A duration in milliseconds or seconds, like 200ms or 5s. */
    LATENCY("[0-9]{1,6}(ms|s)", 8),

    /** {@code Learned}, or a duration. */
    LEAD("(Learned|([0-9]{1,5}h)?([0-9]{1,5}m)?([0-9]{1,5}s)?)", 18),

    /** A time of day, like 09:30. */
    TIME_OF_DAY("([01][0-9]|2[0-3]):[0-5][0-9]", 5),

    /** A time of day at which something ends: 24:00 is the end of the day. */
    END_OF_TIME("(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)", 5),

    /** A date. */
    DATE("(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])", 10),

    /** An instant with its offset from UTC. */
    INSTANT(
            "(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
                    + "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?"
                    + "(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])",
            35),

    /** An IANA time zone. */
    ZONE("[A-Z][A-Za-z0-9_+-]{1,31}(/[A-Za-z0-9_+-]{1,31}){0,2}", 64),

    /** A market: a MIC, or the name of a MarketCalendar. */
    MARKET("([A-Z0-9]{4}|[a-z0-9]([-a-z0-9]*[a-z0-9])?)", 63),

    /** A market identifier code. */
    MIC("[A-Z0-9]{4}", 4),

    /** Five cron fields in ranges that every CronJob accepts. */
    CRON(Cron.LINE, 128),

    /** The name of a chat mode. */
    MODE("[A-Za-z][A-Za-z0-9_-]*", 40),

    /** The name by which a model server knows a model. */
    MODEL("[A-Za-z0-9][A-Za-z0-9._:/@+-]*", 128),

    /** The name of a queue. */
    QUEUE("[A-Za-z0-9][A-Za-z0-9._:/-]*", 255),

    /** A condition's type. */
    CONDITION_TYPE("[A-Za-z]([A-Za-z0-9_.-]*[A-Za-z0-9])?", 64),

    /** A condition's reason. */
    CONDITION_REASON("[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?", 128),

    /**
     * One line for people: no control characters, no line separators and nothing that turns the
     * direction of the text, since it is shown in terminals beside text of others.
     */
    LINE(
            "[^\\x00-\\x1F\\x7F-\\x{9F}\\x{2028}\\x{2029}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]*",
            256),

    /** Text of several lines: no control characters but tab, newline and carriage return. */
    TEXT("[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x{9F}]*", 4096);

    private final String pattern;
    private final int maxLength;

    Grammar(String body, int maxLength) {
        this.pattern = "^" + body + "$";
        this.maxLength = maxLength;
    }

    /** The whole pattern, anchored. */
    public String pattern() {
        return pattern;
    }

    /** The greatest length in characters, unless the field says less. */
    public int maxLength() {
        return maxLength;
    }

    /** The least length: a pattern alone would let an empty duration pass. */
    public int minLength() {
        return switch (this) {
            case LINE, TEXT, LABEL_VALUE -> 0;
            case DURATION, LEAD -> 2;
            default -> 1;
        };
    }
}
