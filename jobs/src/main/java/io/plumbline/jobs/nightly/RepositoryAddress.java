package io.plumbline.jobs.nightly;

import io.plumbline.jobs.workspace.Secret;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The PostgreSQL database of a job repository, and who signs in there.
 *
 * @param url as JDBC writes it
 */
public record RepositoryAddress(String url, Optional<String> user, Optional<Secret> password) {
    private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^/?]+)/([^?]+)(\\?.*)?");

    public RepositoryAddress {
        if (!URL.matcher(url).matches()) {
            throw new IllegalArgumentException(
                    "The job repository is no database at jdbc:postgresql://host:5432/database");
        }
    }

    /** For the driver. */
    Properties properties() {
        Properties properties = new Properties();
        user.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(secret -> properties.setProperty("password", secret.revealed()));
        return properties;
    }

    /** Database and host, for a person. */
    String inWords() {
        Matcher parts = URL.matcher(url);
        return parts.matches() ? "database %s at %s".formatted(parts.group(2), parts.group(1)) : url;
    }
}
