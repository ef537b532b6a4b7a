package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.jobs.workspace.ReadingSettings.DateOrder;
import io.plumbline.jobs.workspace.ReadingSettings.DecimalMark;
import io.plumbline.warehouse.snapshot.StagedExport.LeftOut;
import io.plumbline.warehouse.snapshot.StagedExport.SourceFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowCountsTest {
    private static final long FILE = 7;
    private static final Export.Member MEMBER =
            new Export.Member(Path.of("journal.csv"), "exports/journal.csv", "ab12", "input", Optional.empty());

    private final RowCounts counts = new RowCounts();

    @BeforeEach
    void aFileOfTwelveRows() {
        counts.begin(FILE, "UTF-8");
        counts.read(FILE, 9);
        counts.leftOutWhileReading(FILE, Map.of("blank line", 1L, "total", 2L));
        counts.leftOut(FILE, "deleted at the source", 3);
    }

    @Test
    void whatTheShapeLeavesOutWasReadAndWhatTheFormatLeavesOutIsAmongTheRead() {
        SourceFile file = counts.describe(MEMBER, FILE, 2, null, Optional.empty());
        assertThat(file.rowsRead()).isEqualTo(12);
        assertThat(file.leftOut())
                .containsExactly(
                        new LeftOut("blank line", 1), new LeftOut("deleted at the source", 3), new LeftOut("total", 2));
        assertThat(file.rowsRejected()).isEqualTo(2);
        assertThat(file.rowsLoaded()).isEqualTo(4);
    }

    @Test
    void rowsThatAddUpPass() {
        assertThatCode(() -> counts.verify("journal.csv", FILE, 4, 2)).doesNotThrowAnyException();
    }

    @Test
    void rowThatIsLostOrCountsTwiceIsNotPassedOver() {
        assertThatThrownBy(() -> counts.verify("journal.csv", FILE, 3, 2))
                .hasMessage("journal.csv: 12 rows read, but 3 loaded, 2 rejected and 6 left out");
        assertThatThrownBy(() -> counts.verify("journal.csv", FILE, 5, 2)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ofSeveralKindsOfRowsTheMostFrequentSaysHowTheFileWritesDatesAndNumbers() {
        counts.begin(FILE, "of the same file again");
        counts.understood(FILE, conventions("few"), 3);
        counts.understood(FILE, conventions("many"), 300);
        counts.understood(FILE, conventions(""), 3_000);
        counts.understood(FILE, conventions("some"), 30);
        SourceFile file = counts.describe(MEMBER, FILE, 2, null, Optional.empty());
        assertThat(file.conventions()).isEqualTo("many");
        assertThat(file.encoding()).isEqualTo("UTF-8");
    }

    @Test
    void ofARefusedExportNothingCounts() {
        counts.clear();
        SourceFile file = counts.describe(
                MEMBER, FILE, 0, null, Optional.of(new Refusal("a picture", "a ledger", "Export it again.")));
        assertThat(file.rowsRead()).isZero();
        assertThat(file.refused()).isEqualTo("found a picture, expected a ledger. Export it again.");
    }

    private static Conventions conventions(String evidence) {
        return new Conventions(DateOrder.YMD, DecimalMark.POINT, evidence);
    }
}
