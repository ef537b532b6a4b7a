package io.plumbline.star;

import io.plumbline.warehouse.chart.StandardAccount;
import io.plumbline.warehouse.chart.StandardChart;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The standard chart as the star needs it: rows for Spark, and look-up by code or name. */
final class StandardAccounts {
    static final String UNCLASSIFIED = "unclassified";

    static final StructType SCHEMA = new StructType()
            .add("standard_account", DataTypes.StringType, false)
            .add("standard_name", DataTypes.StringType, false)
            .add("statement", DataTypes.StringType, false)
            .add("section", DataTypes.StringType, false)
            .add("section_order", DataTypes.IntegerType, false)
            .add("normal_side", DataTypes.StringType, false)
            .add("favourable_sign", DataTypes.IntegerType, false)
            .add("cash_flow_class", DataTypes.StringType, false)
            .add("translation_rate", DataTypes.StringType, false)
            .add("behaviour", DataTypes.StringType, true);

    private static final StandardAccounts SHIPPED =
            new StandardAccounts(StandardChart.shipped().accounts());

    private final List<StandardAccount> accounts;
    private final Map<String, String> codeByText = new HashMap<>();
    private final Map<String, String> sections = new HashMap<>();
    private final Map<String, String> statements = new HashMap<>();
    private final Set<String> debits = new HashSet<>();

    private StandardAccounts(List<StandardAccount> accounts) {
        this.accounts = accounts;
        for (StandardAccount account : accounts) {
            sections.put(account.code(), account.section());
            statements.put(account.code(), account.statement());
            if (account.normalSide().equals("debit")) {
                debits.add(account.code());
            }
            codeByText.put(Names.words(account.code()), account.code());
            codeByText.putIfAbsent(Names.words(account.name()), account.code());
        }
    }

    static StandardAccounts shipped() {
        return SHIPPED;
    }

    /** The standard account with that code or name; null where there is none. */
    @Nullable
    String code(@Nullable String text) {
        return text == null ? null : codeByText.get(Names.words(text));
    }

    String section(String code) {
        return Objects.requireNonNull(sections.get(code), () -> "No standard account " + code);
    }

    String statement(String code) {
        return Objects.requireNonNull(statements.get(code), () -> "No standard account " + code);
    }

    boolean isDebit(String code) {
        return debits.contains(code);
    }

    List<Row> rows() {
        return accounts.stream()
                .map(account -> RowFactory.create(
                        account.code(),
                        account.name(),
                        account.statement(),
                        account.section(),
                        account.sectionOrder(),
                        account.normalSide(),
                        account.favourableSign(),
                        account.cashFlowClass(),
                        account.translationRate(),
                        account.behaviour().orElse(null)))
                .toList();
    }
}
