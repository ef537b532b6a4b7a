package io.plumbline.jobs.nightly;

import io.plumbline.warehouse.serve.SharedRows;
import io.plumbline.warehouse.snapshot.StagedExport;
import java.util.List;

/** What a run shows that belongs to no client: the groups that settings make of clients, and the workspace's own rates. */
public interface Shared {
    /** Of a workspace without groups and rates of its own. */
    Shared NONE = new Shared() {
        @Override
        public SharedRows groups() {
            return SharedRows.NONE;
        }

        @Override
        public List<StagedExport> readRates() {
            return List.of();
        }

        @Override
        public List<String> lookForRates() {
            return List.of();
        }
    };

    /** The groups as they are settled now. */
    SharedRows groups();

    /** Reads what was never read of the rates; gives all that lie there now, also those that cannot be read. */
    List<StagedExport> readRates();

    /** Staging folders of the rates that lie there now, leaving no trace: for who only asks what a run would do. */
    List<String> lookForRates();
}
