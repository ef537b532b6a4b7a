package io.plumbline.warehouse.staging;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.Personal;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Accounts and companies of the CRM, customer and vendor lists: a customer, supplier or employee. */
@Table(
        name = "party",
        grain = "A customer, supplier or employee",
        about = "Accounts and companies of the CRM, customer and vendor lists")
@Staged(subject = "crm", relation = Relation.SNAPSHOT)
public record Party(
        @About("what identifies the party in the source: its id, or its name where it has none")
        @Personal(when = "role = 'employee' or is_person")
        @Key
        String partyCode,

        @About("name") @Personal(when = "role = 'employee' or is_person") @Nullable
        String partyName,

        @About("what the party is to the business, where known") @OneOf({"customer", "supplier", "employee"}) @Nullable
        String role,

        @About("true for a natural person, whose name and address are personal data") @Nullable
        Boolean isPerson,

        @About("e-mail address") @Personal @Nullable String email,
        @About("VAT number, SIREN, EIN ...") @Nullable String taxId,
        @About("sector in the source's words") @Nullable String industry,
        @About("country") @Nullable String country,
        @About("state, county or region") @Nullable String region,
        @About("town") @Nullable String city,
        @About("the party that owns it") @Nullable String parentName,
        @About("number of employees") @Nullable Integer employees,

        @About("day on which the source first had it") @Nullable
        LocalDate createdOn) {}
