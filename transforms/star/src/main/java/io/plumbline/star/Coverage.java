package io.plumbline.star;

import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.snapshot.StagedExport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which exports hold: for every day the newest export that covers it, for every dump whether it still counts. */
public final class Coverage {
    private static final Comparator<@Nullable LocalDate> NULLS_FIRST =
            Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder());

    /** Oldest first. */
    static final Comparator<Held> BY_ARRIVAL = Comparator.comparing((Held held) -> held.export.knownAt())
            .thenComparing(held -> held.rows.coveredTo(), NULLS_FIRST)
            .thenComparing(held -> exportedOn(held.export).orElse(null), NULLS_FIRST)
            .thenComparing(held -> held.export.name())
            .thenComparing(held -> held.export.key());

    /** Oldest first, by the day that the dump shows. */
    static final Comparator<Held> BY_DUMP = Comparator.comparing(Held::dumpOn)
            .thenComparing(held -> held.export.knownAt())
            .thenComparing(held -> held.export.name())
            .thenComparing(held -> held.export.key());

    /** Snapshot records whose older dumps no table needs. */
    private static final Set<String> WITHOUT_HISTORY = Set.of("open_item");

    private final Map<String, List<Held>> heldByRecord;
    private final List<StagedExport> known;

    private Coverage(List<StagedExport> known, Map<String, List<Held>> heldByRecord) {
        this.known = known;
        this.heldByRecord = heldByRecord;
    }

    /** First to last day, both included. */
    public record Days(LocalDate from, LocalDate to) {
        public Days {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("%s is before %s".formatted(to, from));
            }
        }

        /** What is left of these days without those. */
        List<Days> without(Days those) {
            if (those.to.isBefore(from) || those.from.isAfter(to)) {
                return List.of(this);
            }
            List<Days> left = new ArrayList<>();
            if (from.isBefore(those.from)) {
                left.add(new Days(from, those.from.minusDays(1)));
            }
            if (to.isAfter(those.to)) {
                left.add(new Days(those.to.plusDays(1), to));
            }
            return left;
        }

        boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * An export's rows of one record that count, at least in part.
     *
     * @param days the days for which the export is the truth; empty when all its rows hold
     * @param order place among the exports of its client, record and feed, oldest first
     * @param newest whether nothing newer exists in its feed
     */
    public record Held(
            StagedExport export, StagedExport.Rows rows, LocalDate dumpOn, List<Days> days, int order, boolean newest) {

        static Held candidate(StagedExport export, StagedExport.Rows rows) {
            return new Held(export, rows, Coverage.dumpOn(export), List.of(), 0, false);
        }

        Held at(int place, boolean isNewest) {
            return new Held(export, rows, dumpOn, days, place, isNewest);
        }

        Held only(List<Days> truth) {
            return new Held(export, rows, dumpOn, truth, order, newest);
        }

        /** Rows without a day go with the last day that the export covers. */
        boolean holdsUndated() {
            LocalDate last = rows.coveredTo();
            return days.isEmpty() || (last != null && days.stream().anyMatch(part -> part.contains(last)));
        }
    }

    /** What was known at a moment: of each content the newest reading until then. */
    public static List<StagedExport> known(Collection<StagedExport> exports, Instant asOf) {
        Map<List<String>, StagedExport> newest = new LinkedHashMap<>();
        exports.stream()
                .filter(export -> !export.stagedAt().isAfter(asOf))
                .sorted(Comparator.comparing(StagedExport::stagedAt)
                        .thenComparing(StagedExport::formatVersion)
                        .thenComparing(StagedExport::key))
                .forEach(export -> newest.put(content(export), export));
        return newest.values().stream()
                .sorted(Comparator.comparing(StagedExport::clientId)
                        .thenComparing(StagedExport::knownAt)
                        .thenComparing(StagedExport::name)
                        .thenComparing(StagedExport::key))
                .toList();
    }

    /** The truth among exports that are all known. */
    public static Coverage of(List<StagedExport> known) {
        Map<String, List<Held>> heldByRecord = new HashMap<>();
        for (TableSchema record : Tables.STAGING) {
            List<Held> held = competitors(known, record.name()).values().stream()
                    .flatMap(feed -> held(record, feed).stream())
                    .toList();
            heldByRecord.put(record.name(), held);
        }
        return new Coverage(List.copyOf(known), Map.copyOf(heldByRecord));
    }

    /** The exports whose rows of this record count, superseded ones left out. */
    public List<Held> held(String record) {
        return Objects.requireNonNull(heldByRecord.get(record), () -> "No staged record " + record);
    }

    /** Whether an export gave rows of which none counts any more. */
    public boolean isSuperseded(StagedExport export) {
        return !export.rows().isEmpty()
                && heldByRecord.values().stream()
                        .flatMap(List::stream)
                        .noneMatch(held -> held.export().key() == export.key());
    }

    public List<StagedExport> known() {
        return known;
    }

    static Optional<LocalDate> exportedOn(StagedExport export) {
        return export.files().stream()
                .map(StagedExport.SourceFile::exportedOn)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    static LocalDate dumpOn(StagedExport export) {
        return exportedOn(export)
                .orElseGet(() -> export.knownAt().atOffset(ZoneOffset.UTC).toLocalDate());
    }

    private static List<String> content(StagedExport export) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(export.clientId()),
                        export.files().stream()
                                .map(StagedExport.SourceFile::sha256)
                                .sorted())
                .toList();
    }

    private static Map<List<String>, List<Held>> competitors(List<StagedExport> known, String record) {
        return known.stream()
                .flatMap(export -> export.rows().stream()
                        .filter(rows -> rows.record().equals(record) && says(export, rows))
                        .map(rows -> Held.candidate(export, rows)))
                .collect(Collectors.groupingBy(
                        held -> List.of(held.export.clientId(), held.rows.feed()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /**
     * Without a row, an export still says that nothing happened on the days that it covers; unless it had rows that could
     * not be read.
     */
    private static boolean says(StagedExport export, StagedExport.Rows rows) {
        return rows.rows() > 0
                || (days(rows).isPresent() && export.files().stream().allMatch(file -> file.rowsRejected() == 0));
    }

    private static List<Held> held(TableSchema record, List<Held> feed) {
        Staged staged = record.staged().orElseThrow();
        return switch (staged.relation()) {
            case WINDOW -> windows(feed);
            case UPSERT -> ordered(feed, BY_ARRIVAL);
            case SNAPSHOT -> dumps(record.name(), staged, feed);
        };
    }

    private static List<Held> windows(List<Held> feed) {
        List<Held> held = new ArrayList<>();
        List<Held> arrived = ordered(feed, BY_ARRIVAL);
        List<Days> covered = new ArrayList<>();
        boolean undatedTaken = false;
        for (int place = arrived.size() - 1; place >= 0; place--) {
            Held candidate = arrived.get(place);
            Optional<Days> own = days(candidate.rows);
            if (own.isPresent()) {
                List<Days> truth = without(own.get(), covered);
                covered.addAll(truth);
                if (truth.equals(List.of(own.get()))) {
                    held.add(candidate);
                } else if (!truth.isEmpty()) {
                    held.add(candidate.only(truth));
                }
            } else if (!undatedTaken) {
                undatedTaken = true;
                held.add(candidate);
            }
        }
        return held.stream().map(each -> withOpening(each, covered)).toList();
    }

    /**
     * Opening entries on the day before an export begins say what earlier ones add up to: they count for whoever is the
     * truth from its first day on, where no export covers the day before.
     */
    private static Held withOpening(Held held, List<Days> covered) {
        LocalDate eve = held.rows.openedOn();
        if (eve == null) {
            return held;
        }
        boolean isWhole = held.days.isEmpty();
        boolean counts = covered.stream().noneMatch(days -> days.contains(eve))
                && (isWhole || held.days.stream().anyMatch(days -> days.contains(eve.plusDays(1))));
        if (isWhole) {
            return counts ? held : held.only(List.of(days(held.rows).orElseThrow()));
        }
        return counts
                ? held.only(Stream.concat(Stream.of(new Days(eve, eve)), held.days.stream())
                        .toList())
                : held;
    }

    private static Optional<Days> days(StagedExport.Rows rows) {
        LocalDate from = rows.coveredFrom();
        LocalDate to = rows.coveredTo();
        return from == null || to == null ? Optional.empty() : Optional.of(new Days(from, to));
    }

    private static List<Days> without(Days days, List<Days> covered) {
        List<Days> left = List.of(days);
        for (Days taken : covered) {
            left = left.stream().flatMap(part -> part.without(taken).stream()).toList();
        }
        return left.stream().sorted(Comparator.comparing(Days::from)).toList();
    }

    private static List<Held> dumps(String record, Staged staged, List<Held> feed) {
        List<Held> ordered = ordered(feed, BY_DUMP);
        if (staged.by().length > 0) {
            return ordered; // complete for a part only: the rows tell which dump is the newest of each part
        }
        if (WITHOUT_HISTORY.contains(record)) {
            return ordered.subList(ordered.size() - 1, ordered.size());
        }
        Map<LocalDate, Held> lastOfDay = new LinkedHashMap<>();
        ordered.forEach(held -> lastOfDay.put(held.dumpOn(), held));
        return List.copyOf(lastOfDay.values());
    }

    private static List<Held> ordered(List<Held> feed, Comparator<Held> order) {
        List<Held> sorted = feed.stream().sorted(order).toList();
        List<Held> placed = new ArrayList<>();
        for (Held held : sorted) {
            placed.add(held.at(placed.size() + 1, placed.size() + 1 == sorted.size()));
        }
        return placed;
    }

    /** How exports of a record relate. */
    static Relation relation(String record) {
        return Tables.staged(record).staged().orElseThrow().relation();
    }
}
