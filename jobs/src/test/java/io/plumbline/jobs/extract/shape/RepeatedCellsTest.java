package io.plumbline.jobs.extract.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatedCellsTest {
    private final RepeatedCells repeated = new RepeatedCells();

    @Test
    void columnRepeatsAsLongAsEveryRowSaysTheSame() {
        repeated.row(Cells.of("EUR", "1", "", "é"));
        repeated.row(Cells.of("EUR", "2", "", "é"));
        repeated.row(Cells.of("EUR", "1", "", "é"));
        assertThat(repeated.of(0)).contains("EUR");
        assertThat(repeated.of(1)).isEmpty();
        assertThat(repeated.of(2)).contains("");
        assertThat(repeated.of(3)).contains("é");
    }

    @Test
    void lastRowMayBeTheOneThatDiffers() {
        repeated.row(Cells.of("EUR", ""));
        repeated.row(Cells.of("EUR", ""));
        repeated.row(Cells.of("EURO", "x"));
        assertThat(repeated.of(0)).isEmpty();
        assertThat(repeated.of(1)).isEmpty();
    }

    @Test
    void longTextIsNoConstant() {
        repeated.row(Cells.of("x".repeat(101), "x".repeat(100)));
        assertThat(repeated.of(0)).isEmpty();
        assertThat(repeated.of(1)).isPresent();
    }

    @Test
    void whereThereAreNoRowsNothingIsSaid() {
        assertThat(repeated.of(0)).contains("");
    }
}
