package dev.openbell.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbell.images.Packer.Application;
import dev.openbell.images.Packer.Packed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackerTest {

    @TempDir Path folder;

    @Test
    void theSameInputsMakeTheSameBytesOfAnImageWithoutRoot() throws Exception {
        var application = Files.createDirectories(folder.resolve("app"));
        jar(application.resolve("quarkus-run.jar"));
        var first = pack(application, "first");
        var second = pack(application, "second");
        assertThat(second.digest()).isEqualTo(first.digest()).startsWith("sha256:");
        assertThat(second.archive()).hasSameBinaryContentAs(first.archive());
        assertThat(first.modules())
                .contains("java.base", "java.logging")
                .doesNotContain("java.desktop");
        assertThat(text(first.archive()))
                .contains("\"User\":\"10001:10001\"")
                .contains("\"/jre/bin/java\",\"-Xmx16m\",\"-jar\",\"/app/quarkus-run.jar\"");
    }

    @Test
    void anArchitectureThatCannotBePackedIsSaid() {
        assertThatThrownBy(() -> CLibrary.files("mips"))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("this is mips");
    }

    private Packed pack(Path application, String name) throws Exception {
        var scratch = Files.createDirectories(folder.resolve("scratch-" + name));
        return new Packer(scratch)
                .pack(
                        new Application("localhost/hello:1", application, List.of("-Xmx16m")),
                        folder.resolve(name + ".tar"));
    }

    /** With one class of this test, which uses the logging module. */
    private static void jar(Path file) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        var name = Logs.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                var bytes = Logs.class.getClassLoader().getResourceAsStream(name)) {
            jar.putNextEntry(new ZipEntry(name));
            jar.write(bytes.readAllBytes());
            jar.closeEntry();
        }
    }

    static final class Logs {
        static final System.Logger LOG = System.getLogger("logs");
        static final java.util.logging.Level LEVEL = java.util.logging.Level.INFO;
    }

    private static String text(Path archive) throws IOException {
        return new String(Files.readAllBytes(archive), StandardCharsets.ISO_8859_1);
    }
}
