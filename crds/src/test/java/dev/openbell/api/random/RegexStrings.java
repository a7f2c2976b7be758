package dev.openbell.api.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Random strings that match a pattern of the manifests: literals, classes, groups, alternatives and
 * quantifiers, which is all that the grammars use. Open-ended repetition stays short.
 */
final class RegexStrings {
    /** What a repetition without an end may grow to. */
    private static final int OPEN_END = 6;

    /** From these a negated class takes its characters, as far as it admits them. */
    private static final int[] HOSTILE =
            ("aZ09 .,:;-_/\\'\"`$&|<>#%@!?*~^+=()[]{}\t\n\r\0\u0007\u001b\u007f\u0085\u2028\u202e\u2066"
                            + "éßשלוםمرحبا時計\u200f\u200d\ufeff\uD83D\uDD14")
                    .codePoints()
                    .toArray();

    private final String pattern;
    private int at;

    private RegexStrings(String pattern) {
        this.pattern = pattern;
    }

    /** A string that matches the anchored pattern. */
    static String sample(String pattern, Random random) {
        var generator = new RegexStrings(pattern.substring(1, pattern.length() - 1));
        Node node = generator.alternatives();
        if (generator.at != generator.pattern.length()) {
            throw new IllegalArgumentException("no grammar of ours: " + pattern);
        }
        var text = new StringBuilder();
        node.write(text, random);
        return text.toString();
    }

    private Node alternatives() {
        var options = new ArrayList<Node>();
        options.add(sequence());
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            options.add(sequence());
        }
        return (out, r) -> options.get(r.nextInt(options.size())).write(out, r);
    }

    private Node sequence() {
        var parts = new ArrayList<Node>();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            parts.add(quantified(atom()));
        }
        return (out, r) -> parts.forEach(p -> p.write(out, r));
    }

    private Node atom() {
        char c = pattern.charAt(at);
        if (c == '(') {
            at++;
            Node inner = alternatives();
            at++;
            return inner;
        }
        if (c == '[') {
            return oneOf(characterClass());
        }
        int literal = character();
        return (out, r) -> out.appendCodePoint(literal);
    }

    private Node quantified(Node node) {
        if (at == pattern.length()) {
            return node;
        }
        return switch (pattern.charAt(at)) {
            case '*' -> repeated(node, 0, OPEN_END, at + 1);
            case '+' -> repeated(node, 1, OPEN_END, at + 1);
            case '?' -> repeated(node, 0, 1, at + 1);
            case '{' -> {
                int end = pattern.indexOf('}', at);
                String[] bounds = pattern.substring(at + 1, end).split(",", -1);
                int least = Integer.parseInt(bounds[0]);
                int most = bounds.length == 1 ? least : Integer.parseInt(bounds[1]);
                yield repeated(node, least, most, end + 1);
            }
            default -> node;
        };
    }

    private Node repeated(Node node, int least, int most, int next) {
        at = next;
        return (out, r) -> {
            // Mostly short; the greatest length now and then.
            int span = r.nextInt(20) == 0 ? most - least : Math.min(most - least, OPEN_END);
            int times = least + r.nextInt(span + 1);
            for (int i = 0; i < times; i++) {
                node.write(out, r);
            }
        };
    }

    private List<Integer> characterClass() {
        int start = at++;
        boolean negated = pattern.charAt(at) == '^';
        if (negated) {
            at++;
        }
        var members = new ArrayList<Integer>();
        while (pattern.charAt(at) != ']') {
            int from = character();
            int to = from;
            if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                at++;
                to = character();
            }
            for (int c = from; c <= to && !negated; c++) {
                members.add(c);
            }
        }
        at++;
        if (negated) {
            Pattern admitted = Pattern.compile(pattern.substring(start, at));
            for (int c : HOSTILE) {
                if (admitted.matcher(Character.toString(c)).matches()) {
                    members.add(c);
                }
            }
        }
        return members;
    }

    private int character() {
        char c = pattern.charAt(at++);
        if (c != '\\') {
            return c;
        }
        char escaped = pattern.charAt(at++);
        if (escaped != 'x') {
            return escaped;
        }
        boolean braced = pattern.charAt(at) == '{';
        int end = braced ? pattern.indexOf('}', at) : at + 2;
        int code = Integer.parseInt(pattern.substring(braced ? at + 1 : at, end), 16);
        at = braced ? end + 1 : end;
        return code;
    }

    private static Node oneOf(List<Integer> members) {
        return (out, r) -> out.appendCodePoint(members.get(r.nextInt(members.size())));
    }

    private interface Node {
        void write(StringBuilder out, Random random);
    }
}
