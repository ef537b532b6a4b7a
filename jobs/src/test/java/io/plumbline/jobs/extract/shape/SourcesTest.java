package io.plumbline.jobs.extract.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir
    Path folder;

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve("exports").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private List<Source> in(Path file) throws IOException {
        return Sources.in(folder, file);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(("content of " + name).getBytes(StandardCharsets.UTF_8));
            }
        }
        return packed.toByteArray();
    }

    private static String content(Source source) throws IOException {
        try (InputStream in = source.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void archivesAreExpandedAndNamed() throws IOException {
        List<Source> sources =
                in(write("2025.zip", zip("ledger.csv", "sub/", "sub/deals.csv", "__MACOSX/x", ".DS_Store")));

        assertThat(sources)
                .extracting(Source::path)
                .containsExactly("exports/2025.zip!/ledger.csv", "exports/2025.zip!/sub/deals.csv");
        assertThat(content(sources.get(1))).isEqualTo("content of sub/deals.csv");
    }

    @Test
    void gzipIsRecognisedByContentNotByName() throws IOException {
        Source packed = Exports.only(in(write("a.csv", gzip("x,y".getBytes(StandardCharsets.UTF_8)))));
        Source misnamed = Exports.only(in(write("b.gz", "x,y".getBytes(StandardCharsets.UTF_8))));

        assertThat(content(packed)).isEqualTo("x,y").isEqualTo(content(misnamed));
    }

    @Test
    void truncatedGzipSaysSo() throws IOException {
        byte[] whole = gzip("a,b\n1,2\n".repeat(9999).getBytes(StandardCharsets.UTF_8));
        Source source = Exports.only(in(write("a.csv.gz", Arrays.copyOf(whole, whole.length / 2))));

        assertThatThrownBy(() -> Profile.of(source))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("exports/a.csv.gz: found the end in the middle of packed data");
    }

    @Test
    void entriesThatClimbOutAreRefused() throws IOException {
        for (String trick : List.of("../x.csv", "a/../../x.csv", "/etc/x.csv", "C:/x.csv", "a\\x.csv")) {
            Path file = write("trick.zip", zip(trick));
            assertThatThrownBy(() -> in(file))
                    .isInstanceOf(UnreadableFile.class)
                    .hasMessageContaining("an entry named");
        }
    }

    @Test
    void linksOutOfTheClientsFolderAreRefused() throws IOException {
        Path outside = Files.createTempFile("outside", ".csv");
        Path link = folder.resolve("link.csv");
        Files.createSymbolicLink(link, outside);
        Path inside = write("a.csv", "a".getBytes(StandardCharsets.UTF_8));
        Path good = Files.createSymbolicLink(folder.resolve("good.csv"), inside);

        assertThatThrownBy(() -> in(link)).isInstanceOf(UnreadableFile.class).hasMessageContaining("leads out");
        assertThat(in(good)).hasSize(1);
        Files.delete(outside);
        assertThatThrownBy(() -> in(link)).hasMessageContaining("a link to a file that does not exist");
    }

    @Test
    void bombsAreStoppedByRatioAndBySize() throws IOException {
        Limits small = new Limits(1 << 20, 200, 1 << 16, 10);
        Path bomb = write("bomb.csv.gz", gzip(new byte[1 << 19]));
        Path large = write("large.csv", new byte[(1 << 20) + 1]);

        assertThatThrownBy(() -> content(Exports.only(Sources.in(folder, bomb, small))))
                .hasMessageContaining("zip bomb");
        assertThatThrownBy(() -> content(Exports.only(Sources.in(folder, large, small))))
                .hasMessageContaining("more than 1,048,576 bytes");
        Path many = write("many.zip", zip("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"));
        assertThatThrownBy(() -> Sources.in(folder, many, small)).hasMessageContaining("11 files in one archive");
    }

    @Test
    void archivesWithinArchivesAreNotOpened() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry("inner.zip"));
            out.write(zip("x.csv"));
        }
        Source inner = Exports.only(in(write("outer.zip", packed.toByteArray())));

        assertThat(Profile.of(inner).kind()).isEqualTo(Profile.Kind.ZIP);
        assertThatThrownBy(() -> Exports.read(Shape.DELIMITED, inner, ShapeSettings.DEFAULT))
                .hasMessageContaining("exports/outer.zip!/inner.zip: found an archive within an archive");
    }

    @Test
    void damagedZipSaysSo() throws IOException {
        byte[] whole = zip("a.csv");
        Path file = write("a.zip", Arrays.copyOf(whole, whole.length - 30));

        assertThatThrownBy(() -> in(file))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("damaged zip archive");
    }
}
