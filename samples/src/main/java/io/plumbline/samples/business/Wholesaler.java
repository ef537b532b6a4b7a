package io.plumbline.samples.business;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.books.Bookkeeper;
import io.plumbline.samples.books.Chart;
import io.plumbline.samples.books.Party;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A British wholesaler of boat supplies: invoices by the dozen, goods from a few makers, busy in spring. */
final class Wholesaler {
    private static final TaxRule TAX = new TaxRule(2000, true, 3);
    private static final int STOCK = 62_000;
    private static final int COST_PERCENT = 62;
    private static final int SHOCK_PERCENT = 12;
    private static final List<Account> RANGES =
            List.of(Chart.RIGGING, Chart.RIGGING, Chart.PAINT, Chart.PAINT, Chart.SAFETY);
    private static final List<String> HEADS =
            List.of("Solent", "Medway", "Tamar", "Mersey", "Clyde", "Forth", "Humber", "Severn", "Orwell", "Dart");
    private static final List<String> TAILS =
            List.of("Marine", "Boatyard", "Chandlers", "Sailing School", "Yacht Services", "Fisheries");

    private final Firm firm;
    private final Occasions occasions;
    private final Bookkeeper books;
    private final Invoices invoices;
    private final Overheads overheads;
    private final Stock stock;
    private final Season season;

    Wholesaler(Firm firm) {
        this.firm = firm;
        this.occasions = new Occasions(firm);
        this.books = new Bookkeeper(firm.firstDay(), firm.lastDay());
        Bills bills = new Bills(firm, books, TAX, Wording.ENGLISH);
        this.invoices = new Invoices(firm, books, TAX, Wording.ENGLISH, 30);
        this.overheads =
                new Overheads(firm, books, bills, occasions, TAX, Wording.ENGLISH, new Overheads.Labour(20, 12, false));
        this.stock = new Stock(firm, books, bills, occasions, Chart.GOODS, SHOCK_PERCENT, firm.money(STOCK))
                .supplier(Chart.GOODS, new Party("S001", "Northern Rope Works"));
        this.season = new Season(
                List.of(0.7, 0.85, 1.15, 1.35, 1.35, 1.2, 1.05, 0.95, 0.95, 0.85, 0.8, 0.75),
                Season.EVEN_WEEK,
                0.04,
                firm.firstDay());
    }

    Business live() {
        settle();
        overheads.open(118_000, STOCK, 54_000, 40_000);
        for (LocalDate day = firm.firstDay(); !day.isAfter(firm.lastDay()); day = day.plusDays(1)) {
            books.turnTo(day);
            sell(day);
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
                .loan(60_000, 84, 590)
                .crew("", 11_200, firm.firstDay())
                .cost(Chart.RENT, new Party("S010", "Quayside Estates"), "Warehouse rent", "", 3_250, 1)
                .cost(Chart.UTILITIES, new Party("S011", "Coastal Energy"), "Energy", "", 780, 12)
                .cost(Chart.TELEPHONE, new Party("S012", "Channel Telecom"), "Telephone", "", 190, 6)
                .cost(Chart.INSURANCE, new Party("S013", "Anchor Mutual"), "Insurance", "", 520, 3)
                .cost(Chart.FREIGHT, new Party("S014", "Estuary Haulage"), "Freight", "", 2_300, 17)
                .cost(Chart.OFFICE, new Party("S015", "Deskside Software"), "Software", "", 340, 9)
                .cost(Chart.FEES, new Party("S016", "Osborne & Hale LLP"), "Accountancy", "", 610, 20)
                .cost(Chart.VEHICLES, new Party("S017", "Fleetway Leasing"), "Van leases", "", 940, 23)
                .cost(Chart.BANK_FEES, new Party("S018", "Bank"), "Bank charges", "", 85, 27);
    }

    /** Some three invoices a working day. */
    private void sell(LocalDate day) {
        Chance chance = firm.chance("sales", day);
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        int tries = (int) Math.max(1, Math.round(4 * firm.volume()));
        for (int i = 0; i < tries && !weekend; i++) {
            if (chance.happens(Math.min(0.98, 0.68 * season.month(day)))) {
                Party customer =
                        Names.company(firm, "C", HEADS, TAILS, (int) (45 * chance.uniform() * chance.uniform()));
                long net = chance.around(firm.money(1_480) * 4.0 / tries, 0.5);
                invoices.send(customer, "Goods", chance.pick(RANGES), "", net);
                stock.use(Chart.GOODS, net * COST_PERCENT);
            }
        }
    }

    private List<Planted> planted() {
        List<Planted> planted = new ArrayList<>(overheads.planted());
        occasions
                .span(Fact.SUPPLIER_SHOCK)
                .ifPresent(span -> planted.add(new Planted(
                        firm.id(),
                        Fact.SUPPLIER_SHOCK,
                        new TreeMap<>(Map.of("account", Chart.GOODS.name(), "supplier", "Northern Rope Works")),
                        span.from(),
                        span.to(),
                        Bakery.percent(SHOCK_PERCENT),
                        "ratio",
                        "Goods cost more; selling prices stay")));
        return planted;
    }
}
