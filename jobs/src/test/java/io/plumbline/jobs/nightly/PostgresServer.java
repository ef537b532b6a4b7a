package io.plumbline.jobs.nightly;

import io.plumbline.jobs.workspace.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL on loopback, started when the first test asks and stopped with the tests' process. Its binaries come
 * from Maven Central; where the tests run as root, which PostgreSQL refuses, it runs in a user namespace of its own.
 */
public final class PostgresServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresServer() {}

    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setDataDirectoryCustomizer(Running::askForPasswords)
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void askForPasswords(File data) {
            Path rules = data.toPath().resolve("pg_hba.conf");
            try {
                Files.writeString(rules, "host all postgres samehost trust\nhost all all samehost scram-sha-256\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A new database, with a clerk who may create schemas there and signs in with a password. */
    public static RepositoryAddress database(Secret password) {
        String name = "books%d".formatted(DATABASES.incrementAndGet());
        String clerk = "clerk_of_" + name;
        run(
                "postgres",
                "create database " + name,
                "create role %s login password '%s'".formatted(clerk, password.revealed()),
                "grant create on database %s to %s".formatted(name, clerk));
        return new RepositoryAddress(url(name), Optional.of(clerk), Optional.of(password));
    }

    /** A new database of the server's owner, who needs no password. */
    public static RepositoryAddress address() {
        String name = "books%d".formatted(DATABASES.incrementAndGet());
        run("postgres", "create database " + name);
        return new RepositoryAddress(url(name), Optional.of("postgres"), Optional.empty());
    }

    public static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(Running.SERVER.getPort(), database);
    }

    public static void run(String database, String... statements) {
        try (Connection connection =
                        Running.SERVER.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(statements)) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
