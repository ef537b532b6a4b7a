package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.star.DimParty;
import io.plumbline.warehouse.star.FactLedgerLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an entry of {@link Books} says besides its amounts; each method gives one that says more. */
record Posting(
        Books books,
        @Nullable String party,
        @Nullable String document,
        @Nullable String mark,
        @Nullable String text,
        @Nullable LocalDate documentOn,
        @Nullable LocalDateTime enteredOn,
        @Nullable String enteredBy,
        String currency,
        @Nullable BigDecimal transactionAmount) {

    static Posting in(Books books) {
        return new Posting(books, null, null, null, null, null, null, null, "EUR", null);
    }

    Posting party(String name) {
        if (books.rows.getOrDefault(DimParty.class, List.of()).stream()
                .noneMatch(row -> ((DimParty) row).partyName().equals(name))) {
            books.add(new DimParty(
                    books.key("party", name),
                    books.key("party", name),
                    books.client,
                    name,
                    true,
                    false,
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    "ledger",
                    "name",
                    BigDecimal.ONE,
                    LocalDate.parse("1900-01-01"),
                    LocalDate.parse("9999-12-31"),
                    true));
        }
        return new Posting(
                books, name, document, mark, text, documentOn, enteredOn, enteredBy, currency, transactionAmount);
    }

    Posting document(String number) {
        return new Posting(
                books, party, number, mark, text, documentOn, enteredOn, enteredBy, currency, transactionAmount);
    }

    Posting mark(String letters) {
        return new Posting(
                books, party, document, letters, text, documentOn, enteredOn, enteredBy, currency, transactionAmount);
    }

    Posting text(String description) {
        return new Posting(
                books,
                party,
                document,
                mark,
                description,
                documentOn,
                enteredOn,
                enteredBy,
                currency,
                transactionAmount);
    }

    Posting dated(String day) {
        return new Posting(
                books,
                party,
                document,
                mark,
                text,
                LocalDate.parse(day),
                enteredOn,
                enteredBy,
                currency,
                transactionAmount);
    }

    Posting entered(String moment, String user) {
        return new Posting(
                books,
                party,
                document,
                mark,
                text,
                documentOn,
                LocalDateTime.parse(moment),
                user,
                currency,
                transactionAmount);
    }

    Posting in(String otherCurrency, String amount) {
        return new Posting(
                books,
                party,
                document,
                mark,
                text,
                documentOn,
                enteredOn,
                enteredBy,
                otherCurrency,
                new BigDecimal(amount));
    }

    /** An ordinary entry of account and amount in turns. */
    Posting entry(String day, Object... legs) {
        List<Record> lines = books.rows.computeIfAbsent(FactLedgerLine.class, none -> new java.util.ArrayList<>());
        int first = lines.size();
        books.entry(day, "normal", legs);
        lines.subList(first, lines.size()).replaceAll(line -> said((FactLedgerLine) line));
        return this;
    }

    private FactLedgerLine said(FactLedgerLine line) {
        return new FactLedgerLine(
                line.ledgerLineKey(),
                line.clientId(),
                line.entryKey(),
                line.entryId(),
                line.entryKind(),
                null,
                line.postedOn(),
                line.periodKey(),
                line.accountKey(),
                line.accountId(),
                party == null ? null : books.key("party", party),
                null,
                null,
                document,
                documentOn,
                null,
                text == null ? line.description() : text,
                line.amount(),
                currency,
                transactionAmount == null ? line.amount() : transactionAmount,
                mark,
                enteredOn,
                enteredBy,
                line.sourceFileKey(),
                line.sourceRow());
    }
}
