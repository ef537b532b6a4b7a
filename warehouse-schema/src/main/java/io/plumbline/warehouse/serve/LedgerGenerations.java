package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.snapshot.StagedExport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The exports of a ledger in the order in which they became known, each with what was the truth of its days before it. */
final class LedgerGenerations {
    static final String RECORD = "ledger_line";

    private static final Comparator<@Nullable LocalDate> NULLS_FIRST =
            Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder());

    /** As the truth of a day is decided. */
    private static final Comparator<Told> BY_ARRIVAL = Comparator.comparing((Told told) -> told.export.knownAt())
            .thenComparing(told -> told.days.to)
            .thenComparing(told -> exportedOn(told.export), NULLS_FIRST)
            .thenComparing(told -> told.export.name())
            .thenComparing(told -> told.export.key());

    private LedgerGenerations() {}

    /** First to last day, both included. */
    record Days(LocalDate from, LocalDate to) {
        /** What both have. */
        Stream<Days> within(Days those) {
            LocalDate first = from.isAfter(those.from) ? from : those.from;
            LocalDate last = to.isBefore(those.to) ? to : those.to;
            return first.isAfter(last) ? Stream.empty() : Stream.of(new Days(first, last));
        }

        /** What is left of these days without those. */
        Stream<Days> without(Days those) {
            if (within(those).findAny().isEmpty()) {
                return Stream.of(this);
            }
            return Stream.of(new Days(from, those.from.minusDays(1)), new Days(those.to.plusDays(1), to))
                    .filter(days -> !days.from.isAfter(days.to));
        }
    }

    /** An export, and some of its days. */
    record Part(StagedExport export, StagedExport.Rows rows, Days days) {}

    /**
     * An export, and what was the truth of its days before it; nothing for days that nobody had told of.
     *
     * @param before parts that do not overlap
     */
    record Generation(StagedExport export, StagedExport.Rows rows, Days days, List<Part> before) {}

    private record Told(StagedExport export, StagedExport.Rows rows, Days days) {}

    static List<Generation> of(List<StagedExport> known) {
        Map<String, List<Told>> feeds = known.stream()
                .flatMap(export -> export.rows().stream().flatMap(rows -> told(export, rows)))
                .collect(Collectors.groupingBy(
                        told -> told.export.clientId() + "\n" + told.rows.feed(), TreeMap::new, Collectors.toList()));
        return feeds.values().stream()
                .flatMap(feed -> generations(feed.stream().sorted(BY_ARRIVAL).toList()))
                .toList();
    }

    /** Without a row, an export still says that nothing happened on its days; unless rows could not be read. */
    private static Stream<Told> told(StagedExport export, StagedExport.Rows rows) {
        LocalDate from = rows.coveredFrom();
        LocalDate to = rows.coveredTo();
        boolean says = rows.rows() > 0 || export.files().stream().allMatch(file -> file.rowsRejected() == 0);
        return rows.record().equals(RECORD) && from != null && to != null && says
                ? Stream.of(new Told(export, rows, new Days(from, to)))
                : Stream.empty();
    }

    private static Stream<Generation> generations(List<Told> arrived) {
        List<Generation> generations = new ArrayList<>();
        for (int place = 0; place < arrived.size(); place++) {
            Told told = arrived.get(place);
            generations.add(
                    new Generation(told.export, told.rows, told.days, before(arrived.subList(0, place), told.days)));
        }
        return generations.stream();
    }

    private static List<Part> before(List<Told> earlier, Days days) {
        List<Part> parts = new ArrayList<>();
        List<Days> open = List.of(days);
        for (int place = earlier.size() - 1; place >= 0 && !open.isEmpty(); place--) {
            Told told = earlier.get(place);
            open.stream()
                    .flatMap(left -> left.within(told.days))
                    .forEach(own -> parts.add(new Part(told.export, told.rows, own)));
            open = open.stream().flatMap(left -> left.without(told.days)).toList();
        }
        return List.copyOf(parts);
    }

    private static @Nullable LocalDate exportedOn(StagedExport export) {
        return export.files().stream()
                .map(StagedExport.SourceFile::exportedOn)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
