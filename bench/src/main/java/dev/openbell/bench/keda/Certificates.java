package dev.openbell.bench.keda;

import dev.openbell.bench.rig.BenchException;
import dev.openbell.bench.rig.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;

/** What a kubelet does for a volume: the Secret in which KEDA keeps its certificates, as files. */
final class Certificates {

    private static final String SECRET = "kedaorg-certs";
    private static final List<String> FILES = List.of("ca.crt", "tls.crt", "tls.key");

    private final Rig rig;
    private final Path folder;

    Certificates(Rig rig, Path folder) {
        this.rig = rig;
        this.folder = folder;
    }

    Path file(int number) {
        return folder.resolve(FILES.get(number));
    }

    Path folder() {
        return folder;
    }

    /** Writes the files, if the Secret has them. */
    boolean isSynced() {
        var secret = rig.client().secrets().inNamespace(Keda.NAMESPACE).withName(SECRET).get();
        if (secret == null
                || secret.getData() == null
                || !secret.getData().keySet().containsAll(FILES)) {
            return false;
        }
        for (String file : FILES) {
            write(folder.resolve(file), Base64.getDecoder().decode(secret.getData().get(file)));
        }
        return true;
    }

    /** A reader never meets half a file. */
    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            var partial = Files.write(file.resolveSibling(file.getFileName() + ".new"), content);
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BenchException("the certificate " + file + " cannot be written", e);
        }
    }
}
