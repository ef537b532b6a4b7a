package io.plumbline.warehouse.chart;

import java.util.Optional;

/**
 * An account of the standard chart.
 *
 * @param sectionOrder place of its section in the statement
 * @param normalSide {@code debit} or {@code credit}
 * @param favourableSign 1 where more is better, -1 where less is better, 0 where neither
 * @param behaviour how a cost behaves with volume, where that is known
 */
public record StandardAccount(
        String code,
        String name,
        String statement,
        String section,
        int sectionOrder,
        String normalSide,
        int favourableSign,
        String cashFlowClass,
        String translationRate,
        Optional<String> behaviour) {

    static StandardAccount parse(String line) {
        String[] cells = line.split(",", -1);
        return new StandardAccount(
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                Integer.parseInt(cells[4]),
                cells[5],
                Integer.parseInt(cells[6]),
                cells[7],
                cells[8],
                Optional.of(cells[9]).filter(text -> !text.isEmpty()));
    }
}
