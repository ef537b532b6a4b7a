package io.plumbline.jobs.nightly;

import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.nio.file.Path;

/** The log file of a workspace's runs; {@code log4j2.xml} writes into it from the moment that it is named. */
final class RunLog {
    private static final String PROPERTY = "plumbline.log";

    private RunLog() {}

    static void writeInto(WarehouseFolder warehouse) {
        System.setProperty(PROPERTY, file(warehouse).toString());
    }

    static Path file(WarehouseFolder warehouse) {
        return warehouse.runs().resolve("plumbline.log");
    }
}
