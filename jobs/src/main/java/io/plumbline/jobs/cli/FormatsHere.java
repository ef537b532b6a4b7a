package io.plumbline.jobs.cli;

import io.plumbline.jobs.cli.Screen.Ink;
import io.plumbline.jobs.extract.Detection;
import io.plumbline.jobs.extract.Detector;
import io.plumbline.jobs.extract.Draft;
import io.plumbline.jobs.extract.Formats;
import io.plumbline.jobs.extract.Formats.Listed;
import io.plumbline.jobs.workspace.ReadingSettings;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.jobs.workspace.Workspace;
import io.plumbline.warehouse.snapshot.StagedExport.LeftOut;
import io.plumbline.warehouse.snapshot.StagedExport.SourceFile;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of a workspace, or the shipped ones where there is none, in words for people. */
final class FormatsHere implements Works.Formats {
    private static final int WIDEST_CELL = 32;

    private final Optional<Workspace> workspace;
    private final Formats formats;
    private final Screen screen;

    FormatsHere(Optional<Workspace> workspace, Screen screen) {
        this.workspace = workspace;
        this.screen = screen;
        this.formats = Formats.in(workspace.map(Workspace::formats).orElse(Path.of("formats")));
    }

    @Override
    public void list(PrintStream out) {
        List<Listed> listed = formats.listed();
        int width =
                listed.stream().mapToInt(format -> format.name().length()).max().orElse(0);
        String subject = "";
        for (Listed format : listed) {
            if (!format.subject().equals(subject)) {
                subject = format.subject();
                out.println(screen.ink(Ink.BOLD, subject));
            }
            out.println("  %s  %s%s"
                    .formatted(
                            Cells.left(format.name(), width),
                            format.title(),
                            format.shipped() ? "" : screen.ink(Ink.CYAN, "  (your own)")));
        }
    }

    @Override
    public void show(String name, PrintStream out) {
        out.print(formats.text(name)
                .orElseThrow(() -> new UserMistake(
                        "There is no format %s; `plumbline formats list` names them all".formatted(name))));
    }

    @Override
    public boolean detect(Path file, Optional<String> client, PrintStream out) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            List<Detection> detections = new Detector(formats, settings(absolute, client))
                    .detect(folder(absolute), absolute, Clock.systemUTC().instant());
            for (Detection detection : detections) {
                print(detection, out);
            }
            return detections.stream()
                    .allMatch(detection -> detection
                            .reading()
                            .filter(reading ->
                                    reading.export().files().stream().allMatch(each -> each.refused() == null))
                            .isPresent());
        } catch (IOException e) {
            throw new UserMistake(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Path draft(Path file, Optional<String> name) {
        String format = name.orElseGet(() -> slug(file));
        if (!format.matches("[a-z0-9][a-z0-9-]*")) {
            throw new UserMistake(
                    "Found the name \"%s\", expected lower-case words joined by hyphens".formatted(format));
        }
        Path target = workspace.orElseThrow().formats().resolve(format + ".yml");
        try {
            Files.createDirectories(target.getParent());
            Files.writeString(
                    target,
                    new Draft(formats).of(file.toAbsolutePath().normalize(), format),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
            return target;
        } catch (FileAlreadyExistsException e) {
            throw new UserMistake(target + " is there already; delete it or give another --name");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String slug(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.replaceFirst("(\\.[a-z0-9]{1,5})+$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
    }

    /** The client in whose folder the file lies, unless one is named. */
    private ReadingSettings settings(Path file, Optional<String> client) {
        Optional<String> id = client.or(() -> clientOf(file));
        return workspace
                .flatMap(open -> id.filter(named -> open.clients().stream()
                                .anyMatch(candidate -> candidate.id().equals(named)))
                        .map(open::reading))
                .orElse(ReadingSettings.UNSET);
    }

    private Optional<String> clientOf(Path file) {
        return workspace
                .map(open -> open.root().toAbsolutePath().normalize().resolve("clients"))
                .filter(file::startsWith)
                .map(clients -> clients.relativize(file).getName(0).toString());
    }

    private Path folder(Path file) {
        return workspace
                .flatMap(open -> clientOf(file).map(open::clientFolder))
                .map(folder -> folder.toAbsolutePath().normalize())
                .orElseGet(() -> Optional.ofNullable(file.getParent()).orElse(file));
    }

    private void print(Detection detection, PrintStream out) {
        out.println(screen.ink(Ink.BOLD, Cells.printable(detection.path())));
        fact(out, "format", detection.verdict().format().orElse("none"));
        detection
                .verdict()
                .format()
                .ifPresent(any -> fact(out, "", detection.verdict().title()));
        fact(out, "because", detection.verdict().words());
        fact(out, "kind", kind(detection));
        fact(out, "encoding", detection.profile().encoding().evidence());
        detection
                .nearest()
                .forEach(near -> fact(
                        out,
                        "near",
                        "%s: has %s, lacks %s"
                                .formatted(
                                        near.format(),
                                        String.join(", ", near.found()),
                                        String.join(", ", near.missing()))));
        detection.reading().ifPresent(reading -> print(reading, out));
    }

    private static String kind(Detection detection) {
        return "%s, %,d bytes, %,d lines"
                .formatted(
                        detection.profile().kind().name().toLowerCase(Locale.ROOT),
                        detection.profile().bytes(),
                        detection.profile().lines());
    }

    private void print(Detection.Reading reading, PrintStream out) {
        for (SourceFile file : reading.export().files()) {
            if (file.refused() != null) {
                fact(out, "refused", screen.ink(Ink.RED, file.path() + ": " + file.refused()));
                continue;
            }
            if (file.conventions() != null) {
                fact(out, "written", file.conventions());
            }
            fact(
                    out,
                    "rows",
                    "%,d read = %,d loaded + %,d rejected + %,d left out%s"
                            .formatted(
                                    file.rowsRead(),
                                    file.rowsLoaded(),
                                    file.rowsRejected(),
                                    file.rowsLeftOut(),
                                    leftOut(file.leftOut())));
        }
        reading.samples().forEach((record, rows) -> {
            out.println();
            out.println(screen.ink(Ink.BOLD, record));
            if (rows.size() > 1) {
                table(rows, out);
            } else {
                out.println("  no rows");
            }
        });
        if (!reading.rejects().isEmpty()) {
            out.println();
            out.println(screen.ink(Ink.YELLOW, "rejected"));
            List<List<String>> table = new ArrayList<>();
            table.add(List.of("row", "column", "found", "expected"));
            table.addAll(reading.rejects());
            table(table, out);
        }
        out.println();
    }

    private static String leftOut(List<LeftOut> reasons) {
        return reasons.isEmpty()
                ? ""
                : reasons.stream()
                        .map(reason -> "%s %,d".formatted(reason.reason(), reason.rows()))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private void fact(PrintStream out, String name, String words) {
        out.println("  %s  %s".formatted(screen.ink(Ink.FAINT, Cells.left(name, 8)), Cells.printable(words)));
    }

    private static void table(List<List<String>> rows, PrintStream out) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Math.min(WIDEST_CELL, Cells.width(cell(row.get(i)))));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(" ");
            for (int i = 0; i < widths.length; i++) {
                line.append(' ').append(Cells.left(cell(row.get(i)), widths[i])).append(' ');
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static String cell(String text) {
        String printable = Cells.printable(text);
        return printable.length() > WIDEST_CELL ? printable.substring(0, WIDEST_CELL - 1) + "…" : printable;
    }
}
