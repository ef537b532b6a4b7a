package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;

/** One export as bytes: a plain file, a gzip file or an entry of a zip archive. */
public sealed interface Source permits PlainFile, GzipFile, ZipEntryFile {

    /** Path below the client's folder with forward slashes: {@code exports/2025.zip!/ledger.csv}. */
    String path();

    /** The file on disk; for an entry its archive. */
    Path file();

    /** How much it may unpack to. */
    Limits limits();

    /** Last part of the path, without {@code .gz}: {@code ledger.csv}. */
    default String name() {
        String name = path().substring(path().lastIndexOf('/') + 1);
        return name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    /** The unpacked bytes; reading fails with {@link UnreadableFile} when they are damaged or beyond the limits. */
    InputStream open() throws IOException;
}
