package io.plumbline.samples.files;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A delimited text file being written; compressed when its name ends in {@code .gz}. */
final class ExportFile implements Closeable {
    private final BufferedWriter text;
    private final char separator;
    private final String lineEnd;

    private ExportFile(Path path, Charset charset, char separator, String lineEnd) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        OutputStream file = Files.newOutputStream(path);
        OutputStream bytes = path.toString().endsWith(".gz") ? new GZIPOutputStream(file, 1 << 16) : file;
        this.text = new BufferedWriter(new OutputStreamWriter(bytes, charset), 1 << 16);
        this.separator = separator;
        this.lineEnd = lineEnd;
    }

    static ExportFile csv(Path path) throws IOException {
        return new ExportFile(path, StandardCharsets.UTF_8, ',', "\n");
    }

    static ExportFile of(Path path, Charset charset, char separator, String lineEnd) throws IOException {
        return new ExportFile(path, charset, separator, lineEnd);
    }

    /** A row of cells, quoted where they must be. */
    void row(String... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                text.write(separator);
            }
            cell(cells[i]);
        }
        text.write(lineEnd);
    }

    /** A line exactly as it stands. */
    void line(String line) throws IOException {
        text.write(line);
        text.write(lineEnd);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private void cell(String cell) throws IOException {
        if (cell.indexOf(separator) < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0) {
            text.write(cell);
        } else {
            text.write('"');
            text.write(cell.replace("\"", "\"\""));
            text.write('"');
        }
    }
}
