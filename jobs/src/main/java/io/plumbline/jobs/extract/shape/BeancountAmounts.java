package io.plumbline.jobs.extract.shape;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands behind the account of a posting of beancount: a quantity, and its cost or price. */
final class BeancountAmounts {
    static final String CURRENCY = "[A-Z][A-Z0-9'._-]{0,22}";
    static final String NUMBER = "[-+*/().,\\d\\s]{0,200}?";

    private static final int LONGEST = 400;
    private static final Pattern QUANTITY = Pattern.compile("(" + NUMBER + ")\\s?(" + CURRENCY + ")");

    private final Map<String, String> values = new HashMap<>();
    private final @Nullable String mistake;

    BeancountAmounts(String text) {
        this.mistake = text.length() > LONGEST ? "an amount of at most %d characters".formatted(LONGEST) : read(text);
    }

    /** By the names of their columns. */
    Map<String, String> values() {
        return values;
    }

    /** What was expected; null where all could be read. */
    @Nullable
    String mistake() {
        return mistake;
    }

    /** So that nobody takes three decimals for thousands. */
    static String plain(BigDecimal number) {
        return JournalEntry.certain(number.toPlainString());
    }

    private @Nullable String read(String text) {
        int brace = text.indexOf('{');
        int close = text.lastIndexOf('}');
        int price = text.indexOf('@', Math.max(0, close));
        int end = brace >= 0 ? brace : price >= 0 ? price : text.length();
        Matcher quantity = QUANTITY.matcher(text.substring(0, end).strip());
        Optional<BigDecimal> number = quantity.matches() ? NumberExpression.value(quantity.group(1)) : Optional.empty();
        if (number.isEmpty()) {
            return "a number and its commodity, such as 12.50 EUR";
        }
        values.put("amount", plain(number.get()));
        values.put("commodity", quantity.group(2));
        if (brace >= 0) {
            return close < brace ? "a cost that ends with }" : cost(text.substring(brace, close + 1), number.get());
        }
        return price < 0 ? null : price(text.substring(price));
    }

    private @Nullable String price(String text) {
        Matcher price = QUANTITY.matcher(text.replaceFirst("^@@?", "").strip());
        Optional<BigDecimal> number = price.matches() ? NumberExpression.value(price.group(1)) : Optional.empty();
        if (number.isPresent()) {
            values.put("price", plain(number.get()));
            values.put("price_commodity", price.group(2));
        }
        values.put("price_of", number.isEmpty() ? "unknown" : text.startsWith("@@") ? "total" : "unit");
        return number.isPresent() || text.matches("@@?\\s*(" + CURRENCY + ")?") ? null : "a price such as @ 1.04 EUR";
    }

    /** Of a lot: so much a unit, so much in all, or both; a lot that is only named has a cost that nobody says here. */
    private @Nullable String cost(String text, BigDecimal quantity) {
        values.put("price_of", "unknown");
        for (String part : text.replaceAll("[{}]", "").split(",(?=\\s*[^\\d\\s]|\\s*\\d{4}-)", -1)) {
            String[] amounts = part.strip().split("#", 2);
            Matcher last = QUANTITY.matcher(amounts[amounts.length - 1].strip());
            if (last.matches() && !last.group(1).isBlank()) {
                Optional<BigDecimal> number = NumberExpression.value(last.group(1));
                if (number.isEmpty()) {
                    return "a cost such as {10.00 EUR}";
                }
                values.put("price_commodity", last.group(2));
                if (amounts.length == 2) {
                    BigDecimal unit = NumberExpression.value(amounts[0].strip()).orElse(BigDecimal.ZERO);
                    BigDecimal whole = unit.multiply(quantity.abs(), MathContext.DECIMAL128)
                            .add(number.get());
                    values.put("price", plain(whole));
                    values.put("price_of", "total");
                } else {
                    values.put("price", plain(number.get()));
                    values.put("price_of", text.startsWith("{{") ? "total" : "unit");
                }
            }
        }
        return null;
    }
}
