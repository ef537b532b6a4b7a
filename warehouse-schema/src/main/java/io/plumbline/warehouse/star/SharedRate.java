package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What currencies are worth, as the workspace's `rates/` folder says for all clients: a pair of currencies on a day. */
@Table(
        name = "shared_rate",
        grain = "A pair of currencies on a day",
        about = "What currencies are worth, as the workspace's `rates/` folder says for all clients",
        order = {"to_currency", "quoted_on"})
public record SharedRate(
        @About("ISO currency that is priced") @Key String fromCurrency,
        @About("ISO currency that it is priced in") @Key String toCurrency,

        @About("day, or any day of the month that it is for") @Key
        LocalDate quotedOn,

        @About("spot for a day; the others for a month") @OneOf({"spot", "average", "closing", "historical"}) @Key
        String kind,

        @About("units of to_currency for one unit of from_currency") @Decimal(precision = 20, scale = 12)
        BigDecimal rate,

        @About("who published it") @Nullable String source,
        @About("path of the file below rates/") String file,
        @About("row in that file") long fileRow) {}
