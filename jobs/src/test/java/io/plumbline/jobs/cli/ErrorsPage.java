package io.plumbline.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of the manual on hostile input: every case, its file, and what the user sees. */
final class ErrorsPage {
    private static final List<String> GROUPS = List.of(
            "Files as a whole",
            "Rows and cells",
            "Names and places",
            "Archives",
            "Code in data",
            "XML and workbooks",
            "JSON",
            "Settings",
            "Mappings");
    private static final int LINES = 8;
    private static final int WIDTH = 110;

    private static final String BEGIN = """
            # What goes wrong, and what you see

            Every case below is a folder in [test/resources](src/test/resources/io/plumbline/jobs/hostile): the files, or a
            recipe where a file cannot be kept as it is, and the exact words that `plumbline` says about them. A test puts
            them all into one workspace, each the only trouble of its client, and runs one night over it. The page is
            written by that test.

            A message says where, what was found, what was expected and whose move it is. There are four ways for a file to
            end:

            - **It is read.** Every row is loaded, left out for a stated reason, or rejected with its place. A rejected row
              is a warning: correct it where it came from and export again; `from rejects` lists them all. Where a row is
              lacking, the books may no longer tie, and then the client is held.
            - **It is no export**: no format takes it. A warning; everything else of the client is published.
            - **It cannot be read**, though it may well be the ledger. The client is held: shown as of its last good
              snapshot, or nowhere yet.
            - **It cannot be told** because settings or mappings are broken. A broken `client.yml` holds its client; a broken
              `plumbline.yml` or mapping stops the run before it begins.

            No client's trouble is another's. `plumbline check` ends with exit code 2 when it names a problem, `plumbline run`
            with 3 when a client is held. Nothing is written outside `warehouse/`, no file's content ever becomes a
            statement, and no file needs more memory than its longest row, which has a limit. In messages and in tables on a
            terminal, marks stand in place of characters that would steer it; csv and json give every character as it is.

            """;

    private ErrorsPage() {}

    static String of(List<HostileCase> cases) {
        Map<String, List<HostileCase>> byGroup = new LinkedHashMap<>();
        GROUPS.forEach(group -> byGroup.put(
                group, cases.stream().filter(each -> each.group().equals(group)).toList()));
        StringBuilder page = new StringBuilder(BEGIN);
        byGroup.forEach((group, members) -> page.append("- [%s](#%s): %s\n"
                .formatted(
                        group,
                        group.toLowerCase(Locale.ROOT).replace(' ', '-'),
                        members.stream().map(HostileCase::name).collect(Collectors.joining(", ")))));
        byGroup.forEach((group, members) -> {
            page.append("\n## ").append(group).append('\n');
            members.forEach(each -> page.append(section(each)));
        });
        return page.toString();
    }

    private static String section(HostileCase each) {
        StringBuilder section = new StringBuilder("\n### " + each.title() + "\n\n" + each.advice() + "\n");
        for (Path file : each.committed()) {
            section.append("\n`%s`\n\n```text\n%s\n```\n"
                    .formatted(shown(each, file), shortened(text(each.folder().resolve(file)))));
        }
        if (!each.write().isEmpty()) {
            section.append("\n```yaml\n").append(shortened(recipe(each))).append("\n```\n");
        }
        return section.append("\n```text\n")
                .append(cut(text(each.expected())))
                .append("\n```\n")
                .toString();
    }

    private static String shown(HostileCase each, Path file) {
        return file.startsWith("workspace")
                ? Path.of("workspace").relativize(file).toString()
                : "clients/" + each.client() + "/" + file;
    }

    private static String recipe(HostileCase each) {
        String yaml = text(each.folder().resolve("case.yml"));
        String from = yaml.substring(yaml.indexOf("\nwrite:\n") + 1);
        int then = from.indexOf("\nthen:");
        return then < 0 ? from : from.substring(0, then);
    }

    private static String shortened(String text) {
        List<String> lines = text.strip().lines().toList();
        String kept = lines.stream()
                .limit(LINES)
                .map(Cells::printable)
                .map(line -> Cells.cut(line, WIDTH))
                .collect(Collectors.joining("\n"));
        return lines.size() > LINES ? kept + "\n..." : kept;
    }

    /** What is said is shown whole, but for names and cells that are long on purpose. */
    private static String cut(String text) {
        return text.strip()
                .lines()
                .map(line -> line.length() <= 600 ? line : line.substring(0, 600) + Cells.CUT)
                .collect(Collectors.joining("\n"));
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
