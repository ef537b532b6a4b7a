package io.plumbline.jobs.extract.shape;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The cells of one row as slices of UTF-8 bytes; one instance serves all rows of a file. */
public final class Cells {
    private byte[] bytes;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;
    private int used;

    Cells(int capacity) {
        this.bytes = new byte[capacity];
    }

    public static Cells of(String... texts) {
        return of(Arrays.asList(texts));
    }

    public static Cells of(List<String> texts) {
        Cells cells = new Cells(256);
        texts.forEach(cells::add);
        return cells;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty(int index) {
        return starts[index] == ends[index];
    }

    /** True when every cell is empty. */
    public boolean isBlank() {
        for (int i = 0; i < size; i++) {
            if (starts[i] < ends[i]) {
                return false;
            }
        }
        return true;
    }

    public String text(int index) {
        return new String(bytes, starts[index], ends[index] - starts[index], StandardCharsets.UTF_8);
    }

    /** True when the cell is exactly this text; cheaper than taking it out. */
    public boolean isText(int index, String text) {
        int length = ends[index] - starts[index];
        if (length < text.length() || (length > 0 && text.isEmpty())) {
            return false;
        }
        byte first = length == 0 ? 0 : bytes[starts[index]];
        if (first > 0 && first != text.charAt(0)) {
            return false;
        }
        return text(index).equals(text);
    }

    public List<String> texts() {
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            texts.add(text(i));
        }
        return texts;
    }

    @Override
    public String toString() {
        return texts().toString();
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    void clear() {
        size = 0;
        used = 0;
    }

    /** Lets the cells that follow be slices of the given buffer. */
    void sliceOf(byte[] buffer) {
        bytes = buffer;
        size = 0;
    }

    void slice(int start, int end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = start;
        ends[size++] = end;
    }

    void add(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        add(encoded, 0, encoded.length);
    }

    /** Copies a cell of another row. */
    void add(Cells other, int index) {
        add(other.bytes, other.starts[index], other.ends[index]);
    }

    /** Forgets the cells from the given one on. */
    void cutTo(int count) {
        size = count;
    }

    /** Copies a cell. */
    void add(byte[] from, int start, int end) {
        int length = end - start;
        if (used + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, used + length));
        }
        System.arraycopy(from, start, bytes, used, length);
        slice(used, used + length);
        used += length;
    }

    void replace(int index, int start, int end) {
        starts[index] = start;
        ends[index] = end;
    }
}
