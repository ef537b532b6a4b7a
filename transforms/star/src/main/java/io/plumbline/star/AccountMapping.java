package io.plumbline.star;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Maps a client's accounts to the standard chart, by whatever {@link AccountEvidence} there is, in versions by day. */
final class AccountMapping {
    static final StructType RESULT = new StructType()
            .add("client_id", DataTypes.StringType, false)
            .add("account_code", DataTypes.StringType, false)
            .add("account_name", DataTypes.StringType, false)
            .add("parent_code", DataTypes.StringType, true)
            .add("account_path", DataTypes.StringType, false)
            .add("account_type", DataTypes.StringType, true)
            .add("standard_account", DataTypes.StringType, false)
            .add("own_cash_flow_class", DataTypes.StringType, true)
            .add("mapped_by", DataTypes.StringType, false)
            .add("confidence", DataTypes.createDecimalType(18, 6), false)
            .add("evidence", DataTypes.StringType, false)
            .add("candidates", DataTypes.StringType, true)
            .add("valid_from", DataTypes.DateType, false)
            .add("valid_to", DataTypes.DateType, false)
            .add("is_current", DataTypes.BooleanType, false)
            .add("source_sign", DataTypes.IntegerType, true);

    /** The columns of {@code account_as_stated.sql}, in their order. */
    record Stated(
            String code,
            LocalDate validFrom,
            LocalDate validTo,
            boolean isCurrent,
            String origin,
            @Nullable String name,
            @Nullable String type,
            @Nullable String detail,
            @Nullable String parent,
            @Nullable String standardAccount,
            Postings postings) {

        static Stated of(Row row) {
            return new Stated(
                    row.getString(1),
                    day(row, 2),
                    day(row, 3),
                    row.getBoolean(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9),
                    row.getString(10),
                    row.isNullAt(13)
                            ? Postings.NONE
                            : new Postings(
                                    row.getDecimal(11), row.getDecimal(12), row.getLong(13), row.getDecimal(14)));
        }

        /** A part of the time for which it is stated. */
        Stated during(LocalDate first, LocalDate last) {
            return new Stated(
                    code,
                    first,
                    last,
                    isCurrent && last.equals(validTo),
                    origin,
                    name,
                    type,
                    detail,
                    parent,
                    standardAccount,
                    postings);
        }

        private static LocalDate day(Row row, int column) {
            return row.getAs(column);
        }

        /** Its own name, never with those of the accounts above. */
        String leafName() {
            String full = name == null || name.isBlank() ? code : name;
            return full.equals(code) ? full.substring(full.lastIndexOf(':') + 1).strip() : full.strip();
        }

        Optional<String> parentCode() {
            if (parent != null && !parent.equals(code)) {
                return Optional.of(parent);
            }
            int colon = code.lastIndexOf(':');
            return colon > 0 ? Optional.of(code.substring(0, colon).strip()) : Optional.empty();
        }
    }

    /**
     * Where an account belongs and how that was decided.
     *
     * @param within the sections that the evidence leaves open
     * @param evidence in words
     * @param candidates other standard accounts with their confidence, in words; null where there is no other
     */
    record Mapped(
            String standardAccount,
            String by,
            BigDecimal confidence,
            @Nullable String cashFlowClass,
            Set<String> within,
            String evidence,
            @Nullable String candidates) {}

    private final AccountEvidence evidence;
    private final ClientSettings settings;
    private final AccountRules rules = AccountRules.shipped();
    private final StandardAccounts chart = StandardAccounts.shipped();
    private final Map<String, Stated> current = new LinkedHashMap<>();
    private final Map<List<Object>, Mapped> mappedCurrent = new HashMap<>();

    private AccountMapping(List<Stated> accounts, ClientSettings settings) {
        this.settings = settings;
        accounts.stream().filter(Stated::isCurrent).forEach(account -> current.put(account.code(), account));
        this.evidence = new AccountEvidence(
                settings,
                Optional.ofNullable(settings.nationalChart())
                        .map(NationalChart::settled)
                        .or(() -> NationalChart.recognised(numbered())));
    }

    /** The accounts that have a number and, in their name or type, a meaning. */
    private List<NationalChart.Numbered> numbered() {
        List<NationalChart.Numbered> numbered = new ArrayList<>();
        for (Stated account : current.values()) {
            if (Names.squeezed(account.code()).matches("\\d{3,}.*")) {
                rules.name(account.leafName())
                        .or(() -> Optional.ofNullable(account.type())
                                .flatMap(rules::type)
                                .filter(rule -> rule.sections().isEmpty()))
                        .ifPresent(rule ->
                                numbered.add(new NationalChart.Numbered(account.code(), rule.standardAccount())));
            }
        }
        return numbered;
    }

