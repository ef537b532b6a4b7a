package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.MissingParameterException;

/** What the documents tell the reader to type is understood, and their links lead somewhere. */
class DocumentsTest {
    private static final Path ROOT = Path.of(System.getProperty("plumbline.root", ".."));
    private static final Pattern COMMAND = Pattern.compile("(?m)^(?:\\$ )?(?:\\.{1,2}/)?plumbline( [^\\n]*)?$");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```$");
    private static final Pattern SPAN = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "DECISIONS.md",
                "jobs/CLUSTER.md",
                "jobs/ERRORS.md",
                "jobs/FORMATS.md",
                "jobs/SETTINGS.md",
                "jobs/src/main/deploy/README.md"
            })
    void commandsAreUnderstood(String document) {
        String text = text(ROOT.resolve(document));
        List<List<String>> commands = commands(text);
        assertThat(commands)
                .allSatisfy(words -> assertThatCode(() -> understand(words))
                        .as(String.join(" ", words))
                        .doesNotThrowAnyException());
        if (document.equals("README.md")) {
            assertThat(commands)
                    .extracting(words -> words.get(0))
                    .contains("demo", "init", "run", "check", "sql", "formats", "status", "generate");
            assertThat(text).contains("./mvnw verify");
        }
    }

    /** A command that is only named may lack its parameters. */
    private static void understand(List<String> words) {
        Screen screen = Screen.ofThisProcess();
        try {
            Plumbline.on(screen, new WorksHere(screen)).parseArgs(words.toArray(String[]::new));
        } catch (MissingParameterException named) {
            assertThat(words).hasSizeLessThanOrEqualTo(2);
        }
    }

    /** Commands at the beginning of a line of a code block, and those in running text. */
    private static List<List<String>> commands(String text) {
        List<List<String>> commands = new ArrayList<>();
        FENCE.matcher(text)
                .results()
                .forEach(fence ->
                        COMMAND.matcher(fence.group(1)).results().forEach(line -> add(line.group(1), commands)));
        SPAN.matcher(FENCE.matcher(text).replaceAll("")).results().forEach(span -> {
            Matcher command = COMMAND.matcher(span.group(1));
            if (command.matches()) {
                add(command.group(1), commands);
            }
        });
        return commands;
    }

    /** Words up to a comment: three blanks, or what the shell does with the output. */
    private static void add(@Nullable String line, List<List<String>> commands) {
        if (line == null || line.contains("COMMAND")) {
            return;
        }
        String typed = line.split(" {3,}| #| > | \\| | && ", 2)[0];
        commands.add(WORD.matcher(typed)
                .results()
                .map(word -> Stream.of(1, 2, 3)
                        .map(word::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow())
                .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "DECISIONS.md",
                "jobs/CLUSTER.md",
                "jobs/ERRORS.md",
                "jobs/FORMATS.md",
                "jobs/SETTINGS.md",
                "jobs/src/main/deploy/README.md",
                "warehouse-schema/SCHEMA.md"
            })
    void linksLeadSomewhere(String document) {
        Path page = ROOT.resolve(document);
        List<String> links = LINK.matcher(FENCE.matcher(text(page)).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(links).filteredOn(link -> !link.startsWith("http")).allSatisfy(link -> {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
            assertThat(target).as(link).exists();
            if (parts.length > 1) {
                assertThat(anchors(text(target))).as(link).contains(parts[1]);
            }
        });
    }

    /** The name that GitHub gives a heading. */
    private static List<String> anchors(String text) {
        return HEADING.matcher(FENCE.matcher(text).replaceAll(""))
                .results()
                .map(heading -> heading.group(1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
