package io.plumbline.samples.business;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.books.Bookkeeper;
import io.plumbline.samples.books.Chart;
import io.plumbline.samples.books.Kind;
import io.plumbline.samples.books.Party;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A bakery that grows from one shop to several, caters for offices and weddings, and sends parcels. */
final class Bakery {
    /** The croissant that has to be taken back when there is a wave of refunds. */
    static final String RECALLED = "P03";

    static final int RETURNED_PERCENT = 30;
    private static final int STOCK = 14_000;
    private static final int PRICE_RISE_PERCENT = 8;
    private static final int FLOUR_SHOCK_PERCENT = 35;
    private static final TaxRule TAX = new TaxRule(725, false, 1);

    private static final List<Product> COUNTER = List.of(
            bread("B01", "Country loaf", 650, 45),
            bread("B02", "Sourdough", 725, 55),
            bread("B03", "Baguette", 325, 60),
            bread("B04", "Rye", 695, 15),
            pastry("P01", "Croissant", 375, 60),
            pastry("P02", "Pain au chocolat", 425, 35),
            pastry(RECALLED, "Almond croissant", 495, 18),
            pastry("P04", "Cinnamon roll", 450, 25),
            pastry("P05", "Brownie", 395, 20),
            drink("D01", "Filter coffee", 325, 60),
            drink("D02", "Cappuccino", 450, 45),
            drink("D03", "Tea", 295, 15));
    private static final List<Product> PARCELS = List.of(
            parcel("G01", "Gift box small", 2900),
            parcel("G02", "Gift box large", 5900),
            parcel("G03", "Brownie tin", 3450),
            parcel("G04", "Sourdough starter kit", 2450),
            parcel("G05", "Panettone", 3900));

    private final Firm firm;
    private final Occasions occasions;
    private final Bookkeeper books;
    private final Bills bills;
    private final Overheads overheads;
    private final Stock stock;
    private final Takings takings;
    private final Invoices invoices;
    private final List<Till.Shop> shops;
    private final Season season;
    private final List<Planted> planted = new ArrayList<>();

    Bakery(Firm firm) {
        this.firm = firm;
        this.occasions = new Occasions(firm);
        this.books = new Bookkeeper(firm.firstDay(), firm.lastDay());
        this.bills = new Bills(firm, books, TAX, Wording.ENGLISH);
        this.overheads =
                new Overheads(firm, books, bills, occasions, TAX, Wording.ENGLISH, new Overheads.Labour(21, 9, true));
        this.stock = new Stock(firm, books, bills, occasions, Chart.FLOUR, FLOUR_SHOCK_PERCENT, firm.money(STOCK))
                .supplier(Chart.FLOUR, new Party("V01", "Mill Creek Flour Co."))
                .supplier(Chart.DAIRY, new Party("V02", "Green Pastures Dairy"))
                .supplier(Chart.COFFEE, new Party("V03", "Lantern Coffee Roasters"))
                .supplier(Chart.PACKAGING, new Party("V04", "Kraft & Carton Supply"));
        this.takings = new Takings(firm, books, new Party("V05", "Squareway Payments"));
        this.invoices = new Invoices(firm, books, TAX, Wording.ENGLISH, 30);
        this.shops = shops();
        this.season = new Season(
                List.of(0.9, 0.95, 0.98, 1.02, 1.04, 1.0, 0.93, 0.9, 1.0, 1.04, 1.06, 1.25),
                List.of(0.82, 0.86, 0.92, 0.95, 1.08, 1.28, 1.09),
                0.06,
                firm.firstDay());
    }

    Business live() {
        Map<Till.Shop, Orders> tills = tills();
        OnlineShop online = new OnlineShop(firm, PARCELS, onlineSeason(), TAX, occasions);
        WebSite webSite = new WebSite(firm, onlineSeason(), online, occasions);
        List<Deal> deals = new Pipeline(firm, season).deals();
        settle();
        overheads.open(38_000, STOCK, 96_000, 21_000);
        for (LocalDate day = firm.firstDay(); !day.isAfter(firm.lastDay()); day = day.plusDays(1)) {
            books.turnTo(day);
            open(day);
            tills.values().forEach(till -> sell(till, COUNTER));
            sell(online, PARCELS);
            takings.payOut(day);
            cater(deals, day);
            advertise(day);
            stock.live();
            overheads.live();
        }
        List<Orders> places = new ArrayList<>(tills.values());
        places.add(online);
        return new Business(
                firm,
                books.books(firm.name(), firm.trade().currency()),
                places,
                deals,
                Optional.of(webSite),
                planted());
    }

