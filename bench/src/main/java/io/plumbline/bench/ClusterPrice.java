package io.plumbline.bench;

import io.plumbline.bench.Plumbline.Ran;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same night on a standalone cluster of one worker and of two, two cores each. On a machine with fewer cores than
 * workers have, that shows what scheduling costs, not what a second worker gains.
 */
final class ClusterPrice {
    private static final String SCRIPT = "jobs/src/main/launch/cluster";
    private static final Pattern MASTER = Pattern.compile("spark://\\S+");
    private static final int CLIENTS = 200;

    private final Plumbline plumbline;
    private final Path folder;
    private final long lines;

    ClusterPrice(Plumbline plumbline, Path folder, long lines) {
        this.plumbline = plumbline;
        this.folder = folder;
        this.lines = lines;
    }

    private record Night(double starSeconds, String rows) {}

    Price ofASecondWorker() {
        Night one = night(1);
        Night two = night(2);
        boolean same = one.rows().equals(two.rows());
        return new Price(
                "star of %,d lines, two workers of two cores".formatted(lines),
                "one worker of two cores",
                "identical result",
                "%s; %.2f times (%.1f s to %.1f s)"
                        .formatted(
                                same ? "identical" : "DIFFERENT",
                                two.starSeconds() / one.starSeconds(),
                                two.starSeconds(),
                                one.starSeconds()),
                same);
    }

    private Night night(int workers) {
        Path workspace = Books.workspace(folder.resolve("workers-" + workers), CLIENTS, lines);
        String dir = folder.resolve("cluster-" + workers).toString();
        Ran started = plumbline.script(
                SCRIPT, List.of("start", "--workers", String.valueOf(workers), "--port", "0", "--dir", dir));
        try {
            Matcher master = MASTER.matcher(started.output());
            if (!master.find()) {
                throw new IllegalStateException("The cluster tells no master: " + started.output());
            }
            Books.onMaster(workspace, master.group());
            Ran ran = plumbline.run(List.of("run", "-w", workspace.toString()));
            return new Night(ran.step("star"), rows(workspace));
        } finally {
            plumbline.script(SCRIPT, List.of("stop", "--dir", dir));
        }
    }

    /** Of every row of the ledger a hash, whatever their order; the keys in them depend on contents alone. */
    private static String rows(Path workspace) {
        try (Duck duck = Duck.readOnly(workspace.resolve("warehouse/current.duckdb"))) {
            return duck.row(
                    "select count(*), sum(hash(line)), (select sum(hash(month)) from fact_account_month as month)"
                            + " from fact_ledger_line as line");
        }
    }
}
