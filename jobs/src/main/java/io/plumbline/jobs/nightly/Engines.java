package io.plumbline.jobs.nightly;

import io.plumbline.jobs.nightly.RunFolder.Built;
import io.plumbline.warehouse.star.CheckResult;
import java.util.List;

/** Who builds and who checks: a place to keep Spark warm from night to night. */
record Engines(Star star, Checks checks) {
    /** Spark, started for the step and stopped after it. Lambdas load no class before they are called. */
    static final Engines OWN = new Engines(
            (night, changes) -> StarBuilding.build(night, changes), (night, changes) -> Checking.check(night, changes));

    /** Builds the shards that changed. */
    @FunctionalInterface
    interface Star {
        Built build(Night night, Changes changes) throws Exception;
    }

    /** Checks the clients that were rebuilt. */
    @FunctionalInterface
    interface Checks {
        List<CheckResult> check(Night night, Changes changes);
    }
}
