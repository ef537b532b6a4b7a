package io.plumbline.jobs.store;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An object store and how it is reached. Who asks is nobody's setting: the AWS provider chain looks for credentials in
 * the environment, in {@code ~/.aws} and at the machine's own service.
 *
 * @param place {@code s3a://bucket/prefix}
 * @param endpoint of a store that is not Amazon's
 * @param pathStyle whether the bucket is named in the path rather than in the host name
 */
public record StoreSettings(URI place, Optional<String> endpoint, Optional<String> region, boolean pathStyle) {
    private static final String CREDENTIALS = String.join(
            ",",
            "org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider", // what Spark hands to executors
            "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider",
            "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider");

    public StoreSettings {
        if (!"s3a".equals(place.getScheme()) || place.getHost() == null) {
            throw new IllegalArgumentException(place + " is not an address such as s3a://bucket/prefix");
        }
        place = URI.create(place.toString().replaceAll("/+$", ""));
    }

    /** As Hadoop's file system is told. */
    public Map<String, String> hadoop() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("fs.s3a.impl", "org.apache.hadoop.fs.s3a.S3AFileSystem");
        settings.put("fs.file.impl", "org.apache.hadoop.fs.LocalFileSystem"); // where it keeps what it is about to send
        settings.put("fs.s3a.aws.credentials.provider", CREDENTIALS);
        settings.put("fs.s3a.input.stream.type", "classic");
        settings.put("fs.s3a.performance.flags", "create,delete,mkdir"); // no look-ups and markers for folders
        settings.put("fs.s3a.path.style.access", String.valueOf(pathStyle));
        endpoint.ifPresent(address -> settings.put("fs.s3a.endpoint", address));
        region.or(() -> endpoint.map(any -> "us-east-1"))
                .ifPresent(name -> settings.put("fs.s3a.endpoint.region", name));
        return settings;
    }

    /** Where DuckDB finds the snapshots. */
    String snapshotsForDuckDb() {
        return place.toString().replaceFirst("^s3a:", "s3:") + "/snapshots";
    }
}
