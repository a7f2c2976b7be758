package dev.openbell.calendar.zones;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The time zone database that all answers rest on: immutable, and safe for any number of threads.
 *
 * <p>It is the one that is shipped with this module, unless the environment variable {@value
 * #VARIABLE} names a zip of another: compiled zones by their names, such as {@code
 * America/New_York}, in a folder {@code zoneinfo} or at the top, and with them {@code tzdata.zi},
 * whose first line tells the version. The wheel {@code tzdata} of the Python Package Index is such
 * a zip, and {@code tools/zone-data} makes one.
 */
public final class ZoneData {
    /** The environment variable that names another database. */
    public static final String VARIABLE = "OPENBELL_ZONE_DATA";

    private static final String SHIPPED = "zoneinfo.zip";
    private static final String FOLDER = "zoneinfo/";
    private static final String SOURCE_TEXT = "tzdata.zi";
    private static final String VERSION_LINE = "# version ";

    private final String version;
    private final Map<String, byte[]> compiled;
    private final Map<String, ZoneRules> rules = new ConcurrentHashMap<>();

    private ZoneData(String version, Map<String, byte[]> compiled) {
        this.version = version;
        this.compiled = Map.copyOf(compiled);
    }

    /** Read when first asked for, once. */
    private static final class Current {
        static final ZoneData DATA =
                Optional.ofNullable(System.getenv(VARIABLE))
                        .filter(path -> !path.isBlank())
                        .map(path -> of(Path.of(path)))
                        .orElseGet(ZoneData::shipped);
    }

    /**
     * The database of this process.
     *
     * @throws IllegalArgumentException with a sentence, when {@value #VARIABLE} names something
     *     that is none
     */
    public static ZoneData current() {
        return Current.DATA;
    }

    /** The database that is shipped with this module. */
    public static ZoneData shipped() {
        try (InputStream in = ZoneData.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + SHIPPED + " is missing");
            }
            return read(in, SHIPPED);
        } catch (IOException e) {
            throw new UncheckedIOException(SHIPPED, e);
        }
    }

    /**
     * The database of a zip.
     *
     * @throws IllegalArgumentException with a sentence, when the file is none
     */
    public static ZoneData of(Path zip) {
        try (InputStream in = Files.newInputStream(zip)) {
            return read(in, zip.toString());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    VARIABLE + ": " + zip + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static ZoneData read(InputStream in, String name) throws IOException {
        Map<String, byte[]> compiled = new HashMap<>();
        Optional<String> version = Optional.empty();
        var zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            byte[] content = zip.readAllBytes();
            String path = entry.getName();
            String zone = path.substring(path.indexOf(FOLDER) < 0 ? 0 : end(path));
            if (CompiledZone.isOne(content)) {
                compiled.put(zone, content);
            } else if (zone.equals(SOURCE_TEXT)) {
                version = version(content);
            }
        }
        if (compiled.isEmpty() || version.isEmpty()) {
            throw new IllegalArgumentException(
                    VARIABLE
                            + ": "
                            + name
                            + " is no zip of compiled time zones with "
                            + SOURCE_TEXT
                            + "; tools/zone-data makes one");
        }
        return new ZoneData(version.get(), compiled);
    }

    private static int end(String path) {
        return path.indexOf(FOLDER) + FOLDER.length();
    }

    private static Optional<String> version(byte[] text) {
        return new String(text, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .filter(line -> line.startsWith(VERSION_LINE))
                .map(line -> line.substring(VERSION_LINE.length()).strip());
    }

    /** The version of the database, such as {@code 2026f}. */
    public String version() {
        return version;
    }

    /**
     * The zone of this name, when the database has it. A fixed offset, such as {@code +02:00}, is
     * no zone here: a market has a zone with a history.
     */
    public Optional<ZoneId> zone(String name) {
        return compiled.containsKey(name) && ZoneId.getAvailableZoneIds().contains(name)
                ? Optional.of(ZoneId.of(name))
                : Optional.empty();
    }

    /** The rules of a zone; of one that the database has not, the Java runtime's. */
    public ZoneRules rules(ZoneId zone) {
        if (zone instanceof ZoneOffset) {
            return zone.getRules();
        }
        return rules.computeIfAbsent(
                zone.getId(),
                name ->
                        Optional.ofNullable(compiled.get(name))
                                .map(content -> CompiledZone.rules(name, content))
                                .orElseGet(zone::getRules));
    }
}
