package io.plumbline.fanout;

import io.plumbline.warehouse.analysis.ClientSeries;
import io.plumbline.warehouse.analysis.SeriesFindings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.SparkSession;

/** Analyses over many clients; what is found is the same however it is spread. */
public final class FanOut {
    /** So many series are at most asked for at a time, so that what comes back fits into the driver. */
    private static final int MOST_SERIES = 10_000;

    /** A class of each library that executors need and Spark does not bring. */
    private static final List<String> LIBRARIES = List.of(
            "io.plumbline.fanout.FanOut",
            "io.plumbline.analyses.forecast.Forecaster",
            "io.plumbline.warehouse.analysis.ClientSeries",
            "jdplus.toolkit.base.api.timeseries.TsData",
            "jdplus.toolkit.base.core.regsarima.regular.RegSarimaModel",
            "jdplus.sa.base.api.ComponentType",
            "jdplus.sa.base.core.CholetteProcessor",
            "jdplus.tramoseats.base.api.tramo.TramoSpec",
            "jdplus.tramoseats.base.core.tramo.TramoKernel");

    private FanOut() {}

    /** The places of those libraries, as Spark takes them; classes that lie in folders are the developer's own affair. */
    public static String jars() {
        return LIBRARIES.stream()
                .map(FanOut::place)
                .filter(place -> place.endsWith(".jar"))
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static String place(String type) {
        try {
            return Class.forName(type, false, FanOut.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Client after client, the series of each on several threads. */
    public static void onThreads(
            List<ClientSeries> clients, Question question, int threads, Consumer<SeriesFindings> found)
            throws InterruptedException {
        for (ClientSeries client : clients) {
            found.accept(ClientAnalysis.of(client, question, threads));
        }
    }

    /** A task for each client, the largest first, so that no core waits long for the last. */
    public static void onSpark(
            SparkSession spark, List<ClientSeries> clients, Question question, Consumer<SeriesFindings> found) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Task task = new Task(question);
        for (List<ClientSeries> wave : waves(clients)) {
            List<byte[]> largestFirst = wave.stream()
                    .sorted(Comparator.comparingInt(
                                    (ClientSeries client) -> -client.series().size())
                            .thenComparing(ClientSeries::clientId))
                    .map(FanOut::bytes)
                    .toList();
            JavaRDD<byte[]> tasks = context.parallelize(largestFirst, largestFirst.size());
            for (byte[] findings : tasks.map(task).collect()) {
                found.accept(read(findings, SeriesFindings.class));
            }
        }
    }

    private static List<List<ClientSeries>> waves(List<ClientSeries> clients) {
        List<List<ClientSeries>> waves = new ArrayList<>();
        int room = 0;
        for (ClientSeries client : clients) {
            if (waves.isEmpty() || room < client.series().size()) {
                waves.add(new ArrayList<>());
                room = MOST_SERIES;
            }
            waves.get(waves.size() - 1).add(client);
            room -= client.series().size();
        }
        return waves;
    }

    /** Bytes there and back, so that no serializer of Spark's has to know records. */
    private static final class Task implements Function<byte[], byte[]> {
        private static final long serialVersionUID = 1;

        private final Question question;

        Task(Question question) {
            this.question = question;
        }

        @Override
        public byte[] call(byte[] client) throws InterruptedException {
            return bytes(ClientAnalysis.of(read(client, ClientSeries.class), question, 1));
        }
    }

    private static byte[] bytes(Serializable record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** As an executor has its classes from a loader of its own, they are looked up with that. */
    private static <T> T read(byte[] bytes, Class<T> type) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            protected Class<?> resolveClass(java.io.ObjectStreamClass described)
                    throws IOException, ClassNotFoundException {
                return Class.forName(described.getName(), false, FanOut.class.getClassLoader());
            }
        }) {
            return type.cast(in.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
