package io.plumbline.samples.business;

import java.util.Locale;

/** Something planted in a business for analyses to find. */
public enum Fact {
    NEW_SHOP,
    PRICE_RISE,
    SUPPLIER_SHOCK,
    CAMPAIGN,
    REFUND_WAVE,
    MISSING_RENT,
    DOUBLED_ACCRUAL;

    /** As {@code truth.json} has it: {@code price-rise}. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
