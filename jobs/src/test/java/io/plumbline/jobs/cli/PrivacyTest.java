package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.nightly.PostgresServer;
import io.plumbline.jobs.nightly.RepositoryAddress;
import io.plumbline.jobs.workspace.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole workspace with secrets and people in it, run by the commands that a person types; then every byte and every
 * value of what came of it is searched: the warehouse, the job repository, the logs, and all that was printed.
 */
class PrivacyTest {
    private static final Path ROOT = Path.of(System.getProperty("plumbline.root", ".."));
    private static final String PASSWORD = "tr0ub4dor&3/+ =%plumb";
    private static final String HASH_KEY = "k3y/of+all the=hashes&more";
    private static final String KEPT = "Kunigunde Keepwell";

    private static final List<String> PEOPLE = List.of(
            "Zwickelbauer",
            "Quastenflosse",
            "wendelin.q@quasten.example",
            "quasten.example",
            "Roswitha",
            "roswitha@immer.example",
            "Tassilo",
            "tassilo@survey.example");

    @TempDir
    static Path root;

    private static final StringBuilder printed = new StringBuilder();
    private static RepositoryAddress repository;

    @BeforeAll
    static void runOnce() throws Exception {
        repository = PostgresServer.database(new Secret(PASSWORD));
        write("secrets/password", PASSWORD + "\n");
        write("plumbline.yml", """
                jobs:
                  repository: %s
                  repository_user: %s
                  repository_password: file:secrets/password
                """.formatted(repository.url(), repository.user().orElseThrow()));
        write("clients/atelier/client.yml", "currency: EUR\n");
        write("clients/atelier/exports/deals-2025-03-31.csv", """
                Record ID,Deal Name,Deal Stage,Amount,Currency,Close Date,Create Date,Deal owner,Associated Company
                1,Regal,Won,100,EUR,2025-03-01,2025-02-01,Ottilie Zwickelbauer,Holz AG
                2,Tisch,Open,ask Ottilie Zwickelbauer,EUR,2025-03-01,2025-02-01,Ottilie Zwickelbauer,Holz AG
                """);
        write("clients/atelier/exports/orders.csv", """
                Order id,Date,Product,Quantity,Unit price,Customer,Email,Currency
                o1,2025-03-01,Stuhl,1,10,Wendelin Quastenflosse,wendelin.q@quasten.example,EUR
                o2,2025-03-01,Stuhl,wendelin.q@quasten.example,10,Wendelin Quastenflosse,,EUR
                o3,2025-03-01,Stuhl, gross,1,10,Wendelin Quastenflosse,wendelin.q@quasten.example,EUR
                """);
        write("clients/atelier/exports/customers.csv", """
                Customer id,Customer name,Person,Email,Employees
                c1,Roswitha Immergrün,yes,roswitha@immer.example,1
                c2,Roswitha Immergrün,yes,roswitha@immer.example,Roswitha alone
                """);
        write("clients/atelier/exports/survey.csv", """
                Survey,Question,Score,Answered on,Respondent
                mood,How are you?,4,2025-03-03,tassilo@survey.example
                mood,How are you?,4 says Tassilo,2025-03-03,tassilo@survey.example
                """);
        write("clients/generous/client.yml", "currency: EUR\nprivacy: {keep: [deal.owner]}\n");
        write("clients/generous/exports/deals-2025-03-31.csv", """
                Record ID,Deal Name,Deal Stage,Amount,Currency,Close Date,Create Date,Deal owner,Associated Company
                1,Regal,Won,100,EUR,2025-03-01,2025-02-01,%s,Holz AG
                """.formatted(KEPT));
        assertThat(process("run", "-w", root.toString())).as(printed.toString()).isZero();
        for (List<String> command : List.of(
                List.of("status", "-w", root.toString()),
                List.of("check", "-w", root.toString()),
                List.of("sql", "-w", root.toString(), "from rejects"),
                List.of("sql", "-w", root.toString(), "from fact_order_line"),
                List.of("statement", "aged-receivables", "-w", root.toString(), "--client", "atelier"),
                List.of(
                        "export",
                        "-w",
                        root.toString(),
                        "--client",
                        "atelier",
                        "--to",
                        root + "/warehouse-of-atelier"))) {
            assertThat(here(command)).as("%s: %s", command, printed).isIn(0, 2);
        }
    }

    @Test
    void noSecretIsAnywhereInAnyForm() throws IOException, SQLException {
        List<byte[]> files = files();
        for (String secret : List.of(PASSWORD, HASH_KEY)) {
            for (String form : forms(secret)) {
                assertThat(printed.toString()).doesNotContain(form);
                assertThat(values()).noneMatch(value -> value.contains(form));
                assertThat(files).noneMatch(bytes -> text(bytes).contains(form));
            }
        }
    }

    @Test
    void nobodyIsNamedWhomNobodyAskedToKeep() throws IOException, SQLException {
        List<String> values = values();
        List<byte[]> files = files();
        for (String person : PEOPLE) {
            assertThat(printed.toString()).doesNotContain(person);
            assertThat(values).noneMatch(value -> value.contains(person));
            assertThat(files).noneMatch(bytes -> text(bytes).contains(person));
        }
    }

