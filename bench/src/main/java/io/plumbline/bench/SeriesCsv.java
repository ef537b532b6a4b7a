package io.plumbline.bench;

import io.plumbline.analyses.forecast.GeneratedSeries;
import io.plumbline.analyses.series.Frequency;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of generated series, of lengths that are usual at their frequency. */
final class SeriesCsv {
    private static final long SEED = 20_261_125;

    private SeriesCsv() {}

    static Path write(Path file, Frequency frequency, int series) throws IOException {
        GeneratedSeries generated = new GeneratedSeries(frequency, SEED);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("series_id,period,value,frequency\n");
            for (int id = 1; id <= series; id++) {
                double[] values = generated.next(0);
                for (int t = 0; t < values.length; t++) {
                    out.write("%s-%d,%d,%s,%s%n".formatted(frequency.word(), id, t + 1, values[t], frequency.word()));
                }
            }
        }
        return file;
    }
}
