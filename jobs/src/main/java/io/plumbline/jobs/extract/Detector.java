package io.plumbline.jobs.extract;

import io.plumbline.jobs.extract.shape.Header;
import io.plumbline.jobs.extract.shape.Profile;
import io.plumbline.jobs.extract.shape.Source;
import io.plumbline.jobs.extract.shape.Sources;
import io.plumbline.jobs.workspace.ReadingSettings;
import io.plumbline.warehouse.schema.ColumnSchema;
import io.plumbline.warehouse.schema.Lineage;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.snapshot.StagedExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a file is by reading it into a folder that is thrown away. */
public final class Detector {
    private static final int SAMPLE = 5;
    private static final int REJECTS = 10;

    private final Formats formats;
    private final ReadingSettings settings;

    public Detector(Formats formats, ReadingSettings settings) {
        this.formats = formats;
        this.settings = settings;
    }

    /**
     * One detection for the file, or one for each entry of an archive.
     *
     * @param folder the client's folder, or the one that the file lies in
     */
    public List<Detection> detect(Path folder, Path file, Instant now) throws IOException {
        List<Detection> detections = new ArrayList<>();
        for (Source source : Sources.in(folder, file)) {
            detections.add(detect(folder, file, source, now));
        }
        return detections;
    }

    private Detection detect(Path folder, Path file, Source source, Instant now) throws IOException {
        Profile profile = Profile.of(source);
        Formats.Verdict verdict = formats.recognise(source, profile, settings);
        if (verdict instanceof Formats.Verdict.Recognised yes) {
            Export.Member member = new Export.Member(
                    file,
                    source.path(),
                    profile.sha256(),
                    yes.input().name(),
                    Optional.of(new Export.Opened(source, profile)));
            List<Export.Member> members = new ArrayList<>(List.of(member));
            if (!yes.mapping().isSingle()) {
                members.addAll(beside(folder, member, yes.mapping()));
            }
            return new Detection(
                    source.path(),
                    profile,
                    new Detection.Verdict(
                            Optional.of(yes.mapping().format()), yes.mapping().title(), yes.evidence()),
                    List.of(),
                    Optional.of(reading(folder, members, yes.mapping(), now)));
        }
        Export.Refusal reason = ((Formats.Verdict.Refused) verdict).reason();
        return new Detection(
                source.path(),
                profile,
                new Detection.Verdict(
                        Optional.empty(),
                        "",
                        "found %s, expected %s. %s".formatted(reason.found(), reason.expected(), reason.advice())),
                nearest(source, profile),
                Optional.empty());
    }

    /** The other files of an export of several, from the same folder. */
    private List<Export.Member> beside(Path folder, Export.Member first, Mapping mapping) throws IOException {
        List<Export.Member> members = new ArrayList<>();
        try (Stream<Path> siblings = Files.list(first.file().toAbsolutePath().getParent())) {
            for (Path sibling : siblings.filter(Files::isRegularFile).sorted().toList()) {
                for (Source source : Sources.in(folder, sibling)) {
                    Profile profile = Profile.of(source);
                    if (!profile.sha256().equals(first.sha256())
                            && formats.recognise(source, profile, settings) instanceof Formats.Verdict.Recognised also
                            && also.mapping().format().equals(mapping.format())) {
                        members.add(new Export.Member(
                                sibling,
                                source.path(),
                                profile.sha256(),
                                also.input().name(),
                                Optional.of(new Export.Opened(source, profile))));
                    }
                }
            }
        }
        return members;
    }

    private Detection.Reading reading(Path folder, List<Export.Member> members, Mapping mapping, Instant now)
            throws IOException {
        Path work = Files.createTempDirectory("plumbline-detect");
        try {
            Export export = new Export(
                    "detect",
                    folder,
                    0,
                    mapping.format(),
                    mapping.version(),
                    members,
                    Optional.empty(),
                    settings,
                    Set.of());
            StagedExport staged;
            try (Staging staging = new Staging(export, Optional.of(mapping), "", work, "2GB", 2)) {
                staged = staging.stage(now, now);
            }
            return look(staged, work);
        } finally {
            Extraction.delete(work);
        }
    }

    private static Detection.Reading look(StagedExport staged, Path work) {
        try (Workbench bench = new Workbench(work.resolve("spill"), "1GB", 1)) {
            Map<String, List<List<String>>> samples = new LinkedHashMap<>();
            for (StagedExport.Rows rows : staged.rows()) {
                samples.put(rows.record(), sample(bench, work, rows.record()));
            }
            List<List<String>> rejects = texts(bench.rows(
                    "select source_row, column_name, found, expected from read_parquet(?) where source_row is not null order by source_row limit "
                            + REJECTS,
                    work.resolve("rejects.parquet").toString()));
            return new Detection.Reading(staged, samples, rejects);
        }
    }

    /** Columns that hold nothing in the first rows are left away. */
    private static List<List<String>> sample(Workbench bench, Path work, String record) {
        int lineage = Lineage.class.getRecordComponents().length;
        List<ColumnSchema> columns = Tables.staged(record).ownColumns();
        List<List<String>> rows = texts(bench.rows(
                        "select * from read_parquet(?) order by source_row limit " + SAMPLE,
                        work.resolve(record + ".parquet").toString()))
                .stream()
                .map(row -> row.subList(lineage, row.size()))
                .toList();
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            if (rows.stream().anyMatch(row -> !row.get(column).isEmpty())) {
                shown.add(i);
            }
        }
        List<List<String>> table = new ArrayList<>();
        table.add(shown.stream().map(i -> columns.get(i).name()).toList());
        rows.forEach(row -> table.add(shown.stream().map(row::get).toList()));
        return table;
    }

    private static List<List<String>> texts(List<List<Object>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(value -> value == null ? "" : value.toString())
                        .toList())
                .toList();
    }

    private List<Detection.Near> nearest(Source source, Profile profile) throws IOException {
        Set<String> header =
                FileStudy.header(source, profile).stream().map(Header::plain).collect(Collectors.toSet());
        return formats.mappings().stream()
                .flatMap(mapping -> mapping.inputs().stream()
                        .flatMap(input -> input.recognitions().stream()
                                .map(recognition -> near(mapping, input, recognition, header))))
                .filter(near -> near.found().size() >= 2)
                .sorted(Comparator.comparing(
                        near -> near.missing().size() - near.found().size()))
                .limit(3)
                .toList();
    }

    private static Detection.Near near(
            Mapping mapping, Mapping.Input input, Recognition recognition, Set<String> header) {
        Map<Boolean, List<String>> byPresence = recognition.columns().stream()
                .collect(Collectors.partitioningBy(column -> input.columns().stream()
                        .filter(declared -> Header.plain(declared.name()).equals(Header.plain(column)))
                        .findFirst()
                        .map(Mapping.Column::headers)
                        .orElse(List.of(column))
                        .stream()
                        .map(Header::plain)
                        .anyMatch(header::contains)));
        return new Detection.Near(
                mapping.format(), byPresence.getOrDefault(true, List.of()), byPresence.getOrDefault(false, List.of()));
    }
}
