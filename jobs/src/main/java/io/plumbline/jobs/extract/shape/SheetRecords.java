package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet as records; rows that Excel does not store are blank and do not appear. */
final class SheetRecords implements Records {
    private final String path;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> sheet;
    private final SheetCells text;
    private final boolean trim;
    private final Cells cells = new Cells(1 << 10);
    private long line;

    private SheetRecords(String path, ReadableWorkbook workbook, Sheet sheet, boolean trim) throws IOException {
        this.path = path;
        this.workbook = workbook;
        this.stream = sheet.openStream();
        this.sheet = stream.iterator();
        this.text = new SheetCells(workbook.isDate1904());
        this.trim = trim;
    }

    static SheetRecords open(Source source, ShapeSettings settings) throws IOException {
        boolean spooled = !(source instanceof PlainFile);
        Path file = spooled ? spooled(source) : source.file();
        try {
            refuseBomb(source, file);
            return opened(source, file, settings);
        } finally {
            if (spooled
                    && !file.toFile().delete()) { // an open file goes now, or with the program, as the system has it
                file.toFile().deleteOnExit();
            }
        }
    }

    /** The first rows of each sheet that can be seen, for telling which formats are worth a closer look. */
    static List<List<String>> beginnings(Source source, int rows) throws IOException {
        boolean spooled = !(source instanceof PlainFile);
        Path file = spooled ? spooled(source) : source.file();
        try {
            refuseBomb(source, file);
            try (ReadableWorkbook workbook = workbook(source, file)) {
                List<List<String>> beginnings = new ArrayList<>();
                for (Sheet sheet : workbook.getSheets()
                        .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                        .toList()) {
                    SheetCells text = new SheetCells(workbook.isDate1904());
                    try (Stream<Row> first = sheet.openStream()) {
                        first.limit(rows).forEach(row -> beginnings.add(text.of(row)));
                    }
                }
                return beginnings;
            } catch (ExcelReaderException e) {
                throw damaged(source.path(), e);
            }
        } finally {
            if (spooled && !file.toFile().delete()) {
                file.toFile().deleteOnExit();
            }
        }
    }

    /** A workbook within an archive is unpacked first: its parts are not read in their order. */
    private static Path spooled(Source source) throws IOException {
        Path file = Files.createTempFile("workbook", ".xlsx");
        try (InputStream in = source.open()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.delete(file);
            throw e;
        }
        return file;
    }

    private static SheetRecords opened(Source source, Path file, ShapeSettings settings) throws IOException {
        ReadableWorkbook workbook = workbook(source, file);
        try {
            return new SheetRecords(source.path(), workbook, sheet(source, workbook, settings), settings.trim());
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw damaged(source.path(), e);
        }
    }

