package io.plumbline.jobs.extract;

import static io.plumbline.jobs.extract.Conventions.word;

import io.plumbline.jobs.workspace.ReadingSettings.DecimalMark;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a format says a column of the file holds; columns it says nothing of are text. */
sealed interface CellType {
    /** Reads {@code text}, {@code date}, {@code date %d.%m.%Y}, {@code time}, {@code number}, {@code number comma}, {@code whole} or {@code flag}. */
    static Optional<CellType> parse(String words) {
        String[] parts = words.strip().split("\\s+", 2);
        Optional<String> detail = parts.length > 1 ? Optional.of(parts[1]) : Optional.empty();
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "text" -> Optional.of(new Text());
            case "date" -> Optional.of(new Day(detail));
            case "time" -> Optional.of(new Moment(detail));
            case "number" -> number(detail);
            case "whole" -> Optional.of(new Whole());
            case "flag" -> Optional.of(new Flag());
            default -> Optional.empty();
        };
    }

    private static Optional<CellType> number(Optional<String> detail) {
        return switch (detail.orElse("")) {
            case "" -> Optional.of(new Numeric(Optional.empty()));
            case "point" -> Optional.of(new Numeric(Optional.of(DecimalMark.POINT)));
            case "comma" -> Optional.of(new Numeric(Optional.of(DecimalMark.COMMA)));
            default -> Optional.empty();
        };
    }

    /** SQL: the value that a text stands for, null when it is none. */
    String sql(String text, Conventions conventions);

    /** The same, of a smaller type or by a shorter way where one serves nearly every value; null for the others, too. */
    default String quick(String text, Conventions conventions) {
        return sql(text, conventions);
    }

    /** The type of {@link #sql}. */
    String duckDb();

    /** What a cell should have held, for the reader of a reject. */
    String expected(Conventions conventions);

    /** Taken as it stands. */
    record Text() implements CellType {
        @Override
        public String sql(String text, Conventions conventions) {
            return text;
        }

        @Override
        public String duckDb() {
            return "varchar";
        }

        @Override
        public String expected(Conventions conventions) {
            return "text";
        }
    }

    /** A day, written in a stated pattern or in the file's date order. */
    record Day(Optional<String> pattern) implements CellType {
        @Override
        public String sql(String text, Conventions conventions) {
            String day = "cast(" + new Moment(pattern).sql(text, conventions) + " as date)";
            return pattern.isPresent() ? day : written(text, day);
        }

        /** A day stays the day that is written, whatever the time and the time zone behind it. */
        private static String written(String text, String otherwise) {
            return "case when regexp_full_match(%1$s, '[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:.*)?(Z|[+-][0-9]{2}:?[0-9]{2})') then try_cast(left(%1$s, 10) as date) else %2$s end"
                    .formatted(text, otherwise);
        }

        @Override
        public String quick(String text, Conventions conventions) {
            return pattern.isPresent()
                    ? sql(text, conventions)
                    : "coalesce(case when %1$s like '____-__-__' then try_cast(%1$s as date) end, %2$s)"
                            .formatted(text, sql(text, conventions));
        }

        @Override
        public String duckDb() {
            return "date";
        }

        @Override
        public String expected(Conventions conventions) {
            return "a date " + new Moment(pattern).inWords(conventions);
        }
    }

    /** A moment, written in a stated pattern or in the file's date order. */
    record Moment(Optional<String> pattern) implements CellType {
        @Override
        public String sql(String text, Conventions conventions) {
            return pattern.map(stated -> "try_strptime(%s, [%s])"
                            .formatted(
                                    text,
                                    patterns(stated).map(Workbench::quoted).collect(Collectors.joining(", "))))
                    .orElseGet(() -> DateReading.sql(conventions.dates(), text));
        }

        @Override
        public String duckDb() {
            return "timestamp";
        }

        @Override
        public String expected(Conventions conventions) {
            return "a date and time " + inWords(conventions);
        }

        /** The first that fits reads a value: patterns of one column must not take each other's values. */
        private static Stream<String> patterns(String stated) {
            return Stream.of(stated.split("\\|")).map(String::strip);
        }

        String inWords(Conventions conventions) {
            return pattern.map(stated -> "written " + patterns(stated).collect(Collectors.joining(" or ")))
                    .orElseGet(() -> "in the order " + word(conventions.dates()));
        }
    }

    /** A number, with a stated decimal mark or the file's. */
    record Numeric(Optional<DecimalMark> mark) implements CellType {
        @Override
        public String sql(String text, Conventions conventions) {
            return NumberReading.sql(mark.orElse(conventions.decimal()), text);
        }

        @Override
        public String quick(String text, Conventions conventions) {
            return NumberReading.narrow(mark.orElse(conventions.decimal()), text);
        }

        @Override
        public String duckDb() {
            return NumberReading.WIDE;
        }

        @Override
        public String expected(Conventions conventions) {
            return "a number with a decimal " + word(mark.orElse(conventions.decimal()));
        }
    }

    /** A whole number. */
    record Whole() implements CellType {
        @Override
        public String sql(String text, Conventions conventions) {
            return ("case when regexp_full_match(%1$s, '[-+]?[0-9]+([.,]00?)?') "
                            + "then try_cast(regexp_replace(%1$s, '[.,]00?$', '') as bigint) end")
                    .formatted(text);
        }

        @Override
        public String duckDb() {
            return "bigint";
        }

        @Override
        public String expected(Conventions conventions) {
            return "a whole number";
        }
    }

    /** True or false, in the words that exports use. */
    record Flag() implements CellType {
        @Override
        public String sql(String text, Conventions conventions) {
            return ("case when lower(%1$s) in ('true', 't', 'yes', 'y', '1', 'oui', 'ja', 'si', 'sí', 'x') then true "
                            + "when lower(%1$s) in ('false', 'f', 'no', 'n', '0', 'non', 'nein') then false end")
                    .formatted(text);
        }

        @Override
        public String duckDb() {
            return "boolean";
        }

        @Override
        public String expected(Conventions conventions) {
            return "true or false";
        }
    }
}
