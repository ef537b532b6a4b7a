package io.plumbline.samples.business;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The web site: who came by which channel, and which of the online shop's orders they made. */
public final class WebSite {
    private record Channel(String name, double sessions, double orders, String page) {}

    private static final List<Channel> CHANNELS = List.of(
            new Channel("Organic Search", 110, 0.34, "/"),
            new Channel("Organic Search", 45, 0.10, "/shop"),
            new Channel("Direct", 70, 0.22, "/"),
            new Channel("Paid Social", 28, 0.06, "/shop/gift-boxes"),
            new Channel("Organic Social", 35, 0.08, "/catering"),
            new Channel("Email", 16, 0.14, "/shop"),
            new Channel("Referral", 12, 0.06, "/catering"));
    static final String CAMPAIGN_CHANNEL = "Paid Social";
    static final int CAMPAIGN_FACTOR = 5;

    private final Firm firm;
    private final Season season;
    private final Orders shop;
    private final Occasions occasions;

    WebSite(Firm firm, Season season, Orders shop, Occasions occasions) {
        this.firm = firm;
        this.season = season;
        this.shop = shop;
        this.occasions = occasions;
    }

    /** All of a day's visits. Key events and revenue are those of the online shop, to the cent. */
    public List<Visits> on(LocalDate day) {
        Chance chance = firm.chance("web", day);
        int[] orders = new int[CHANNELS.size()];
        long[] revenue = new long[CHANNELS.size()];
        shop.on(day).stream()
                .collect(Collectors.groupingBy(OrderLine::order, TreeMap::new, Collectors.summingLong(OrderLine::net)))
                .forEach((order, net) -> {
                    int channel = channel(chance, day);
                    orders[channel] += net > 0 ? 1 : 0;
                    revenue[channel] += net;
                });
        List<Visits> visits = new ArrayList<>();
        for (int i = 0; i < CHANNELS.size(); i++) {
            visits.add(visits(day, CHANNELS.get(i), orders[i], revenue[i], chance));
        }
        if (chance.happens(0.2)) {
            visits.add(visits(day, new Channel("(other)", 3, 0, "(other)"), 0, 0, chance));
        }
        return visits;
    }

    private int channel(Chance chance, LocalDate day) {
        if (occasions.holds(Fact.CAMPAIGN, day) && chance.happens(0.45)) {
            return 3;
        }
        double left = chance.uniform();
        for (int i = 0; i < CHANNELS.size(); i++) {
            left -= CHANNELS.get(i).orders();
            if (left < 0) {
                return i;
            }
        }
        return 0;
    }

    private Visits visits(LocalDate day, Channel channel, int orders, long revenue, Chance chance) {
        boolean boosted = channel.name().equals(CAMPAIGN_CHANNEL) && occasions.holds(Fact.CAMPAIGN, day);
        double expected = channel.sessions() * season.factor(day) * firm.size() * (boosted ? CAMPAIGN_FACTOR : 1);
        int sessions = (int) Math.max(orders + 1, chance.around(expected, 0.12));
        int users = Math.max(1, (int) Math.round(sessions * 0.86));
        int engaged = Math.max(orders, (int) Math.round(sessions * (boosted ? 0.42 : 0.61)));
        return new Visits(
                day,
                channel.name(),
                channel.page(),
                sessions,
                users,
                (int) Math.round(users * 0.55),
                engaged,
                (int) Math.round(sessions * 2.4),
                orders,
                revenue);
    }
}
