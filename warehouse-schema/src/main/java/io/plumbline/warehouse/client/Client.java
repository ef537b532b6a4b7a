package io.plumbline.warehouse.client;

import io.plumbline.warehouse.calendar.FiscalCalendar;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A client business with everything it has settled, as {@code client.yml} says it; every line there is optional.
 *
 * @param id folder name below {@code clients/}
 * @param currency ISO code of the base currency
 * @param closingDays days after the end of a month until its books are closed; it is soft-closed until then
 * @param nationalChart {@code pcg}, {@code skr03} ...: whose account numbers the ledger uses, where it uses one
 * @param accountRules override every other way of mapping an account, first match wins
 * @param sameParties names that stand for one customer, supplier or employee
 * @param frozenPlans plan versions that never change, as {@code plan} or {@code plan@version}
 * @param keptPersonal staged columns, as {@code deal.owner}, whose personal data is kept as it is
 * @param forecastRules what is known of months to come
 * @param calendarEffects what of the calendar forecasts try, by name; what is usual unless settled
 * @param settingsHash hash of the settings file: the same settings give the same warehouse
 */
public record Client(
        String id,
        String name,
        Optional<String> industry,
        String currency,
        ZoneId timeZone,
        FiscalCalendar calendar,
        int closingDays,
        Optional<String> nationalChart,
        List<AccountRule> accountRules,
        List<List<String>> sameParties,
        Set<String> frozenPlans,
        Set<String> keptPersonal,
        List<ForecastRule> forecastRules,
        Optional<Set<String>> calendarEffects,
        String settingsHash) {

    public Client {
        accountRules = List.copyOf(accountRules);
        sameParties = sameParties.stream().map(List::copyOf).toList();
        frozenPlans = Set.copyOf(frozenPlans);
        keptPersonal = Set.copyOf(keptPersonal);
        forecastRules = List.copyOf(forecastRules);
        calendarEffects = calendarEffects.map(Set::copyOf);
    }

    /** Who settles nothing about forecasts. */
    public Client(
            String id,
            String name,
            Optional<String> industry,
            String currency,
            ZoneId timeZone,
            FiscalCalendar calendar,
            int closingDays,
            Optional<String> nationalChart,
            List<AccountRule> accountRules,
            List<List<String>> sameParties,
            Set<String> frozenPlans,
            Set<String> keptPersonal,
            String settingsHash) {
        this(
                id,
                name,
                industry,
                currency,
                timeZone,
                calendar,
                closingDays,
                nationalChart,
                accountRules,
                sameParties,
                frozenPlans,
                keptPersonal,
                List.of(),
                Optional.empty(),
                settingsHash);
    }
}
