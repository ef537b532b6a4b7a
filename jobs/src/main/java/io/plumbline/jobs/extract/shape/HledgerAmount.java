package io.plumbline.jobs.extract.shape;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount as hledger writes it, its commodity on either side. Its number is in plain digits with a point where the
 * journal says which mark is the decimal one, and else as it stands.
 */
record HledgerAmount(String number, String commodity) {
    private static final int LONGEST = 400;

    private static final String SYMBOL = "\"[^\"]{1,100}\"|[^-+\\d\\s.,;@={}\\[\\]()\"*!']{1,100}";
    private static final String NUMBER = "\\d[\\d.,' \\u00A0\\u202F]{0,60}(?:[eE][-+]?\\d{1,2})?|[.,]\\d{1,60}";
    private static final Pattern AMOUNT = Pattern.compile("(?<sign>[-+]?)\\s*(?<before>" + SYMBOL
            + ")?\\s*(?<sign2>[-+]?)\\s*(?<number>" + NUMBER + ")\\s*(?<after>" + SYMBOL + ")?");

    /** Which mark the numbers of a commodity have; under an empty name, that of all others. */
    static final class Marks {
        private final Map<String, Character> decimal = new HashMap<>();

        void declare(String commodity, char mark) {
            decimal.put(commodity, mark);
        }

        /** Samples have a decimal mark for certain; of two marks it is the last. */
        void declareAs(String sample) {
            Matcher matcher = AMOUNT.matcher(sample.strip());
            if (sample.length() <= LONGEST && matcher.matches()) {
                String number = matcher.group("number");
                int last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
                if (last >= 0) {
                    decimal.put(symbol(matcher), number.charAt(last));
                    decimal.putIfAbsent("", number.charAt(last));
                }
            }
        }

        private String plain(String number, String commodity) {
            Character mark = decimal.getOrDefault(commodity, decimal.get(""));
            String tight = number.replaceAll("[ '\\u00A0\\u202F]", "");
            if (mark == null) {
                return tight;
            }
            return JournalEntry.certain(
                    mark == ',' ? tight.replace(".", "").replace(',', '.') : tight.replace(",", ""));
        }
    }

    static Optional<HledgerAmount> of(String text, Marks marks, String unlessNamed) {
        Matcher matcher = AMOUNT.matcher(text.strip());
        if (text.length() > LONGEST
                || !matcher.matches()
                || (matcher.group("before") != null && matcher.group("after") != null)
                || (!matcher.group("sign").isEmpty() && !matcher.group("sign2").isEmpty())) {
            return Optional.empty();
        }
        String symbol = symbol(matcher);
        String commodity = symbol.isEmpty() ? unlessNamed : symbol;
        boolean negative = (matcher.group("sign") + matcher.group("sign2")).equals("-");
        return Optional.of(
                new HledgerAmount((negative ? "-" : "") + marks.plain(matcher.group("number"), commodity), commodity));
    }

    private static String symbol(Matcher matcher) {
        @Nullable String before = matcher.group("before");
        @Nullable String after = matcher.group("after");
        String symbol = before != null ? before : after != null ? after : "";
        return symbol.replace("\"", "").strip();
    }
}
