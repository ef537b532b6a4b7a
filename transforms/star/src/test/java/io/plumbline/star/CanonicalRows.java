package io.plumbline.star;

import io.plumbline.warehouse.staging.Account;
import io.plumbline.warehouse.staging.AdSpend;
import io.plumbline.warehouse.staging.BankLine;
import io.plumbline.warehouse.staging.Deal;
import io.plumbline.warehouse.staging.ExchangeRate;
import io.plumbline.warehouse.staging.Headcount;
import io.plumbline.warehouse.staging.InventoryLevel;
import io.plumbline.warehouse.staging.LedgerLine;
import io.plumbline.warehouse.staging.Location;
import io.plumbline.warehouse.staging.OpenItem;
import io.plumbline.warehouse.staging.OrderLine;
import io.plumbline.warehouse.staging.Party;
import io.plumbline.warehouse.staging.PlanLine;
import io.plumbline.warehouse.staging.Product;
import io.plumbline.warehouse.staging.StatedBalance;
import io.plumbline.warehouse.staging.SurveyAnswer;
import io.plumbline.warehouse.staging.WebSession;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Canonical rows with the columns that tests care about. */
final class CanonicalRows {
    private CanonicalRows() {}

    static LedgerLine line(String entry, String day, String account, String amount) {
        return line(entry, day, account, amount, null, null);
    }

    static LedgerLine line(
            String entry,
            String day,
            String account,
            String amount,
            @Nullable String party,
            @Nullable String location) {
        return new LedgerLine(
                entry,
                null,
                null,
                LocalDate.parse(day),
                account,
                null,
                null,
                null,
                party,
                null,
                null,
                null,
                null,
                null,
                null,
                location,
                new BigDecimal(amount),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static LedgerLine line(String entry, String day, String account, String amount, String kind) {
        return new LedgerLine(
                entry,
                kind,
                null,
                LocalDate.parse(day),
                account,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new BigDecimal(amount),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static LedgerLine named(String day, String account, String name, @Nullable String type, String amount) {
        return new LedgerLine(
                null,
                null,
                null,
                LocalDate.parse(day),
                account,
                name,
                type,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new BigDecimal(amount),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static Account account(
            String code, String name, @Nullable String type, @Nullable String detail, @Nullable String parent) {
        return new Account(code, name, type, detail, parent, null, null, true);
    }

    static Party party(String code, String name, @Nullable String role, @Nullable String taxId, @Nullable String city) {
        return new Party(code, name, role, null, null, taxId, null, null, null, city, null, null, null);
    }

    static Deal deal(String id, String stage, @Nullable String customer, @Nullable String product, String amount) {
        return new Deal(
                id,
                null,
                null,
                stage,
                null,
                new BigDecimal(amount),
                null,
                null,
                null,
                customer,
                product,
                null,
                "Paid search",
                "Spring",
                LocalDate.of(2025, 1, 5),
                null,
                null);
    }

    static OrderLine order(
            String order, @Nullable Integer line, String day, @Nullable String product, String quantity, String net) {
        return order(order, line, day, product, quantity, net, null, null);
    }

    static OrderLine order(
            String order,
            @Nullable Integer line,
            String day,
            @Nullable String product,
            String quantity,
            String net,
            @Nullable String customer,
            @Nullable String shop) {
        return new OrderLine(
                order,
                line,
                LocalDate.parse(day),
                LocalDate.parse(day).atTime(9, 30),
                null,
                null,
                "shop",
                shop,
                product,
                null,
                null,
                new BigDecimal(quantity),
                null,
                null,
                new BigDecimal(net),
                null,
                null,
                null,
                customer,
                null,
                null,
                null);
    }

    static Product product(String code, @Nullable String name, @Nullable String price) {
        return new Product(code, name, "bread", price == null ? null : new BigDecimal(price), null, null);
    }

    static Location location(String code, String name) {
        return new Location(code, name, "store", null, null);
    }

    static PlanLine planned(String plan, @Nullable String account, String month, String amount) {
        return new PlanLine(plan, null, account, null, null, null, LocalDate.parse(month), new BigDecimal(amount));
    }

    static WebSession visit(
            @Nullable String id, @Nullable String day, @Nullable String source, @Nullable String medium) {
        return new WebSession(
                id,
                day == null ? null : LocalDate.parse(day),
                Instant.parse("2025-01-05T10:00:00Z"),
                "u1",
                null,
                null,
                source,
                medium,
                "(not set)",
                null,
                null,
                "/",
                1,
                null,
                null,
                null,
                3,
                null,
                null,
                null);
    }

    static AdSpend spend(String day, String campaign, String cost) {
        return new AdSpend(LocalDate.parse(day), "Google Ads", campaign, new BigDecimal(cost), null, 100L, 10L, null);
    }

    static OpenItem invoice(String id, String customer, String amount, String open) {
        return new OpenItem(
                id,
                "receivable",
                null,
                customer,
                null,
                LocalDate.of(2025, 3, 1),
                null,
                new BigDecimal(amount),
                new BigDecimal(open),
                null);
    }

    /** What a trial balance says that an account closes with. */
    static StatedBalance stated(String report, String day, String account, String amount) {
        return new StatedBalance(
                report,
                "trial balance",
                account,
                null,
                null,
                LocalDate.parse(day),
                "closing",
                new BigDecimal(amount),
                null,
                null,
                null,
                null);
    }

    /** A line of a bank statement. */
    static BankLine banked(String id, String day, String amount) {
        return new BankLine(id, "0042", LocalDate.parse(day), new BigDecimal(amount), null, "Mill", null, null, null);
    }

    static InventoryLevel count(String day, String product, String quantity) {
        return new InventoryLevel(
                LocalDate.parse(day), product, null, new BigDecimal(quantity), new BigDecimal("2.5"), null);
    }

    static Headcount people(String day, String team, String number) {
        return new Headcount(LocalDate.parse(day), team, null, new BigDecimal(number), null);
    }

    /** What one euro costs in dollars. */
    static ExchangeRate dollars(String day, String rate) {
        return new ExchangeRate("EUR", "USD", LocalDate.parse(day), "spot", new BigDecimal(rate), null);
    }

    static SurveyAnswer answer(String day, String score) {
        return new SurveyAnswer("pulse", "How was your week?", LocalDate.parse(day), null, new BigDecimal(score), null);
    }
}
