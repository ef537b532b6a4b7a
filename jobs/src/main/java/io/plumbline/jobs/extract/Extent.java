package io.plumbline.jobs.extract;

import static io.plumbline.jobs.extract.Workbench.name;

import io.plumbline.warehouse.schema.Feed;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.snapshot.StagedExport.Rows;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many rows an export gives and which days it is the truth for: those that its rows fall on and those that its files
 * state, widened to whole months or years where the format covers such.
 */
final class Extent {
    private final Workbench bench;
    private final Export export;
    private final Mapping.Covers covers;
    private final List<LocalDate> stated;

    /** @param stated days that the export's files state as the ends of their period */
    Extent(Workbench bench, Export export, Mapping.Covers covers, List<LocalDate> stated) {
        this.bench = bench;
        this.export = export;
        this.covers = covers;
        this.stated = List.copyOf(stated);
    }

    /** @param rows SQL: the relation that holds the record's rows */
    Rows of(TableSchema record, String rows) {
        Staged staged = record.staged().orElseThrow();
        long count = bench.count("select count(*) from " + rows);
        if (staged.relation() != Relation.WINDOW) {
            return new Rows(record.name(), feed(staged), count, null, null);
        }
        String day = name(staged.day());
        Optional<LocalDate> openedOn = openedOn(record, rows, day);
        Days days = openedOn.isPresent()
                ? days(rows, day, "%s <> date '%s'".formatted(day, openedOn.get()))
                : days(rows, day, "true");
        return new Rows(
                record.name(),
                feed(staged),
                count,
                days.first().map(this::from).orElse(null),
                days.last().map(this::to).orElse(null),
                openedOn.orElse(null));
    }

    private String feed(Staged staged) {
        return export.settings()
                .feeds()
                .at(export.members().get(0).path())
                .orElse(staged.feed() == Feed.CLIENT ? "all" : export.format());
    }

    /** The day before the first one, where opening entries stand on it: the export does not claim that day. */
    private Optional<LocalDate> openedOn(TableSchema record, String rows, String day) {
        String opening = record.name().equals("ledger_line") ? "entry_kind is not distinct from 'opening'" : "false";
        return days(rows, day, "not (%s)".formatted(opening))
                .first()
                .map(first -> from(first).minusDays(1))
                .filter(eve -> bench.count("select count(*) from %s where %s and %s = date '%s'"
                                .formatted(rows, opening, day, eve))
                        > 0);
    }

    /** The first and the last of some days. */
    private record Days(Optional<LocalDate> first, Optional<LocalDate> last) {}

    /** Those of the rows that fulfil the condition and those that the files state. */
    private Days days(String rows, String day, String condition) {
        List<LocalDate> days = new ArrayList<>(stated);
        bench.rows("select min(%1$s)::varchar, max(%1$s)::varchar from %2$s where %3$s".formatted(day, rows, condition))
                .get(0)
                .forEach(found -> Optional.ofNullable((String) found)
                        .flatMap(StatedDays::day)
                        .ifPresent(days::add));
        return new Days(days.stream().min(LocalDate::compareTo), days.stream().max(LocalDate::compareTo));
    }

    private LocalDate from(LocalDate day) {
        return switch (covers) {
            case DAYS -> day;
            case MONTHS -> day.withDayOfMonth(1);
            case YEARS -> day.withDayOfYear(1);
        };
    }

    private LocalDate to(LocalDate day) {
        return switch (covers) {
            case DAYS -> day;
            case MONTHS -> YearMonth.from(day).atEndOfMonth();
            case YEARS -> LocalDate.of(day.getYear(), 12, 31);
        };
    }
}
