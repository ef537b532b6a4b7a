package io.plumbline.warehouse.staging;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Places and departments: a store, class, department or tracking category. */
@Table(name = "location", grain = "A store, class, department or tracking category", about = "Places and departments")
@Staged(subject = "commerce", relation = Relation.SNAPSHOT)
public record Location(
        @About("what identifies it in the source") @Key String locationCode,
        @About("name") @Nullable String locationName,
        @About("store, department, class ...") @Nullable String kind,
        @About("what it belongs to") @Nullable String parentCode,
        @About("first day") @Nullable LocalDate openedOn) {}
