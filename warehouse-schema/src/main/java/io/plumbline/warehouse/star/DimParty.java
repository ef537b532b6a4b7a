package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One identity across ledger, CRM and orders: a version of a customer, supplier or employee. */
@Table(
        name = "dim_party",
        grain = "A version of a customer, supplier or employee",
        about = "One identity across ledger, CRM and orders",
        order = {"client_id", "party_name"})
public record DimParty(
        @About("hash of client, identity and valid_from") @Key
        long partyKey,

        @About("hash of client and identity: the party through all its versions")
        long partyId,

        @About("client") @References(DimClient.class) String clientId,
        @About("name") String partyName,
        @About("has bought, or stands in a customer list") boolean isCustomer,
        @About("has sold to the business") boolean isSupplier,
        @About("is paid by the business") boolean isEmployee,
        @About("natural person, where known") @Nullable Boolean isPerson,
        @About("hash of the e-mail address") @Nullable String emailHash,
        @About("tax number") @Nullable String taxId,
        @About("sector") @Nullable String industry,
        @About("country") @Nullable String country,
        @About("region") @Nullable String region,
        @About("town") @Nullable String city,
        @About("owner") @Nullable String parentName,

        @About("where the name occurs: ledger, crm, commerce")
        String foundIn,

        @About("why the names count as one party") String matchEvidence,

        @About("0 to 1: how sure the match is") @Decimal(precision = 18, scale = 6)
        BigDecimal confidence,

        @About("first day of the version") LocalDate validFrom,
        @About("last day of the version") LocalDate validTo,
        @About("the version in force now") boolean isCurrent) {}
