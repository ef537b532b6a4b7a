package io.plumbline.samples;

import io.plumbline.samples.books.AccountType;
import io.plumbline.samples.books.Books;
import io.plumbline.samples.business.Business;
import io.plumbline.samples.business.Deal;
import io.plumbline.samples.business.Firm;
import io.plumbline.samples.business.OrderLine;
import io.plumbline.samples.business.Planted;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is known of generated businesses: what was planted in them, and the totals that their files must give. */
public record Truth(Plan plan, List<Client> clients) {
    public Truth {
        clients = List.copyOf(clients);
    }

    /**
     * The answers for one client, as of the newest export.
     *
     * @param result revenue less all costs, over all months
     */
    public record Client(
            Firm firm,
            long entries,
            long ledgerLines,
            BigDecimal debits,
            BigDecimal revenue,
            BigDecimal result,
            BigDecimal cash,
            long orderLines,
            BigDecimal orderNet,
            long dealsWon,
            BigDecimal dealsWonAmount,
            List<Planted> planted) {

        public static Client of(Business business) {
            Books books = business.books();
            long[] orders = orders(business);
            List<Deal.Milestone> won = business.deals().stream()
                    .flatMap(deal -> deal.asOf(business.firm().lastDay()).stream())
                    .filter(state -> state.stage() == Deal.Stage.WON)
                    .toList();
            return new Client(
                    business.firm(),
                    books.entries().size(),
                    books.lines().count(),
                    money(books.entries().stream()
                            .mapToLong(entry -> entry.total())
                            .sum()),
                    money(-sum(books, AccountType.INCOME)),
                    money(-books.lines()
                            .filter(line -> !line.account().type().balanceSheet())
                            .mapToLong(line -> line.amount())
                            .sum()),
                    money(sum(books, AccountType.BANK)),
                    orders[0],
                    money(orders[1]),
                    won.size(),
                    money(won.stream().mapToLong(Deal.Milestone::amount).sum()),
                    business.planted());
        }

        private static long[] orders(Business business) {
            Firm firm = business.firm();
            return firm.firstDay()
                    .datesUntil(firm.lastDay().plusDays(1))
                    .flatMap(day -> business.orders(day).stream())
                    .mapToLong(OrderLine::net)
                    .collect(
                            () -> new long[2],
                            (sums, net) -> {
                                sums[0]++;
                                sums[1] += net;
                            },
                            (left, right) -> {
                                left[0] += right[0];
                                left[1] += right[1];
                            });
        }

        private static long sum(Books books, AccountType type) {
            return books.lines()
                    .filter(line -> line.account().type() == type)
                    .mapToLong(line -> line.amount())
                    .sum();
        }

        private static BigDecimal money(long cents) {
            return BigDecimal.valueOf(cents, 2);
        }
    }

    public List<Planted> planted() {
        return clients.stream().flatMap(client -> client.planted().stream()).toList();
    }

    /** As {@code truth.json} holds it. */
    String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seed", plan.seed());
        json.put("months", plan.months());
        json.put("volume", BigDecimal.valueOf(plan.volume()));
        json.put("first_day", plan.firstDay());
        json.put("last_day", plan.lastDay());
        json.put("clients", clients.stream().map(Truth::json).toList());
        json.put("planted", planted().stream().map(Truth::json).toList());
        return Json.of(json);
    }

    private static Map<String, Object> json(Client client) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("client", client.firm().id());
        json.put("name", client.firm().name());
        json.put("trade", client.firm().trade().name().toLowerCase(Locale.ROOT));
        json.put("currency", client.firm().trade().currency());
        json.put("entries", client.entries());
        json.put("ledger_lines", client.ledgerLines());
        json.put("debits", client.debits());
        json.put("revenue", client.revenue());
        json.put("result", client.result());
        json.put("cash", client.cash());
        json.put("order_lines", client.orderLines());
        json.put("order_net", client.orderNet());
        json.put("deals_won", client.dealsWon());
        json.put("deals_won_amount", client.dealsWonAmount());
        return json;
    }

    private static Map<String, Object> json(Planted planted) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("client", planted.client());
        json.put("kind", planted.fact().inWords());
        json.put("where", planted.where());
        json.put("from", planted.from());
        json.put("to", planted.to());
        json.put("size", new BigDecimal(planted.size()));
        json.put("unit", planted.unit());
        json.put("says", planted.says());
        return json;
    }
}
