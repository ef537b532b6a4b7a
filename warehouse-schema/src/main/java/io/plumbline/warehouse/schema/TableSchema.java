package io.plumbline.warehouse.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table, read off its record. Staged records are preceded by the columns of {@link Lineage}, so that every row leads
 * back to a row of a file.
 */
public record TableSchema(
        String name,
        String grain,
        String about,
        List<ColumnSchema> columns,
        List<String> order,
        Optional<Staged> staged,
        Class<? extends Record> record) {

    /** The schema that a record stands for. */
    public static TableSchema of(Class<? extends Record> record) {
        Table table = record.getAnnotation(Table.class);
        if (table == null) {
            throw new IllegalArgumentException(record + " lacks @Table");
        }
        Optional<Staged> staged = Optional.ofNullable(record.getAnnotation(Staged.class));
        Stream<ColumnSchema> own = columns(record);
        return new TableSchema(
                table.name(),
                table.grain(),
                table.about(),
                (staged.isPresent() ? Stream.concat(columns(Lineage.class), own) : own).toList(),
                List.of(table.order()),
                staged,
                record);
    }

    /** The columns of the record itself, without lineage. */
    public List<ColumnSchema> ownColumns() {
        return staged.isPresent()
                ? columns.subList(Lineage.class.getRecordComponents().length, columns.size())
                : columns;
    }

    /** The columns of the primary key; empty where rows have no identity beyond their place in a file. */
    public List<ColumnSchema> key() {
        return columns.stream().filter(ColumnSchema::key).toList();
    }

    public ColumnSchema column(String column) {
        return columns.stream()
                .filter(candidate -> candidate.name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s has no column %s".formatted(name, column)));
    }

    /** {@code name type not null, ...}: the column list of a {@code create table}. */
    public String duckDbColumns() {
        return columns.stream()
                .map(column -> column.name() + " " + column.type().duckDb() + (column.required() ? " not null" : ""))
                .collect(Collectors.joining(", "));
    }

    private static Stream<ColumnSchema> columns(Class<? extends Record> record) {
        return Arrays.stream(record.getRecordComponents()).map(ColumnSchema::of);
    }
}
