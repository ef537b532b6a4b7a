package io.plumbline.star;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What a mention of a product or place means: the listed one with that code, else with that name, else the only one
 * whose code or name agrees but for blanks, case and punctuation; else a new one.
 */
final class ListedNames {
    static final StructType RESULT = new StructType()
            .add("client_id", DataTypes.StringType, false)
            .add("code", DataTypes.StringType, true)
            .add("name", DataTypes.StringType, true)
            .add("identity", DataTypes.StringType, false)
            .add("is_listed", DataTypes.BooleanType, false);

    private final Map<String, String> byCode = new HashMap<>();
    private final Map<String, Set<String>> byName = new HashMap<>();
    private final Map<String, Set<String>> bySqueezed = new HashMap<>();

    /** Adds a listed product or place. */
    void list(String code, @Nullable String name) {
        String identity = Names.lower(code);
        byCode.put(identity, identity);
        add(bySqueezed, Names.squeezed(code), identity);
        if (name != null) {
            add(byName, Names.lower(name), identity);
            add(bySqueezed, Names.squeezed(name), identity);
        }
    }

    /** The identity of what is listed under that code or name; null where nothing is. */
    @Nullable
    String listed(@Nullable String code, @Nullable String name) {
        for (String text : texts(code, name)) {
            String found = byCode.get(Names.lower(text));
            if (found == null) {
                found = only(byName, Names.lower(text));
            }
            if (found == null) {
                found = only(bySqueezed, Names.squeezed(text));
            }
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Input: client, whether listed, code, name. */
    static List<Row> rows(String clientId, List<Row> rows) {
        ListedNames names = new ListedNames();
        rows.stream().filter(row -> row.getBoolean(1)).forEach(row -> names.list(row.getString(2), row.getString(3)));
        Map<List<@Nullable String>, Row> matches = new java.util.LinkedHashMap<>();
        for (Row row : rows) {
            String code = row.getString(2);
            String name = row.getString(3);
            matches.computeIfAbsent(java.util.Arrays.asList(code, name), none -> names.match(clientId, code, name));
        }
        return List.copyOf(matches.values());
    }

    private Row match(String clientId, @Nullable String code, @Nullable String name) {
        String listed = listed(code, name);
        String identity =
                listed != null ? listed : Names.lower(texts(code, name).get(0));
        return RowFactory.create(clientId, code, name, identity, listed != null);
    }

    private static List<String> texts(@Nullable String code, @Nullable String name) {
        return java.util.stream.Stream.of(code, name)
                .filter(text -> text != null && !text.isBlank())
                .map(String::valueOf)
                .toList();
    }

    private static @Nullable String only(Map<String, Set<String>> index, String key) {
        Set<String> found = index.getOrDefault(key, Set.of());
        return found.size() == 1 ? found.iterator().next() : null;
    }

    private static void add(Map<String, Set<String>> index, String key, String identity) {
        index.computeIfAbsent(key, none -> new LinkedHashSet<>()).add(identity);
    }
}
