package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import org.jspecify.annotations.Nullable;

/** What was reconciled, and with what result: a check of a client. */
@Table(
        name = "check_result",
        grain = "A check of a client",
        about = "What was reconciled, and with what result",
        order = {"client_id", "check_name"})
public record CheckResult(
        @About("client") @References(DimClient.class) String clientId,
        @About("check") @Key String checkName,

        @About("whether a failure stops the publish of the client") @OneOf({"error", "warning"})
        String severity,

        @About("result") @OneOf({"passed", "failed", "skipped"})
        String status,

        @About("what was compared, with the figures") String compared,
        @About("rows that break the rule") long failures,
        @About("some of them") @Nullable String sample) {}
