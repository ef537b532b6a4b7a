package io.plumbline.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.warehouse.schema.TypedRows.StagedRow;
import io.plumbline.warehouse.staging.OrderLine;
import io.plumbline.warehouse.staging.WebSession;
import io.plumbline.warehouse.star.CheckResult;
import io.plumbline.warehouse.star.DimChannel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records come back from Parquet as they went in, with decimals at the scale of their column. */
class TypedRowsTest {
    @TempDir
    Path directory;

    @Test
    void stagedRowsComeBackWithTheirLineage() {
        OrderLine line = new OrderLine(
                "o'1",
                2,
                LocalDate.parse("2025-01-02"),
                LocalDateTime.parse("2025-01-02T03:04:05.000001"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new BigDecimal("1.5"),
                null,
                null,
                new BigDecimal("12"),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        List<StagedRow<OrderLine>> rows = List.of(new StagedRow<>(new Lineage("acme", 1, -2, 3), line));
        Path file = directory.resolve("it's/order_line.parquet");
        TypedRows.writeStaged(file, OrderLine.class, rows);
        assertThat(TypedRows.readStaged(file, OrderLine.class)).singleElement().satisfies(row -> {
            assertThat(row.lineage()).isEqualTo(rows.get(0).lineage());
            assertThat(row.row().quantity()).isEqualTo(new BigDecimal("1.500000"));
            assertThat(row.row().netAmount()).isEqualTo(new BigDecimal("12.0000"));
            assertThat(row.row())
                    .usingRecursiveComparison()
                    .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                    .isEqualTo(line);
        });
    }

    @Test
    void instantsAndTruthsComeBack() {
        WebSession session = new WebSession(
                "s",
                null,
                Instant.parse("2025-06-07T08:09:10Z"),
                null,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        Path file = directory.resolve("web_session.parquet");
        TypedRows.writeStaged(file, WebSession.class, List.of(new StagedRow<>(new Lineage("acme", 1, 2, 3), session)));
        assertThat(TypedRows.readStaged(file, WebSession.class))
                .extracting(StagedRow::row)
                .containsExactly(session);
    }

    @Test
    void rowsAreWrittenInTheOrderOfTheTable() {
        Path file = directory.resolve("dim_channel.parquet");
        TypedRows.write(
                file, DimChannel.class, List.of(new DimChannel(2, "Email", null), new DimChannel(1, "Direct", false)));
        assertThat(TypedRows.read(file, DimChannel.class))
                .extracting(DimChannel::channel)
                .containsExactly("Direct", "Email");
    }

    @Test
    void noRowsGiveATypedEmptyFile() {
        Path file = directory.resolve("check_result.parquet");
        TypedRows.write(file, CheckResult.class, List.of());
        assertThat(TypedRows.read(file, CheckResult.class)).isEmpty();
    }

    @Test
    void decimalsThatDoNotFitAreRefusedByColumn() {
        OrderLine line = new OrderLine(
                "1",
                null,
                LocalDate.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new BigDecimal("0.00001"),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertThatThrownBy(() -> TypedRows.writeStaged(
                        directory.resolve("x.parquet"),
                        OrderLine.class,
                        List.of(new StagedRow<>(new Lineage("acme", 1, 2, 3), line))))
                .hasMessage("net_amount: 0.00001 has more than 4 decimals");
    }
}
