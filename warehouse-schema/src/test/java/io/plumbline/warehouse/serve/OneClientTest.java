package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever asks as one client learns nothing of another, whatever the SQL; a refusal tells as little as an answer. */
class OneClientTest {
    @TempDir
    static Path street;

    private static WarehouseFolder folder;
    private static Query query;
    private static Map<Path, Long> before;

    @BeforeAll
    static void ask() throws IOException {
        folder = Street.publish(street);
        before = files();
        query = Query.open(folder, Optional.empty(), Optional.of(Street.id(Street.OURS)), false);
    }

    @AfterAll
    static void nothingWasWritten() throws IOException {
        query.close();
        assertThat(files()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            attach                      | attach '{current}' as again (read_only)
            attach by its old name      | attach '{current}' as warehouse
            use the detached warehouse  | use warehouse
            name the detached warehouse | select * from warehouse.main.dim_client
            name it in a subquery       | select (select max(client_name) from warehouse.main.dim_client)
            read a database file        | select * from read_duckdb('{current}', table_name = 'client_state')
            read Parquet                | select * from read_parquet('{dim_client}')
            read Parquet by its name    | select * from '{dim_client}'
            read Parquet in a subquery  | select (select max(client_name) from '{dim_client}')
            read Parquet by glob        | select * from read_parquet('{snapshots}/*/dim_client/*/*.parquet')
            scan Parquet                | select * from parquet_scan('{dim_client}')
            Parquet statistics          | select * from parquet_metadata('{dim_client}')
            Parquet bloom filter        | select * from parquet_bloom_probe('{dim_client}', 'client_id', 'x')
            Parquet key values          | select * from parquet_kv_metadata('{dim_client}')
            Parquet file numbers        | select * from parquet_file_metadata('{dim_client}')
            read text                   | select * from read_text('{manifest}')
            read bytes                  | select * from read_blob('{current}')
            read CSV                    | select * from read_csv('{manifest}', auto_detect = false, columns = {'a': 'varchar'}, delim = '|')
            sniff CSV                   | select * from sniff_csv('{manifest}')
            read JSON                   | select * from read_json('{manifest}')
            JSON by its name            | from '{manifest}'
            list files                  | select * from glob('{snapshots}/**')
            list files by a pattern     | select * from glob('{root}/../clients/*')
            SQL in a string             | select * from query('select * from read_text(''{manifest}'')')
            table in a string           | select * from query_table('{dim_client}')
            serialised SQL              | select * from json_execute_serialized_sql(json_serialize_sql('select * from ''{dim_client}'''))
            serialised SQL by pragma    | pragma json_execute_serialized_sql('x')
            pivot on a file             | pivot '{dim_client}' on client_id
            pivot on a function         | pivot read_parquet('{dim_client}') on client_id
            pivot on a quoted function  | pivot "read_parquet"('{dim_client}') on client_id
            pivot on the file cache     | pivot duckdb_external_file_cache() on path
            unpivot a file              | unpivot '{dim_client}' on client_name into name n value v
            pivot with a subquery       | pivot (select * from '{dim_client}') on client_id
            summarize a file            | summarize '{dim_client}'
            describe a file             | describe select * from '{dim_client}'
            explain a file              | explain analyze select * from '{dim_client}'
            with a file                 | with x as materialized (from '{dim_client}') select * from x
            recursive                   | with recursive x as (select 1 union all select 2 from '{dim_client}') select * from x
            lateral join                | select * from (select '{dim_client}' as f) t, lateral (select * from read_parquet(t.f))
            copy out                    | copy (select 1) to '{root}/out.csv'
            copy in                     | copy dim_client from '{dim_client}'
            export                      | export database '{root}/out'
            import                      | import database '{root}'
            allow files                 | set enable_external_access = true
            allow files by pragma       | pragma enable_external_access = true
            allow a directory           | set allowed_directories = ['{root}']
            allow paths                 | set allowed_paths = ['{current}']
            unlock                      | set lock_configuration = false
            reset                       | reset lock_configuration
            search path of files        | set file_search_path = '{root}'
            search path of schemas      | set search_path = 'warehouse'
            what is allowed             | select current_setting('allowed_directories')
            every setting               | select name, value from duckdb_settings()
            every database              | from duckdb_databases()
            list of databases           | pragma database_list
            sizes of databases          | pragma database_size
            every view                  | select sql from duckdb_views()
            every table                 | select sql, comment from duckdb_tables()
            every column                | select comment, column_default from duckdb_columns()
            every macro                 | select macro_definition, comment from duckdb_functions()
            every schema                | from duckdb_schemas()
            every dependency            | from duckdb_dependencies()
            every constraint            | from duckdb_constraints()
            every secret                | from duckdb_secrets()
            every extension             | select extension_name, install_path from duckdb_extensions()
            every variable              | from duckdb_variables()
            every log                   | from duckdb_logs()
            every log parsed            | from duckdb_logs_parsed('FileSystem')
            switch logging on           | call enable_logging('FileSystem')
            temporary files             | from duckdb_temporary_files()
            cached files                | from duckdb_external_file_cache()
            prepared statements         | from duckdb_prepared_statements()
            memory                      | from duckdb_memory()
            information schema          | select * from information_schema.tables
            information schema columns  | select * from information_schema.columns
            PostgreSQL catalogue        | select * from pg_catalog.pg_database
            PostgreSQL views            | select * from pg_catalog.pg_views
            SQLite catalogue            | select * from sqlite_master
            storage of a table          | pragma storage_info('dim_client')
            storage as a function       | select * from pragma_storage_info('dim_client')
            statistics of a column      | select stats(client_id) from dim_client
            show everything             | show all tables
            show databases              | show databases
            all rows of a dimension     | select * from dim_channel
            all days                    | select min(date_on), max(date_on), count(*) from dim_date
            amounts by a view           | select * from ledger
            macro with another's id     | select * from balance_sheet_at('2025-01', client := '{their_id}')
            drill at another's          | select * from drill('{their_id}', 'x', '2025-01')
            rejects                     | select * from reject
            checks                      | select * from check_result
            states                      | select * from client_state
            error of a cast             | select client_name::integer from dim_client
            error of a function         | select error(max(client_name)) from dim_client
            error of an unknown table   | select * from dim_clients
            error of an unknown column  | select client_nam from dim_client
            environment                 | select getenv('HOME')
            variable                    | set variable x = (select content from read_text('{manifest}'))
            load an extension           | load sqlite
            install an extension        | install sqlite from '{root}'
            secret                      | create secret s (type s3, scope 's3://x')
            macro that reads            | create temp macro f() as table select * from '{dim_client}'
            view that reads             | create temp view v as select * from '{dim_client}'
            prepare                     | prepare p as select * from '{dim_client}'
            checkpoint                  | checkpoint
            comment that hides          | /* select 1 */ copy (select 1) to '{root}/out.csv'
            two statements              | select 1; attach '{current}' as again
            Unicode space               | select *\u00a0from\u00a0read_text('{manifest}')
            """)
    void anAttempt(String name, String sql) {
        assertThat(answer(filled(sql))).allSatisfy(OneClientTest::tellsNothing);
    }

    /** Whatever DuckDB adds with a new version is tried without being known by name. */
    @Test
    void noFunctionOfDuckDbReachesAFile() {
        List<String> functions = answer("select distinct function_name || '|' || function_type from duckdb_functions()"
                + " where function_name similar to '[a-z_0-9]+' and function_type in ('table', 'scalar')");
        assertThat(functions).hasSizeGreaterThan(400);
        for (String function : functions) {
            String name = function.substring(0, function.indexOf('|'));
            String from = function.endsWith("|table") ? "select * from " : "select ";
            for (Path file : List.of(folder.current(), dimClient())) {
                answer("%s%s('%s')".formatted(from, name, file)).forEach(answer -> {
                    String repeated = answer.replace(file.toString(), "").replaceAll("(?s)\\nLINE 1:.*", "");
                    assertThat(Street.THEIRS).as(name).noneMatch(repeated::contains);
                });
            }
        }
    }

    /** What was asked may come back in a message, so the paths in the question are no news. */
    private static void tellsNothing(String answer) {
        Map<String, String> traces = new TreeMap<>(Street.nobodyElse(street));
        traces.remove("path of the machine");
        traces.remove("id of " + Street.THEIRS.get(0));
        assertThat(traces)
                .allSatisfy((what, trace) -> assertThat(answer).as(what).doesNotContain(trace));
    }

    @Test
    void whatASessionSaysOfItselfNamesNoPathOfTheWarehouse() {
        for (String sql : List.of(
                "select t::varchar from (from duckdb_databases()) t",
                "select sql from duckdb_views()",
                "select sql from duckdb_tables()",
                "select macro_definition from duckdb_functions() where not internal",
                "select value from duckdb_settings()",
                "select sample from check_result",
                "select advice from reject")) {
            assertThat(answer(sql)).as(sql).noneMatch(value -> value.contains(street.toString()));
        }
        assertThat(answer("select sample from check_result")).containsExactly("clients/Qz7Mine-id/exports/ledger.csv");
    }

    private static String filled(String sql) {
        return sql.replace("{current}", folder.current().toString())
                .replace("{dim_client}", dimClient().toString())
                .replace("{manifest}", folder.snapshotJson("s1").toString())
                .replace("{snapshots}", folder.snapshots().toString())
                .replace("{root}", folder.root().toString())
                .replace("{their_id}", Street.id(Street.THEIRS.get(0)));
    }

    private static Path dimClient() {
        return folder.snapshots().resolve("s1/dim_client/shard=07/part-0.parquet");
    }

    /** The rows, or the refusal. */
    private static List<String> answer(String sql) {
        List<String> told = new ArrayList<>();
        try {
            for (String statement : Query.statements(sql)) {
                try (Answer answer = query.ask(statement)) {
                    while (answer.next()) {
                        told.add(String.join(
                                "|", answer.row().stream().map(String::valueOf).toList()));
                    }
                }
            }
        } catch (QueryFailure refused) {
            told.add(String.valueOf(refused.getMessage()));
        }
        return told;
    }

    private static Map<Path, Long> files() throws IOException {
        Map<Path, Long> sizes = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(street)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                sizes.put(file, Files.size(file));
            }
        }
        return sizes;
    }
}
