import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The last page of tools/test: what ran per tier, what failed, what was skipped and why. Reads the
 * reports of Surefire and Failsafe below the current folder, and the stages that tools/test noted.
 * The exit code is 0 only when no stage and no test failed.
 */
final class TestSummary {

    /** The name of a class tells its tier; the first suffix that fits counts. */
    private enum Tier {
        UNIT("unit", "Test"),
        ARCHITECTURE("architecture", "ArchitectureTest"),
        CLIENT("client", "MockTest"),
        CONTROL_PLANE("control plane", "ControlPlaneTest"),
        NODE("node", "IT"),
        K3S("k3s", "K3sIT");

        private final String title;
        private final String suffix;

        Tier(String title, String suffix) {
            this.title = title;
            this.suffix = suffix;
        }

        static Tier of(String type) {
            var outer = type.replaceAll("\\$.*", "");
            for (var tier : List.of(ARCHITECTURE, CLIENT, CONTROL_PLANE, K3S, NODE)) {
                if (outer.endsWith(tier.suffix)) {
                    return tier;
                }
            }
            return UNIT;
        }
    }

    private static final class Count {
        private int tests;
        private int failed;
        private int skipped;
        private double seconds;
    }

    private record Stage(String name, String result, String seconds, String why) {}

    private final Map<Tier, Count> counts = new EnumMap<>(Tier.class);
    private final List<String> failures = new ArrayList<>();
    private final Map<String, Integer> skips = new LinkedHashMap<>();

    public static void main(String[] arguments) throws Exception {
        var summary = new TestSummary();
        summary.readReports(Path.of("."));
        var stages = new ArrayList<Stage>();
        for (var line : Files.readAllLines(Path.of(arguments[0]))) {
            var part = line.split("\t", -1);
            stages.add(new Stage(part[0], part[1], part[2], part[3]));
        }
        System.exit(summary.print(stages, arguments[1]) ? 0 : 1);
    }

    private void readReports(Path root) throws IOException {
        var reports = new ArrayList<Path>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a) {
                        var name = dir.getFileName().toString();
                        return name.equals(".git") || name.equals("src")
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
                        var name = file.getFileName().toString();
                        var folder = file.getParent().getFileName().toString();
                        if (folder.matches("(surefire|failsafe)-reports")
                                && name.matches("TEST-.*\\.xml")) {
                            reports.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        reports.sort(null);
        for (var report : reports) {
            read(report);
        }
    }

    private void read(Path report) {
        try {
            var suite =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(report.toFile())
                            .getDocumentElement();
            var count = counts.computeIfAbsent(Tier.of(suite.getAttribute("name")), t -> new Count());
            count.seconds += Double.parseDouble(suite.getAttribute("time").replace(",", ""));
            NodeList cases = suite.getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                add((Element) cases.item(i), suite.getAttribute("name"), count);
            }
        } catch (Exception e) {
            failures.add(report + " cannot be read: " + e.getMessage());
        }
    }

    private void add(Element test, String suite, Count count) {
        count.tests++;
        var name = suite.replaceAll(".*\\.", "") + (test.getAttribute("name").isEmpty() ? "" : "." + test.getAttribute("name"));
        var skipped = test.getElementsByTagName("skipped");
        if (skipped.getLength() > 0) {
            count.skipped++;
            var why = ((Element) skipped.item(0)).getAttribute("message").strip();
            skips.merge(
                    suite.replaceAll(".*\\.", "") + ": " + (why.isEmpty() ? "says no reason" : why),
                    1,
                    Integer::sum);
        } else if (test.getElementsByTagName("failure").getLength() > 0
                || test.getElementsByTagName("error").getLength() > 0) {
            count.failed++;
            failures.add(name);
        }
    }

    /** Returns whether all is well. */
    private boolean print(List<Stage> stages, String seconds) {
        System.out.printf("%n%-15s %-8s %6s%n", "stage", "", "s");
        for (var stage : stages) {
            System.out.printf(
                    "%-15s %-8s %6s   %s%n",
                    stage.name(), stage.result(), stage.seconds(), stage.why());
        }
        System.out.printf(
                "%n%-15s %8s %8s %8s %8s%n", "tier", "passed", "failed", "skipped", "s");
        int passed = 0;
        int failed = 0;
        int skipped = 0;
        for (var tier : Tier.values()) {
            var count = counts.get(tier);
            if (count == null) {
                System.out.printf("%-15s %8s%n", tier.title, "none ran");
                continue;
            }
            var fine = count.tests - count.failed - count.skipped;
            System.out.printf(
                    Locale.ROOT,
                    "%-15s %8d %8d %8d %8.1f%n",
                    tier.title,
                    fine,
                    count.failed,
                    count.skipped,
                    count.seconds);
            passed += fine;
            failed += count.failed;
            skipped += count.skipped;
        }
        list("Skipped", skips.entrySet().stream().map(TestSummary::times).toList());
        list("Failed", failures);
        var broken = stages.stream().filter(stage -> stage.result().equals("failed")).toList();
        if (!broken.isEmpty() && failures.isEmpty()) {
            failed += broken.size(); // a check, a compiler or a JVM that gave up, without a test
            list("Failed without a test", broken.stream().map(s -> s.name() + ": " + s.why()).toList());
        }
        System.out.printf("%n%s s in all.%n", seconds);
        System.out.printf("%d passed, %d failed, %d skipped%n", passed, failed, skipped);
        return broken.isEmpty() && failures.isEmpty();
    }

    private static String times(Map.Entry<String, Integer> skip) {
        return skip.getKey() + (skip.getValue() > 1 ? " (" + skip.getValue() + " times)" : "");
    }

    private static void list(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            System.out.printf("%n%s:%n", title);
            lines.forEach(line -> System.out.println("  " + line));
        }
    }
}
