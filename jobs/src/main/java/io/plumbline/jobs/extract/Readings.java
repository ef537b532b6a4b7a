package io.plumbline.jobs.extract;

import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.StagedExport.SourceFile;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was ever read of a client. A file seen before is not read again; but one that says again what it said before it
 * said something else is news: a line keyed by mistake one day and deleted the next leaves the bytes of the day before.
 */
record Readings(List<StagedExport> staged) {
    Readings {
        staged = List.copyOf(staged);
    }

    /** The export as staging has it, or is to have it, when its contents came back. */
    Export placed(Export export) {
        List<StagedExport> same = staged.stream()
                .filter(reading -> reading.format().equals(export.format())
                        && reading.formatVersion().equals(export.formatVersion())
                        && contents(reading).equals(contents(export)))
                .sorted(Comparator.comparing(StagedExport::stagedAt))
                .toList();
        if (same.isEmpty()) {
            return export;
        }
        return export.with(
                cameBack(export)
                        ? Hash.key(export.folder(), String.valueOf(same.size()))
                        : same.get(same.size() - 1).key(),
                export.members());
    }

    /** When the newest of the export's contents was first seen, in whatever version of its format, or came back. */
    Instant knownAt(Export export, Instant now) {
        return cameBack(export)
                ? now
                : export.members().stream()
                        .map(member -> seenAt(member).orElse(now))
                        .max(Comparator.naturalOrder())
                        .orElse(now);
    }

    /** A later reading of the same bytes keeps their moment, unless they came back. */
    private Optional<Instant> seenAt(Export.Member member) {
        return holding(member).map(StagedExport::knownAt).max(Comparator.naturalOrder());
    }

    private Stream<StagedExport> holding(Export.Member member) {
        return staged.stream().filter(reading -> contents(reading).contains(member.sha256()));
    }

    private boolean cameBack(Export export) {
        return export.members().stream().anyMatch(this::cameBack);
    }

    /** What was read last under its path is something else. A file that was only moved has no earlier reading there. */
    private boolean cameBack(Export.Member member) {
        return holding(member).findAny().isPresent()
                && staged.stream()
                        .filter(reading ->
                                reading.files().stream().map(SourceFile::path).anyMatch(member.path()::equals))
                        .max(Comparator.comparing(StagedExport::stagedAt))
                        .filter(last -> !contents(last).contains(member.sha256()))
                        .isPresent();
    }

    private static Set<String> contents(StagedExport reading) {
        return reading.files().stream().map(SourceFile::sha256).collect(Collectors.toSet());
    }

    private static Set<String> contents(Export export) {
        return export.members().stream().map(Export.Member::sha256).collect(Collectors.toSet());
    }
}
