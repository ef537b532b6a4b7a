package io.plumbline.jobs.extract;

import io.plumbline.jobs.extract.shape.Profile;
import io.plumbline.jobs.extract.shape.RowList;
import io.plumbline.jobs.extract.shape.Shape;
import io.plumbline.jobs.extract.shape.ShapeSettings;
import io.plumbline.jobs.extract.shape.Source;
import io.plumbline.jobs.extract.shape.XmlOutline;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An export format as data: how to recognise its files, how they are laid out, what their columns hold, and one SQL
 * select for each canonical record that it fills.
 *
 * @param inputs the files that make up one export, by role; most formats have one
 * @param oneFile all inputs are kinds of rows in one file
 * @param instead what to export instead, for a format that is known and not read; it has no selects
 * @param select SQL by staged record, over views named like the inputs
 * @param version hash of the text and of the columns that its records have: another one reads its files again
 * @param shipped false for a mapping of the user's own, which goes before a shipped one
 */
record Mapping(
        String format,
        String title,
        String subject,
        Optional<String> note,
        List<Input> inputs,
        boolean oneFile,
        Optional<String> instead,
        Map<String, String> select,
        Covers covers,
        String text,
        String version,
        boolean shipped) {

    /** The only input's name where a format is one file. */
    static final String SINGLE = "input";

    /** Stands for the columns that are not declared. */
    static final String REST = "*";

    /** Which days an export is the truth for, where its preamble does not say. */
    enum Covers {
        /** From the first to the last day that a row falls on. */
        DAYS,
        /** The whole calendar months of those days. */
        MONTHS,
        /** The whole calendar years of those days. */
        YEARS
    }

    /**
     * One role among the files of an export.
     *
     * @param layout how the file is laid out, header aside
     * @param recognitions any one of them tells that a file plays this role
     * @param leaveOut condition by reason: rows that the format leaves out on purpose
     * @param lookup its rows serve the other inputs and need not become canonical rows themselves
     * @param optional an export without such a file is read too, as if the file were there without rows
     */
    record Input(
            String name,
            Shape shape,
            ShapeSettings layout,
            List<Recognition> recognitions,
            List<Column> columns,
            Map<String, String> leaveOut,
            boolean lookup,
            boolean optional) {

        /** Reads the beginning of the file and says how well it fits. */
        Optional<Recognition.Fit> fit(Source source, Profile profile) throws IOException {
            if (shape == Shape.XML) {
                return XmlOutline.beginning(source, profile)
                        .flatMap(xml -> best(recognition -> recognition.fit(source, xml)));
            }
            RowList beginning = RowList.peek(shape, source, profile, layout, Recognition.ROWS);
            return best(recognition -> recognition.fit(source, beginning, columns));
        }

        private Optional<Recognition.Fit> best(Function<Recognition, Optional<Recognition.Fit>> fit) {
            return recognitions.stream()
                    .flatMap(recognition -> fit.apply(recognition).stream())
                    .max(Comparator.comparing(Recognition.Fit::score));
        }
    }

    /**
     * A column that the select reads.
     *
     * @param also other headers it goes by
     * @param optional null where the file lacks it
     */
    record Column(String name, CellType type, List<String> also, boolean optional) {
        List<String> headers() {
            return Stream.concat(Stream.of(name), also.stream()).toList();
        }
    }

    /** A file is an export by itself. */
    boolean isSingle() {
        return oneFile || inputs.size() == 1;
    }

    Input input(String name) {
        return inputs.stream()
                .filter(input -> input.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
