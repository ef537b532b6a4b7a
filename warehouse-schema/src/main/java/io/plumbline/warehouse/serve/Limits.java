package io.plumbline.warehouse.serve;

/**
 * What DuckDB may take of the machine; left alone it claims most of it.
 *
 * @param memory as DuckDB writes it: {@code 2GB}
 */
public record Limits(String memory, int threads) {
    public static final Limits DEFAULT = new Limits("2GB", 2);

    public Limits {
        if (!memory.matches("[0-9]+ ?([KMGT]i?)?B")) {
            throw new IllegalArgumentException("Memory \"%s\" is not a size like 2GB".formatted(memory));
        }
        if (threads < 1) {
            throw new IllegalArgumentException("%d threads; at least one is needed".formatted(threads));
        }
    }
}
