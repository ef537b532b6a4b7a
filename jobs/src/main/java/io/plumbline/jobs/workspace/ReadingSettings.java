package io.plumbline.jobs.workspace;

import io.plumbline.warehouse.serve.CheckRules;
import java.nio.charset.Charset;
import java.util.List;

/**
 * What a client has settled about the reading of its files and the checks on them; unset means that the file decides.
 *
 * @param feeds file pattern to the name of the feed; exports of one feed compete to be the truth
 * @param exclude files that are not read
 * @param formats file pattern to the format that reads it, instead of recognition
 * @param checks how they are judged
 */
public record ReadingSettings(
        ByPath<DateOrder> dates,
        ByPath<DecimalMark> decimal,
        ByPath<Charset> encoding,
        ByPath<String> feeds,
        List<PathPattern> exclude,
        ByPath<String> formats,
        CheckRules checks) {

    /** The order of day, month and year in the dates of a file. */
    public enum DateOrder {
        MDY,
        DMY,
        YMD
    }

    /** What stands between units and decimals. */
    public enum DecimalMark {
        POINT,
        COMMA
    }

    /** Nothing settled: every file speaks for itself. */
    public static final ReadingSettings UNSET = new ReadingSettings(
            ByPath.unset(),
            ByPath.unset(),
            ByPath.unset(),
            ByPath.unset(),
            List.of(),
            ByPath.unset(),
            CheckRules.USUAL);

    public ReadingSettings {
        exclude = List.copyOf(exclude);
    }

    public boolean excludes(String path) {
        return exclude.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
