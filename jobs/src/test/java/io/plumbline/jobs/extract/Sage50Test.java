package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.StagedExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sage 50's audit trail. No file was at hand: the columns are those of Sage's published import template for audit trail
 * transactions, the postings are worked by hand.
 */
class Sage50Test {
    private static final String LINES = """
            SI,A1D001,4000,1,31/01/2025,1001,Desk,100.00,T1,20.00
            SC,A1D001,4000,1,31/01/2025,1002,Desk back,10.00,T1,2.00
            SR,A1D001,1200,0,14/02/2025,BACS,Receipt,108.00,T9,0.00
            PI,MCN001,5000,0,01/02/2025,PI1,"Timber, oak",50.00,T1,10.00
            PP,MCN001,1200,0,28/02/2025,CHQ9,Payment,60.00,T9,0.00
            BP,1200,7502,0,28/02/2025,DD,Phone,30.00,T1,6.00
            BR,1200,4905,0,28/02/2025,,Scrap,12.00,T1,2.40
            JD,,7000,0,28/02/2025,JNL1,Wages,400.00,T9,0.00
            JC,,2220,0,28/02/2025,JNL1,Wages,400.00,T9,0.00
            """;

    @TempDir
    Path folder;

    @Test
    void theOtherSideFollowsFromTheType() throws IOException {
        Desk desk = new Desk(folder).file("audit.csv", LINES);
        StagedExport export = desk.stagedOnly();
        assertThat(export.format()).isEqualTo("sage50-audit-trail");
        assertThat(export.files().get(0).rowsLoaded()).isEqualTo(9);
        assertThat(desk.rows("ledger_line", "source_row, account_code, amount::double"))
                .containsExactlyInAnyOrder(
                        List.of(1L, "4000", -100.0),
                        List.of(1L, "1100", 120.0),
                        List.of(1L, "2200", -20.0),
                        List.of(2L, "4000", 10.0),
                        List.of(2L, "1100", -12.0),
                        List.of(2L, "2200", 2.0),
                        List.of(3L, "1200", 108.0),
                        List.of(3L, "1100", -108.0),
                        List.of(4L, "5000", 50.0),
                        List.of(4L, "2100", -60.0),
                        List.of(4L, "2201", 10.0),
                        List.of(5L, "1200", -60.0),
                        List.of(5L, "2100", 60.0),
                        List.of(6L, "7502", 30.0),
                        List.of(6L, "1200", -36.0),
                        List.of(6L, "2201", 6.0),
                        List.of(7L, "4905", -12.0),
                        List.of(7L, "1200", 14.4),
                        List.of(7L, "2200", -2.4),
                        List.of(8L, "7000", 400.0),
                        List.of(9L, "2220", -400.0));
        assertThat(desk.rows("ledger_line", "count(distinct entry_id), count(distinct party_code)"))
                .as("seven lines and a journal")
                .containsExactly(List.of(8L, 2L));
    }

    @Test
    void templateWithItsHeaderIsTheSameLedger() throws IOException {
        Desk desk = new Desk(folder)
                .file(
                        "audit.csv",
                        "Type,Account Reference,Nominal A/C Ref,Department Code,Date,Reference,Details,Net Amount,Tax Code,Tax Amount\n"
                                + LINES);
        StagedExport export = desk.stagedOnly();
        assertThat(export.format()).isEqualTo("sage50-audit-trail");
        assertThat(export.files().get(0).rowsLoaded()).isEqualTo(9);
        assertThat(export.files().get(0).rowsLeftOut()).isEqualTo(1);
    }

    @Test
    void aTypeThatIsNotKnownIsRejected() throws IOException {
        Desk desk = new Desk(folder)
                .file(
                        "audit.csv",
                        "SI,A1,4000,0,31/01/2025,1,x,1.00,T0,0.00\n".repeat(50)
                                + "ZZ,A1,4000,0,31/01/2025,1,x,1.00,T0,0.00\n");
        assertThat(desk.stagedOnly().files().get(0).rowsRejected()).isEqualTo(1);
    }
}
