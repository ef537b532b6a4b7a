package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where it happened: a version of a store, class or department. */
@Table(
        name = "dim_location",
        grain = "A version of a store, class or department",
        about = "Where it happened",
        order = {"client_id", "location_code"})
public record DimLocation(
        @About("hash of client, code and valid_from") @Key long locationKey,
        @About("hash of client and code") long locationId,
        @About("client") @References(DimClient.class) String clientId,
        @About("identity in the source") String locationCode,
        @About("name") String locationName,
        @About("store, department, class") @Nullable String kind,
        @About("what it belongs to") @Nullable String parentCode,
        @About("first day of the version") LocalDate validFrom,
        @About("last day of the version") LocalDate validTo,
        @About("the version in force now") boolean isCurrent) {}
