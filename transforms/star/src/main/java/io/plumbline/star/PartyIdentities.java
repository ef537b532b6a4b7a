package io.plumbline.star;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Who is who among the customers, suppliers and employees of a client: mentions with the same normalised name, code
 * within a source, tax number, e-mail hash, or named as one in the settings are one party.
 */
final class PartyIdentities {
    /** A code, tax number or address that more names than this share is a placeholder, not an identity. */
    private static final int MOST_NAMES = 4;

    static final StructType RESULT = new StructType()
            .add("client_id", DataTypes.StringType, false)
            .add("record", DataTypes.StringType, false)
            .add("feed", DataTypes.StringType, false)
            .add("party_code", DataTypes.StringType, true)
            .add("party_name", DataTypes.StringType, true)
            .add("email_hash", DataTypes.StringType, true)
            .add("identity", DataTypes.StringType, false)
            .add("match_evidence", DataTypes.StringType, false)
            .add("confidence", DataTypes.createDecimalType(18, 6), false);

    /** A way in which a source mentions a party. */
    record Mention(
            String record,
            String feed,
            @Nullable String code,
            @Nullable String name,
            @Nullable String emailHash,
            @Nullable String taxId) {

        String codeKey() {
            return "code " + record + " " + feed + " " + code;
        }
    }

    /** The party that a mention means, and why. */
    record Match(Mention mention, String identity, String evidence, String confidence) {}

    private final List<Mention> mentions;
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Set<String>> reasons = new HashMap<>();

    private PartyIdentities(List<Mention> mentions) {
        this.mentions = mentions;
    }

    /** One match per mention, in their order. */
    static List<Match> of(List<Mention> mentions, List<? extends List<String>> sameParties) {
        PartyIdentities identities = new PartyIdentities(mentions);
        identities.joinByCode();
        identities.joinShared("same tax number", Mention::taxId);
        identities.joinShared("same e-mail address", Mention::emailHash);
        identities.joinBySettings(sameParties);
        return identities.matches();
    }

    static List<Row> rows(String clientId, List<Row> rows, ClientSettings settings) {
        List<Mention> mentions = rows.stream()
                .map(row -> new Mention(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        taxId(row.getString(6))))
                .toList();
        Set<List<@Nullable String>> seen = new HashSet<>();
        List<Row> matches = new ArrayList<>();
        for (Match match : of(mentions, settings.sameParties())) {
            Mention mention = match.mention();
            if (seen.add(Arrays.asList(
                    mention.record(), mention.feed(), mention.code(), mention.name(), mention.emailHash()))) {
                matches.add(RowFactory.create(
                        clientId,
                        mention.record(),
                        mention.feed(),
                        mention.code(),
                        mention.name(),
                        mention.emailHash(),
                        match.identity(),
                        match.evidence(),
                        new java.math.BigDecimal(match.confidence())));
            }
        }
        return matches;
    }

    /** A tax number without blanks and punctuation; nothing where it is too short to tell parties apart. */
    static @Nullable String taxId(@Nullable String stated) {
        if (stated == null) {
            return null;
        }
        String kept = Names.squeezed(stated);
        return kept.chars().filter(Character::isDigit).distinct().count() < 3 || kept.length() < 7 ? null : kept;
    }

    private void joinByCode() {
        Map<String, Set<String>> keysByCode = new LinkedHashMap<>();
        Map<String, Set<String>> listedByCode = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (Mention mention : mentions) {
            if (mention.name() != null) {
                names.add(key(mention));
            }
            if (mention.code() != null && mention.name() != null) {
                keysByCode
                        .computeIfAbsent(mention.codeKey(), none -> new LinkedHashSet<>())
                        .add(key(mention));
            }
            if (mention.code() != null && mention.record().equals("party")) {
                listedByCode
                        .computeIfAbsent(mention.code(), none -> new LinkedHashSet<>())
                        .add(key(mention));
            }
        }
        keysByCode.forEach((code, keys) -> joinFew(keys, "same code"));
        for (Mention mention : mentions) {
            String code = mention.code();
            if (code != null && mention.name() == null) {
                joinCodeAlone(mention, code, keysByCode, listedByCode, names);
            }
        }
    }

