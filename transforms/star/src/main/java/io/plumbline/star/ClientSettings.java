package io.plumbline.star;

import io.plumbline.warehouse.client.AccountRule;
import io.plumbline.warehouse.client.Client;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What of a client's settings steers the conformed dimensions, in a form that travels to Spark's workers. */
record ClientSettings(
        @Nullable String nationalChart, ArrayList<OwnRule> overrides, ArrayList<ArrayList<String>> sameParties)
        implements Serializable {

    /** An account rule of the client. */
    record OwnRule(
            AccountRule.By by,
            String pattern,
            String standardAccount,
            @Nullable String cashFlowClass,
            @Nullable LocalDate from,
            @Nullable LocalDate until)
            implements Serializable {

        boolean holdsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }
    }

    /** The days on which a rule begins or has ended, in order. */
    SortedSet<LocalDate> changes() {
        SortedSet<LocalDate> changes = new TreeSet<>();
        for (OwnRule rule : overrides) {
            if (rule.from() != null) {
                changes.add(rule.from());
            }
            if (rule.until() != null) {
                changes.add(rule.until().plusDays(1));
            }
        }
        return changes;
    }

    static HashMap<String, ClientSettings> of(List<Client> clients, Coverage coverage) {
        Map<String, String> ledgerFormats = new HashMap<>();
        coverage.held("ledger_line").stream()
                .sorted(Comparator.comparing(held -> held.export().knownAt()))
                .forEach(held -> ledgerFormats.put(
                        held.export().clientId(), held.export().format()));
        HashMap<String, ClientSettings> settings = new HashMap<>();
        clients.forEach(client -> settings.put(client.id(), of(client, ledgerFormats.get(client.id()))));
        return settings;
    }

    private static ClientSettings of(Client client, @Nullable String ledgerFormat) {
        ArrayList<OwnRule> overrides = new ArrayList<>();
        for (AccountRule rule : client.accountRules()) {
            overrides.add(new OwnRule(
                    rule.by(),
                    rule.pattern(),
                    rule.standardAccount(),
                    rule.cashFlowClass().orElse(null),
                    rule.from().orElse(null),
                    rule.until().orElse(null)));
        }
        ArrayList<ArrayList<String>> same = new ArrayList<>();
        client.sameParties().forEach(names -> same.add(new ArrayList<>(names)));
        // an FEC is by law numbered by the plan comptable général
        String chart = client.nationalChart().orElse("fec".equals(ledgerFormat) ? "pcg" : null);
        return new ClientSettings(chart, overrides, same);
    }
}
