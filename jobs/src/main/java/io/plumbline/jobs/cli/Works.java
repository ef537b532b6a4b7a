package io.plumbline.jobs.cli;

import io.plumbline.jobs.nightly.Explanation;
import io.plumbline.jobs.nightly.Progress;
import io.plumbline.jobs.nightly.RunHistory;
import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.workspace.Workspace;
import io.plumbline.samples.Plan;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What commands set in motion: the job, extraction and the generator. Nothing of them is loaded before it is needed. */
interface Works {
    /** The nightly job; without {@code only} for all clients. */
    RunReport run(Workspace workspace, Set<String> only, Optional<Instant> asOf, Progress progress);

    /** The nightly job whenever it is due, until a signal ends it. */
    void schedule(Workspace workspace, boolean atOnce);

    /** When the next run is due, and what of the last one did not reach anybody; a sentence each. */
    List<String> standing(Workspace workspace);

    /** Fetches what is published in the object store of the warehouse; or says who holds the working copy meanwhile. */
    Optional<String> receive(Workspace workspace);

    /** What {@link #run} would do, and why. */
    Explanation explain(Workspace workspace, Set<String> only, Optional<Instant> asOf);

    /** Whether {@link #run} for all clients would go on with this run, if it broke. */
    boolean wouldResume(Workspace workspace, RunHistory.Run run);

    /** The runs there were, newest first. */
    List<RunHistory.Run> history(Workspace workspace, int most);

    /** Files that {@code run} would have to refuse, one sentence each. */
    List<String> exportProblems(Workspace workspace);

    /** Writes a workspace of invented businesses. */
    void generate(Path folder, Plan plan);

    Formats formats(Optional<Workspace> workspace);

    /** What can be read, and what a file is. */
    interface Formats {
        void list(PrintStream out);

        /** The mapping of a format, as it stands in its file. */
        void show(String name, PrintStream out);

        /** Which format a file is, why, its conventions, first rows and rejects; false when no format reads it. */
        boolean detect(Path file, Optional<String> client, PrintStream out);

        /** Writes a draft mapping for an unknown file and gives its path. */
        Path draft(Path file, Optional<String> name);
    }
}