    private List<Till.Shop> shops() {
        List<Till.Shop> shops = new ArrayList<>();
        shops.add(new Till.Shop("OLD", "Old Town", firm.firstDay(), true, 1));
        LocalDate second = YearMonth.from(firm.lastDay()).minusMonths(24).atDay(1);
        if (firm.flagship() && second.isAfter(firm.firstDay().plusMonths(1))) {
            shops.add(new Till.Shop("RIV", "Riverside", second, false, 0.85));
        }
        occasions
                .span(Fact.NEW_SHOP)
                .ifPresent(span -> shops.add(new Till.Shop("STA", "Station", span.from(), false, 0.75)));
        return shops;
    }

    private Map<Till.Shop, Orders> tills() {
        Prices prices = new Prices(occasions, Chart.BREAD, PRICE_RISE_PERCENT);
        Map<Till.Shop, Orders> tills = new LinkedHashMap<>();
        shops.forEach(shop -> tills.put(shop, new Till(firm, shop, COUNTER, season, prices, TAX, occasions)));
        return tills;
    }

    private Season onlineSeason() {
        return new Season(
                List.of(0.8, 1.0, 0.9, 0.95, 1.0, 0.85, 0.75, 0.75, 0.9, 1.0, 1.3, 2.1),
                List.of(1.1, 1.0, 1.0, 1.0, 1.0, 0.9, 1.0),
                0.22,
                firm.firstDay());
    }

    private void settle() {
        overheads
                .loan(48_000, 60, 675)
                .crew("Office", 9_800, firm.firstDay())
                .cost(Chart.INSURANCE, new Party("V10", "Harborlight Insurance"), "Insurance", "", 640, 3)
                .cost(Chart.FEES, new Party("V11", "Keller & Cho CPAs"), "Bookkeeping", "", 850, 8)
                .cost(Chart.OFFICE, new Party("V12", "Cloud subscriptions"), "Software", "", 390, 9)
                .cost(Chart.TELEPHONE, new Party("V13", "Tri-County Telecom"), "Telephone", "", 210, 11)
                .cost(Chart.MARKETING, new Party("V14", "Brightside Media"), "Advertising", "", 900, 16)
                .cost(Chart.VEHICLES, new Party("V15", "Citywide Couriers"), "Deliveries", "Online", 1_150, 18)
                .cost(Chart.LICENCES, new Party("V16", "County Clerk"), "Licenses", "", 120, 22);
        shops.forEach(this::settle);
    }

    private void settle(Till.Shop shop) {
        overheads
                .crew(shop.name(), 21_500 * shop.share(), shop.openedOn())
                .cost(Chart.RENT, landlord(shop), "Rent", shop.name(), 5_200 * shop.share(), 1, shop.openedOn())
                .cost(
                        Chart.UTILITIES,
                        new Party("V21", "Valley Power & Gas"),
                        "Energy",
                        shop.name(),
                        1_700 * shop.share(),
                        12,
                        shop.openedOn())
                .cost(
                        Chart.REPAIRS,
                        new Party("V22", "Ovenworks Service"),
                        "Oven service",
                        shop.name(),
                        480 * shop.share(),
                        19,
                        shop.openedOn());
    }

    private static Party landlord(Till.Shop shop) {
        return new Party("V3" + shop.code().charAt(0), shop.name() + " Properties");
    }

    /** A new shop is fitted out with borrowed money; it gets into the truth when it is more than the first. */
    private void open(LocalDate day) {
        for (Till.Shop shop : shops) {
            if (!shop.established() && shop.openedOn().equals(day)) {
                overheads.borrow(new Party("V40", "First Valley Bank"), 50_000, 72, 720);
                long fitOut = firm.money(58_000);
                books.entry(Kind.EXPENSE, new Party("V41", "Shopfit Builders"), "Fit-out " + shop.name())
                        .debit(Chart.EQUIPMENT, shop.name(), fitOut)
                        .credit(Chart.CHECKING, fitOut)
                        .post();
                plant(
                        Fact.NEW_SHOP,
                        Map.of("location", shop.name()),
                        day,
                        firm.lastDay(),
                        "1",
                        "shops",
                        "A shop opens, and takes half a year to find its customers");
            }
        }
    }

