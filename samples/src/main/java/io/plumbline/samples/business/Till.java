package io.plumbline.samples.business;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tills of a shop. A receipt tells a stretch of the queue; the finer the volume, the shorter the stretch. Holders
 * of a loyalty card have receipts of their own.
 */
final class Till implements Orders {
    private static final int STRETCHES = 8;
    private static final int CARDS = 2;

    private final Firm firm;
    private final Shop shop;
    private final List<Product> products;
    private final Season season;
    private final Prices prices;
    private final TaxRule tax;
    private final Occasions occasions;
    private final Customers customers;

    Till(Firm firm, Shop shop, List<Product> products, Season season, Prices prices, TaxRule tax, Occasions occasions) {
        this.firm = firm;
        this.shop = shop;
        this.products = products;
        this.season = season;
        this.prices = prices;
        this.tax = tax;
        this.occasions = occasions;
        this.customers = new Customers(firm, "L", 0.4);
    }

    /**
     * A shop, which takes half a year to find its customers.
     *
     * @param share of an ordinary shop's trade
     */
    record Shop(String code, String name, LocalDate openedOn, boolean established, double share) {
        double pull(LocalDate day) {
            if (day.isBefore(openedOn)) {
                return 0;
            }
            double halfYears = ChronoUnit.DAYS.between(openedOn, day) / 183.0;
            return share * (established ? 1 : Math.min(1, 0.6 + 0.4 * halfYears));
        }
    }

    private record Sale(Product product, int quantity) {}

    @Override
    public List<OrderLine> on(LocalDate day) {
        if (shop.pull(day) == 0 || isHoliday(day)) {
            return List.of();
        }
        Chance chance = firm.chance("till", shop.code(), day);
        List<OrderLine> lines = new ArrayList<>();
        SortedMap<Integer, List<Sale>> receipts = receipts(day, chance);
        int count = stretches();
        receipts.forEach((number, sales) -> ring(day, number, count, sales, lines, chance));
        for (int card = 1; card <= CARDS; card++) {
            ringCard(day, count + card, lines, chance);
        }
        return lines;
    }

    private static boolean isHoliday(LocalDate day) {
        return MonthDay.from(day).equals(MonthDay.of(1, 1))
                || MonthDay.from(day).equals(MonthDay.of(12, 25));
    }

    private int stretches() {
        return (int) Math.max(1, Math.round(STRETCHES * firm.volume()));
    }

    private SortedMap<Integer, List<Sale>> receipts(LocalDate day, Chance chance) {
        SortedMap<Integer, List<Sale>> receipts = new TreeMap<>();
        int parts = (int) Math.max(1, Math.round(2 * firm.volume()));
        double pull = shop.pull(day) * season.factor(day) * firm.size();
        for (Product product : products) {
            long left = chance.around(product.daily() * pull * prices.response(product, day), 0.13);
            for (int part = 0; part < parts && left > 0; part++) {
                long quantity = part == parts - 1 ? left : Math.max(1, left / (parts - part));
                receipts.computeIfAbsent(1 + chance.below(stretches()), key -> new ArrayList<>())
                        .add(new Sale(product, (int) quantity));
                left -= quantity;
            }
        }
        return receipts;
    }

    private void ring(LocalDate day, int number, int count, List<Sale> sales, List<OrderLine> lines, Chance chance) {
        LocalDateTime at = day.atTime(7, 0).plusMinutes(660L * (number - 1) / count + chance.below(30));
        String order = order(day, number);
        int line = 0;
        for (Sale sale : sales) {
            lines.add(line(order, ++line, at, sale.product(), sale.quantity(), 0, null));
        }
        line = 0;
        for (Sale sale : sales) {
            int back = returned(sale, day, chance);
            if (back > 0) {
                lines.add(line(order + "-R", ++line, at.plusMinutes(95), sale.product(), -back, 0, null));
            }
        }
    }

    private int returned(Sale sale, LocalDate day, Chance chance) {
        if (Bakery.RECALLED.equals(sale.product().code()) && occasions.holds(Fact.REFUND_WAVE, day)) {
            return Math.max(1, sale.quantity() * Bakery.RETURNED_PERCENT / 100);
        }
        return chance.happens(0.004) ? 1 : 0;
    }

    private void ringCard(LocalDate day, int number, List<OrderLine> lines, Chance chance) {
        Customers.Customer customer = customers.any(day, chance);
        LocalDateTime at = day.atTime(8, 0).plusMinutes(chance.below(540));
        int first = chance.below(products.size());
        int items = chance.between(1, 2);
        for (int item = 0; item < items; item++) {
            Product product = products.get((first + 5 * item) % products.size());
            int quantity = chance.between(1, 3);
            long discount = Math.floorDiv(prices.of(product, day) * quantity + 5, 10L);
            lines.add(line(order(day, number), item + 1, at, product, quantity, discount, customer));
        }
    }

    private String order(LocalDate day, int number) {
        return shop.code() + "-" + day.toString().replace("-", "") + "-"
                + String.valueOf(10_000 + number).substring(1);
    }

    private OrderLine line(
            String order,
            int number,
            LocalDateTime at,
            Product product,
            int quantity,
            long discount,
            Customers.@Nullable Customer customer) {
        long price = prices.of(product, at.toLocalDate());
        long net = price * quantity - discount;
        return new OrderLine(
                order,
                number,
                at,
                shop.name(),
                "Shop",
                product.code(),
                product.name(),
                product.category(),
                quantity,
                price,
                discount,
                tax.on(net),
                net,
                customer == null ? "" : customer.code(),
                customer == null ? "" : customer.name(),
                customer == null ? "" : customer.mail(),
                customer == null ? "" : "LOYALTY10",
                product.revenue());
    }
}
