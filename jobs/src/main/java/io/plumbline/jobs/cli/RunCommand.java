package io.plumbline.jobs.cli;

import io.plumbline.jobs.nightly.Explanation;
import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.workspace.Workspace;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code plumbline run}: the nightly job. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        header = "Run the nightly job: read new exports, rebuild what changed, check it, publish it.",
        descriptionHeading = "%n",
        description = {
            "Readers keep the published warehouse until the new one has passed its checks. A client that fails one is held in its last good state; the others go on.",
            "A run that was interrupted goes on where it stopped; a run with nothing new does nothing and says so."
        },
        footer = {
            "",
            "Examples:",
            "  plumbline run",
            "  plumbline run --client bakery --client garage",
            "  plumbline run --as-of 2025-06-30T22:00:00Z   the figures as they were known then, as a snapshot for `sql --snapshot`",
            "  plumbline run --explain --format csv         what would be read and rebuilt, and why; nothing is done"
        })
final class RunCommand implements Callable<Integer> {
    private final Screen screen;
    private final Works works;

    @Mixin
    final WorkspaceOption workspace = new WorkspaceOption();

    @Option(
            names = "--client",
            paramLabel = "CLIENT",
            description = "Read and rebuild this client alone; may be given several times.")
    final Set<String> only = new LinkedHashSet<>();

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = Moment.class,
            description =
                    "Build what was known at this instant, as 2025-06-30T22:00:00Z, or at the end of a day (UTC), as 2025-06-30. The published warehouse stays.")
    @Nullable
    Instant asOf;

    @Option(
            names = "--explain",
            description = "Say what would be read and rebuilt, and why, for each client and shard; do nothing.")
    boolean explain;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How --explain answers: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said otherwise.")
    Output.Format format = Output.Format.TABLE;

    RunCommand(Screen screen, Works works) {
        this.screen = screen;
        this.works = works;
    }

    @Override
    public Integer call() {
        Workspace opened = workspace.open();
        only.stream().filter(id -> !opened.problems().containsKey(id)).forEach(opened::client);
        return explain
                ? explain(works.explain(opened, only, Optional.ofNullable(asOf)))
                : new FollowedRun(screen, works).run(opened, only, Optional.ofNullable(asOf));
    }

    private int explain(Explanation explanation) {
        if (explanation.lines().isEmpty() && format == Output.Format.TABLE) {
            screen.out().println("Nothing new: a run would do nothing");
        } else {
            format.output(screen).write(new ExplanationRows(explanation), screen.out());
        }
        return Plumbline.DONE;
    }

    /** How a run's end is told to the shell. */
    static int exitCode(RunReport.Outcome outcome) {
        return switch (outcome) {
            case PUBLISHED, NOTHING_NEW -> Plumbline.DONE;
            case HELD -> Plumbline.CHECK_FAILED;
            case FAILED -> Plumbline.BUG;
            case ALREADY_RUNNING -> Plumbline.MISTAKE;
            case STOPPED -> Plumbline.INTERRUPTED;
        };
    }

    /** An instant, or the last one of a day. */
    static final class Moment implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return text.contains("T")
                        ? Instant.parse(text)
                        : LocalDate.parse(text)
                                .plusDays(1)
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC)
                                .minusNanos(1000);
            } catch (DateTimeException unreadable) {
                throw new TypeConversionException(
                        "'%s' is no instant such as 2025-06-30T22:00:00Z and no day such as 2025-06-30"
                                .formatted(text));
            }
        }
    }
}
