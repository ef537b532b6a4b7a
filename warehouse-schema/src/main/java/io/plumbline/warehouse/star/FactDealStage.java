package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** History of the pipeline: a deal's stay in a stage, as successive dumps show it. */
@Table(
        name = "fact_deal_stage",
        grain = "A deal's stay in a stage, as successive dumps show it",
        about = "History of the pipeline",
        order = {"client_id", "deal_key", "entered_on"})
public record FactDealStage(
        @About("the deal") @Key long dealKey,
        @About("client") @References(DimClient.class) String clientId,
        @About("stage") @Key String stage,

        @About("day of the first dump that shows the deal in the stage") @Key
        LocalDate enteredOn,

        @About("day of the first dump that shows it elsewhere or gone") @Nullable
        LocalDate leftOn,

        @About("length of the stay, empty while it lasts") @Nullable
        Integer days,

        @About("value when it entered") @Nullable BigDecimal amount,

        @About("outcome that the stage stands for") @OneOf({"open", "won", "lost"})
        String outcome,

        @About("dump that first showed it") @References(DimSourceFile.class)
        long sourceFileKey,

        @About("row in that dump") long sourceRow) {}
