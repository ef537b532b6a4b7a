package io.plumbline.samples.business;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.books.Bookkeeper;
import io.plumbline.samples.books.Chart;
import io.plumbline.samples.books.Kind;
import io.plumbline.samples.books.Party;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What comes back every month in any business: rent, energy, wages, taxes, loans, depreciation, the owner. */
final class Overheads {
    private static final Account ACCRUED_COST = Chart.UTILITIES;
    private static final int LIFE_MONTHS = 72;

    private final Firm firm;
    private final Bookkeeper books;
    private final Bills bills;
    private final Occasions occasions;
    private final TaxRule tax;
    private final Wording wording;
    private final Labour labour;
    private final List<Cost> costs = new ArrayList<>();
    private final List<Crew> crews = new ArrayList<>();
    private final List<Loan> loans = new ArrayList<>();
    private final List<Planted> planted = new ArrayList<>();

    /**
     * What employing people costs beyond their wages.
     *
     * @param withheldPercent of gross wages
     * @param employerPercent on top of gross wages
     */
    record Labour(int withheldPercent, int employerPercent, boolean twiceAMonth) {}

    /**
     * A cost that comes every month.
     *
     * @param winter how much more than the mean it costs in January, and less in July
     */
    record Cost(
            Account account,
            Party supplier,
            String memo,
            String location,
            long monthly,
            int dayOfMonth,
            LocalDate from,
            double deviation,
            double winter) {}

    private record Crew(String location, long monthly, LocalDate from) {}

    private record Loan(long principal, int months, int basisPoints, LocalDate from) {}

    Overheads(
            Firm firm,
            Bookkeeper books,
            Bills bills,
            Occasions occasions,
            TaxRule tax,
            Wording wording,
            Labour labour) {
        this.firm = firm;
        this.books = books;
        this.bills = bills;
        this.occasions = occasions;
        this.tax = tax;
        this.wording = wording;
        this.labour = labour;
    }

    Overheads cost(Account account, Party supplier, String memo, String location, double monthly, int dayOfMonth) {
        return cost(account, supplier, memo, location, monthly, dayOfMonth, firm.firstDay());
    }

    Overheads cost(
            Account account,
            Party supplier,
            String memo,
            String location,
            double monthly,
            int dayOfMonth,
            LocalDate from) {
        boolean fixed = account.equals(Chart.RENT) || account.equals(Chart.INSURANCE);
        double winter = account.equals(Chart.UTILITIES) ? 0.25 : 0;
        costs.add(new Cost(
                account, supplier, memo, location, firm.money(monthly), dayOfMonth, from, fixed ? 0 : 0.1, winter));
        return this;
    }

    Overheads crew(String location, double monthly, LocalDate from) {
        crews.add(new Crew(location, firm.money(monthly), from));
        return this;
    }

    /** A loan that was paid out before the first day; the opening balances hold it. */
    Overheads loan(double principal, int months, int basisPoints) {
        loans.add(new Loan(firm.money(principal), months, basisPoints, firm.firstDay()));
        return this;
    }

    /** Takes a loan today. */
    void borrow(Party bank, double principal, int months, int basisPoints) {
        long cents = firm.money(principal);
        loans.add(new Loan(cents, months, basisPoints, books.today()));
        books.entry(Kind.DEPOSIT, bank, wording.loanPaidOut)
                .debit(Chart.CHECKING, cents)
                .credit(Chart.LOAN, cents)
                .post();
    }

    /** What the books open with; the owner's capital and earlier profits make it balance. */
    void open(double checking, double inventory, double equipment, double retained) {
        long loan = loans.stream().mapToLong(Loan::principal).sum();
        long depreciated = firm.money(equipment * 0.3);
        long capital = firm.money(checking)
                + firm.money(inventory)
                + firm.money(equipment)
                - depreciated
                - loan
                - firm.money(retained);
        books.entry(Kind.OPENING, Party.NOBODY, wording.opening)
                .debit(Chart.CHECKING, firm.money(checking))
                .debit(Chart.INVENTORY, firm.money(inventory))
                .debit(Chart.EQUIPMENT, firm.money(equipment))
                .credit(Chart.ACCUMULATED_DEPRECIATION, depreciated)
                .credit(Chart.LOAN, loan)
                .credit(Chart.CAPITAL, capital)
                .credit(Chart.RETAINED_EARNINGS, firm.money(retained))
                .post();
    }

