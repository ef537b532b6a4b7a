package io.plumbline.samples.files;

import io.plumbline.samples.business.Visits;
import io.plumbline.samples.business.WebSite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.function.ToLongFunction;

/**
 * What Google Analytics 4 lets one download: a comment block, a grand total, a day by channel by landing page. The last
 * three days before the export are counted short, as late events come in.
 */
public final class Ga4File {
    private static final int LATE_DAYS = 3;

    public void write(Path path, String company, WebSite site, LocalDate from, LocalDate to) throws IOException {
        try (ExportFile file = ExportFile.csv(path)) {
            file.line("# ----------------------------------------");
            file.line("# Traffic by day and landing page");
            file.line("# Account: " + company);
            file.line("# Property: " + company + " - GA4");
            file.line("# ----------------------------------------");
            file.line("#");
            file.line("# All Users");
            file.line("# Start date: " + day(from));
            file.line("# End date: " + day(to));
            file.line("Date,Session default channel group,Landing page,Sessions,Total users,New users,"
                    + "Engaged sessions,Views,Key events,Total revenue");
            total(file, site, from, to);
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                for (Visits visits : site.on(day)) {
                    row(file, visits, isLate(day, to));
                }
            }
        }
    }

    private static void total(ExportFile file, WebSite site, LocalDate from, LocalDate to) throws IOException {
        file.row(
                "",
                "",
                "",
                sum(site, from, to, visits -> shown(visits.sessions(), isLate(visits.day(), to))),
                sum(site, from, to, visits -> shown(visits.users(), isLate(visits.day(), to))),
                sum(site, from, to, visits -> shown(visits.newUsers(), isLate(visits.day(), to))),
                sum(site, from, to, visits -> shown(visits.engaged(), isLate(visits.day(), to))),
                sum(site, from, to, visits -> shown(visits.views(), isLate(visits.day(), to))),
                sum(site, from, to, Visits::keyEvents),
                Money.plain(Long.parseLong(sum(site, from, to, Visits::revenue))),
                "Grand total");
    }

    private static String sum(WebSite site, LocalDate from, LocalDate to, ToLongFunction<Visits> of) {
        return String.valueOf(from.datesUntil(to.plusDays(1))
                .flatMap(day -> site.on(day).stream())
                .mapToLong(of)
                .sum());
    }

    private static void row(ExportFile file, Visits visits, boolean late) throws IOException {
        file.row(
                day(visits.day()),
                visits.channel(),
                visits.landingPage(),
                String.valueOf(shown(visits.sessions(), late)),
                String.valueOf(shown(visits.users(), late)),
                String.valueOf(shown(visits.newUsers(), late)),
                String.valueOf(shown(visits.engaged(), late)),
                String.valueOf(shown(visits.views(), late)),
                String.valueOf(visits.keyEvents()),
                Money.plain(visits.revenue()));
    }

    private static boolean isLate(LocalDate day, LocalDate exported) {
        return day.isAfter(exported.minusDays(LATE_DAYS));
    }

    private static long shown(int count, boolean late) {
        return late ? count - count / 12L : count;
    }

    private static String day(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
