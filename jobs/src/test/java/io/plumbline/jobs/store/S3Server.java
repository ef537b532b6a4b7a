package io.plumbline.jobs.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An S3 server in a process of its own, on the loopback interface; its objects are the files of a folder. The build gives
 * the tests the credentials in their environment.
 */
public final class S3Server implements AutoCloseable {
    private static final Path ROOT = Path.of(System.getProperty("plumbline.root", ".."));
    private static final Pattern PORT = Pattern.compile("Started .*ServerConnector.*\\{127\\.0\\.0\\.1:(\\d+)}");
    private static final String BUCKET = "books";

    private final Path objects;
    private final Process process;
    private final String endpoint;

    private S3Server(Path objects, Process process, String endpoint) {
        this.objects = objects;
        this.process = process;
        this.endpoint = endpoint;
    }

    public static S3Server start(Path folder) throws IOException {
        Path objects = Files.createDirectories(folder.resolve("objects"));
        Files.createDirectories(objects.resolve(BUCKET));
        Path settings = Files.writeString(folder.resolve("s3proxy.conf"), """
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.endpoint=http://127.0.0.1:0
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.identity=none
                jclouds.credential=none
                jclouds.filesystem.basedir=%s
                """.formatted(
                        System.getenv("AWS_ACCESS_KEY_ID"), System.getenv("AWS_SECRET_ACCESS_KEY"), objects));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        ROOT.resolve("jobs/target/s3-server/s3proxy.jar").toString(),
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .start();
        return new S3Server(objects, process, "http://127.0.0.1:" + port(process));
    }

    /** A warehouse in it. */
    public StoreSettings warehouse(String prefix) {
        return new StoreSettings(
                URI.create("s3a://%s/%s".formatted(BUCKET, prefix)), Optional.of(endpoint), Optional.empty(), true);
    }

    /** Where the objects of a warehouse are. */
    public Path objects(String prefix) {
        return objects.resolve(BUCKET).resolve(prefix);
    }

    /** The names of its objects. */
    public Stream<String> names(String prefix) {
        Path folder = objects(prefix);
        try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.<Path>empty()) {
            return all
                    .filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String port(Process process) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher started = PORT.matcher(line);
            if (started.find()) {
                Thread rest = new Thread(() -> out.lines().forEach(any -> {}), "s3-server-output");
                rest.setDaemon(true);
                rest.start();
                return started.group(1);
            }
            said.append(line).append('\n');
        }
        throw new IOException("The S3 server did not start:\n" + said);
    }
}
