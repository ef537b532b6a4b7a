package io.plumbline.jobs.extract;

import io.plumbline.jobs.extract.shape.Limits;
import io.plumbline.jobs.extract.shape.Profile;
import io.plumbline.jobs.extract.shape.Source;
import io.plumbline.jobs.extract.shape.Sources;
import io.plumbline.jobs.extract.shape.UnreadableFile;
import io.plumbline.jobs.workspace.ReadingSettings;
import io.plumbline.warehouse.snapshot.StagedExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the exports of a client, or the workspace's rates: every file below its folders, recognised and grouped. */
final class Discovery {
    /** Raised whenever the reader itself gives other rows for the same file. */
    private static final String READER = "1";

    /** The format of files that cannot be opened: a damaged archive may well have been the ledger, so it holds its client. */
    private static final String UNREADABLE = "unreadable";

    private final String clientId;
    private final Path clientFolder;
    private final List<String> folders;
    private final Formats formats;
    private final Limits limits;
    private final ReadingSettings settings;
    private final Set<String> keptPersonal;
    private final SeenFiles seen;

    Discovery(
            String clientId,
            Path clientFolder,
            List<String> folders,
            Formats formats,
            Limits limits,
            ReadingSettings settings,
            Set<String> keptPersonal,
            Path seenFile) {
        this.clientId = clientId;
        this.clientFolder = clientFolder;
        this.folders = List.copyOf(folders);
        this.formats = formats;
        this.limits = limits;
        this.settings = settings;
        this.keptPersonal = keptPersonal;
        this.seen = new SeenFiles(
                seenFile, Hash.hex(READER, formats.version(), settings.formats().toString()));
    }

    /** A file with what was found out about it. */
    private record Found(Export.Member member, String format, Optional<Export.Refusal> refusal) {}

    /** In the order of their paths; the same bytes under two names count once. */
    List<Export> exports() {
        List<Export> exports = found();
        seen.save();
        return exports;
    }

    /** The same, and the list of seen files stays as it is. */
    List<Export> found() {
        Map<String, Found> bySha = new LinkedHashMap<>();
        for (Path file : new ExportFiles(clientFolder, folders, settings).list()) {
            look(file).forEach(found -> bySha.putIfAbsent(found.member().sha256(), found));
        }
        return group(bySha.values());
    }

    private List<Found> look(Path file) {
        String path = clientFolder.relativize(file).toString().replace('\\', '/');
        try {
            Optional<String> spot = SeenFiles.spot(clientFolder, file);
            Optional<List<SeenFiles.Seen>> known = spot.flatMap(seen::at);
            if (known.isPresent()) {
                return known.get().stream().map(each -> remembered(file, each)).toList();
            }
            List<Found> found = open(file, spot.orElse(path));
            spot.ifPresent(place -> seen.put(
                    place,
                    found.stream()
                            .map(each -> new SeenFiles.Seen(
                                    each.member().path(),
                                    each.member().sha256(),
                                    each.format(),
                                    each.member().input(),
                                    each.refusal()))
                            .toList()));
            return found;
        } catch (IOException e) {
            UnreadableFile why = UnreadableFile.because(path, e);
            return List.of(unreadable(file, path, path, new Export.Refusal(why.found(), why.expected(), why.advice())));
        }
    }

    private static Found remembered(Path file, SeenFiles.Seen seen) {
        return new Found(
                new Export.Member(file, seen.path(), seen.sha256(), seen.input(), Optional.empty()),
                seen.format(),
                seen.refusal());
    }

    private List<Found> open(Path file, String spot) throws IOException {
        List<Found> found = new ArrayList<>();
        try {
            for (Source source : Sources.in(clientFolder, file, limits)) {
                if (!source.name().startsWith(".") && !source.path().contains("__MACOSX/")) {
                    found.add(recognised(file, source, spot));
                }
            }
        } catch (UnreadableFile e) {
            found.add(unreadable(file, e.path(), spot, new Export.Refusal(e.found(), e.expected(), e.advice())));
        }
        return found;
    }

