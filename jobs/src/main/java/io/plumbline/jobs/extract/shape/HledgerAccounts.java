package io.plumbline.jobs.extract.shape;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What directives of hledger make of the accounts below them: parents, other names, and their types. */
final class HledgerAccounts {
    private static final Pattern TYPE = Pattern.compile("\\btype:\\s*(\\p{L}+)");
    private static final Pattern ALIAS = Pattern.compile("([^/=][^=]*)=(.*)");

    private final Deque<String> parents = new ArrayDeque<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Map<String, String> types = new HashMap<>();

    void apply(String parent) {
        parents.push(parent);
    }

    /** Whether the alias is one of names; patterns are not applied. */
    boolean alias(String text) {
        Matcher alias = ALIAS.matcher(text);
        boolean names = alias.matches();
        if (names) {
            aliases.put(alias.group(1).strip(), alias.group(2).strip());
        }
        return names;
    }

    void end(String what) {
        if (what.equals("aliases")) {
            aliases.clear();
        } else if (what.startsWith("apply account") && !parents.isEmpty()) {
            parents.pop();
        }
    }

    /** {@code assets:till  ; type: C}. */
    void declare(String text) {
        String name = text.split("\\s{2,}|\\t|;", 2)[0].strip();
        Matcher type = TYPE.matcher(text);
        if (type.find()) {
            types.put(named(name), word(type.group(1)));
        }
    }

    private static String word(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "a", "asset" -> "Asset";
            case "c", "cash" -> "Bank";
            case "l", "liability" -> "Liability";
            case "e", "equity", "v", "conversion" -> "Equity";
            case "r", "revenue" -> "Income";
            case "x", "expense" -> "Expense";
            default -> "";
        };
    }

    /** The account below the parents that are applied, as its aliases have it, in the brackets of a virtual posting. */
    String named(String account) {
        String open = account.startsWith("(") ? "(" : account.startsWith("[") ? "[" : "";
        String close = open.isEmpty() ? "" : open.equals("(") ? ")" : "]";
        String bare = open.isEmpty() ? account : account.substring(1).replaceFirst("[)\\]]$", "");
        StringBuilder full = new StringBuilder();
        parents.descendingIterator()
                .forEachRemaining(parent -> full.append(parent).append(':'));
        String name = full.append(bare).toString();
        for (Map.Entry<String, String> alias : aliases.entrySet()) {
            if (name.equals(alias.getKey()) || name.startsWith(alias.getKey() + ":")) {
                name = alias.getValue() + name.substring(alias.getKey().length());
            }
        }
        return open + name + close;
    }

    /** As declared for the account or the nearest above it. */
    String type(String account) {
        String name = account.replaceAll("^[(\\[]|[)\\]]$", "");
        while (!types.containsKey(name) && name.contains(":")) {
            name = name.substring(0, name.lastIndexOf(':'));
        }
        return types.getOrDefault(name, "");
    }
}
