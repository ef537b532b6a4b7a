package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL that somebody types may read the warehouse, of one client or of all, and nothing else. */
class QueryTest {
    @TempDir
    static Path directory;

    private static WarehouseFolder folder;
    private static Query all;
    private static Query one;

    @BeforeAll
    static void publish() {
        folder = new WarehouseFolder(directory.resolve("ware'house"));
        Snapshot snapshot = Books.snapshot(folder, "s1", books("mine"), books("theirs"));
        Catalogue.build(folder, snapshot, new AuditRows(List.of(), List.of()));
        Publisher.publish(folder, snapshot);
        all = open(Optional.empty());
        one = open(Optional.of("mine"));
    }

    @AfterAll
    static void close() {
        all.close();
        one.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from ledger",
                "from income_statement",
                "with a as (select 1 as x) select * from a",
                "describe ledger",
                "summarize income_statement",
                "show tables",
                "show all tables",
                "explain select * from ledger",
                "explain analyze select * from ledger",
                "pivot income_statement on period using sum(amount) group by line",
                "-- a comment; with a semicolon\nselect 1",
                "/* another */ values (1)",
                "table client_state",
                "select * from variance('2025-02')",
                "select * from balance_sheet_at('2025-02', client := 'mine')",
                "select unnest([1, 2])",
                "select * from range(3)",
            })
    void readsAreAnswered(String sql) {
        assertThat(rows(all, sql)).isNotEmpty();
        assertThat(rows(one, sql)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy (select 1) to '%s/x.csv'",
                "copy ledger to '%s/x.parquet' (format parquet)",
                "attach '%s/x.duckdb'",
                "attach '%s/x.duckdb' as y; create table y.t as select 1",
                "export database '%s/x'",
                "create table t as select 1",
                "create temp table t as select 1",
                "create or replace view ledger as select 1",
                "drop view ledger",
                "insert into check_result select 1",
                "update check_result set status = 'passed'",
                "delete from check_result",
                "with gone as (delete from check_result returning *) select * from gone",
                "with more as (insert into snapshot values ('x', null, null, null) returning *) select * from more",
                "install httpfs",
                "load httpfs",
                "set memory_limit = '99GB'",
                "set enable_external_access = true",
                "reset lock_configuration",
                "set allowed_directories = ['/']",
                "pragma enable_profiling",
                "pragma profile_output = '%s/x.json'",
                "call enable_logging(storage = 'file')",
                "select * from enable_logging('QueryLog', storage = 'file', storage_config = {'path': '%s/x'})",
                "select * from read_text('/etc/passwd')",
                "select * from read_csv('/etc/passwd')",
                "select * from read_blob('/etc/passwd')",
                "from '/etc/passwd'",
                "select * from glob('/etc/*')",
                "select * from query('select * from read_text(''/etc/passwd'')')",
                "select * from query_table(['/etc/passwd'])",
                "select (select content from read_text('/etc/passwd'))",
                "explain analyze select * from read_text('/etc/passwd')",
                "pivot read_csv('/etc/passwd') on column0",
                "use memory",
                "detach warehouse",
                "create secret s (type s3)",
                "checkpoint",
                "vacuum",
                "prepare p as select 1",
                "begin",
                "select 1; drop view ledger",
            })
    void everythingElseIsRefused(String sql) throws IOException {
        Path out = Files.createDirectories(directory.resolve("out"));
        for (Query query : List.of(all, one)) {
            assertThatThrownBy(() -> rows(query, sql.replace("%s", out.toString())))
                    .isInstanceOf(QueryFailure.class)
                    .hasMessageNotContaining("at io.plumbline");
            assertThat(rows(query, "select count(*) > 0 from ledger")).containsExactly("true");
        }
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void refusalsSayWhatIsAllowed() {
        assertThatThrownBy(() -> all.ask("copy (select 1) to 'x'"))
                .hasMessageStartingWith("COPY is refused: SQL typed here may only read the warehouse.");
        assertThatThrownBy(() -> all.ask("select * from read_text('/etc/passwd')"))
                .hasMessageStartingWith("read_text(...) is refused");
        assertThatThrownBy(() -> all.ask("selec 1")).hasMessageContaining("syntax error");
        assertThatThrownBy(() -> all.ask("select * from legder")).hasMessageContaining("legder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select client_id from dim_client",
                "select client_id from ledger",
                "select client_id from balance_sheet_at('2025-02', client := 'theirs')",
                "select client_id from warehouse.main.ledger",
                "select client_id from warehouse.ledger",
                "select client_id from client_state",
                "select client_id from read_parquet('%s/snapshots/s1/dim_client/shard=07/part-0.parquet')",
                "select client_id from '%s/snapshots/s1/dim_client/shard=07/part-0.parquet'",
                "select * from parquet_metadata('%s/snapshots/s1/dim_client/shard=07/part-0.parquet')",
                "select client_id from read_duckdb('%s/current.duckdb', table_name = 'client_state')",
                "pivot '%s/snapshots/s1/dim_client/shard=07/part-0.parquet' on client_id",
                "select sql from duckdb_views()",
            })
    void anotherClientCannotBeReadByAnySql(String sql) {
        List<String> found;
        try {
            found = rows(one, sql.replace("%s", folder.root().toString().replace("'", "''")));
        } catch (QueryFailure refused) {
            found = List.of();
        }
        assertThat(found).noneMatch(row -> row.contains("theirs"));
    }

    @Test
    void filesAreWrittenWhereTheyAreAllowed() throws IOException {
        Path out = directory.resolve("out.csv");
        try (Query query = Query.open(folder, Optional.empty(), Optional.empty(), true)) {
            rows(query, "copy (select distinct client_id from ledger order by 1) to '%s'".formatted(out));
            assertThatThrownBy(() -> rows(query, "delete from check_result")).hasMessageContaining("read-only");
        }
        assertThat(Files.readAllLines(out)).containsExactly("client_id", "mine", "theirs");
        assertThatThrownBy(() -> Query.open(folder, Optional.empty(), Optional.of("mine"), true))
                .hasMessageContaining("could read those of other clients");
    }

    @Test
    void whatIsNotThereIsNamedWithWhatIs() {
        assertThatThrownBy(() -> Query.open(folder, Optional.of("s0"), Optional.empty(), false))
                .hasMessage("There is no snapshot \"s0\"; there are: s1.");
        assertThatThrownBy(() -> open(Optional.of("mien")))
                .hasMessage("There is no client \"mien\" in this snapshot; there are: mine, theirs.");
        WarehouseFolder empty = new WarehouseFolder(directory.resolve("empty"));
        assertThatThrownBy(() -> Query.open(empty, Optional.empty(), Optional.empty(), false))
                .hasMessageContaining("nothing has been published yet");
    }

    @Test
    void statementsAreCutOutsideOfLiteralsAndComments() {
        assertThat(Query.statements("select ';'; -- no; not here\nselect \";\" /* ; */ ; ;select $$;$$ ; -- end"))
                .containsExactly("select ';'", "-- no; not here\nselect \";\" /* ; */", "select $$;$$");
    }

    @Test
    void namesServeCompletion() {
        assertThat(all.names())
                .contains(
                        new Query.Name("income_statement", "view"),
                        new Query.Name("variance", "macro"),
                        new Query.Name("check_result", "table"),
                        new Query.Name("account_code", "column"));
    }

    private static Books books(String client) {
        return new Books(client)
                .periods("2025-01-01", "2025-02-28")
                .usualAccounts()
                .entry("2025-01-02", "normal", "1000", 100, "3000", -100)
                .entry("2025-02-10", "normal", "1000", 70, "4000", -70)
                .closeMonths();
    }

    private static Query open(Optional<String> client) {
        return Query.open(folder, Optional.empty(), client, false);
    }

    private static List<String> rows(Query query, String sql) {
        List<String> rows = new ArrayList<>();
        for (String statement : Query.statements(sql)) {
            try (Answer answer = query.ask(statement)) {
                while (answer.next()) {
                    rows.add(String.join(
                            "|", answer.row().stream().map(String::valueOf).toList()));
                }
            }
        }
        return rows;
    }
}
