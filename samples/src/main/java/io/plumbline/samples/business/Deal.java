package io.plumbline.samples.business;

import io.plumbline.samples.books.Party;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A catering deal with the stages that it goes through; a CRM shows only where it stands. */
public record Deal(
        String id,
        String name,
        Party company,
        String owner,
        LocalDate createdOn,
        LocalDate expectedOn,
        List<Milestone> milestones) {

    /** From that day on the deal is in this stage, at this value in cents. */
    public record Milestone(Stage stage, LocalDate on, long amount) {}

    /** HubSpot's default stages. */
    public enum Stage {
        APPOINTMENT("Appointment Scheduled"),
        QUALIFIED("Qualified To Buy"),
        PRESENTED("Presentation Scheduled"),
        DECIDING("Decision Maker Bought-In"),
        CONTRACT("Contract Sent"),
        WON("Closed Won"),
        LOST("Closed Lost");

        private final String hubSpot;

        Stage(String hubSpot) {
            this.hubSpot = hubSpot;
        }

        public String hubSpot() {
            return hubSpot;
        }

        public boolean isClosed() {
            return this == WON || this == LOST;
        }
    }

    public Deal {
        milestones = List.copyOf(milestones);
    }

    /** Where it stood at the end of that day; nothing before it was created. */
    public Optional<Milestone> asOf(LocalDate day) {
        return milestones.stream()
                .filter(milestone -> !milestone.on().isAfter(day))
                .reduce((earlier, later) -> later);
    }
}
