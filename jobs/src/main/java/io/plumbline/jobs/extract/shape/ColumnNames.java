package io.plumbline.jobs.extract.shape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes names of columns that can stand beside each other in SQL, where case does not matter. */
final class ColumnNames {
    private ColumnNames() {}

    /** {@code Amount, amount, ""} become {@code Amount, amount_2, column_3}. */
    static List<String> unique(List<String> names) {
        return unique(names, new HashSet<>());
    }

    /** As {@link #unique}, for columns that stand beside one with a fixed name. */
    static List<String> uniqueBeside(String taken, List<String> names) {
        return unique(names, new HashSet<>(Set.of(taken.toLowerCase(Locale.ROOT))));
    }

    /** Names given by a mapping, filled up to the number of fields. */
    static List<String> filled(List<String> given, int fields) {
        List<String> names = new ArrayList<>(given);
        while (names.size() < fields) {
            names.add("");
        }
        return unique(names);
    }

    private static List<String> unique(List<String> names, Set<String> taken) {
        List<String> result = new ArrayList<>(names.size());
        for (String name : names) {
            String plain = name.strip().isEmpty() ? "column_" + (result.size() + 1) : name.strip();
            String candidate = plain;
            for (int n = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); n++) {
                candidate = plain + "_" + n;
            }
            result.add(candidate);
        }
        return result;
    }
}
