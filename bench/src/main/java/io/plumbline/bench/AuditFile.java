package io.plumbline.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** A SAF-T Financial file of any size: sales of a year, three lines each, with all that the lines of real ones carry. */
final class AuditFile {
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <n1:AuditFile xmlns:n1="urn:StandardAuditFile-Taxation-Financial:NO">
              <n1:Header>
                <n1:AuditFileVersion>1.30</n1:AuditFileVersion>
                <n1:DefaultCurrencyCode>NOK</n1:DefaultCurrencyCode>
                <n1:SelectionCriteria>
                  <n1:SelectionStartDate>2024-01-01</n1:SelectionStartDate>
                  <n1:SelectionEndDate>2024-12-31</n1:SelectionEndDate>
                </n1:SelectionCriteria>
              </n1:Header>
              <n1:MasterFiles>
                <n1:GeneralLedgerAccounts>
                  <n1:Account>
                    <n1:AccountID>1500</n1:AccountID>
                    <n1:AccountDescription>Kundefordringer</n1:AccountDescription>
                    <n1:OpeningDebitBalance>0</n1:OpeningDebitBalance>
                  </n1:Account>
                </n1:GeneralLedgerAccounts>
              </n1:MasterFiles>
              <n1:GeneralLedgerEntries>
                <n1:Journal>
                  <n1:JournalID>GL</n1:JournalID>
            """;

    private AuditFile() {}

    static Path write(Path file, long bytes) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18)) {
            long written = write(out, HEAD);
            for (int sale = 1; written < bytes; sale++) {
                written += write(out, transaction(sale, written / (double) bytes));
            }
            write(out, "    </n1:Journal>\n  </n1:GeneralLedgerEntries>\n</n1:AuditFile>\n");
        }
        return file;
    }

    private static String transaction(int sale, double share) {
        LocalDate day = FIRST_DAY.plusDays((long) (share * 365));
        int net = sale * 37 % 100_000 * 4;
        return """
                      <n1:Transaction>
                        <n1:TransactionID>%d</n1:TransactionID>
                        <n1:Period>%d</n1:Period>
                        <n1:PeriodYear>2024</n1:PeriodYear>
                        <n1:TransactionDate>%s</n1:TransactionDate>
                        <n1:SourceID>kari</n1:SourceID>
                        <n1:Description>Faktura %d</n1:Description>
                        <n1:SystemEntryDate>%s</n1:SystemEntryDate>
                        <n1:GLPostingDate>%s</n1:GLPostingDate>
                """.formatted(sale, day.getMonthValue(), day, sale, day, day)
                + line(1, "1500", sale, "Debit", net * 5 / 4)
                + line(2, "3000", sale, "Credit", net)
                + line(3, "2700", sale, "Credit", net / 4)
                + "      </n1:Transaction>\n";
    }

    private static String line(int number, String account, int sale, String side, int cents) {
        return """
                        <n1:Line>
                          <n1:RecordID>%1$d</n1:RecordID>
                          <n1:AccountID>%2$s</n1:AccountID>
                          <n1:SourceDocumentID>%3$d</n1:SourceDocumentID>
                          <n1:CustomerID>K%5$d</n1:CustomerID>
                          <n1:Description>Faktura %3$d til Blåbær &amp; Sønn</n1:Description>
                          <n1:%4$sAmount>
                            <n1:Amount>%6$d.%7$02d</n1:Amount>
                          </n1:%4$sAmount>
                          <n1:ReferenceNumber>%3$d</n1:ReferenceNumber>
                        </n1:Line>
                """.formatted(number, account, sale, side, sale % 5_000, cents / 100, cents % 100);
    }

    private static long write(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        return bytes.length;
    }
}
