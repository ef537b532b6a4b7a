package io.plumbline.star;

import io.plumbline.star.AccountRules.Rule;
import io.plumbline.warehouse.client.AccountRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Maps a client's accounts to the standard chart. The surest evidence wins: the client's own rule, the standard account
 * that the source states, the vendor's type (refined by the name where the type is coarse), the number in a national
 * chart, the account above, the name.
 */
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
            @Nullable String standardAccount) {

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
                    row.getString(10));
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

    /** Where an account belongs and how that was decided. */
    record Mapped(
            String standardAccount,
            String by,
            String confidence,
            @Nullable String cashFlowClass,
            Set<String> within) {}

    private static final Mapped NOWHERE = new Mapped(StandardAccounts.UNCLASSIFIED, "none", "0", null, Set.of());

    private final ClientSettings settings;
    private final AccountRules rules = AccountRules.shipped();
    private final StandardAccounts chart = StandardAccounts.shipped();
    private final Map<String, Stated> current = new LinkedHashMap<>();
    private final Map<String, Mapped> mappedCurrent = new HashMap<>();

    private AccountMapping(List<Stated> accounts, ClientSettings settings) {
        this.settings = settings;
        accounts.stream().filter(Stated::isCurrent).forEach(account -> current.put(account.code(), account));
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
        return all.stream().map(account -> mapping.row(clientId, account)).toList();
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
                        null);
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
        Mapped mapped = account.isCurrent() ? mapped(account.code()) : mapped(account, new HashSet<>());
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
                new BigDecimal(mapped.confidence()),
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

    Mapped mapped(String code) {
        return mapped(Objects.requireNonNull(current.get(code)), new HashSet<>());
    }

    private Mapped mapped(Stated account, Set<String> seen) {
        Mapped known = mappedCurrent.get(account.code());
        if (known != null && account.isCurrent()) {
            return known;
        }
        Mapped decided = decide(account, seen);
        if (account.isCurrent() && seen.isEmpty()) {
            mappedCurrent.put(account.code(), decided);
        }
        return decided;
    }

    private Mapped decide(Stated account, Set<String> seen) {
        Optional<Mapped> above = above(account, seen);
        return byOverride(account)
                .or(() -> bySource(account))
                .or(() -> byType(account, above))
                .or(() -> byCode(account))
                .or(() -> above.flatMap(parent -> byParent(account, parent)))
                .or(() -> byName(account))
                .orElse(NOWHERE);
    }

    private Optional<Mapped> above(Stated account, Set<String> seen) {
        Set<String> path = new HashSet<>(seen);
        return path.add(account.code())
                ? account.parentCode()
                        .filter(parent -> !path.contains(parent))
                        .flatMap(parent -> Optional.ofNullable(current.get(parent)))
                        .map(parent -> mapped(parent, path))
                : Optional.empty();
    }

    private Optional<Mapped> byOverride(Stated account) {
        return settings.overrides().stream()
                .filter(rule ->
                        texts(account, rule.by()).stream().anyMatch(text -> AccountRules.matches(rule.pattern(), text)))
                .findFirst()
                .map(rule -> new Mapped(
                        Objects.requireNonNullElse(chart.code(rule.standardAccount()), rule.standardAccount()),
                        "override",
                        "1",
                        rule.cashFlowClass(),
                        Set.of()));
    }

    private List<String> texts(Stated account, AccountRule.By by) {
        return switch (by) {
            case CODE -> List.of(account.code());
            case TYPE ->
                java.util.stream.Stream.of(account.type(), account.detail())
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .toList();
            case NAME -> List.of(account.leafName(), path(account));
        };
    }

    private Optional<Mapped> bySource(Stated account) {
        return Optional.ofNullable(chart.code(account.standardAccount()))
                .map(code -> new Mapped(code, "source", "0.98", null, Set.of()));
    }

    private Optional<Mapped> byType(Stated account, Optional<Mapped> above) {
        Optional<Rule> fine = Optional.ofNullable(account.detail()).flatMap(rules::type);
        Optional<Rule> rule = fine.or(() -> Optional.ofNullable(account.type()).flatMap(rules::type));
        return rule.map(found -> new Mapped(refined(account, found, above), "type", "0.95", null, found.sections()));
    }

    /** A coarse type says which sections are possible; the name, else the account above, which account it is. */
    private String refined(Stated account, Rule rule, Optional<Mapped> above) {
        if (rule.sections().isEmpty()) {
            return rule.standardAccount();
        }
        return rules.name(account.leafName(), rule.sections())
                .map(Rule::standardAccount)
                .or(() -> above.filter(parent -> rule.sections().contains(chart.section(parent.standardAccount())))
                        .map(Mapped::standardAccount))
                .orElse(rule.standardAccount());
    }

    private Optional<Mapped> byCode(Stated account) {
        return Optional.ofNullable(settings.nationalChart())
                .flatMap(national -> rules.code(national, account.code()))
                .map(rule -> new Mapped(rule.standardAccount(), "code", "0.9", null, Set.of()));
    }

    private Optional<Mapped> byParent(Stated account, Mapped parent) {
        if (parent.standardAccount().equals(StandardAccounts.UNCLASSIFIED)) {
            return Optional.empty();
        }
        Set<String> within =
                parent.within().isEmpty() ? Set.of(chart.section(parent.standardAccount())) : parent.within();
        String standard = rules.name(account.leafName(), within)
                .map(Rule::standardAccount)
                .orElse(parent.standardAccount());
        BigDecimal sure = new BigDecimal(parent.confidence()).min(new BigDecimal("0.8"));
        return Optional.of(new Mapped(standard, "parent", sure.toString(), parent.cashFlowClass(), parent.within()));
    }

    private Optional<Mapped> byName(Stated account) {
        return rules.name(account.leafName())
                .map(rule -> new Mapped(rule.standardAccount(), "name", "0.7", null, rule.sections()));
    }
}