    /** Unpacks every part once, counting, before anything is believed. */
    private static void refuseBomb(Source source, Path file) throws IOException {
        try (ZipFile zip = Sources.open(source.path(), file)) {
            Limits limits = source.limits();
            long packed = Files.size(file);
            long left = Math.min(limits.unpackedBytes(), Math.max(limits.ratioFromBytes(), packed * limits.ratio()));
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream part = zip.getInputStream(entry)) {
                    left -= unpackedBytes(part, left);
                }
                if (left < 0) {
                    throw new UnreadableFile(
                            source.path(),
                            "a workbook of %,d bytes that unpacks to far more".formatted(packed),
                            "at most %d times as many, and at most %,d"
                                    .formatted(limits.ratio(), limits.unpackedBytes()),
                            "It may be a zip bomb; open it with care and save it again, or as CSV.");
                }
            }
        } catch (IOException e) {
            throw damaged(source.path(), e);
        }
    }

    /** Counts until the end, or until there is more than is allowed. */
    private static long unpackedBytes(InputStream part, long allowed) throws IOException {
        byte[] scratch = new byte[1 << 16];
        long unpacked = 0;
        for (int count = part.read(scratch); count >= 0 && unpacked <= allowed; count = part.read(scratch)) {
            unpacked += count;
        }
        return unpacked;
    }

    private static ReadableWorkbook workbook(Source source, Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(hasStyles(source, file), true));
        } catch (IOException | RuntimeException e) {
            throw damaged(source.path(), e);
        }
    }

    /** Programs that write no styles leave out the part that says so. */
    private static boolean hasStyles(Source source, Path file) throws IOException {
        try (ZipFile zip = Sources.open(source.path(), file)) {
            return zip.stream()
                    .anyMatch(entry -> entry.getName().toLowerCase(Locale.ROOT).endsWith("styles.xml"));
        }
    }

    /** Entities of XML are never expanded: no spreadsheet program writes any. */
    private static UnreadableFile damaged(String path, Exception e) {
        if (e instanceof UnreadableFile already) {
            return already;
        }
        String said =
                String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("^([\\w.]+: )+", "");
        return said.contains("entity")
                ? new UnreadableFile(
                        path,
                        "a workbook with XML entities of its own",
                        "an .xlsx file as spreadsheet programs write it",
                        "It may be malicious; open it with care and save it again, or as CSV.",
                        e)
                : new UnreadableFile(
                        path,
                        "a damaged workbook (%s)".formatted(said),
                        "an .xlsx file",
                        "Open it in a spreadsheet program and save it again.",
                        e);
    }

    private static Sheet sheet(Source source, ReadableWorkbook workbook, ShapeSettings settings) throws IOException {
        List<Sheet> sheets = workbook.getSheets().toList();
        String names = sheets.stream().map(Sheet::getName).collect(Collectors.joining(", "));
        if (settings.sheet().isPresent()) {
            String wanted = settings.sheet().get();
            return sheets.stream()
                    .filter(sheet -> sheet.getName().equalsIgnoreCase(wanted))
                    .findFirst()
                    .orElseThrow(() -> new UnreadableFile(
                            source.path(),
                            "the sheets " + names,
                            "a sheet " + wanted,
                            "Check that it is the right export, or correct the sheet of its format."));
        }
        List<Sheet> visible = sheets.stream()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
        if (visible.isEmpty()) {
            throw new UnreadableFile(source.path(), "no visible sheet", "a sheet with rows", "Export it again.");
        }
        for (Sheet sheet : visible) {
            if (settings.header() instanceof Header.Containing wanted && hasHeader(workbook, sheet, wanted, settings)) {
                return sheet;
            }
        }
        return visible.get(0);
    }

    private static boolean hasHeader(
            ReadableWorkbook workbook, Sheet sheet, Header.Containing wanted, ShapeSettings settings)
            throws IOException {
        SheetCells text = new SheetCells(workbook.isDate1904());
        try (Stream<Row> rows = sheet.openStream()) {
            return rows.limit(settings.headerWithinLines()).anyMatch(row -> wanted.matches(text.of(row)));
        }
    }

    @Override
    public boolean next() throws IOException {
        try {
            if (!sheet.hasNext()) {
                return false;
            }
            Row row = sheet.next();
            line = row.getRowNum();
            cells.clear();
            for (String cell : text.of(row)) {
                cells.add(trim ? cell.strip() : cell);
            }
            return true;
        } catch (ExcelReaderException e) {
            throw damaged(path, e);
        }
    }

    @Override
    public boolean skipLine() throws IOException {
        return next();
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public long lines() {
        return 1;
    }

    @Override
    public int fields() {
        return cells.size();
    }

    @Override
    public Cells cells() {
        return cells;
    }

    @Override
    public @Nullable String problem() {
        return null;
    }

    @Override
    public boolean beginsWith(String prefix) {
        return cells.size() > 0 && cells.text(0).startsWith(prefix);
    }

    @Override
    public boolean isBlank() {
        return cells.isBlank();
    }

    @Override
    public String excerpt() {
        String all = cells.texts().stream().filter(cell -> !cell.isBlank()).collect(Collectors.joining(" | "));
        return all.length() <= 200 ? all : all.substring(0, 200);
    }

    @Override
    public boolean reread() {
        return false;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