    private void sell(Orders place, List<Product> products) {
        List<OrderLine> orders = place.on(books.today());
        takings.book(orders);
        stock.use(products, orders);
    }

    /** A deal that was won becomes an invoice ten days later, when the guests have eaten. */
    private void cater(List<Deal> deals, LocalDate day) {
        for (Deal deal : deals) {
            Deal.Milestone last = deal.milestones().get(deal.milestones().size() - 1);
            if (last.stage() == Deal.Stage.WON && last.on().plusDays(10).equals(day)) {
                invoices.send(deal.company(), deal.name(), Chart.CATERING, "Catering", last.amount());
                stock.use(Chart.FLOUR, last.amount() * 8);
                stock.use(Chart.DAIRY, last.amount() * 16);
                stock.use(Chart.COFFEE, last.amount() * 4);
                stock.use(Chart.PACKAGING, last.amount() * 4);
            }
        }
    }

    private void advertise(LocalDate day) {
        Optional<Occasions.Span> campaign = occasions.span(Fact.CAMPAIGN);
        if (campaign.filter(span -> span.to().equals(day)).isPresent()) {
            bills.receive(
                    new Party("V14", "Brightside Media"),
                    "Paid social campaign " + OnlineShop.COUPON,
                    Chart.MARKETING,
                    OnlineShop.NAME,
                    firm.money(3_800),
                    30);
        }
    }

    private List<Planted> planted() {
        span(
                Fact.PRICE_RISE,
                Map.of("account", Chart.BREAD.name(), "category", "Bread"),
                percent(PRICE_RISE_PERCENT),
                "Bread gets dearer; a little less is sold");
        span(
                Fact.SUPPLIER_SHOCK,
                Map.of("account", Chart.FLOUR.name(), "supplier", "Mill Creek Flour Co."),
                percent(FLOUR_SHOCK_PERCENT),
                "Flour costs more");
        span(
                Fact.CAMPAIGN,
                Map.of(
                        "account",
                        Chart.MARKETING.name(),
                        "channel",
                        WebSite.CAMPAIGN_CHANNEL,
                        "coupon",
                        OnlineShop.COUPON,
                        "location",
                        OnlineShop.NAME),
                String.valueOf(WebSite.CAMPAIGN_FACTOR - 1),
                "Paid social sessions rise by this much, online orders by 0.9; a bill for advertising follows");
        span(
                Fact.REFUND_WAVE,
                Map.of("account", Chart.REFUNDS.name(), "product", RECALLED),
                percent(RETURNED_PERCENT),
                "This share of what is sold comes back the same day, in every shop");
        planted.addAll(overheads.planted());
        return planted;
    }

    private void span(Fact fact, Map<String, String> where, String size, String says) {
        occasions.span(fact).ifPresent(span -> plant(fact, where, span.from(), span.to(), size, "ratio", says));
    }

    private void plant(
            Fact fact, Map<String, String> where, LocalDate from, LocalDate to, String size, String unit, String says) {
        planted.add(new Planted(firm.id(), fact, new TreeMap<>(where), from, to, size, unit, says));
    }

    static String percent(int percent) {
        return BigDecimal.valueOf(percent, 2).toPlainString();
    }

    private static Product bread(String code, String name, long price, double daily) {
        return product(code, name, "Bread", Chart.BREAD, price, daily, 24, 4, 0, 4);
    }

    private static Product pastry(String code, String name, long price, double daily) {
        return product(code, name, "Pastry", Chart.PASTRY, price, daily, 11, 18, 0, 4);
    }

    private static Product drink(String code, String name, long price, double daily) {
        return product(code, name, "Drinks", Chart.DRINKS, price, daily, 0, 7, 17, 6);
    }

    private static Product parcel(String code, String name, long price) {
        return product(code, name, "Parcels", Chart.ONLINE, price, 0, 10, 14, 0, 9);
    }

    private static Product product(
            String code,
            String name,
            String category,
            Account revenue,
            long price,
            double daily,
            int flour,
            int dairy,
            int coffee,
            int packaging) {
        return new Product(
                code,
                name,
                category,
                revenue,
                price,
                daily,
                List.of(
                        new Product.Share(Chart.FLOUR, flour),
                        new Product.Share(Chart.DAIRY, dairy),
                        new Product.Share(Chart.COFFEE, coffee),
                        new Product.Share(Chart.PACKAGING, packaging)));
    }
}
