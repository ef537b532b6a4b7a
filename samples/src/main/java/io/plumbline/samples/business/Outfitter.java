package io.plumbline.samples.business;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.books.Bookkeeper;
import io.plumbline.samples.books.Chart;
import io.plumbline.samples.books.Party;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A US outdoor shop that keeps no order lines: its ledger has one summary a day. */
final class Outfitter {
    private static final TaxRule TAX = new TaxRule(655, false, 1);
    private static final int STOCK = 88_000;
    private static final int PRICE_RISE_PERCENT = 6;
    private static final List<Product> RANGE = List.of(
            product("F1", "Trail shoes", Chart.FOOTWEAR, 11900, 6, 55),
            product("F2", "Hiking boots", Chart.FOOTWEAR, 17900, 3, 54),
            product("A1", "Rain jacket", Chart.APPAREL, 14900, 3, 52),
            product("A2", "Wool socks", Chart.APPAREL, 1900, 14, 48),
            product("A3", "Base layer", Chart.APPAREL, 5900, 5, 50),
            product("G1", "Headlamp", Chart.GEAR, 4500, 4, 58),
            product("G2", "Day pack", Chart.GEAR, 9900, 3, 56),
            product("G3", "Water bottle", Chart.GEAR, 2800, 9, 52));

    private final Firm firm;
    private final Occasions occasions;
    private final Bookkeeper books;
    private final Overheads overheads;
    private final Stock stock;
    private final Takings takings;
    private final Till till;

    Outfitter(Firm firm) {
        this.firm = firm;
        this.occasions = new Occasions(firm);
        this.books = new Bookkeeper(firm.firstDay(), firm.lastDay());
        Bills bills = new Bills(firm, books, TAX, Wording.ENGLISH);
        this.overheads =
                new Overheads(firm, books, bills, occasions, TAX, Wording.ENGLISH, new Overheads.Labour(21, 9, true));
        this.stock = new Stock(firm, books, bills, occasions, Chart.FREIGHT, 0, firm.money(STOCK))
                .supplier(Chart.GOODS, new Party("V01", "Ridgeline Wholesale"));
        this.takings = new Takings(firm, books, new Party("V02", "Squareway Payments"));
        Season season = new Season(
                List.of(0.8, 0.75, 0.85, 0.95, 1.1, 1.15, 1.1, 1.05, 0.95, 0.9, 1.1, 1.55),
                List.of(0.8, 0.8, 0.85, 0.9, 1.1, 1.45, 1.1),
                0.03,
                firm.firstDay());
        Prices prices = new Prices(occasions, Chart.FOOTWEAR, PRICE_RISE_PERCENT);
        Till.Shop shop = new Till.Shop("MAIN", "Main Street", firm.firstDay(), true, 1);
        this.till = new Till(firm, shop, RANGE, season, prices, TAX, occasions);
    }

    Business live() {
        settle();
        overheads.open(52_000, STOCK, 47_000, 30_000);
        for (LocalDate day = firm.firstDay(); !day.isAfter(firm.lastDay()); day = day.plusDays(1)) {
            books.turnTo(day);
            List<OrderLine> orders = till.on(day);
            takings.book(orders);
            stock.use(RANGE, orders);
            takings.payOut(day);
            stock.live();
            overheads.live();
        }
        return new Business(
                firm,
                books.books(firm.name(), firm.trade().currency()),
                List.of(),
                List.of(),
                Optional.empty(),
                planted());
    }

    private void settle() {
        overheads
                .loan(75_000, 84, 640)
                .crew("Main Street", 22_000, firm.firstDay())
                .cost(Chart.RENT, new Party("V10", "Main Street Holdings"), "Rent", "Main Street", 5_400, 1)
                .cost(Chart.UTILITIES, new Party("V11", "Front Range Power"), "Energy", "Main Street", 690, 12)
                .cost(Chart.TELEPHONE, new Party("V12", "Mesa Telecom"), "Telephone", "", 180, 6)
                .cost(Chart.INSURANCE, new Party("V13", "Harborlight Insurance"), "Insurance", "", 560, 3)
                .cost(Chart.MARKETING, new Party("V14", "Trailhead Media"), "Advertising", "", 1_400, 16)
                .cost(Chart.OFFICE, new Party("V15", "Cloud subscriptions"), "Software", "", 310, 9)
                .cost(Chart.FEES, new Party("V16", "Quinn & Hale CPAs"), "Bookkeeping", "", 700, 20);
    }

    private List<Planted> planted() {
        List<Planted> planted = new ArrayList<>(overheads.planted());
        occasions
                .span(Fact.PRICE_RISE)
                .ifPresent(span -> planted.add(new Planted(
                        firm.id(),
                        Fact.PRICE_RISE,
                        new TreeMap<>(Map.of("account", Chart.FOOTWEAR.name())),
                        span.from(),
                        span.to(),
                        Bakery.percent(PRICE_RISE_PERCENT),
                        "ratio",
                        "Shoes and boots get dearer; a little less is sold")));
        return planted;
    }

    private static Product product(String code, String name, Account revenue, long price, double daily, int cost) {
        return new Product(
                code, name, revenue.leaf(), revenue, price, daily, List.of(new Product.Share(Chart.GOODS, cost)));
    }
}
