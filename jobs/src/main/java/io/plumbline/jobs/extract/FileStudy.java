package io.plumbline.jobs.extract;

import static io.plumbline.jobs.extract.Workbench.name;

import io.plumbline.jobs.extract.shape.Header;
import io.plumbline.jobs.extract.shape.NormalisedFile;
import io.plumbline.jobs.extract.shape.Profile;
import io.plumbline.jobs.extract.shape.RowList;
import io.plumbline.jobs.extract.shape.Shape;
import io.plumbline.jobs.extract.shape.ShapeSettings;
import io.plumbline.jobs.extract.shape.Source;
import io.plumbline.jobs.extract.shape.XmlLayout;
import io.plumbline.jobs.extract.shape.XmlOutline;
import io.plumbline.jobs.workspace.ReadingSettings.DateOrder;
import io.plumbline.jobs.workspace.ReadingSettings.DecimalMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the columns of an unknown file hold, judged on all of its rows. Its header is the first row of names that is about
 * as wide as most lines are: what stands above it is preamble.
 *
 * @param hasHeader false where no such row stands near the top
 * @param total the word that a row of totals begins with
 * @param rowsPath XML: the elements that are taken for rows
 */
record FileStudy(
        boolean hasHeader, Optional<String> total, List<Column> columns, long rows, Optional<String> rowsPath) {
    /** Kinds of rows of an XML file that are looked at: the most frequent ones. */
    private static final int KINDS = 8;

    private static final Pattern TOTAL = Pattern.compile(
            "(?iU)^((grand )?totals?|sum|summe|gesamt(summe)?|total général|somme|totale|suma|totaal)\\b.*");

    /**
     * A column of the file.
     *
     * @param type as a mapping writes it
     * @param example a value that occurs
     */
    record Column(String name, String type, String example) {}

    /** The names above the columns; empty where there are none, or where the file is no table. */
    static List<String> header(Source source, Profile profile) throws IOException {
        if (profile.kind() == Profile.Kind.XML) {
            return List.of();
        }
        RowList beginning = RowList.peek(shape(profile), source, profile, beginningOf(profile), Recognition.ROWS);
        if (beginning.refused().isPresent()) {
            return List.of();
        }
        if (shape(profile) == Shape.JSON_LINES) {
            return beginning.columns();
        }
        return beginning.rows().stream()
                .map(RowList.Row::cells)
                .filter(row -> isHeader(row, beginning.columns().size()))
                .map(FileStudy::withoutEmptyEnd)
                .findFirst()
                .orElse(List.of());
    }

    /** Every row from the first on, as wide as most lines are. */
    private static ShapeSettings beginningOf(Profile profile) {
        ShapeSettings.Builder settings = ShapeSettings.builder().trim(true);
        if (shape(profile) == Shape.JSON_LINES) {
            return settings.build();
        }
        String[] places =
                new String[profile.separator().map(Profile.Separator::fields).orElse(1)];
        for (int i = 0; i < places.length; i++) {
            places[i] = "place " + i;
        }
        return settings.padShortRows(true)
                .header(profile.separator().isEmpty() ? Header.absent() : Header.absent(places))
                .build();
    }

    private static boolean isHeader(List<String> row, int width) {
        long filled = row.stream().filter(cell -> !cell.isEmpty()).count();
        return filled >= Math.max(Math.min(2, width), 0.7 * width)
                && row.stream().noneMatch(FileStudy::looksLikeData);
    }

    private static List<String> withoutEmptyEnd(List<String> row) {
        int size = row.size();
        while (size > 0 && row.get(size - 1).isEmpty()) {
            size--;
        }
        return row.subList(0, size);
    }

    static Shape shape(Profile profile) {
        return switch (profile.kind()) {
            case WORKBOOK -> Shape.WORKBOOK;
            case JSON -> Shape.JSON_LINES;
            case XML -> Shape.XML;
            default -> Shape.DELIMITED;
        };
    }

    static FileStudy of(Source source, Profile profile) throws IOException {
        List<String> header = header(source, profile);
        ShapeSettings.Builder settings = ShapeSettings.builder().trim(true);
        settings.header(
                header.isEmpty()
                        ? Header.absent()
                        : Header.containing(
                                header.stream().filter(name -> !name.isEmpty()).toArray(String[]::new)));
        return of(source, profile, settings.build(), !header.isEmpty(), Optional.empty());
    }

    /** A study for each kind of element that occurs more than once within another. */
    static List<FileStudy> ofXml(Source source, Profile profile, XmlOutline outline) throws IOException {
        List<FileStudy> studies = new ArrayList<>();
        for (String rows : outline.repeated().stream().limit(KINDS).toList()) {
            List<List<String>> columns =
                    outline.columnsOf(rows).stream().map(List::of).toList();
            if (columns.stream().anyMatch(column -> !column.get(0).startsWith("../"))) {
                ShapeSettings settings = ShapeSettings.builder()
                        .xml(new XmlLayout(List.of(rows), columns, Map.of()))
                        .build();
                studies.add(of(source, profile, settings, true, Optional.of(rows)));
            }
        }
        return studies;
    }

    private static FileStudy of(
            Source source, Profile profile, ShapeSettings settings, boolean hasHeader, Optional<String> rowsPath)
            throws IOException {
        Path work = Files.createTempDirectory("plumbline-study");
        try {
            NormalisedFile file = NormalisedFile.create(work.resolve("file.csv"));
            try (file) {
                shape(profile).read(source, profile, settings, file);
            }
            try (Workbench bench = new Workbench(work.resolve("spill"), "2GB", 2)) {
                bench.script("create temp table raw as select * from " + file.readRows());
                Optional<String> total = rowsPath.isPresent() ? Optional.empty() : total(bench, file.columns());
                List<Column> columns = new ArrayList<>();
                for (String column : file.columns()) {
                    columns.add(column(bench, column));
                }
                return new FileStudy(hasHeader, total, columns, file.rows(), rowsPath);
            }
        } finally {
            Extraction.delete(work);
        }
    }

    /** A heading is neither a number nor a date. */
    private static boolean looksLikeData(String cell) {
        return cell.matches("[-+]?[0-9.,]+|\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}.*");
    }

    /** The row of totals at the end, which is then taken away: its cells say nothing about the columns. */
    private static Optional<String> total(Workbench bench, List<String> columns) {
        String cells = columns.stream().map(Workbench::name).collect(Collectors.joining(", "));
        Optional<String> word =
                bench.rows("select coalesce(%s) from raw order by source_row desc limit 1".formatted(cells)).stream()
                        .map(row -> String.valueOf(row.get(0)))
                        .filter(cell -> TOTAL.matcher(cell).matches())
                        .findFirst();
        word.ifPresent(any -> bench.script("delete from raw where source_row = (select max(source_row) from raw)"));
        return word.map(cell -> cell.replaceFirst("(?U)^(\\w+).*", "$1"));
    }

    private static Column column(Workbench bench, String column) {
        String value = name(column);
        List<Object> counts = bench.rows("""
                        select
                            count(v), coalesce(min(v), ''),
                            count(*) filter (%s is not null), count(*) filter (%s is not null), count(*) filter (%s is not null),
                            count(*) filter (%s is not null), count(*) filter (%s is not null),
                            count(*) filter (lower(v) in ('true', 'false', 'yes', 'no'))
                        from (select %s as v from raw)
                        """.formatted(
                                DateReading.sql(DateOrder.YMD, "v"),
                                DateReading.sql(DateOrder.DMY, "v"),
                                DateReading.sql(DateOrder.MDY, "v"),
                                NumberReading.sql(DecimalMark.POINT, "v"),
                                NumberReading.sql(DecimalMark.COMMA, "v"),
                                value))
                .get(0);
        long values = count(counts, 0);
        String example = String.valueOf(counts.get(1));
        long dates = Math.max(count(counts, 2), Math.max(count(counts, 3), count(counts, 4)));
        long numbers = Math.max(count(counts, 5), count(counts, 6));
        return new Column(column, type(values, dates, numbers, count(counts, 7), example), example);
    }

    /** Nearly all values must fit: the few that do not are what rejects are for. */
    private static String type(long values, long dates, long numbers, long flags, String example) {
        long enough = values - Math.max(values / 20, values < 4 ? 0 : 1);
        if (values == 0) {
            return "text";
        } else if (flags >= enough) {
            return "flag";
        } else if (dates >= enough && example.matches(".*[-/. ].*")) {
            return "date";
        } else if (numbers >= enough && !example.matches("0\\d+")) {
            return "number";
        }
        return "text";
    }

    private static long count(List<Object> counts, int index) {
        return ((Number) counts.get(index)).longValue();
    }
}