    /** Books what this day brings. */
    void live() {
        LocalDate day = books.today();
        if (day.getDayOfMonth() == 1) {
            firstOfMonth(day);
        }
        costs.stream()
                .filter(cost -> cost.dayOfMonth() == day.getDayOfMonth() && !day.isBefore(cost.from()))
                .forEach(cost -> charge(cost, day));
        if (day.getDayOfMonth() == 5) {
            loans.forEach(loan -> repay(loan, day));
        }
        if (day.getDayOfMonth() == 15 && labour.twiceAMonth()) {
            payCrews(day);
        }
        if (day.getDayOfMonth() == 28) {
            draw();
        }
        if (day.equals(YearMonth.from(day).atEndOfMonth())) {
            endOfMonth(day);
        }
    }

    List<Planted> planted() {
        return planted;
    }

    private void firstOfMonth(LocalDate day) {
        long payroll = -books.balance(Chart.PAYROLL_LIABILITIES);
        long salesTax = -books.balance(Chart.SALES_TAX);
        if (payroll > 0) {
            books.later(
                    day.withDayOfMonth(15),
                    () -> remit(Kind.EXPENSE, Chart.PAYROLL_LIABILITIES, wording.payrollRemitted, payroll));
        }
        if (!tax.recovered() && salesTax > 0) {
            books.later(
                    day.withDayOfMonth(20),
                    () -> remit(Kind.TAX_PAYMENT, Chart.SALES_TAX, wording.taxRemitted, salesTax));
        }
    }

    private void endOfMonth(LocalDate day) {
        payCrews(day);
        costs.stream()
                .filter(cost -> cost.account().equals(ACCRUED_COST) && !day.isBefore(cost.from()))
                .forEach(cost -> accrue(cost, day));
        depreciate(day);
        if (tax.recovered() && day.getMonthValue() % tax.everyMonths() == 0) {
            returnTax(day);
        }
        contribute();
    }

    private void charge(Cost cost, LocalDate day) {
        if (cost.account().equals(Chart.RENT)) {
            rent(cost, day);
        } else if (!cost.account().equals(ACCRUED_COST)
                || ChronoUnit.DAYS.between(cost.from(), day) >= cost.dayOfMonth() + 14) {
            long amount = chance(cost, day).around(expected(cost, day), cost.deviation());
            bills.receive(cost.supplier(), memo(cost, day), cost.account(), cost.location(), amount, 21);
        }
    }

    private void rent(Cost cost, LocalDate day) {
        long net = Math.round(expected(cost, day));
        if (isFirst(cost) && occasions.holds(Fact.MISSING_RENT, YearMonth.from(day))) {
            plant(Fact.MISSING_RENT, cost, day, day, net, "The rent of this month was never booked");
            return;
        }
        books.entry(Kind.EXPENSE, cost.supplier(), memo(cost, day))
                .debit(Chart.RENT, cost.location(), net)
                .debit(Chart.TAX_RECOVERABLE, tax.onPurchase(net))
                .credit(Chart.CHECKING, net + tax.onPurchase(net))
                .post();
    }

    private void accrue(Cost cost, LocalDate day) {
        long amount = Math.round(expected(cost, day) / 1000) * 1000;
        String memo = memo(cost, day);
        boolean doubled = isFirst(cost) && occasions.holds(Fact.DOUBLED_ACCRUAL, YearMonth.from(day));
        for (int time = 0; time < (doubled ? 2 : 1); time++) {
            accrual(cost, wording.accrual + memo, amount);
        }
        books.later(day.plusDays(1), () -> accrual(cost, wording.reversal + memo, -amount));
        if (doubled) {
            plant(Fact.DOUBLED_ACCRUAL, cost, day, day, amount, "The accrual was booked twice and reversed once");
        }
    }

    private void accrual(Cost cost, String memo, long amount) {
        books.entry(Kind.ADJUSTMENT, cost.supplier(), memo)
                .debit(cost.account(), cost.location(), amount)
                .credit(Chart.ACCRUED, amount)
                .post();
    }

    private void payCrews(LocalDate day) {
        for (Crew crew : crews) {
            if (!day.isBefore(crew.from())) {
                double yearsRise =
                        StrictMath.pow(1.035, day.getYear() - firm.firstDay().getYear());
                double share = labour.twiceAMonth() ? 0.5 : 1;
                pay(crew, firm.chance("crew", crew.location(), day).around(crew.monthly() * share * yearsRise, 0.025));
            }
        }
    }

    private void pay(Crew crew, long gross) {
        long withheld = gross * labour.withheldPercent() / 100;
        long employer = gross * labour.employerPercent() / 100;
        books.entry(
                        Kind.PAYROLL,
                        Party.NOBODY,
                        wording.payroll + (crew.location().isEmpty() ? "" : " " + crew.location()))
                .debit(Chart.WAGES, crew.location(), gross)
                .debit(Chart.PAYROLL_TAXES, crew.location(), employer)
                .credit(Chart.PAYROLL_LIABILITIES, withheld + employer)
                .credit(Chart.CHECKING, gross - withheld)
                .post();
    }

