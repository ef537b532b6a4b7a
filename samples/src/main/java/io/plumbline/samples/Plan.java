package io.plumbline.samples;

import io.plumbline.samples.business.Chance;
import io.plumbline.samples.business.Firm;
import io.plumbline.samples.business.Names;
import io.plumbline.samples.business.Trade;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * What to generate.
 *
 * @param clients the first of each trade is its flagship; further ones have other names, sizes and fortunes
 * @param months up to and including the month of the last day
 * @param volume how finely trade is told: receipts a day, invoices a month; the money stays the same
 * @param trades taken in turn
 */
public record Plan(long seed, int clients, int months, double volume, LocalDate lastDay, List<Trade> trades) {
    private static final List<String> HEADS = List.of(
            "Willow",
            "Maple",
            "Copper",
            "Juniper",
            "Golden",
            "Harvest",
            "Lantern",
            "Meadow",
            "Orchard",
            "Pebble",
            "Quarry",
            "Rosemary",
            "Saffron",
            "Thistle",
            "Velvet",
            "Wren",
            "Amber",
            "Birch",
            "Cobble",
            "Dune");

    public Plan {
        if (clients < 1 || months < 1 || trades.isEmpty()) {
            throw new IllegalArgumentException("A plan needs at least one client, one month and one trade: "
                    + "%s clients, %s months, trades %s".formatted(clients, months, trades));
        }
        if (!(volume > 0)) {
            throw new IllegalArgumentException("The volume must be above 0: " + volume);
        }
        trades = List.copyOf(trades);
    }

    /** One client of each trade over three years, up to the end of the month before {@code today}. */
    public static Plan demo(LocalDate today) {
        LocalDate lastDay = YearMonth.from(today).minusMonths(1).atEndOfMonth();
        return new Plan(7, Trade.values().length, 36, 1, lastDay, List.of(Trade.values()));
    }

    public Plan withSeed(long seed) {
        return new Plan(seed, clients, months, volume, lastDay, trades);
    }

    public Plan withClients(int clients) {
        return new Plan(seed, clients, months, volume, lastDay, trades);
    }

    public Plan withMonths(int months) {
        return new Plan(seed, clients, months, volume, lastDay, trades);
    }

    public Plan withVolume(double volume) {
        return new Plan(seed, clients, months, volume, lastDay, trades);
    }

    public Plan withTrades(Trade... trades) {
        return new Plan(seed, clients, months, volume, lastDay, List.of(trades));
    }

    public LocalDate firstDay() {
        return YearMonth.from(lastDay).minusMonths(months - 1L).atDay(1);
    }

    /** The businesses of the plan. */
    public List<Firm> firms() {
        List<Firm> firms = new ArrayList<>();
        for (int number = 0; number < clients; number++) {
            firms.add(firm(number));
        }
        return List.copyOf(firms);
    }

    private Firm firm(int number) {
        Trade trade = trades.get(number % trades.size());
        if (number < trades.size()) {
            return firm(flagshipId(trade), flagshipName(trade), trade, 1, true);
        }
        Chance chance = Chance.of(seed, "firm", number);
        String name = chance.pick(HEADS) + " " + noun(trade);
        String id = Names.slug(name) + "-" + String.valueOf(10_000 + number).substring(1);
        return firm(id, name, trade, chance.between(40, 160) / 100.0, false);
    }

    private Firm firm(String id, String name, Trade trade, double size, boolean flagship) {
        return new Firm(id, name, trade, seed, size, volume, flagship, firstDay(), lastDay);
    }

    private static String flagshipId(Trade trade) {
        return switch (trade) {
            case BAKERY -> "crumb-bakery";
            case AGENCY -> "atelier-lumiere";
            case WHOLESALER -> "harbor-supply";
            case OUTFITTER -> "summit-outfitters";
        };
    }

    private static String flagshipName(Trade trade) {
        return switch (trade) {
            case BAKERY -> "Crumb & Co";
            case AGENCY -> "Atelier Lumière";
            case WHOLESALER -> "Harbor Supply Ltd";
            case OUTFITTER -> "Summit Outfitters Inc.";
        };
    }

    private static String noun(Trade trade) {
        return switch (trade) {
            case BAKERY -> "Bakery";
            case AGENCY -> "Création";
            case WHOLESALER -> "Supply Ltd";
            case OUTFITTER -> "Outfitters";
        };
    }
}