    private Found recognised(Path file, Source source, String spot) throws IOException {
        try {
            Profile profile = Profile.of(source);
            Optional<Export.Opened> opened = Optional.of(new Export.Opened(source, profile));
            Formats.Verdict verdict = formats.recognise(source, profile, settings);
            if (verdict instanceof Formats.Verdict.Recognised yes) {
                return new Found(
                        new Export.Member(
                                file,
                                source.path(),
                                profile.sha256(),
                                yes.input().name(),
                                opened),
                        yes.mapping().format(),
                        Optional.empty());
            }
            return new Found(
                    new Export.Member(file, source.path(), profile.sha256(), Mapping.SINGLE, opened),
                    StagedExport.UNRECOGNISED,
                    Optional.of(((Formats.Verdict.Refused) verdict).reason()));
        } catch (UnreadableFile e) {
            return unreadable(file, source.path(), spot, new Export.Refusal(e.found(), e.expected(), e.advice()));
        }
    }

    private static Found unreadable(Path file, String path, String spot, Export.Refusal refusal) {
        return new Found(
                new Export.Member(file, path, Hash.hex("unreadable", spot, path), Mapping.SINGLE, Optional.empty()),
                UNREADABLE,
                Optional.of(refusal));
    }

    private List<Export> group(Collection<Found> files) {
        List<Export> exports = new ArrayList<>();
        Map<String, List<Found>> several = new LinkedHashMap<>();
        for (Found found : files) {
            Optional<Mapping> mapping = formats.named(found.format());
            if (mapping.isEmpty()) {
                exports.add(export(found.format(), refused(found), List.of(found), found.refusal()));
            } else if (mapping.get().isSingle()) {
                exports.add(export(found.format(), mapping.get().version(), List.of(found), Optional.empty()));
            } else {
                String folder = String.valueOf(found.member().file().getParent());
                several.computeIfAbsent(found.format() + " " + folder, any -> new ArrayList<>())
                        .add(found);
            }
        }
        several.values().forEach(found -> exports.add(complete(found)));
        return exports;
    }

    /** Another mapping somewhere changes nothing about a file that still no format reads for the same reason. */
    private static String refused(Found found) {
        return found.refusal()
                .map(refusal -> Hash.hex(refusal.found(), refusal.expected(), refusal.advice()))
                .orElse("");
    }

    private Export complete(List<Found> found) {
        Mapping mapping = formats.named(found.get(0).format()).orElseThrow();
        Set<String> present = new HashSet<>();
        found.forEach(each -> present.add(each.member().input()));
        List<String> missing = mapping.inputs().stream()
                .filter(input -> !input.optional())
                .map(Mapping.Input::name)
                .filter(input -> !present.contains(input))
                .toList();
        Optional<Export.Refusal> refusal = missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Export.Refusal(
                        "only %s of the format %s in this folder"
                                .formatted(String.join(" and ", present), mapping.format()),
                        "also " + String.join(" and ", missing),
                        "Put the files of one export into one folder."));
        return export(mapping.format(), mapping.version(), found, refusal);
    }

    private Export export(String format, String version, List<Found> found, Optional<Export.Refusal> refusal) {
        List<Export.Member> members = found.stream().map(Found::member).toList();
        String formatVersion = Hash.hex(READER, version, steering(members)).substring(0, 16);
        List<String> identity = new ArrayList<>(List.of(clientId, format, formatVersion));
        members.stream()
                .map(member -> member.input() + " " + member.sha256())
                .sorted()
                .forEach(identity::add);
        return new Export(
                clientId,
                clientFolder,
                Hash.key(identity.toArray(String[]::new)),
                format,
                formatVersion,
                members,
                refusal,
                settings,
                keptPersonal);
    }

    /** What of the settings changes the rows of these files. */
    private String steering(List<Export.Member> members) {
        return new TreeSet<>(keptPersonal)
                + members.stream()
                        .map(Export.Member::path)
                        .map(path -> settings.dates().at(path)
                                + " "
                                + settings.decimal().at(path)
                                + " "
                                + settings.encoding().at(path)
                                + " "
                                + settings.feeds().at(path))
                        .sorted()
                        .toList()
                        .toString();
    }
}
