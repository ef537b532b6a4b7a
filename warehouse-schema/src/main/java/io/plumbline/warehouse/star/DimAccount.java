package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Accounts, mapped to the standard chart: a version of a client's account. */
@Table(
        name = "dim_account",
        grain = "A version of a client's account",
        about = "Accounts, mapped to the standard chart",
        order = {"client_id", "account_code"})
public record DimAccount(
        @About("hash of client, code and valid_from") @Key long accountKey,

        @About("hash of client and code: the account through all its versions")
        long accountId,

        @About("client") @References(DimClient.class) String clientId,
        @About("identity in the source") String accountCode,
        @About("name") String accountName,
        @About("the account above it") @Nullable String parentCode,

        @About("names from the top of the tree, joined by ' > '")
        String accountPath,

        @About("type in the vendor's words") @Nullable String accountType,
        @About("code in the standard chart") String standardAccount,
        @About("its name") String standardName,

        @About("the statement it appears on") @OneOf({"income statement", "balance sheet", "none"})
        String statement,

        @About("the section of the statement") String section,
        @About("place of the section in the statement") int sectionOrder,

        @About("side on which a rise is booked") @OneOf({"debit", "credit"})
        String normalSide,

        @About("+1 debit-normal, -1 credit-normal: natural = amount x natural_sign")
        int naturalSign,

        @About(
                "+1 where the account's own type shows debits positive, -1 where credits; empty where the source gives no type")
        @Nullable
        Integer sourceSign,

        @About(
                "what a source means by a positive amount of it: amount = natural amount x report_sign; -1 where a report shows credits positive")
        int reportSign,

        @About("+1 where more is better, -1 where less is better, 0 where neither")
        int favourableSign,

        @About("where its movement goes in the cash-flow statement")
        @OneOf({"cash", "operating", "investing", "financing", "non-cash", "none"})
        String cashFlowClass,

        @About("rate at which a group translates it") @OneOf({"closing", "average", "historical"})
        String translationRate,

        @About("how the cost behaves with volume") @OneOf({"fixed", "variable", "mixed"}) @Nullable
        String behaviour,

        @About("how the mapping was decided: override, source, type, code, parent, name, postings, none")
        String mappedBy,

        @About("0 to 1: how sure the mapping is") @Decimal(precision = 18, scale = 6)
        BigDecimal confidence,

        @About("what speaks for the mapping, and against it")
        String evidence,

        @About("standard accounts that other evidence names, each with its confidence") @Nullable
        String candidates,

        @About("first day of the version") LocalDate validFrom,

        @About("last day of the version, 9999-12-31 for the current one")
        LocalDate validTo,

        @About("the last version, also where a rule makes it begin on a day to come; `accounts` shows the one in force")
        boolean isCurrent) {}
