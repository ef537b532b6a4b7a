package io.plumbline.jobs.extract.shape;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells the rows of a report apart: heading, total, beginning balance, footer, data. */
final class ReportRows implements Rows {
    private static final Pattern TOTAL = Pattern.compile("(?i)^total(?: for)?\\s+(.+?)(\\s+with sub-?\\s?accounts)?$");
    private static final Pattern GRAND_TOTAL = Pattern.compile("(?i)^(grand )?totals?$");
    private static final Pattern BEGINNING =
            Pattern.compile("(?i)^\\s*(beginning balance|opening balance|balance forward)\\s*$");
    private static final Pattern CLOSING =
            Pattern.compile("(?i)^\\s*(closing balance|ending balance|net movement|net change)\\s*$");
    private static final Pattern MOVEMENT = Pattern.compile("(?i)^\\s*net (movement|change)\\s*$");
    private static final Pattern BASIS = Pattern.compile("(?i)\\b(accruals?|cash)[ -]basis\\b");
    private static final Pattern FOOTER =
            Pattern.compile("(?i)\\b(accruals?|cash)[ -]basis\\b|\\b\\d{1,2}:\\d{2}(:\\d{2})?\\s*([ap]m\\b|gmt|utc)");
    private static final Pattern AMOUNT =
            Pattern.compile("\\(?-?\\s*\\p{Sc}?\\s*-?[\\d.,'\\u00A0 ]*\\d[\\d.,]*\\)?-?%?");
    /** Titles that vendors give, from end to end: a company may well be called Journal Press or Bills & Co. */
    private static final Pattern KNOWN_TITLE = Pattern.compile("(general ledger|journal|(account )?transactions"
            + "|transaction (detail|list)|trial balance|profit (and|&) loss|income statement|balance sheet"
            + "|statement of financial position|account list|chart of accounts|(a/[rp]|accounts (receivable|payable)) age?ing"
            + "|aged (receivables|payables)|open invoices|unpaid bills|(customer|vendor|supplier) (contact )?list).*");

    private static final Pattern TITLE = Pattern.compile(
            "(?i).*\\b(journal|ledger|report|transactions?|trial balance|"
                    + "profit|balance sheet|statement|detail|summary|budget|age?ing|list|invoices|bills|receivables?|payables?)\\b.*");

    private final ShapeSettings settings;
    private final SectionOutline outline;
    private final SectionOutline.Walk walk;
    private final Rows rows;
    /** The second reading knows the outline; the first gathers it. */
    private final boolean outlined;

    private List<List<String>> preamble = List.of();
    private HeaderLines lines = HeaderLines.one(List.of());
    private Optional<FigureColumns> figures = Optional.empty();
    private int date = -1;
    private int type = -1;
    private int number = -1;
    private boolean firstColumnIsData;
    private ReportPeriod period = ReportPeriod.UNKNOWN;
    private long entry;
    private boolean afterBreak = true;
    private String previousDate = "";
    private String previousKey = "";
    /** The section of the row before: a closing balance may stand behind the total that ends it. */
    private Place place = new Place("", "");

    private final Cells extended = new Cells(1 << 10);

    ReportRows(ShapeSettings settings, SectionOutline outline, Rows rows, boolean outlined) {
        this.settings = settings;
        this.outline = outline;
        this.walk = outline.walk();
        this.rows = rows;
        this.outlined = outlined;
    }

    private record Place(String name, String path) {}

    /** The lines above the header; filled before the header comes. */
    void preamble(List<List<String>> lines) {
        preamble = lines;
    }

    /** The lines of the header; told before its columns. */
    void lines(HeaderLines header) {
        lines = header;
    }

    @Override
    public void header(List<String> columns) {
        properties();
        date = indexOf(columns, "date", "transaction date", "posting date");
        type = indexOf(columns, "transaction type", "type");
        number = indexOf(columns, "num", "no.", "number", "journal no.", "transaction id");
        firstColumnIsData = date == 0;
        figures = settings.figures().map(wanted -> FigureColumns.of(lines, wanted, period));
        List<String> all = new ArrayList<>(
                figures.map(found -> found.labels().stream().map(columns::get).toList())
                        .orElse(columns));
        int own = all.size();
        all.addAll(added());
        List<String> named = ColumnNames.unique(all);
        if (figures.isEmpty()) {
            named.subList(0, own).forEach(this::periodOf);
        }
        rows.headings(figures.isEmpty() ? named.subList(0, own) : lines.headings(columns));
        figures.ifPresent(
                found -> found.derived().forEach(column -> rows.columnLeftOut(column.heading(), column.reason())));
        rows.header(named);
    }

