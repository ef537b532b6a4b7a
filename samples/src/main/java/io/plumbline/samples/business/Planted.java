package io.plumbline.samples.business;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A fact that was planted, and where to find it.
 *
 * @param where account, shop, product, channel ...
 * @param size relative change, or an amount in the client's currency, as the unit says
 */
public record Planted(
        String client,
        Fact fact,
        SortedMap<String, String> where,
        LocalDate from,
        LocalDate to,
        String size,
        String unit,
        String says) {

    public Planted {
        where = new TreeMap<>(where);
    }
}
