package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is handed to a client holds all of its own and nothing of anybody else, down to the bytes. */
class ClientExportTest {
    /** What the engines of these files write; a mark in UTF-16 would be a trace of Java's. */
    private static final List<Charset> ENCODINGS = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE);

    @TempDir
    static Path street;

    @TempDir
    Path elsewhere;

    private static WarehouseFolder folder;

    @BeforeAll
    static void publish() {
        folder = Street.publish(street);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mine.duckdb", "mine"})
    void noByteAndNoValueIsOfAnotherClientOrOfThisMachine(String name) throws IOException, SQLException {
        Path export = write(name);

        List<String> values = values(export);
        List<String> files = files(export);
        assertThat(Street.nobodyElse(street)).allSatisfy((what, trace) -> {
            assertThat(values).as(what).noneMatch(value -> value.contains(trace));
            ENCODINGS.forEach(encoding -> assertThat(files)
                    .as("%s as %s", what, encoding)
                    .noneMatch(file -> file.contains(bytes(trace, encoding))));
        });
        assertThat(elsewhere).isDirectoryContaining(file -> file.equals(export));
        assertThat(elsewhere.toFile().list()).as("nothing is left beside it").hasSize(1);
    }

    @Test
    void theSearchFindsWhatIsThere() throws IOException, SQLException {
        try (Connection connection = Engine.open(Limits.DEFAULT)) {
            Catalogue.attach(connection, folder.current());
            List<String> everything = values(connection);
            assertThat(Street.nobodyElse(street))
                    .allSatisfy(
                            (what, trace) -> assertThat(everything).as(what).anyMatch(value -> value.contains(trace)));
        }
        assertThat(files(folder.current())).allMatch(file -> file.contains(street.toString()));
        assertThat(files(write("mine.duckdb"))).allMatch(file -> file.contains(Street.OURS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mine.duckdb", "mine"})
    void everyRowOfTheClientIsThereAndEveryViewAnswers(String name) throws IOException, SQLException {
        try (Connection export = opened(write(name));
                Connection warehouse = Engine.open(Limits.DEFAULT)) {
            Catalogue.attach(warehouse, folder.current());
            for (TableSchema table : Tables.PUBLISHED) {
                if (TableViews.ofClients(table)) {
                    String count = "select count(*) from %s where client_id = '%s'"
                            .formatted(table.name(), Street.id(Street.OURS));
                    assertThat(Asked.rows(export, count)).as(table.name()).isEqualTo(Asked.rows(warehouse, count));
                }
            }
            for (String view : Views.VIEWS) {
                assertThat(Asked.rows(export, "select count(*) >= 0 from " + view))
                        .containsExactly("true");
            }
            assertThat(Asked.rows(export, "select count(*) >= 0 from variance('2025-01')"))
                    .containsExactly("true");
            assertThat(Asked.rows(export, "select distinct client_id from client_state"))
                    .containsExactly(Street.id(Street.OURS));
            assertThat(Asked.rows(
                            export,
                            "select count(distinct channel) from fact_deal join dim_channel using (channel_key)"))
                    .as("the channels that its own rows name")
                    .containsExactly(String.valueOf(Street.ROWS));
            assertThat(Asked.rows(
                            export,
                            "select name from (select table_name as name, comment from duckdb_tables() where not internal"
                                    + " union all select view_name, comment from duckdb_views() where not internal)"
                                    + " where comment is null"))
                    .as("without a comment")
                    .isEmpty();
        }
    }

    @Test
    void theFileOpensInOldClients() throws SQLException {
        try (Connection connection = opened(write("mine.duckdb"))) {
            assertThat(Asked.rows(
                            connection,
                            "select tags['storage_version'] from duckdb_databases() where database_name = 'mine'"))
                    .singleElement()
                    .asString()
                    .startsWith("v1.2.0");
        }
    }

    @Test
    void aFolderIsReplacedOnlyWhereItIsAnExport() throws IOException {
        Path export = write("mine");
        assertThat(ClientExport.isReplaceable(export)).isTrue();
        write("mine");
        Files.writeString(export.resolve("thesis.txt"), "not ours");
        assertThat(ClientExport.isReplaceable(export)).isFalse();
        assertThat(ClientExport.isReplaceable(elsewhere)).isFalse();
    }

    @Test
    void anExportThatFailsLeavesWhatWasThere() throws IOException {
        Path export = write("mine.duckdb");
        byte[] before = Files.readAllBytes(export);

        assertThatThrownBy(() -> ClientExport.write(folder, Optional.empty(), "nobody", export))
                .isInstanceOf(QueryFailure.class)
                .hasMessageStartingWith("There is no client \"nobody\" in this snapshot");
        assertThat(export).hasBinaryContent(before);
        assertThat(elsewhere.toFile().list()).hasSize(1);
    }

    private Path write(String name) {
        Path target = elsewhere.resolve(name);
        ClientExport.write(folder, Optional.of("s1"), Street.id(Street.OURS), target);
        return target;
    }

    /** As its receiver opens it, with DuckDB alone. */
    private static Connection opened(Path export) throws SQLException {
        if (Files.isRegularFile(export)) {
            return DriverManager.getConnection("jdbc:duckdb:" + export);
        }
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try {
            Engine.run(connection, "set file_search_path = '%s'".formatted(export));
            Engine.run(
                    connection,
                    Script.statements(Files.readString(export.resolve("open.sql")))
                            .toArray(String[]::new));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return connection;
    }

    private static List<String> values(Path export) throws SQLException {
        try (Connection connection = opened(export)) {
            return values(connection);
        }
    }

    /** Every value of every table and view, and everything that the catalogue says about them. */
    private static List<String> values(Connection connection) throws SQLException {
        List<String> values = new ArrayList<>();
        for (String table : Asked.rows(
                connection,
                "select table_name from information_schema.tables where table_schema = 'main' order by 1")) {
            values.addAll(Asked.rows(connection, "select t::varchar from (from %s) as t".formatted(table)));
        }
        for (String catalogue : List.of("tables", "views", "columns", "functions", "databases")) {
            values.addAll(
                    Asked.rows(connection, "select t::varchar from (from duckdb_%s()) as t".formatted(catalogue)));
        }
        return values;
    }

    /** Each byte a character. */
    private static List<String> files(Path export) throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(export)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                files.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private static String bytes(String text, Charset encoding) {
        return new String(text.getBytes(encoding), StandardCharsets.ISO_8859_1);
    }
}