    private List<String> added() {
        List<String> added = new ArrayList<>(List.of("section", "section_path", "entry"));
        if (settings.keepBeginningBalances()) {
            added.add("is_beginning_balance");
        }
        if (settings.keepClosingBalances()) {
            added.add("is_closing_balance");
        }
        if (figures.isPresent()) {
            added.addAll(Figures.COLUMNS);
        }
        return added;
    }

    /** Columns of a statement are headed by their periods. */
    private void periodOf(String heading) {
        ReportPeriod.ofColumn(heading, period).ifPresent(days -> {
            days.from().ifPresent(day -> property("period_from " + heading, day.toString()));
            days.to().ifPresent(day -> property("period_to " + heading, day.toString()));
        });
    }

    private static int indexOf(List<String> columns, String... names) {
        for (String name : names) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).equalsIgnoreCase(name)) {
                    return i;
                }
            }
        }
        return -1;
    }

    @Override
    public void row(long sourceRow, Cells cells) {
        String first = cells.text(0).strip();
        boolean alone = isAlone(cells);
        if (holds(cells, BEGINNING)) {
            beginningBalance(sourceRow, cells);
        } else if (date >= 0 && holds(cells, CLOSING)) {
            closingBalance(sourceRow, cells);
        } else if (isDated(cells)) {
            data(sourceRow, cells);
        } else if (alone && FOOTER.matcher(first).find()) {
            basis(first);
            leftOut(sourceRow, "footer");
        } else if (total(sourceRow, first, alone) || isSubtotal(cells)) {
            leftOut(sourceRow, "total");
        } else if (alone && !first.isEmpty()) {
            heading(sourceRow, first);
        } else {
            data(sourceRow, cells);
        }
    }

    private boolean isAlone(Cells cells) {
        for (int i = 1; i < cells.size(); i++) {
            if (!cells.isEmpty(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isDated(Cells cells) {
        return date >= 0
                && !cells.isEmpty(date)
                && hasDigit(cells.text(date))
                && !(firstColumnIsData
                        && (isAlone(cells)
                                || TOTAL.matcher(cells.text(0).strip()).matches()));
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private boolean holds(Cells cells, Pattern words) {
        if (date >= 0 && hasDigit(cells.text(date))) {
            return false;
        }
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.isEmpty(i) && words.matcher(cells.text(i)).matches()) {
                return true;
            }
        }
        return false;
    }

    private void beginningBalance(long sourceRow, Cells cells) {
        if (settings.keepBeginningBalances()) {
            emit(sourceRow, cells, Standing.BEGINNING);
        } else {
            leftOut(sourceRow, "beginning balance");
        }
    }

    private void closingBalance(long sourceRow, Cells cells) {
        if (settings.keepClosingBalances() && !holds(cells, MOVEMENT)) {
            emit(sourceRow, cells, Standing.CLOSING);
        } else {
            leftOut(sourceRow, "closing balance");
        }
    }

    /** Where in its section a row stands. */
    private enum Standing {
        BEGINNING,
        WITHIN,
        CLOSING
    }

    /**
     * A name such as Total Wine is a heading, not a total, unless a section Wine was opened; in a statement, where accounts
     * stand beside their amounts, it may also be an account.
     */
    private boolean total(long sourceRow, String first, boolean alone) {
        if (GRAND_TOTAL.matcher(first).matches()) {
            return true;
        }
        Matcher total = TOTAL.matcher(first);
        if (!total.matches()) {
            return false;
        }
        boolean none =
                outlined ? outline.isNoTotal(sourceRow) : (alone || isStatement()) && !outline.knows(total.group(1));
        if (none) {
            outline.noTotal(sourceRow);
            return false;
        }
        if (!outlined) {
            if (total.group(2) == null) {
                outline.total(total.group(1), sourceRow);
            } else {
                outline.totalWithSubsections(total.group(1), sourceRow);
            }
        }
        return true;
    }

    /** Accounts with a column for each period, and no days. */
    private boolean isStatement() {
        return date < 0;
    }

    /** Amounts without any word: the total under an entry. */
    private boolean isSubtotal(Cells cells) {
        if (date < 0) {
            return false;
        }
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.isEmpty(i) && !AMOUNT.matcher(cells.text(i).strip()).matches()) {
                return false;
            }
        }
        return true;
    }

    private void heading(long sourceRow, String name) {
        if (!outlined) {
            outline.heading(name, sourceRow);
        }
        walk.moveTo(sourceRow);
        place = new Place(walk.name(), walk.path());
        leftOut(sourceRow, "section");
    }

    private void data(long sourceRow, Cells cells) {
        if (!outlined && isStatement() && !cells.isEmpty(0)) {
            outline.row(cells.text(0).strip(), sourceRow);
        }
        countEntry(cells);
        emit(sourceRow, cells, Standing.WITHIN);
    }

    /** Some exports state date, type and number on the first line of an entry only, some on every line. */
    private void countEntry(Cells cells) {
        String day = text(cells, date);
        String key = day + "\t" + text(cells, type) + "\t" + text(cells, number);
        boolean begins = !day.isEmpty() && (afterBreak || previousDate.isEmpty() || !key.equals(previousKey));
        if (begins || entry == 0) {
            entry++;
        }
        if (!day.isEmpty()) {
            previousKey = key;
        }
        previousDate = day;
        afterBreak = false;
    }

    private static String text(Cells cells, int index) {
        return index < 0 ? "" : cells.text(index).strip();
    }

    private void emit(long sourceRow, Cells cells, Standing standing) {
        walk.moveTo(sourceRow);
        if (standing != Standing.CLOSING) {
            place = new Place(walk.name(), walk.path());
        }
        if (figures.isPresent()) {
            figures(sourceRow, cells, figures.get(), standing);
            return;
        }
        extended.clear();
        for (int i = 0; i < cells.size(); i++) {
            if (isSaying(standing, cells, i)) {
                extended.add("");
            } else {
                extended.add(cells, i);
            }
        }
        addPlace(standing);
        rows.row(sourceRow, extended);
    }

    /** The words that tell a balance stand in the column of the date, or of another value. */
    private static boolean isSaying(Standing standing, Cells cells, int place) {
        return standing != Standing.WITHIN
                && !cells.isEmpty(place)
                && (standing == Standing.BEGINNING ? BEGINNING : CLOSING)
                        .matcher(cells.text(place))
                        .matches();
    }

    private void addPlace(Standing standing) {
        extended.add(place.name());
        extended.add(place.path());
        extended.add(standing == Standing.WITHIN ? Long.toString(entry) : "");
        if (settings.keepBeginningBalances()) {
            extended.add(Boolean.toString(standing == Standing.BEGINNING));
        }
        if (settings.keepClosingBalances()) {
            extended.add(Boolean.toString(standing == Standing.CLOSING));
        }
    }

    private void figures(long sourceRow, Cells cells, FigureColumns columns, Standing standing) {
        boolean any = false;
        for (FigureColumns.Figure figure : columns.figures()) {
            if (figure.place() < cells.size() && !cells.isEmpty(figure.place())) {
                extended.clear();
                columns.labels().forEach(label -> extended.add(cells, label));
                addPlace(standing);
                extended.add(figure.heading());
                extended.add(figure.period().from().map(LocalDate::toString).orElse(""));
                extended.add(figure.period().to().map(LocalDate::toString).orElse(""));
                extended.add(figure.segment());
                extended.add(cells, figure.place());
                rows.row(sourceRow, extended);
                any = true;
            }
        }
        if (!any) {
            rows.leftOut(sourceRow, "no figure");
        }
    }

    @Override
    public void leftOut(long sourceRow, String reason) {
        afterBreak = true;
        rows.leftOut(sourceRow, reason);
    }

    @Override
    public void rejected(long sourceRow, @Nullable String column, @Nullable String found, String expected) {
        rows.rejected(sourceRow, column, found, expected);
    }

    @Override
    public void property(String name, String value) {
        rows.property(name, value);
    }

    @Override
    public boolean enough() {
        return outlined && rows.enough();
    }

    private void basis(String line) {
        Matcher basis = BASIS.matcher(line);
        if (basis.find()) {
            property("basis", basis.group(1).toLowerCase(Locale.ROOT).startsWith("cash") ? "cash" : "accrual");
        }
    }

    /** Title, company, period and basis stand above the header in any order. */
    private void properties() {
        List<String> names = new ArrayList<>();
        for (List<String> line : preamble) {
            String text = String.join(" ", line).strip();
            basis(text);
            Optional<ReportPeriod> stated = ReportPeriod.in(text);
            if (stated.isPresent()) {
                period = stated.get();
                property("period", text);
                period.from().ifPresent(day -> property("period_from", day.toString()));
                period.to().ifPresent(day -> property("period_to", day.toString()));
            } else if (!text.isEmpty() && !BASIS.matcher(text).matches()) {
                names.add(text);
            }
        }
        Optional<String> title = first(names, KNOWN_TITLE).or(() -> first(names, TITLE));
        title.ifPresent(text -> property("title", text));
        names.stream()
                .filter(name -> !name.equals(title.orElse(null)))
                .findFirst()
                .ifPresent(text -> property("company", text));
    }

    private static Optional<String> first(List<String> names, Pattern title) {
        return names.stream()
                .filter(name -> title.matcher(name.toLowerCase(Locale.ROOT)).matches())
                .findFirst();
    }
}
