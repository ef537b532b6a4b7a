package io.plumbline.jobs.extract;

import static io.plumbline.jobs.extract.Workbench.name;

import io.plumbline.jobs.extract.shape.Header;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns of a file under the names and types that its input's mapping gives them. */
final class InputColumns {
    private final Mapping.Input input;
    private final List<Typed> typed;

    private InputColumns(Mapping.Input input, List<Typed> typed) {
        this.input = input;
        this.typed = List.copyOf(typed);
    }

    /**
     * A column of the file.
     *
     * @param raw its name in the file
     * @param as its name for selects
     */
    record Typed(String raw, String as, CellType type) {}

    /** Finds what the mapping declares in a header, and takes the rest as it is called. */
    static InputColumns of(Mapping.Input input, List<String> header) throws Refusal {
        List<Typed> columns = declared(input, header);
        Set<String> taken = columns.stream().map(Typed::raw).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> names = columns.stream()
                .map(column -> column.as().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        CellType rest = input.columns().stream()
                .filter(declared -> declared.name().equals(Mapping.REST))
                .map(Mapping.Column::type)
                .findFirst()
                .orElse(new CellType.Text());
        header.stream()
                .filter(column -> !taken.contains(column) && names.add(column.toLowerCase(Locale.ROOT)))
                .forEach(
                        column -> columns.add(new Typed(column, column, isShare(column) ? new CellType.Text() : rest)));
        return new InputColumns(input, columns);
    }

    /** Those of a file that an export lacks. */
    static InputColumns none(Mapping.Input input) {
        return new InputColumns(input, List.of());
    }

    private static List<Typed> declared(Mapping.Input input, List<String> header) throws Refusal {
        List<Typed> columns = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Mapping.Column declared : input.columns()) {
            if (declared.name().equals(Mapping.REST)) {
                continue;
            }
            Optional<String> found = find(declared, header);
            if (found.isPresent()) {
                columns.add(new Typed(found.get(), declared.name(), declared.type()));
            } else if (!declared.optional()) {
                missing.add(String.join(" or ", declared.headers()));
            }
        }
        if (!missing.isEmpty()) {
            throw new Refusal(
                    "a header without " + String.join(", ", missing),
                    "every column that the format declares",
                    "Export the file with these columns, or mark them `optional` in a mapping of your own.");
        }
        return columns;
    }

    private static Optional<String> find(Mapping.Column declared, List<String> header) {
        return declared.headers().stream()
                .flatMap(wanted ->
                        header.stream().filter(column -> Header.plain(column).equals(Header.plain(wanted))))
                .findFirst();
    }

    /** Columns such as "% of income" among those of amounts hold no amounts. */
    private static boolean isShare(String heading) {
        return heading.contains("%");
    }

    List<Typed> typed() {
        return typed;
    }

    /** SQL: declared columns that the file lacks, as nulls. */
    List<String> absent() {
        return input.columns().stream()
                .filter(declared -> !declared.name().equals(Mapping.REST))
                .filter(declared ->
                        typed.stream().noneMatch(column -> column.as().equals(declared.name())))
                .map(declared -> "null::%s as %s".formatted(declared.type().duckDb(), name(declared.name())))
                .toList();
    }

    /** Columns of the file that hold dates of no stated pattern. */
    List<String> openDates() {
        return open(CellType.Day.class, CellType.Moment.class);
    }

    /** Columns of the file that hold numbers of no stated decimal mark. */
    List<String> openNumbers() {
        return open(CellType.Numeric.class);
    }

    @SafeVarargs
    private List<String> open(Class<? extends CellType>... types) {
        return typed.stream()
                .filter(column -> List.of(types).contains(column.type().getClass()) && isOpen(column.type()))
                .map(Typed::raw)
                .toList();
    }

    private static boolean isOpen(CellType type) {
        if (type instanceof CellType.Day day) {
            return day.pattern().isEmpty();
        } else if (type instanceof CellType.Moment moment) {
            return moment.pattern().isEmpty();
        }
        return type instanceof CellType.Numeric number && number.mark().isEmpty();
    }
}
