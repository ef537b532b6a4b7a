package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.StagedExport.LeftOut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * OFX and QIF. No statement was at hand: the files follow the published OFX specifications (1.02 and 2.2) and Quicken's
 * description of QIF, with invented lines.
 */
class BankStatementTest {
    private static final String SGML = """
            OFXHEADER:100
            DATA:OFXSGML
            VERSION:102
            ENCODING:USASCII
            CHARSET:1252

            <OFX>
            <SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20250301<LANGUAGE>ENG
            <FI><ORG>Harbor Bank<FID>77</FI></SONRS></SIGNONMSGSRSV1>
            <BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STMTRS><CURDEF>USD
            <BANKACCTFROM><BANKID>121000<ACCTID>0042<ACCTTYPE>CHECKING</BANKACCTFROM>
            <BANKTRANLIST><DTSTART>20250201<DTEND>20250228
            <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20250203120000.000[-5:EST]<TRNAMT>1250.00<FITID>f1<NAME>Smith &amp; Sons<MEMO>Invoice 7</STMTTRN>
            <STMTTRN><TRNTYPE>CHECK<DTPOSTED>20250204<TRNAMT>-80.50
            <FITID>f2<CHECKNUM>101<NAME>City Power
            </STMTTRN>
            <STMTTRN><TRNTYPE>XFER<DTPOSTED>20250205<TRNAMT>-10.00<FITID>f3<NAME>Savings<BANKACCTTO><BANKID>9<ACCTID>0099<ACCTTYPE>SAVINGS</BANKACCTTO></STMTTRN>
            </BANKTRANLIST>
            <LEDGERBAL><BALAMT>5000.00<DTASOF>20250228120000[-5:EST]</LEDGERBAL>
            <AVAILBAL><BALAMT>7000.00<DTASOF>20250228</AVAILBAL>
            </STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
            """;

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void setUp() {
        desk = new Desk(folder);
    }

    @Test
    void sgmlWhoseFieldsAreNeverClosed() throws IOException {
        desk.file("february.ofx", SGML);
        StagedExport export = desk.stagedOnly();
        assertThat(export.format()).isEqualTo("ofx-statement");
        assertThat(export.files().get(0).leftOut()).containsExactly(new LeftOut("available balance", 1));
        assertThat(desk.rows(
                        "stated_balance",
                        "report, statement, account_code, to_on::varchar, measure, amount::double, currency"))
                .containsExactly(List.of(
                        "Bank statement 121000 0042 20250228",
                        "bank statement",
                        "0042",
                        "2025-02-28",
                        "closing",
                        5000.0,
                        "USD"));
        assertThat(
                        desk.rows(
                                "bank_line",
                                "bank_line_id, bank_account, posted_on::varchar, amount::double, currency, payee, kind, reference"))
                .containsExactly(
                        Arrays.asList(
                                "121000/0042/f1", "0042", "2025-02-03", 1250.0, "USD", "Smith & Sons", "CREDIT", null),
                        Arrays.asList(
                                "121000/0042/f2", "0042", "2025-02-04", -80.5, "USD", "City Power", "CHECK", "101"),
                        Arrays.asList("121000/0042/f3", "0042", "2025-02-05", -10.0, "USD", "Savings", "XFER", null));
    }

    @Test
    void xmlOfTwoAccountsAndDecimalCommas() throws IOException {
        desk.file("cards.qfx", """
                <?xml version="1.0" encoding="UTF-8"?>
                <?OFX OFXHEADER="200" VERSION="220" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
                <OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS>
                <CCSTMTRS><CURDEF>EUR</CURDEF><CCACCTFROM><ACCTID>1111</ACCTID></CCACCTFROM><BANKTRANLIST>
                <STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20250131</DTPOSTED><TRNAMT>-12,34</TRNAMT><FITID>1</FITID>
                <PAYEE><NAME>Boulangerie</NAME></PAYEE></STMTTRN></BANKTRANLIST></CCSTMTRS>
                <CCSTMTRS><CURDEF>EUR</CURDEF><CCACCTFROM><ACCTID>2222</ACCTID></CCACCTFROM><BANKTRANLIST>
                <STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20250131</DTPOSTED><TRNAMT>-99,00</TRNAMT><FITID>1</FITID></STMTTRN>
                </BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>
                """);
        assertThat(desk.stagedOnly().files().get(0).rowsRejected()).isZero();
        assertThat(desk.rows("bank_line", "bank_line_id, amount::double, payee"))
                .containsExactly(Arrays.asList("1111/1", -12.34, "Boulangerie"), Arrays.asList("2222/1", -99.0, null));
    }

    @Test
    void entitiesAreNotExpandedAndOtherDocumentsAreNotOfx() throws IOException {
        desk.file(
                "bomb.ofx",
                "<?xml version=\"1.0\"?><!DOCTYPE OFX [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                        + "<OFX><STMTTRN><DTPOSTED>20250131<TRNAMT>1.00<FITID>1<NAME>&a;</STMTTRN></OFX>");
        assertThat(desk.stagedOnly().files().get(0).rowsLoaded()).isEqualTo(1);
        assertThat(desk.rows("bank_line", "payee")).containsExactly(List.of("&a;"));
    }

    @Test
    void quickenRecordsWithTheirSplitsAndApostrophes() throws IOException {
        desk.file("bank.qif", """
                !Account
                NChecking
                TBank
                ^
                !Type:Bank
                D1/31'25
                T-1,250.00
                N101
                PCity Power
                MJanuary
                LUtilities
                ^
                D2/ 3' 5
                U80.00
                T80.00
                PTill
                SSales
                $70.00
                STax
                $10.00
                ^
                D2/ 3' 5
                T80.00
                PTill
                ^
                !Type:Invst
                D2/4'25
                NBuy
                ^
                """);
        StagedExport export = desk.stagedOnly();
        assertThat(export.format()).isEqualTo("qif-statement");
        assertThat(export.files().get(0).rowsRejected()).isZero();
        assertThat(
                        desk.rows(
                                "bank_line",
                                "bank_account, posted_on::varchar, amount::double, payee, memo, kind, reference, bank_line_id[-1:]"))
                .containsExactly(
                        Arrays.asList(
                                "Checking", "2025-01-31", -1250.0, "City Power", "January", "Utilities", "101", "1"),
                        Arrays.asList(
                                "Checking", "2005-02-03", 80.0, "Till", "Sales 70.00; Tax 10.00", "Bank", null, "1"),
                        Arrays.asList("Checking", "2005-02-03", 80.0, "Till", null, "Bank", null, "2"));
    }
}
