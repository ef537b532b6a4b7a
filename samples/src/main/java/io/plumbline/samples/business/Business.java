package io.plumbline.samples.business;

import io.plumbline.samples.books.Books;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A business with all that its programs know of it.
 *
 * @param keyed the books with mistakes that were deleted later: what earlier exports showed
 * @param orders tills and online shop, when it keeps order lines
 */
public record Business(
        Firm firm,
        Books keyed,
        List<Orders> orders,
        List<Deal> deals,
        Optional<WebSite> webSite,
        List<Planted> planted) {

    public Business {
        orders = List.copyOf(orders);
        deals = List.copyOf(deals);
        planted = List.copyOf(planted);
    }

    /** The business of that firm, lived from its first to its last day. */
    public static Business of(Firm firm) {
        return switch (firm.trade()) {
            case BAKERY -> new Bakery(firm).live();
            case AGENCY -> new Agency(firm).live();
            case WHOLESALER -> new Wholesaler(firm).live();
            case OUTFITTER -> new Outfitter(firm).live();
        };
    }

    /** The books as they are on the last day. */
    public Books books() {
        return keyed.asKnownOn(firm.lastDay());
    }

    /** All order lines of a day, shop by shop. */
    public List<OrderLine> orders(LocalDate day) {
        return orders.stream().flatMap(place -> place.on(day).stream()).toList();
    }
}
