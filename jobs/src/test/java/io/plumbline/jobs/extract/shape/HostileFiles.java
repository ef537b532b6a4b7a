package io.plumbline.jobs.extract.shape;

import io.plumbline.samples.Plan;
import io.plumbline.samples.Samples;
import io.plumbline.samples.business.Trade;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Files that nobody meant to write: any bytes, pieces of tables in any order, and real exports with damage. */
public final class HostileFiles {
    /** Beginnings of real exports are as telling as the whole, and quicker. */
    private static final int KEPT = 6_000;

    private static final String[] PIECES = {
        "Date",
        "Account",
        "Debit",
        "Credit",
        "a",
        "Total",
        "Total for a",
        "1",
        "-1,5",
        "(2.00)",
        "31.02.2025",
        "01/02/03",
        "0001-01-01",
        "9999-12-31",
        "é",
        "\"",
        "\"",
        "\"\"",
        ",",
        ",",
        ",",
        ";",
        "\t",
        "|",
        "+|",
        "&|",
        "\n",
        "\n",
        "\r\n",
        "\r",
        " ",
        "#",
        "\u0000",
        "\u001b[31m",
        "\uFEFF",
        "{",
        "}",
        "[",
        "]",
        "{\"a\":",
        "<a>",
        "\uD83E\uDDFE",
        "\u202E"
    };

    private static List<byte[]> exports = List.of();

    private HostileFiles() {}

    /** Any bytes, pieces of tables, and damaged exports, in equal parts. */
    public static Arbitrary<byte[]> any() {
        return Arbitraries.oneOf(bytes(), pieces().map(text -> text.getBytes(StandardCharsets.UTF_8)), damaged());
    }

    static Arbitrary<byte[]> bytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(600);
    }

    /** What tables are made of, in any order. */
    static Arbitrary<String> pieces() {
        return Arbitraries.of(PIECES).list().ofMaxSize(120).map(pieces -> String.join("", pieces));
    }

    /** A real export after up to six accidents. */
    public static Arbitrary<byte[]> damaged() {
        return Combinators.combine(
                        Arbitraries.of(exports()),
                        accident().list().ofMinSize(1).ofMaxSize(6))
                .as((export, accidents) -> {
                    byte[] bytes = export;
                    for (Accident accident : accidents) {
                        bytes = accident.to(bytes);
                    }
                    return bytes;
                });
    }

    /** Bytes from a place on are replaced by others, a char each; places and lengths are shares of the file. */
    private record Accident(double place, double share, String instead) {
        byte[] to(byte[] file) {
            int from = (int) (place * file.length);
            int until = Math.min(file.length, from + (int) (share * share * share * file.length));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(file, 0, from);
            out.writeBytes(instead.getBytes(StandardCharsets.ISO_8859_1));
            out.write(file, until, file.length - until);
            return out.toByteArray();
        }
    }

    private static Arbitrary<Accident> accident() {
        Arbitrary<byte[]> instead = Arbitraries.oneOf(
                Arbitraries.just(new byte[0]),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(4),
                Arbitraries.of(PIECES).map(piece -> piece.getBytes(StandardCharsets.UTF_8)));
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.doubles().between(0, 1),
                        instead)
                .as((place, share, bytes) ->
                        new Accident(place, share, new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    /** One of each kind that the generator of samples writes, and the same packed, as a workbook and as JSON. */
    private static synchronized List<byte[]> exports() {
        if (exports.isEmpty()) {
            try {
                exports = written();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return exports;
    }

    private static List<byte[]> written() throws IOException {
        Path workspace = Files.createTempDirectory("plumbline-exports");
        try {
            Samples.write(workspace, new Plan(7, 4, 2, 0.02, LocalDate.of(2025, 3, 31), List.of(Trade.values())));
            List<byte[]> files = new ArrayList<>();
            for (Path file : files(workspace.resolve("clients"))) {
                byte[] bytes = Files.readAllBytes(file);
                files.add(isArchive(bytes) ? bytes : Arrays.copyOf(bytes, Math.min(KEPT, bytes.length)));
            }
            byte[] first = files.get(0);
            files.addAll(List.of(gzip(first), zip("a.csv", first), workbook(), json()));
            return files;
        } finally {
            for (Path file : files(workspace)) {
                Files.delete(file);
            }
        }
    }

    private static boolean isArchive(byte[] bytes) {
        return bytes.length > 2 && ((bytes[0] == 'P' && bytes[1] == 'K') || (bytes[0] & 0xFF) == 0x1F);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    private static byte[] gzip(byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(file);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String name, byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(file);
        }
        return out.toByteArray();
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Plumbline", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Journal");
            String[] names = {"Date", "Account", "Debit", "Credit"};
            for (int column = 0; column < names.length; column++) {
                sheet.value(0, column, names[column]);
            }
            for (int row = 1; row < 9; row++) {
                sheet.value(row, 0, LocalDate.of(2025, 1, row));
                sheet.style(row, 0).format("yyyy-mm-dd").set();
                sheet.value(row, 1, "account " + row);
                sheet.value(row, 2, row * 1.25);
                sheet.formula(row, 3, "C2*2");
            }
        }
        return out.toByteArray();
    }

    private static byte[] json() {
        return """
                {"Date": "2025-01-01", "Account": "cash", "Debit": 1.50, "lines": [{"a": 1}, {"a": [2, {"b": null}]}]}
                {"Date": "2025-01-02", "Account": {"code": 7, "name": "rent"}, "Credit": 1e3}

                {"Date": "2025-01-03", "Account": "\\u0041", "Debit": true}
                """.getBytes(StandardCharsets.UTF_8);
    }
}
