package io.plumbline.samples.files;

import io.plumbline.samples.business.Deal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** HubSpot's export of all deals: where each stands on the day of the dump, and nothing of how it got there. */
public final class HubSpotDealsFile {
    public static String name(LocalDate day) {
        return "hubspot-crm-exports-all-deals-" + day + ".csv";
    }

    public void write(Path path, List<Deal> deals, LocalDate day) throws IOException {
        try (ExportFile file = ExportFile.csv(path)) {
            file.line("Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,"
                    + "Associated Company");
            for (Deal deal : deals) {
                Optional<Deal.Milestone> state = deal.asOf(day);
                if (state.isPresent()) {
                    write(file, deal, state.get());
                }
            }
        }
    }

    private static void write(ExportFile file, Deal deal, Deal.Milestone state) throws IOException {
        LocalDate closeOn = state.stage().isClosed() ? state.on() : deal.expectedOn();
        file.row(
                deal.id(),
                deal.name(),
                state.stage().hubSpot(),
                "Sales Pipeline",
                Money.plain(state.amount()),
                closeOn + " 16:00",
                deal.createdOn() + " 09:30",
                deal.owner(),
                deal.company().name());
    }
}
