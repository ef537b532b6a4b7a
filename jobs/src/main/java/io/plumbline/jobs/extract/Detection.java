package io.plumbline.jobs.extract;

import io.plumbline.jobs.extract.shape.Profile;
import io.plumbline.warehouse.snapshot.StagedExport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file is and what would become of it, found out beside the warehouse.
 *
 * @param path as the client's folder shows it
 * @param verdict the format and why, or why none
 * @param nearest formats that almost fit, with the columns that the file lacks
 * @param reading what reading gave; empty where no format reads the file
 */
public record Detection(String path, Profile profile, Verdict verdict, List<Near> nearest, Optional<Reading> reading) {

    /**
     * A recognised format.
     *
     * @param format empty where none was recognised
     * @param words why, or what was found and expected and what to do
     */
    public record Verdict(Optional<String> format, String title, String words) {}

    /** A format that almost fits. */
    public record Near(String format, List<String> found, List<String> missing) {}

    /**
     * The rows that the file would give.
     *
     * @param samples record to its first canonical rows, the first of which are the names of the columns
     * @param rejects the first rejected rows: row, column, found, expected
     */
    public record Reading(StagedExport export, Map<String, List<List<String>>> samples, List<List<String>> rejects) {}
}
