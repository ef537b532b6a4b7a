package io.plumbline.samples.business;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** When which fact holds in a business. */
final class Occasions {
    /** From the first to the last day of a fact. */
    record Span(LocalDate from, LocalDate to) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    private final Firm firm;
    private final YearMonth lastMonth;
    private final Map<Fact, Span> spans = new EnumMap<>(Fact.class);

    Occasions(Firm firm) {
        this.firm = firm;
        this.lastMonth = YearMonth.from(firm.lastDay().plusDays(1)).minusMonths(1);
        plant(Fact.NEW_SHOP, 8, 1, 0);
        plant(Fact.PRICE_RISE, 13, 1, 0);
        plant(Fact.SUPPLIER_SHOCK, 4, 1, 0);
        plant(Fact.CAMPAIGN, 5, 8, 21);
        plant(Fact.REFUND_WAVE, 3, 10, 14);
        plant(Fact.MISSING_RENT, 2, 1, 28);
        plant(Fact.DOUBLED_ACCRUAL, 1, 1, 28);
    }

    Optional<Span> span(Fact fact) {
        return Optional.ofNullable(spans.get(fact));
    }

    boolean holds(Fact fact, LocalDate day) {
        return span(fact).filter(span -> span.covers(day)).isPresent();
    }

    boolean holds(Fact fact, YearMonth month) {
        return span(fact)
                .filter(span -> YearMonth.from(span.from()).equals(month))
                .isPresent();
    }

    /** Only where at least a month of the ordinary comes before. */
    private void plant(Fact fact, int monthsAgo, int dayOfMonth, int days) {
        Chance chance = firm.chance("occasion", fact);
        boolean planted = firm.flagship() || chance.happens(0.5);
        int ago = firm.flagship() ? monthsAgo : chance.between(1, 14);
        LocalDate from = lastMonth.minusMonths(ago).atDay(dayOfMonth);
        LocalDate to = days == 0 ? firm.lastDay() : from.plusDays(days - 1L);
        if (planted && !from.isBefore(firm.firstDay().plusMonths(1)) && !to.isAfter(firm.lastDay())) {
            spans.put(fact, new Span(from, to));
        }
    }
}
