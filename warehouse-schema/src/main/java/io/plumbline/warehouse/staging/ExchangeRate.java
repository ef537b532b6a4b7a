package io.plumbline.warehouse.staging;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.Feed;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What currencies are worth: a pair of currencies on a day. */
@Table(name = "exchange_rate", grain = "A pair of currencies on a day", about = "What currencies are worth")
@Staged(
        subject = "ledger",
        relation = Relation.UPSERT,
        by = {"from_currency", "to_currency", "quoted_on", "kind"},
        feed = Feed.CLIENT,
        rule = "rate > 0 and from_currency <> to_currency and length(from_currency) = 3 and length(to_currency) = 3",
        ruleInWords = "two different ISO currencies and a rate above nought")
public record ExchangeRate(
        @About("ISO currency that is priced, the base of the quotation: EUR in the ECB's files")
        String fromCurrency,

        @About("ISO currency that it is priced in") String toCurrency,

        @About("day; of an average, a closing or a historical rate any day of the month that it is for")
        LocalDate quotedOn,

        @About("spot: published for the day; average, closing, historical: stated for the whole month")
        @OneOf({"spot", "average", "closing", "historical"})
        String kind,

        @About("units of to_currency for one unit of from_currency") @Decimal(precision = 20, scale = 12)
        BigDecimal rate,

        @About("who published it") @Nullable String source) {}