    @Test
    void theSearchFindsWhatIsThere() throws IOException, SQLException {
        assertThat(values()).anyMatch(value -> value.contains(KEPT));
        assertThat(values()).as("the job repository").anyMatch(value -> value.contains("read:atelier-"));
        assertThat(files()).anyMatch(bytes -> text(bytes).contains("atelier"));
        assertThat(printed.toString()).contains("xxx xxxxxxx xxxxxxxxxxxx", "x@x", "Snapshot ");
        assertThat(values()).as("the rows that were rejected").anyMatch(value -> value.contains("4 xxxx xxxxxxx"));
    }

    @Test
    void aFailureToSignInDoesNotRepeatThePassword() throws IOException {
        String wrong = "wr0ng-" + PASSWORD;
        write("secrets/password", wrong);
        try {
            int before = printed.length();
            assertThat(here(List.of("run", "-w", root.toString()))).isEqualTo(2);
            assertThat(here(List.of("status", "-w", root.toString()))).isEqualTo(2);
            assertThat(printed.substring(before))
                    .contains("turns Plumbline away: FATAL: password authentication failed for user")
                    .doesNotContain(wrong, PASSWORD);
        } finally {
            write("secrets/password", PASSWORD);
        }
    }

    @Test
    void anExportReplacesOnlyAnExportAndOnlyWhenForced() throws IOException {
        List<String> export = List.of("export", "-w", root.toString(), "--client", "atelier", "--to");
        assertThat(here(with(export, root + "/warehouse-of-atelier"))).isEqualTo(2);
        assertThat(printed)
                .endsWith("There is a %s/warehouse-of-atelier already; --force replaces it\n".formatted(root));
        assertThat(here(with(export, root + "/warehouse-of-atelier", "--force")))
                .isZero();
        assertThat(here(with(export, root + "/clients", "--force"))).isEqualTo(2);
        assertThat(printed).endsWith("clients is no earlier export, and is not replaced; name another place\n");
        assertThat(here(with(export, root + "/warehouse/atelier.duckdb"))).isEqualTo(2);
        assertThat(here(with(export, root + "/nowhere/atelier.duckdb"))).isEqualTo(2);
        assertThat(root.resolve("clients/atelier/client.yml")).exists();
    }

    private static List<String> with(List<String> command, String... more) {
        return Stream.concat(command.stream(), Stream.of(more)).toList();
    }

    private static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(List.of(
                secret,
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"),
                HexFormat.of().formatHex(bytes)));
        for (String before : List.of("", "x", "xx")) {
            String encoded = Base64.getEncoder().encodeToString((before + secret).getBytes(StandardCharsets.UTF_8));
            forms.add(encoded.substring(4, encoded.length() - 4));
        }
        return forms;
    }

    /** Every value of every Parquet file, of every DuckDB file and of the job repository. */
    private static List<String> values() throws IOException, SQLException {
        List<String> values = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            for (Path file : paths()) {
                if (file.toString().endsWith(".parquet")) {
                    values.addAll(ask(duckdb, "select t::varchar from read_parquet('%s') as t".formatted(file)));
                } else if (file.toString().endsWith(".duckdb")) {
                    values.addAll(ask(duckdb, "attach '%s' as searched (read_only)".formatted(file)));
                    for (String table : ask(
                            duckdb,
                            "select table_name from duckdb_tables() where database_name = 'searched' and not internal")) {
                        values.addAll(ask(duckdb, "select t::varchar from searched.main.%s as t".formatted(table)));
                    }
                    values.addAll(ask(duckdb, "detach searched"));
                }
            }
        }
        try (Connection postgres =
                DriverManager.getConnection(repository.url(), repository.user().orElseThrow(), PASSWORD)) {
            for (String table : ask(
                    postgres,
                    "select table_schema || '.' || table_name from information_schema.tables where table_schema like 'plumbline%'")) {
                values.addAll(ask(postgres, "select t::text from %s as t".formatted(table)));
            }
        }
        return values;
    }

    private static List<String> ask(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet row = statement.getResultSet()) {
                    while (row.next()) {
                        rows.add(String.valueOf(row.getString(1)));
                    }
                }
            }
        }
        return rows;
    }

    /** The warehouse with its runs and logs, and what was exported. */
    private static List<Path> paths() throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String folder : List.of("warehouse", "warehouse-of-atelier")) {
            try (Stream<Path> tree = Files.walk(root.resolve(folder))) {
                tree.filter(Files::isRegularFile).forEach(paths::add);
            }
        }
        return paths;
    }

    private static List<byte[]> files() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (Path file : paths()) {
            files.add(Files.readAllBytes(file));
        }
        return files;
    }

    /** Each byte a character: what is searched for is found wherever it stands. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static int here(List<String> command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Screen screen = Screen.plain(new ByteArrayInputStream(new byte[0]), out, out);
        int exitCode = Plumbline.on(screen, new WorksHere(screen)).execute(command.toArray(String[]::new));
        printed.append(out.toString(StandardCharsets.UTF_8));
        return exitCode;
    }

    /** A process of its own, whose environment holds the key. */
    private static int process(String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + ROOT.resolve("jobs/src/main/launch/spark.jvmopts"),
                "-XX:TieredStopAtLevel=1",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                Plumbline.class.getName()));
        line.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("PLUMBLINE_HASH_KEY", HASH_KEY);
        Process process = builder.start();
        printed.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return process.waitFor();
    }

    private static void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }
}
