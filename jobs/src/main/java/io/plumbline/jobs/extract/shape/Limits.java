package io.plumbline.jobs.extract.shape;

/**
 * How much an archive may unpack to before it is taken for a bomb.
 *
 * @param unpackedBytes per file
 * @param ratio unpacked to packed bytes, held against the file once {@code ratioFromBytes} are unpacked
 * @param entries files in one archive
 */
public record Limits(long unpackedBytes, int ratio, long ratioFromBytes, int entries) {
    /** 64 GB a file; 200 times its packed size after the first 64 MB; 10,000 files in an archive. */
    public static final Limits DEFAULT = new Limits(64L << 30, 200, 64L << 20, 10_000);

    public Limits {
        if (unpackedBytes <= 0 || ratio <= 0 || ratioFromBytes < 0 || entries <= 0) {
            throw new IllegalArgumentException("Limits must be positive");
        }
    }

    public Limits withUnpackedBytes(long bytes) {
        return new Limits(bytes, ratio, ratioFromBytes, entries);
    }
}
