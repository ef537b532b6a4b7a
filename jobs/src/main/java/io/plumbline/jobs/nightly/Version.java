package io.plumbline.jobs.nightly;

import io.plumbline.jobs.extract.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Which Plumbline this is.
 *
 * @param release for people, as the build names it: {@code 1.4.0}
 * @param rows hash of the code that makes rows of staging: another one rebuilds everything
 * @param catalogue hash of views, checks and what publishes them: another one needs a new catalogue, but no new rows
 * @param analyses hash of the code that finds trends and makes forecasts: another one analyses every series anew
 */
record Version(String release, String rows, String catalogue, String analyses) {
    /** A class of each module that decides what a snapshot looks like; named, so that asking does not load it. */
    private static final List<String> BUILDERS =
            List.of("io/plumbline/star/StarBuild.class", "io/plumbline/warehouse/schema/Table.class");

    private static final List<String> ANALYSTS =
            List.of("io/plumbline/fanout/FanOut.class", "io/plumbline/analyses/forecast/Forecaster.class");

    private static final String OURS = "io/plumbline/";

    /** What asks finished rows, and makes none. */
    private static final List<String> CATALOGUE = List.of(
            "io/plumbline/warehouse/serve/",
            "io/plumbline/warehouse/views/",
            "io/plumbline/warehouse/consolidation/",
            "io/plumbline/warehouse/checks/",
            "io/plumbline/warehouse/truth/");

    /** The code of this process. */
    static Version ours() {
        Hash rows = new Hash();
        Hash catalogue = new Hash();
        for (String builder : BUILDERS) {
            checksums(builder)
                    .forEach((name, checksum) -> (CATALOGUE.stream().anyMatch(name::startsWith) ? catalogue : rows)
                            .with(name)
                            .with(Long.toHexString(checksum)));
        }
        Hash analyses = new Hash();
        for (String analyst : ANALYSTS) {
            checksums(analyst).forEach((name, checksum) -> analyses.with(name).with(Long.toHexString(checksum)));
        }
        return new Version(packaged(), rows.hex(), catalogue.hex(), analyses.hex());
    }

    private static String packaged() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/io/plumbline/jobs/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read version.properties", e);
        }
        return properties.getProperty("version", "unknown");
    }

    private static SortedMap<String, Long> checksums(String builder) {
        URL place = Version.class.getClassLoader().getResource(builder);
        if (place == null) {
            throw new IllegalStateException("The class path lacks " + builder);
        }
        try {
            return place.openConnection() instanceof JarURLConnection jar ? ofJar(jar) : ofFolder(place, builder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the code around " + place, e);
        }
    }

    /** The checksums that the jar itself carries: nothing is unpacked. */
    private static SortedMap<String, Long> ofJar(JarURLConnection place) throws IOException {
        SortedMap<String, Long> checksums = new TreeMap<>();
        try (JarFile jar = new JarFile(
                Path.of(URI.create(place.getJarFileURL().toString())).toFile())) {
            jar.stream()
                    .filter(entry -> entry.getName().startsWith(OURS) && !entry.isDirectory())
                    .forEach(entry -> checksums.put(entry.getName(), entry.getCrc()));
        }
        return checksums;
    }

    private static SortedMap<String, Long> ofFolder(URL place, String builder) throws IOException {
        Path root = Path.of(
                URI.create(place.toString().substring(0, place.toString().length() - builder.length())));
        SortedMap<String, Long> checksums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root.resolve(OURS))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                checksums.put(root.relativize(file).toString().replace('\\', '/'), checksum(file));
            }
        }
        return checksums;
    }

    private static long checksum(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(Files.readAllBytes(file));
        return checksum.getValue();
    }
}