    private void repay(Loan loan, LocalDate day) {
        long paid = ChronoUnit.MONTHS.between(loan.from().withDayOfMonth(1), day.withDayOfMonth(1));
        long left = loan.principal() - loan.principal() / loan.months() * paid;
        if (!day.isAfter(loan.from()) || paid >= loan.months()) {
            return;
        }
        long principal = loan.principal() / loan.months();
        long interest = Math.floorDiv(left * loan.basisPoints(), 120_000L);
        books.entry(Kind.EXPENSE, Party.NOBODY, wording.instalment)
                .debit(Chart.LOAN, principal)
                .debit(Chart.INTEREST, interest)
                .credit(Chart.CHECKING, principal + interest)
                .post();
    }

    private void depreciate(LocalDate day) {
        long cost = books.balance(Chart.EQUIPMENT);
        long month = Math.min(cost / LIFE_MONTHS, cost + books.balance(Chart.ACCUMULATED_DEPRECIATION));
        books.entry(Kind.ADJUSTMENT, Party.NOBODY, wording.depreciation + " " + YearMonth.from(day))
                .debit(Chart.DEPRECIATION, month)
                .credit(Chart.ACCUMULATED_DEPRECIATION, month)
                .post();
    }

    /** Value added tax: what was collected less what was paid moves to one account, and is paid next month. */
    private void returnTax(LocalDate day) {
        long collected = -books.balance(Chart.SALES_TAX);
        long recoverable = books.balance(Chart.TAX_RECOVERABLE);
        long due = collected - recoverable;
        books.entry(Kind.ADJUSTMENT, Party.NOBODY, wording.taxReturn + " " + YearMonth.from(day))
                .debit(Chart.SALES_TAX, collected)
                .credit(Chart.TAX_RECOVERABLE, recoverable)
                .credit(Chart.TAX_DUE, due)
                .post();
        books.later(day.plusDays(22), () -> remit(Kind.TAX_PAYMENT, Chart.TAX_DUE, wording.taxRemitted, due));
    }

    private void remit(Kind kind, Account liability, String memo, long amount) {
        books.entry(kind, Party.NOBODY, memo)
                .debit(liability, amount)
                .credit(Chart.CHECKING, amount)
                .post();
    }

    private void draw() {
        long spare = books.balance(Chart.CHECKING) - firm.money(45_000);
        if (spare > firm.money(2_000)) {
            long amount = Math.round(spare * 0.4 / 10_000) * 10_000;
            books.entry(Kind.EXPENSE, Party.NOBODY, wording.draw)
                    .debit(Chart.DRAWINGS, amount)
                    .credit(Chart.CHECKING, amount)
                    .post();
        }
    }

    private void contribute() {
        long missing = firm.money(8_000) - books.balance(Chart.CHECKING);
        if (missing > 0) {
            long amount = (missing / 100_000 + 1) * 100_000;
            books.entry(Kind.DEPOSIT, Party.NOBODY, wording.contribution)
                    .debit(Chart.CHECKING, amount)
                    .credit(Chart.CAPITAL, amount)
                    .post();
        }
    }

    private void plant(Fact fact, Cost cost, LocalDate from, LocalDate to, long cents, String says) {
        SortedMap<String, String> where = new TreeMap<>();
        where.put("account", cost.account().name());
        if (!cost.location().isEmpty()) {
            where.put("location", cost.location());
        }
        planted.add(new Planted(
                firm.id(), fact, where, from, to, BigDecimal.valueOf(cents, 2).toPlainString(), "amount", says));
    }

    /** Whether it is the first of its account, the one in which facts are planted. */
    private boolean isFirst(Cost cost) {
        return costs.stream()
                .filter(other -> other.account().equals(cost.account()))
                .findFirst()
                .filter(cost::equals)
                .isPresent();
    }

    private static double expected(Cost cost, LocalDate day) {
        double rise = StrictMath.pow(1.03, (double) ChronoUnit.YEARS.between(cost.from(), day));
        double season = cost.winter() * (Math.abs(day.getMonthValue() - 7) - 3) / 3.0;
        return cost.monthly() * rise * (1 + season);
    }

    private Chance chance(Cost cost, LocalDate day) {
        return firm.chance("cost", cost.account().number(), cost.location(), cost.memo(), day);
    }

    private static String memo(Cost cost, LocalDate day) {
        return cost.memo() + " " + YearMonth.from(day);
    }
}