    /** A code without a name: the names it has in its own source, else in a list, else it is itself a name. */
    private void joinCodeAlone(
            Mention mention,
            String code,
            Map<String, Set<String>> keysByCode,
            Map<String, Set<String>> listedByCode,
            Set<String> names) {
        Set<String> own = keysByCode.getOrDefault(mention.codeKey(), Set.of());
        Set<String> listed = listedByCode.getOrDefault(code, Set.of());
        String asName = "name " + Names.party(code);
        if (!own.isEmpty() && own.size() <= MOST_NAMES) {
            join(key(mention), own.iterator().next(), "same code");
        } else if (listed.size() == 1) {
            join(key(mention), listed.iterator().next(), "same code");
        } else if (names.contains(asName)) {
            join(key(mention), asName, "");
        }
    }

    private void joinShared(String reason, java.util.function.Function<Mention, @Nullable String> evidence) {
        Map<String, Set<String>> keys = new TreeMap<>();
        for (Mention mention : mentions) {
            String shared = evidence.apply(mention);
            if (shared != null) {
                keys.computeIfAbsent(shared, none -> new LinkedHashSet<>()).add(key(mention));
            }
        }
        keys.values().forEach(shared -> joinFew(shared, reason));
    }

    private void joinBySettings(List<? extends List<String>> sameParties) {
        for (List<String> names : sameParties) {
            String first = "name " + Names.party(names.get(0));
            names.forEach(name -> join("name " + Names.party(name), first, "named as one in client.yml"));
        }
    }

    private void joinFew(Set<String> keys, String reason) {
        if (keys.size() > 1 && keys.size() <= MOST_NAMES) {
            String first = keys.iterator().next();
            keys.forEach(key -> join(key, first, reason));
        }
    }

    private void join(String one, String other, String reason) {
        String rootOne = root(one);
        String rootOther = root(other);
        if (rootOne.equals(rootOther)) {
            return;
        }
        // the smaller key becomes the identity; names come before codes
        String kept = preferred(rootOne, rootOther);
        String joined = kept.equals(rootOne) ? rootOther : rootOne;
        parents.put(joined, kept);
        Set<String> why = reasons.computeIfAbsent(kept, none -> new TreeSet<>());
        why.addAll(reasons.getOrDefault(joined, Set.of()));
        if (!reason.isEmpty()) {
            why.add(reason);
        }
    }

    private static String preferred(String one, String other) {
        boolean oneNamed = one.startsWith("name ");
        if (oneNamed != other.startsWith("name ")) {
            return oneNamed ? one : other;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    private String root(String key) {
        String root = key;
        String parent = parents.get(root);
        while (parent != null) {
            root = parent;
            parent = parents.get(root);
        }
        return root;
    }

    private static String key(Mention mention) {
        String name = mention.name();
        if (name != null) {
            return "name " + Names.party(name);
        }
        return mention.code() != null ? mention.codeKey() : "email " + mention.emailHash();
    }

    private List<Match> matches() {
        Map<String, Set<String>> spellings = new HashMap<>();
        for (Mention mention : mentions) {
            if (mention.name() != null) {
                spellings
                        .computeIfAbsent(root(key(mention)), none -> new TreeSet<>())
                        .add(mention.name().strip());
            }
        }
        return mentions.stream()
                .map(mention -> match(mention, root(key(mention)), spellings))
                .toList();
    }

    private Match match(Mention mention, String identity, Map<String, Set<String>> spellings) {
        Set<String> why = new LinkedHashSet<>(reasons.getOrDefault(identity, Set.of()));
        Set<String> names = spellings.getOrDefault(identity, Set.of());
        boolean spelledTwice =
                names.size() > 1 && names.stream().map(Names::party).distinct().count() < names.size();
        if (spelledTwice) {
            why.add("same name but for case, accents, punctuation or legal form");
        }
        if (why.isEmpty()) {
            return new Match(mention, identity, names.isEmpty() ? "one code" : "one name", "1");
        }
        String evidence = String.join("; ", why);
        if (names.size() > 1) {
            evidence += ": " + String.join(", ", names.stream().limit(4).toList()) + (names.size() > 4 ? " ..." : "");
        }
        return new Match(mention, identity, evidence, confidence(why));
    }

    private static String confidence(Set<String> why) {
        if (why.equals(Set.of("named as one in client.yml"))) {
            return "1";
        }
        boolean byName = why.stream().anyMatch(reason -> reason.startsWith("same name"));
        return byName || why.contains("same code") ? "0.9" : "0.95";
    }
}
