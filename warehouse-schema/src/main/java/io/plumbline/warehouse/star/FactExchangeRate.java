package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What currencies are worth, as a client's own files say: a pair of currencies on a day. */
@Table(
        name = "fact_exchange_rate",
        grain = "A pair of currencies on a day",
        about = "What currencies are worth, as a client's own files say",
        order = {"client_id", "to_currency", "quoted_on"})
public record FactExchangeRate(
        @About("client") @References(DimClient.class) String clientId,
        @About("ISO currency that is priced") String fromCurrency,
        @About("ISO currency that it is priced in") String toCurrency,

        @About("day, or any day of the month that it is for")
        LocalDate quotedOn,

        @About("spot for a day; the others for a month") @OneOf({"spot", "average", "closing", "historical"})
        String kind,

        @About("units of to_currency for one unit of from_currency") @Decimal(precision = 20, scale = 12)
        BigDecimal rate,

        @About("who published it") @Nullable String source,
        @About("file") @References(DimSourceFile.class) long sourceFileKey,
        @About("row in that file") long sourceRow) {}
