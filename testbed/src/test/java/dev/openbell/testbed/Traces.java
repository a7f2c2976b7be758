package dev.openbell.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a real node could leave on the machine.
 *
 * @param mounts lines of /proc/mounts
 * @param links network interfaces
 * @param kernelSettings those that kubelet would change for the whole kernel
 */
record Traces(Set<String> mounts, Set<String> links, Map<String, String> kernelSettings) {

    private static final List<String> SETTINGS =
            List.of("kernel/panic", "kernel/panic_on_oops", "vm/overcommit_memory");

    private static final List<String> KINDS = List.of("mnt", "net", "pid");

    static Traces ofThisMachine() {
        return new Traces(
                new TreeSet<>(lines(Path.of("/proc/self/mounts"))),
                list(Path.of("/sys/class/net"))
                        .map(link -> link.getFileName().toString())
                        .collect(Collectors.toCollection(TreeSet::new)),
                SETTINGS.stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        setting ->
                                                lines(Path.of("/proc/sys", setting)).getFirst())));
    }

    static List<String> namespacesOf(long pid) {
        return KINDS.stream()
                .map(kind -> namespace(Path.of("/proc", Long.toString(pid)), kind))
                .toList();
    }

    /** Processes, as folders of /proc, that are in one of these namespaces. */
    static List<Path> processesIn(List<String> namespaces) {
        return list(Path.of("/proc"))
                .filter(process -> process.getFileName().toString().matches("[0-9]+"))
                .filter(
                        process ->
                                KINDS.stream()
                                        .map(kind -> namespace(process, kind))
                                        .anyMatch(namespaces::contains))
                .toList();
    }

    /** Cgroups of the testbed, in any hierarchy. */
    static List<Path> cgroupsOf(String testbed) {
        String own = "openbell-testbed-" + testbed + "-";
        return Stream.concat(Stream.of(Path.of("/sys/fs/cgroup")), list(Path.of("/sys/fs/cgroup")))
                .filter(Files::isDirectory)
                .flatMap(Traces::list)
                .filter(group -> group.getFileName().toString().startsWith(own))
                .toList();
    }

    /** Empty for a process that has just ended. */
    private static String namespace(Path process, String kind) {
        try {
            return Files.readSymbolicLink(process.resolve("ns").resolve(kind)).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
