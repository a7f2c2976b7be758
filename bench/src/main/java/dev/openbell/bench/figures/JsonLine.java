package dev.openbell.bench.figures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** One result as one line of JSON, its keys in the order in which they were put. */
public final class JsonLine {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Puts a text, a whole number, a boolean or a map of such. */
    public JsonLine put(String key, Object value) {
        values.put(key, value);
        return this;
    }

    /** Puts a number with at most three decimals. */
    public JsonLine put(String key, double value) {
        values.put(key, rounded(value));
        return this;
    }

    /** Puts p50, p95, p99 and max of milliseconds as {@code <prefix>p50_ms} and so on. */
    public JsonLine putMillis(String prefix, Percentiles millis) {
        return put(prefix + "p50_ms", millis.p50())
                .put(prefix + "p95_ms", millis.p95())
                .put(prefix + "p99_ms", millis.p99())
                .put(prefix + "max_ms", millis.max());
    }

    /** Whole numbers without decimals, others with at most three. */
    public static Number rounded(double value) {
        double thousandths = Math.rint(value * 1000) / 1000;
        return thousandths == Math.rint(thousandths)
                ? (Number) (long) thousandths
                : (Number) thousandths;
    }

    @Override
    public String toString() {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + values, e);
        }
    }
}
