package io.plumbline.samples.business;

import io.plumbline.samples.books.Party;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The catering pipeline: deals by the week, from first call to won or lost; some never move again. */
final class Pipeline {
    private static final List<String> OCCASIONS =
            List.of("Summer party", "Wedding", "Board lunch", "Product launch", "Staff breakfast", "Gala", "Workshop");
    private static final int COMPANIES = 36;

    private final Firm firm;
    private final Season season;

    Pipeline(Firm firm, Season season) {
        this.firm = firm;
        this.season = season;
    }

    List<Deal> deals() {
        List<Deal> deals = new ArrayList<>();
        for (LocalDate day = firm.firstDay().minusDays(60); !day.isAfter(firm.lastDay()); day = day.plusDays(1)) {
            Chance chance = firm.chance("deals", day);
            boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
            if (!weekend && chance.happens(Math.min(0.95, 0.7 * season.month(day)))) {
                deals.add(deal(9_000_000_001L + deals.size() * 37L, day, chance));
            }
        }
        return deals;
    }

    private Deal deal(long id, LocalDate createdOn, Chance chance) {
        int number = (int) (COMPANIES * chance.uniform() * chance.uniform());
        Party company = Names.company(firm, "CU", number);
        String owner = Names.person(firm.chance("owner", chance.below(3)));
        List<Deal.Milestone> milestones = new ArrayList<>();
        long amount = chance.around(firm.money(1_350), 0.45) / 500 * 500;
        LocalDate on = createdOn;
        for (Deal.Stage stage : Deal.Stage.values()) {
            boolean leaves = stage != Deal.Stage.APPOINTMENT && !stage.isClosed() && chance.happens(0.13);
            boolean stalls = leaves && chance.happens(0.15);
            if (stalls) {
                break;
            }
            if (stage == Deal.Stage.CONTRACT) {
                amount = chance.around(amount, 0.08) / 100 * 100;
            }
            milestones.add(new Deal.Milestone(leaves ? Deal.Stage.LOST : stage, on, amount));
            if (leaves || stage == Deal.Stage.WON) {
                break;
            }
            on = on.plusDays(chance.between(1, 9));
        }
        String name = company.name() + " - " + chance.pick(OCCASIONS);
        return new Deal(String.valueOf(id), name, company, owner, createdOn, createdOn.plusDays(30), milestones);
    }
}
