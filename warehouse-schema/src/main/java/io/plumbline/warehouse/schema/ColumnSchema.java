package io.plumbline.warehouse.schema;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table, read off a record component.
 *
 * @param personal present for personal data, with the SQL condition under which a row's value is personal
 */
public record ColumnSchema(
        String name,
        ColumnType type,
        boolean required,
        boolean key,
        Optional<String> personal,
        List<String> allowed,
        Optional<Class<? extends Record>> references,
        String about) {

    static ColumnSchema of(RecordComponent component) {
        About about = component.getAnnotation(About.class);
        if (about == null) {
            throw new IllegalStateException("%s.%s lacks @About"
                    .formatted(component.getDeclaringRecord().getSimpleName(), component.getName()));
        }
        OneOf oneOf = component.getAnnotation(OneOf.class);
        References references = component.getAnnotation(References.class);
        return new ColumnSchema(
                snakeCase(component.getName()),
                type(component),
                !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                component.isAnnotationPresent(Key.class),
                Optional.ofNullable(component.getAnnotation(Personal.class)).map(Personal::when),
                oneOf == null ? List.of() : List.of(oneOf.value()),
                Optional.ofNullable(references).map(References::value),
                about.value());
    }

    static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static ColumnType type(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == String.class) {
            return ColumnType.Simple.TEXT;
        } else if (type == int.class || type == Integer.class) {
            return ColumnType.Simple.INT;
        } else if (type == long.class || type == Long.class) {
            return ColumnType.Simple.LONG;
        } else if (type == double.class || type == Double.class) {
            return ColumnType.Simple.DOUBLE;
        } else if (type == boolean.class || type == Boolean.class) {
            return ColumnType.Simple.BOOLEAN;
        } else if (type == LocalDate.class) {
            return ColumnType.Simple.DATE;
        } else if (type == Instant.class) {
            return ColumnType.Simple.INSTANT;
        } else if (type == LocalDateTime.class) {
            return ColumnType.Simple.LOCAL_TIME;
        } else if (type == BigDecimal.class) {
            Decimal decimal = component.getAnnotation(Decimal.class);
            return decimal == null
                    ? new ColumnType.Exact(18, 4)
                    : new ColumnType.Exact(decimal.precision(), decimal.scale());
        }
        throw new IllegalStateException("No column type for %s %s".formatted(type, component));
    }
}
