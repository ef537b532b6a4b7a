package io.plumbline.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalDouble;

/** The same series by R's package {@code forecast}, where that is installed. */
final class RForecasts {
    private RForecasts() {}

    /** Processor seconds a series takes, on average; nothing, and a word on how to get it, where there is no R. */
    static OptionalDouble secondsEach(Path file, int period, int horizon) throws IOException {
        Path script = file.resolveSibling("forecast.R");
        try (InputStream in = RForecasts.class.getResourceAsStream("forecast.R")) {
            if (in == null) {
                throw new IllegalStateException("No resource forecast.R");
            }
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = List.of(
                "Rscript",
                "--vanilla",
                script.toString(),
                file.toString(),
                String.valueOf(period),
                String.valueOf(horizon));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.onExit().join().exitValue() == 0) {
                return OptionalDouble.of(Double.parseDouble(said));
            }
        } catch (IOException noSuchCommand) {
            System.err.println(noSuchCommand.getMessage());
        }
        System.err.println("Nothing to hold the forecasts against: R with its package forecast is not here;"
                + " apt-get install r-cran-forecast brings both");
        return OptionalDouble.empty();
    }
}
