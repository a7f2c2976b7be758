package dev.openbell.api.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.openbell.api.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Strings and numbers of a schema, with a taste for edges and for strings that hurt. */
final class Scalars {
    private static final Pattern RANGE =
            Pattern.compile(
                    "duration\\(self\\) >= duration\\('(\\w+)'\\)"
                            + " && duration\\(self\\) <= duration\\('(\\w+)'\\)");

    /** Strings that have hurt somebody; those that a pattern admits are used as they are. */
    static final List<String> HOSTILE =
            List.of(
                    "",
                    " ",
                    "null",
                    "true",
                    "~",
                    "0",
                    "-1",
                    "1e309",
                    "NaN",
                    "---",
                    "--- \n- a: b",
                    "${jndi:ldap://x/y}",
                    "$(HOME)",
                    "#{1+1}",
                    "{{ .Values.x }}",
                    "{% raw %}",
                    "%s%n%x",
                    "\"; rm -rf / #",
                    "' OR 1=1 --",
                    "<script>alert(1)</script>",
                    "../../etc/passwd",
                    "a\nb",
                    "a\r\nSet-Cookie: x",
                    "a\tb",
                    "a\0b",
                    "\u001b[2J",
                    "\u202Egnp.exe",
                    "\u2066x\u2069",
                    "\u2028",
                    "\uFEFFx",
                    "שלום",
                    "مرحبا",
                    "e\u0301\u0301\u0301\u0301",
                    "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                    "Unrecognized");

    private Scalars() {}

    static JsonNode integer(JsonNode schema, Random random) {
        long least = schema.get("minimum").asLong();
        long most = schema.get("maximum").asLong();
        long value =
                switch (random.nextInt(4)) {
                    case 0 -> least;
                    case 1 -> most;
                    case 2 -> Math.min(most, least + random.nextInt(10));
                    default -> random.nextLong(least, most) + random.nextInt(2);
                };
        return JsonNodeFactory.instance.numberNode(value);
    }

    static JsonNode number(JsonNode schema, Random random) {
        double least = schema.get("minimum").asDouble();
        double most = schema.get("maximum").asDouble();
        return random.nextInt(4) == 0
                ? JsonNodeFactory.instance.numberNode((long) most)
                : JsonNodeFactory.instance.numberNode(least + random.nextDouble() * (most - least));
    }

    static String string(JsonNode schema, Random random) {
        Matcher range = RANGE.matcher(rule(schema));
        if (range.matches()) {
            return duration(range.group(1), range.group(2), random);
        }
        for (int i = 0; i < 200; i++) {
            String text =
                    random.nextInt(5) == 0
                            ? HOSTILE.get(random.nextInt(HOSTILE.size()))
                            : RegexStrings.sample(schema.get("pattern").asText(), random);
            if (admits(schema, text)) {
                return text;
            }
        }
        throw new IllegalStateException("found no string for " + schema);
    }

    private static String rule(JsonNode schema) {
        return schema.at("/x-kubernetes-validations/0/rule").asText("");
    }

    private static boolean admits(JsonNode schema, String text) {
        int length = text.codePointCount(0, text.length());
        return length >= schema.path("minLength").asInt(0)
                && length <= schema.get("maxLength").asInt()
                && Pattern.compile(schema.get("pattern").asText()).matcher(text).matches()
                && isRealDay(rule(schema), text);
    }

    private static boolean isRealDay(String rule, String text) {
        if (!rule.startsWith("timestamp(self")) {
            return true;
        }
        try {
            LocalDate.parse(text.substring(0, 10));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String duration(String least, String most, Random random) {
        long from = Durations.parse(least).toMillis();
        long to = Durations.parse(most).toMillis();
        if (least.endsWith("ms")) {
            return random.nextLong(from, Math.min(to, 999_999)) + "ms";
        }
        long seconds = from / 1000 + random.nextLong((to - from) / 1000 + 1);
        return random.nextBoolean() && seconds < 100_000
                ? seconds + "s"
                : Durations.format(Duration.ofSeconds(seconds));
    }
}
