package io.plumbline.samples.business;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.books.Bookkeeper;
import io.plumbline.samples.books.Chart;
import io.plumbline.samples.books.Party;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A French design agency: fees invoiced to a dozen clients, freelancers, salaries, and a quiet August. */
final class Agency {
    private static final TaxRule TAX = new TaxRule(2000, true, 1);
    private static final List<Account> SERVICES = List.of(Chart.STRATEGY, Chart.DESIGN, Chart.DESIGN, Chart.WEB);
    private static final List<String> WORK =
            List.of("Identité visuelle", "Refonte du site", "Étude de marque", "Campagne", "Atelier créatif");
    private static final List<String> HEADS = List.of(
            "Boulangerie", "Librairie", "Clinique", "Théâtre", "Domaine", "Hôtel", "Garage", "Pépinière", "Maison");
    private static final List<String> TAILS =
            List.of("du Marché", "Saint-Éloi", "des Tilleuls", "Bellevue", "du Château", "Élysée", "de la Côte");

    private final Firm firm;
    private final Bookkeeper books;
    private final Bills bills;
    private final Invoices invoices;
    private final Overheads overheads;
    private final Season season;

    Agency(Firm firm) {
        this.firm = firm;
        this.books = new Bookkeeper(firm.firstDay(), firm.lastDay());
        this.bills = new Bills(firm, books, TAX, Wording.FRENCH);
        this.invoices = new Invoices(firm, books, TAX, Wording.FRENCH, 30);
        this.overheads = new Overheads(
                firm, books, bills, new Occasions(firm), TAX, Wording.FRENCH, new Overheads.Labour(22, 42, false));
        this.season = new Season(
                List.of(0.95, 1.0, 1.08, 1.02, 0.95, 1.12, 0.9, 0.45, 1.08, 1.12, 1.1, 1.15),
                Season.EVEN_WEEK,
                0.05,
                firm.firstDay());
    }

    Business live() {
        settle();
        overheads.open(88_000, 0, 31_000, 24_500);
        for (LocalDate day = firm.firstDay(); !day.isAfter(firm.lastDay()); day = day.plusDays(1)) {
            books.turnTo(day);
            work(day);
            overheads.live();
        }
        return new Business(
                firm,
                books.books(firm.name(), firm.trade().currency()),
                List.of(),
                List.of(),
                Optional.empty(),
                overheads.planted());
    }

    private void settle() {
        overheads
                .loan(30_000, 60, 410)
                .crew("", 21_500, firm.firstDay())
                .cost(Chart.RENT, new Party("FLOYER", "SCI des Ateliers"), "Loyer", "", 2_150, 1)
                .cost(Chart.UTILITIES, new Party("FENERG", "Énergies du Sud"), "Électricité", "", 310, 12)
                .cost(Chart.TELEPHONE, new Party("FTELEC", "Télécom Rivière"), "Téléphone", "", 165, 6)
                .cost(Chart.INSURANCE, new Party("FASSUR", "Mutuelle des Métiers"), "Assurance", "", 240, 3)
                .cost(Chart.OFFICE, new Party("FLOGIC", "Logiciels & Cie"), "Abonnements logiciels", "", 540, 9)
                .cost(Chart.FEES, new Party("FCOMPT", "Cabinet Fontaine"), "Honoraires comptables", "", 430, 18)
                .cost(Chart.TRAVEL, new Party("FVOYAG", "Voyages Léman"), "Déplacements", "", 620, 21)
                .cost(Chart.BANK_FEES, new Party("FBANQU", "Banque du Rhône"), "Frais bancaires", "", 48, 27);
    }

    /** About eight invoices a month, and a freelancer for every third. */
    private void work(LocalDate day) {
        Chance chance = firm.chance("work", day);
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        int tries = (int) Math.max(1, Math.round(2 * firm.volume()));
        for (int i = 0; i < tries && !weekend; i++) {
            if (chance.happens(0.19 * season.month(day))) {
                bill(chance, 2 / (double) tries);
            }
        }
    }

    private void bill(Chance chance, double share) {
        Party client = Names.company(firm, "C", HEADS, TAILS, chance.below(14));
        long net = chance.around(firm.money(5_400) * share, 0.4) / 1_000 * 1_000 + 500;
        String work = chance.pick(WORK);
        invoices.send(client, work + " " + client.name(), chance.pick(SERVICES), "", net);
        if (chance.happens(0.33)) {
            Party freelancer = new Party(
                    "FINDEP" + chance.between(1, 4),
                    "Freelance " + Names.person(firm.chance("freelancer", chance.below(4))));
            bills.receive(freelancer, work, Chart.SUBCONTRACTORS, "", net * 2 / 5, 15);
        }
    }
}
