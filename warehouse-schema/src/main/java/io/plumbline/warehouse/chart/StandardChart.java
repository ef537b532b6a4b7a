package io.plumbline.warehouse.chart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The accounts of {@code standard-chart.csv}, in the order of the statements. */
public record StandardChart(List<StandardAccount> accounts) {
    private static final StandardChart SHIPPED = read("/io/plumbline/warehouse/standard-chart.csv");

    public StandardChart {
        accounts = List.copyOf(accounts);
    }

    public static StandardChart shipped() {
        return SHIPPED;
    }

    public List<String> codes() {
        return accounts.stream().map(StandardAccount::code).toList();
    }

    private static StandardChart read(String resource) {
        try (BufferedReader chart = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(StandardChart.class.getResourceAsStream(resource)), StandardCharsets.UTF_8))) {
            return new StandardChart(
                    chart.lines().skip(1).map(StandardAccount::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }
}
