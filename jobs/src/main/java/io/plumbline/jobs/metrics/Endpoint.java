package io.plumbline.jobs.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Answers Prometheus at {@code /metrics} and whoever keeps the process alive at {@code /health/liveness} and
 * {@code /health/readiness}: 200 with {@code {"status":"UP"}}, or 503 with {@code DOWN}.
 */
public final class Endpoint implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "metrics");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Answers from now on.
     *
     * @param live false where only a new process helps
     * @param ready false while it is ending
     */
    public Endpoint(InetSocketAddress address, Supplier<String> metrics, BooleanSupplier live, BooleanSupplier ready)
            throws IOException {
        server = HttpServer.create(address, 0);
        server.createContext(
                "/metrics",
                exchange -> answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", metrics.get()));
        server.createContext("/health/liveness", exchange -> health(exchange, live.getAsBoolean()));
        server.createContext("/health/readiness", exchange -> health(exchange, ready.getAsBoolean()));
        server.setExecutor(threads);
        server.start();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void health(HttpExchange exchange, boolean up) throws IOException {
        answer(exchange, up ? 200 : 503, "application/json", "{\"status\":\"%s\"}".formatted(up ? "UP" : "DOWN"));
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
