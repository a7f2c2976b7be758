package dev.openbell.demo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What to try after the demo, as commands that work from the root of the repository.
 *
 * @param kept whether the cluster is still there
 * @param ownOperator whether the demo ran the operator, and has ended it
 * @param kubectl the program that the demo used
 * @param override the file with an override to apply
 * @param takeDown the command that removes what the demo left
 */
record WhatNext(
        boolean kept,
        boolean ownOperator,
        Path kubeconfig,
        Path kubectl,
        Path override,
        String takeDown) {

    List<String> lines() {
        if (!kept) {
            return List.of(
                    "What to try next:",
                    "  make demo KEEP=1     the same, and the cluster stays to be played with",
                    "  make help            what else there is");
        }
        var lines = new ArrayList<String>();
        lines.add("What to try next:");
        lines.add("  export KUBECONFIG=" + kubeconfig);
        if (!isOnPath(kubectl.getFileName())) {
            lines.add("  alias kubectl=" + kubectl);
        }
        if (ownOperator) {
            add(
                    lines,
                    "the operator again, since the demo has ended its own",
                    "operator/run > operator.log 2>&1 &");
        }
        var namespace = " -n " + Samples.NAMESPACE;
        add(lines, "what there is", "kubectl get aisc,tsched,pods" + namespace);
        add(
                lines,
                "another rhythm: change the pulse of the window",
                "kubectl edit tsched " + Samples.SCHEDULE + namespace);
        add(
                lines,
                "closed for 15 minutes: samples/override.yaml with today's times",
                "kubectl apply" + namespace + " -f " + override);
        add(lines, "when you have seen enough", takeDown);
        return lines;
    }

    private static void add(List<String> lines, String what, String command) {
        lines.add("  # " + what);
        lines.add("  " + command);
    }

    private static boolean isOnPath(Path program) {
        return Stream.of(
                        Objects.requireNonNullElse(System.getenv("PATH"), "")
                                .split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
    }
}
