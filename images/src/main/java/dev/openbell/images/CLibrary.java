package dev.openbell.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of this machine's C library that a Java runtime links to. */
final class CLibrary {

    private static final List<String> NAMES =
            List.of(
                    "libc.so.6",
                    "libm.so.6",
                    "libdl.so.2",
                    "libpthread.so.0",
                    "librt.so.1",
                    "libresolv.so.2",
                    "libnss_dns.so.2",
                    "libnss_files.so.2");

    private static final Map<String, String> LOADERS =
            Map.of(
                    "amd64", "/lib64/ld-linux-x86-64.so.2",
                    "aarch64", "/lib/ld-linux-aarch64.so.1");

    private CLibrary() {}

    /** Where each file lies in the image, and what to put there. */
    static Map<String, Path> files(String architecture) throws IOException {
        var loader = LOADERS.get(architecture);
        if (loader == null || !Files.exists(Path.of(loader))) {
            throw new ImageException(
                    "images are packed with the C library of this machine, which has to be glibc on amd64 or aarch64; this is "
                            + architecture);
        }
        var files = new TreeMap<String, Path>();
        files.put(loader, Path.of(loader).toRealPath());
        for (var name : NAMES) {
            var file = find(name);
            files.put(file.toString(), file.toRealPath());
        }
        return files;
    }

    private static Path find(String name) {
        return Stream.of("/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/lib64", "/usr/lib64")
                .map(folder -> Path.of(folder, name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new ImageException("this machine has no " + name));
    }
}
