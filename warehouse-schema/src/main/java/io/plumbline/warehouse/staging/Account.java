package io.plumbline.warehouse.staging;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Feed;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.Table;
import org.jspecify.annotations.Nullable;

/** The chart of accounts: an account of the chart of accounts. */
@Table(name = "account", grain = "An account of the chart of accounts", about = "The chart of accounts")
@Staged(subject = "ledger", relation = Relation.SNAPSHOT, feed = Feed.CLIENT)
public record Account(
        @About("what identifies the account in the source, as in the ledger") @Key
        String accountCode,

        @About("the account's name") @Nullable String accountName,

        @About("type in the vendor's words: Bank, Accounts Receivable, Expenditures ...") @Nullable
        String accountType,

        @About("finer type in the vendor's words") @Nullable String accountDetail,
        @About("the account above it") @Nullable String parentCode,

        @About("currency in which the account is kept") @Nullable
        String currency,

        @About("code in the standard chart, where the source or the user states it") @Nullable
        String standardAccount,

        @About("false for an account that is closed for posting") @Nullable
        Boolean isActive) {}
