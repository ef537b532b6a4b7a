package io.plumbline.jobs.extract.shape;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The columns that say the same in every row, as far as they say little; a column is looked at until it says something else. */
final class RepeatedCells {
    private static final int LONGEST = 100;

    private byte[][] first = {};
    /** Columns that have said the same so far, in any order, in the first {@code count} places. */
    private int[] repeating = {};

    private int count;
    private boolean begun;

    void row(Cells cells) {
        if (!begun) {
            begin(cells);
            return;
        }
        byte[] bytes = cells.bytes();
        for (int i = 0; i < count; i++) {
            int column = repeating[i];
            byte[] said = first[column];
            if (!Arrays.equals(bytes, cells.start(column), cells.end(column), said, 0, said.length)) {
                repeating[i--] = repeating[--count];
            }
        }
    }

    private void begin(Cells cells) {
        begun = true;
        first = new byte[cells.size()][];
        repeating = new int[cells.size()];
        for (int column = 0; column < cells.size(); column++) {
            first[column] = Arrays.copyOfRange(cells.bytes(), cells.start(column), cells.end(column));
            if (first[column].length <= LONGEST) {
                repeating[count++] = column;
            }
        }
    }

    /** What every row says; empty where rows differ or say much. */
    Optional<String> of(int column) {
        for (int i = 0; i < count; i++) {
            if (repeating[i] == column) {
                return Optional.of(new String(first[column], StandardCharsets.UTF_8));
            }
        }
        return begun ? Optional.empty() : Optional.of("");
    }
}
