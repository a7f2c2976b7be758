package dev.openbell.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Puts an image together, in layers that change ever more often. */
final class Packer {

    /** The user of all our pods. */
    private static final String USER = "10001:10001";

    private static final FilePermissions EXECUTABLE = FilePermissions.fromOctalString("755");
    private static final FilePermissions ANYBODY = FilePermissions.fromOctalString("777");

    private final Path scratch;

    /**
     * A packer.
     *
     * @param scratch a folder for what lies between
     */
    Packer(Path scratch) {
        this.scratch = scratch;
    }

    /**
     * An application to pack.
     *
     * @param name of the image, with its tag
     * @param folder of a Quarkus application in the layout {@code aot-jar}
     * @param options of the JVM
     */
    record Application(String name, Path folder, List<String> options) {}

    /**
     * What was packed.
     *
     * @param digest of the image
     * @param bytes of the archive
     * @param modules of its Java runtime
     */
    record Packed(Path archive, String digest, long bytes, Set<String> modules) {}

    /** Packs an application into an archive. */
    Packed pack(Application application, Path archive) throws Exception {
        var jars = jars(application.folder());
        var modules = JavaRuntime.modules(jars);
        var runtime = scratch.resolve("runtime");
        JavaRuntime.link(modules, runtime);
        var command = new ArrayList<String>();
        command.add("/jre/bin/java");
        command.addAll(application.options());
        command.addAll(List.of("-jar", "/app/quarkus-run.jar"));
        var architecture = System.getProperty("os.arch");
        Files.createDirectories(archive.toAbsolutePath().getParent());
        var container =
                Jib.fromScratch()
                        .setPlatforms(Set.of(new Platform(name(architecture), "linux")))
                        .setFormat(ImageFormat.OCI)
                        .setCreationTime(Instant.EPOCH)
                        .setUser(USER)
                        .addFileEntriesLayer(system(architecture))
                        .addFileEntriesLayer(tree("runtime", runtime, "/jre"))
                        .addFileEntriesLayer(tree("application", application.folder(), "/app"))
                        .setEntrypoint(command)
                        .containerize(to(application.name(), archive));
        return new Packed(archive, container.getDigest().toString(), Files.size(archive), modules);
    }

    private Containerizer to(String name, Path archive) throws InvalidImageReferenceException {
        return Containerizer.to(TarImage.at(archive).named(name))
                .setOfflineMode(true)
                .setBaseImageLayersCache(scratch.resolve("cache"))
                .setApplicationLayersCache(scratch.resolve("cache"));
    }

    private FileEntriesLayer system(String architecture) throws IOException {
        var layer = FileEntriesLayer.builder().setName("system");
        for (var file : CLibrary.files(architecture).entrySet()) {
            layer.addEntry(file.getValue(), AbsoluteUnixPath.get(file.getKey()), EXECUTABLE);
        }
        var empty = Files.createDirectories(scratch.resolve("tmp"));
        layer.addEntry(empty, AbsoluteUnixPath.get("/tmp"), ANYBODY);
        var texts =
                Map.of(
                        "passwd", "root:x:0:0::/:/\nopenbell:x:10001:10001::/tmp:/\n",
                        "group", "root:x:0:\nopenbell:x:10001:\n",
                        "nsswitch.conf", "hosts: files dns\n");
        for (var name : texts.keySet().stream().sorted().toList()) {
            var file = Files.writeString(scratch.resolve(name), texts.get(name));
            layer.addEntry(file, AbsoluteUnixPath.get("/etc/" + name));
        }
        return layer.build();
    }

    private static FileEntriesLayer tree(String name, Path folder, String target)
            throws IOException {
        return FileEntriesLayer.builder()
                .setName(name)
                .addEntryRecursive(
                        folder,
                        AbsoluteUnixPath.get(target),
                        (source, path) ->
                                Files.isDirectory(source) || Files.isExecutable(source)
                                        ? EXECUTABLE
                                        : FilePermissions.DEFAULT_FILE_PERMISSIONS)
                .build();
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static String name(String architecture) {
        return architecture.equals("aarch64") ? "arm64" : architecture;
    }
}
