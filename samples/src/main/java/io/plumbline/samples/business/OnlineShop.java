package io.plumbline.samples.business;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The online shop: parcels to people with names, some of whom come back. */
final class OnlineShop implements Orders {
    static final String NAME = "Online";
    static final String COUPON = "CRUMB15";

    private final Firm firm;
    private final List<Product> products;
    private final Season season;
    private final TaxRule tax;
    private final Occasions occasions;
    private final Customers customers;

    OnlineShop(Firm firm, List<Product> products, Season season, TaxRule tax, Occasions occasions) {
        this.firm = firm;
        this.products = products;
        this.season = season;
        this.tax = tax;
        this.occasions = occasions;
        this.customers = new Customers(firm, "C", 1.1);
    }

    @Override
    public List<OrderLine> on(LocalDate day) {
        Chance chance = firm.chance("online", day);
        boolean campaign = occasions.holds(Fact.CAMPAIGN, day);
        long orders = chance.around(6 * firm.size() * season.factor(day) * (campaign ? 1.9 : 1), 0.3);
        List<OrderLine> lines = new ArrayList<>();
        for (int number = 1; number <= orders; number++) {
            order(day, number, campaign && chance.happens(0.55), lines, chance);
        }
        return lines;
    }

    private void order(LocalDate day, int number, boolean coupon, List<OrderLine> lines, Chance chance) {
        Customers.Customer customer = customers.any(day, chance);
        String order = "W" + day.toString().replace("-", "")
                + String.valueOf(1000 + number).substring(1);
        LocalDateTime at = day.atTime(6, 0).plusSeconds(chance.below(61_200));
        int items = chance.happens(0.35) ? 2 : 1;
        int first = chance.below(products.size());
        for (int item = 0; item < items; item++) {
            Product product = products.get((first + 2 * item) % products.size());
            int quantity = chance.happens(0.2) ? 2 : 1;
            lines.add(line(order, item + 1, at, product, quantity, coupon, customer));
            if (chance.happens(0.012)) {
                lines.add(line(order + "-R", item + 1, at.plusMinutes(30), product, -quantity, coupon, customer));
            }
        }
    }

    private OrderLine line(
            String order,
            int number,
            LocalDateTime at,
            Product product,
            int quantity,
            boolean coupon,
            Customers.Customer customer) {
        boolean discounted = coupon && quantity > 0;
        long gross = product.price() * quantity;
        long discount = discounted ? Math.floorDiv(gross * 15 + 50, 100L) : 0;
        long net = gross - discount;
        return new OrderLine(
                order,
                number,
                at,
                NAME,
                NAME,
                product.code(),
                product.name(),
                product.category(),
                quantity,
                product.price(),
                discount,
                tax.on(net),
                net,
                customer.code(),
                customer.name(),
                customer.mail(),
                discounted ? COUPON : "",
                product.revenue());
    }
}
