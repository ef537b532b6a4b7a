package io.plumbline.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.warehouse.serve.Answer.Column;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Table STATEMENT = new Table(
            List.of(
                    new Column("line", "VARCHAR"),
                    new Column("kind", "VARCHAR"),
                    new Column("prior_year", "DECIMAL(18,4)"),
                    new Column("lines", "BIGINT"),
                    new Column("fiscal_year", "INTEGER")),
            List.of(
                    Arrays.asList("Bread & <rolls>", "line", new BigDecimal("1234.5000"), 12345L, 2025),
                    Arrays.asList("Net income", "total", new BigDecimal("-617.2550"), null, 2025)));

    @Test
    void numbersStandToTheRightAndAreGroupedAndTextIsEscaped() {
        assertThat(STATEMENT.toString())
                .contains("<th align=\"right\">prior year</th>")
                .contains("<td align=\"left\">Bread &amp; &lt;rolls&gt;</td>")
                .contains("<td align=\"right\">1,234.50</td>")
                .contains("<td align=\"right\">12,345</td>")
                .contains("<td align=\"right\">2025</td>")
                .contains("<td align=\"right\"></td>");
    }

    @Test
    void totalsOfAStatementAreBoldAndTheirKindIsNotShown() {
        assertThat(STATEMENT.statement("kind"))
                .contains("<td align=\"left\"><b>Net income</b></td>")
                .contains("<td align=\"right\"><b>-617.26</b></td>")
                .contains("<td align=\"right\">1,234.50</td>")
                .doesNotContain("kind")
                .doesNotContain("total");
    }

    @Test
    void barsAreInProportionAndLossesAreDrawnLighter() {
        assertThat(STATEMENT.bars("prior_year").rows())
                .extracting(row -> row.get(5))
                .containsExactly("█".repeat(30), "░".repeat(15));
    }

    @Test
    void aColumnThatIsNotThereIsNamedBesideThoseThatAre() {
        assertThatThrownBy(() -> STATEMENT.bars("revenue"))
                .hasMessage("There is no column \"revenue\"; there are: line, kind, prior_year, lines, fiscal_year");
    }

    @Test
    void onlyAnAnswerOfOneValueIsAValue() {
        List<Column> one = List.of(new Column("month", "VARCHAR"));
        assertThat(new Table(one, List.of(Arrays.asList("2025-12"))).only()).contains("2025-12");
        assertThat(new Table(one, List.of(Arrays.asList((Object) null))).only()).isEmpty();
        assertThat(new Table(one, List.of()).only()).isEmpty();
        assertThat(STATEMENT.only()).isEmpty();
    }
}