    /** One row per version of an account; accounts that only plans name are added where nothing else is meant. */
    static List<Row> rows(String clientId, List<Row> rows, ClientSettings settings) {
        List<Stated> stated = withParents(rows.stream()
                .map(Stated::of)
                .filter(account -> !account.origin().equals("plan"))
                .toList());
        AccountMapping known = new AccountMapping(stated, settings);
        List<Stated> all = new ArrayList<>(stated);
        rows.stream()
                .map(Stated::of)
                .filter(account -> account.origin().equals("plan") && !known.means(account.code()))
                .forEach(all::add);
        AccountMapping mapping = new AccountMapping(all, settings);
        return all.stream()
                .flatMap(account -> mapping.versions(account).stream().map(version -> mapping.row(clientId, version)))
                .toList();
    }

    /** An account once for each time in which it is mapped alike. */
    private List<Stated> versions(Stated account) {
        List<Stated> versions = new ArrayList<>();
        LocalDate first = account.validFrom();
        for (LocalDate change : settings.changes()) {
            if (change.isAfter(first)
                    && !change.isAfter(account.validTo())
                    && !mapped(account, first).equals(mapped(account, change))) {
                versions.add(account.during(first, change.minusDays(1)));
                first = change;
            }
        }
        versions.add(account.during(first, account.validTo()));
        return versions;
    }

    /** Codes like {@code Utilities:Gas} name an account above that no export may list. */
    private static List<Stated> withParents(List<Stated> stated) {
        Map<String, Stated> implied = new LinkedHashMap<>();
        Set<String> codes = new HashSet<>();
        stated.forEach(account -> codes.add(account.code()));
        for (Stated account : stated) {
            Optional<String> above = account.parentCode();
            while (above.isPresent() && account.code().startsWith(above.get() + ":") && !codes.contains(above.get())) {
                Stated parent = new Stated(
                        above.get(),
                        Versions.FIRST_DAY,
                        Versions.LAST_DAY,
                        true,
                        "implied",
                        null,
                        account.type(),
                        null,
                        null,
                        null,
                        Postings.NONE);
                codes.add(parent.code());
                implied.put(parent.code(), parent);
                above = parent.parentCode();
            }
        }
        List<Stated> all = new ArrayList<>(stated);
        all.addAll(implied.values());
        return all;
    }

    /** Whether a plan's text means an account that exists, or a standard account. */
    private boolean means(String text) {
        String wanted = Names.lower(text).replace(" > ", ":");
        return chart.code(text) != null
                || current.values().stream()
                        .anyMatch(account -> Names.lower(account.code()).equals(wanted)
                                || Names.lower(account.leafName()).equals(wanted)
                                || Names.lower(path(account))
                                        .replace(" > ", ":")
                                        .equals(wanted));
    }

    private Row row(String clientId, Stated account) {
        Mapped mapped = mapped(account, account.validFrom());
        return RowFactory.create(
                clientId,
                account.code(),
                account.leafName(),
                account.parentCode().orElse(null),
                path(account),
                account.type(),
                mapped.standardAccount(),
                mapped.cashFlowClass(),
                mapped.by(),
                mapped.confidence(),
                mapped.evidence(),
                mapped.candidates(),
                account.validFrom(),
                account.validTo(),
                account.isCurrent(),
                sourceSign(account).orElse(null));
    }

    /**
     * The side that a source shows as positive follows the type that it gives the account: a discount of type Income is
     * shown as negative income, the same discount of type Expenditures as positive.
     */
    private Optional<Integer> sourceSign(Stated account) {
        return Optional.ofNullable(account.type())
                .flatMap(rules::type)
                .map(rule -> chart.isDebit(rule.standardAccount()) ? 1 : -1);
    }

    /** Names from the top; the accounts above by their newest names. */
    String path(Stated account) {
        List<String> names = new ArrayList<>(List.of(account.leafName()));
        Set<String> seen = new HashSet<>(Set.of(account.code()));
        Optional<String> above = account.parentCode();
        while (above.isPresent() && seen.add(above.get())) {
            Stated parent = current.get(above.get());
            names.add(0, parent == null ? above.get() : parent.leafName());
            above = parent == null ? Optional.empty() : parent.parentCode();
        }
        return String.join(" > ", names);
    }

    private Mapped mapped(Stated account, LocalDate day) {
        return mapped(account, day, new HashSet<>());
    }

    /** By the client's rules of a day; accounts above by their newest names. */
    private Mapped mapped(Stated account, LocalDate day, Set<String> below) {
        List<Object> place = List.of(account.code(), account.isCurrent(), account.validFrom(), day);
        Mapped known = mappedCurrent.get(place);
        if (known != null) {
            return known;
        }
        Set<String> seen = new HashSet<>(below);
        Optional<Mapped> above = seen.add(account.code())
                ? account.parentCode()
                        .filter(parent -> !seen.contains(parent))
                        .flatMap(parent -> Optional.ofNullable(current.get(parent)))
                        .map(parent -> mapped(parent, day, seen))
                : Optional.empty();
        Mapped decided = evidence.decide(account, path(account), above, day);
        if (below.isEmpty()) {
            mappedCurrent.put(place, decided);
        }
        return decided;
    }
}
