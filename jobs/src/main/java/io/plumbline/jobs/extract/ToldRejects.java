package io.plumbline.jobs.extract;

import io.plumbline.jobs.extract.shape.UnreadableFile;
import java.nio.file.Path;
import java.util.List;

/** What a reading refused or rejected, one sentence each, with the path below the workspace. */
final class ToldRejects {
    private static final String SENTENCES = """
            with told as (
                select *, row_number() over (partition by path order by source_row, column_name) as nth,
                    count(*) over (partition by path) as problems
                from read_parquet(?)
            )
            select case
                when nth = 21 then format('clients/{}/{}: and {} more like these; after a run, `from rejects` has them all',
                    client_id, path, problems - 20)
                else format('clients/{}/{}{}{}: {}expected {}{}', client_id, path,
                    coalesce(', row ' || source_row, ''), coalesce(', ' || column_name, ''),
                    coalesce('found ' || case when source_row is null then found else '"' || found || '"' end || ', ', ''),
                    expected, coalesce('. ' || advice, ''))
                end
            from told
            where nth <= 21
            order by path, nth
            """;

    private ToldRejects() {}

    /** Of every file as many as a person reads, and how many more there are. */
    static List<String> of(Workbench bench, Path rejects) {
        return bench.rows(SENTENCES, rejects.toString()).stream()
                .map(row -> String.valueOf(row.get(0)).replaceFirst("^clients/%s/".formatted(Extraction.RATES), ""))
                .toList();
    }

    static String of(String clientId, UnreadableFile file) {
        String path =
                clientId.equals(Extraction.RATES) ? file.path() : "clients/%s/%s".formatted(clientId, file.path());
        return "%s: found %s, expected %s. %s".formatted(path, file.found(), file.expected(), file.advice());
    }
}
