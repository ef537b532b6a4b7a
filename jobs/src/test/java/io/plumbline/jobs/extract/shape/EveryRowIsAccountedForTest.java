package io.plumbline.jobs.extract.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EveryRowIsAccountedForTest {
    private static final String[] PIECES = {
        "a", "1", "é", ",", ",", ";", "\n", "\n", "\r\n", " ", "#", "Total", "\t", "|"
    };

    @TempDir
    Path folder;

    /** Without quotes every line is one row of the file. */
    @Test
    void linesAreHeaderRowsRejectedOrLeftOut() throws IOException {
        for (int seed = 0; seed < 2000; seed++) {
            String text = "a,b,c\n" + random(new Random(seed), PIECES);
            Source source = new Exports(folder).text(text);
            ShapeSettings settings = ShapeSettings.builder()
                    .separator(",")
                    .quote("")
                    .comment("#")
                    .leaveOut("^Total", "total")
                    .build();

            RowList rows = Exports.read(Shape.DELIMITED, source, settings);

            int read = 1
                    + rows.rows().size()
                    + rows.rejected().size()
                    + rows.leftOut().size();
            assertThat((long) read)
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(text.lines().count());
            assertThat(text.lines().count()).isEqualTo(Profile.of(source).lines());
        }
    }

    /** Whatever the quotes, no line is read twice, every row is as wide as the header, and nothing crashes. */
    @Test
    void randomFilesNeverCrash() throws IOException {
        String[] quoted = {"a", "\"", "\"", ",", ",", "\n", "\r", "\n", "x\"y", "\"\"", " "};
        for (int seed = 0; seed < 3000; seed++) {
            String text = "a,b\n" + random(new Random(seed), quoted);
            Source source = new Exports(folder).bytes("export.csv", text.getBytes(StandardCharsets.UTF_8));

            RowList rows = Exports.read(
                    Shape.DELIMITED,
                    source,
                    ShapeSettings.builder().separator(",").build());

            Set<Long> lines = new HashSet<>();
            rows.rows().forEach(row -> assertThat(lines.add(row.sourceRow())).isTrue());
            rows.leftOut().forEach(row -> assertThat(lines.add(row.sourceRow())).isTrue());
            rows.rejected()
                    .forEach(row -> assertThat(lines.add(row.sourceRow())).isTrue());
            assertThat(rows.rows()).allMatch(row -> row.cells().size() == 2);
        }
    }

    private static String random(Random random, String[] pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i >= 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }
}
