package io.plumbline.star;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names as they are compared: spelling, case, accents and legal forms do not matter. */
final class Names {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern INITIALS = Pattern.compile("(?<=\\b\\p{L})\\.(?=\\p{L}\\b|\\s|$)");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Legal forms at the end of a name. */
    private static final Set<String> LAST = Set.of(
            "inc",
            "incorporated",
            "llc",
            "llp",
            "lp",
            "ltd",
            "limited",
            "plc",
            "co",
            "corp",
            "corporation",
            "company",
            "gmbh",
            "mbh",
            "ag",
            "kg",
            "ohg",
            "ug",
            "ek",
            "ev",
            "sarl",
            "sas",
            "sasu",
            "eurl",
            "sa",
            "sci",
            "snc",
            "scop",
            "bv",
            "nv",
            "vof",
            "sprl",
            "srl",
            "spa",
            "sl",
            "slu",
            "lda",
            "as",
            "asa",
            "aps",
            "ab",
            "oy",
            "oyj",
            "pty",
            "pte",
            "sro",
            "doo",
            "kft",
            "sp",
            "zoo",
            "and",
            "und",
            "et");

    /** Legal forms that also stand first. */
    private static final Set<String> FIRST = Set.of("sarl", "sas", "sasu", "eurl", "sa", "sci", "snc", "the");

    private Names() {}

    /** {@code Société Générale S.A.} and {@code SOCIETE GENERALE} are one party. */
    static String party(String name) {
        String[] words = words(INITIALS.matcher(plain(name.replace("'", ""))).replaceAll(""))
                .split(" ");
        int from = 0;
        int to = words.length;
        while (to - from > 1 && LAST.contains(words[to - 1])) {
            to--;
        }
        while (to - from > 1 && FIRST.contains(words[from])) {
            from++;
        }
        String kept = String.join(" ", java.util.Arrays.copyOfRange(words, from, to));
        return kept.isEmpty() ? lower(name) : kept;
    }

    /** Words in lower case without accents, single spaces between them. */
    static String words(String text) {
        return OTHER.matcher(plain(text)).replaceAll(" ").strip();
    }

    /** {@code GTXPro} and {@code GTX Pro} are one product. */
    static String squeezed(String text) {
        String kept = OTHER.matcher(plain(text)).replaceAll("");
        return kept.isEmpty() ? lower(text) : kept;
    }

    /** Case and outer blanks do not matter; everything else does. */
    static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static String plain(String text) {
        String decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        return MARKS.matcher(decomposed)
                .replaceAll("")
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("&", " and ");
    }
}
