package dev.openbell.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.testbed.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The testbed's own kubectl, so that what the guides tell users to type is what is tested. */
record Kubectl(String program, Testbed testbed) {

    static Kubectl of(Testbed testbed) throws IOException, InterruptedException {
        var build = Repository.ROOT.resolve("testbed/build").toString();
        return new Kubectl(said(List.of(build, "--path", "kubectl"), Map.of()).strip(), testbed);
    }

    /** Runs it in the root of the repository; the test fails when it does. */
    void run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        said(command, Map.of("KUBECONFIG", testbed.kubeconfig().toString()));
    }

    private static String said(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var output = Files.createTempFile("openbell-install", ".log");
        try {
            var builder =
                    new ProcessBuilder(command)
                            .directory(Repository.ROOT.toFile())
                            .redirectError(output.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            var answer = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as("%s: %s", command, Files.readString(output)).isZero();
            return answer;
        } finally {
            Files.delete(output);
        }
    }
}
