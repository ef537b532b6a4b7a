package io.plumbline.jobs.extract.shape;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands behind the account of a posting of hledger: an amount, its price or lot, and the balance it asserts. */
final class HledgerPosting {
    private final HledgerAmount.Marks marks;
    private final String defaultCommodity;
    /** Amount, commodity and price by the names of their columns. */
    private final Map<String, String> values = new HashMap<>();
    /** The same of the balance; empty where none is asserted. */
    private final Map<String, String> balance = new HashMap<>();

    private @Nullable String mistake;

    HledgerPosting(String text, HledgerAmount.Marks marks, String defaultCommodity) {
        this.marks = marks;
        this.defaultCommodity = defaultCommodity;
        this.mistake = read(text.replaceAll("\\[[^\\]]*\\]", " ").strip()); // the day of a lot
    }

    Map<String, String> values() {
        return values;
    }

    Map<String, String> balance() {
        return balance;
    }

    /** What was expected; null where all could be read. */
    @Nullable
    String mistake() {
        return mistake;
    }

    private @Nullable String read(String text) {
        int assertion = assertion(text);
        if (assertion == 0) {
            return "an amount beside the balance, as balances are not assigned here; print the journal with --explicit";
        }
        String amount = assertion > 0 ? text.substring(0, assertion).strip() : text;
        String wrong = amount.isEmpty() ? null : amount(amount);
        return wrong == null && assertion > 0 ? balance(text.substring(assertion)) : wrong;
    }

    /** Where a balance assertion begins, outside of lot prices such as {=5 EUR}; -1 where none does. */
    private static int assertion(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '=' && depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable String amount(String text) {
        int brace = text.indexOf('{');
        int end = text.lastIndexOf('}');
        if (brace > end) {
            return "a lot price that ends with }";
        }
        String lot = brace < 0 ? "" : text.substring(brace, end + 1);
        String amount = brace < 0 ? text : (text.substring(0, brace) + text.substring(end + 1)).strip();
        int price = amount.indexOf('@');
        Optional<HledgerAmount> quantity = of(price < 0 ? amount : amount.substring(0, price));
        if (quantity.isEmpty()) {
            return "an amount such as 12.50 EUR or $-12.50, two blanks behind the account";
        }
        values.put("amount", quantity.get().number());
        values.put("commodity", quantity.get().commodity());
        boolean priced = price >= 0 ? price(amount.substring(price)) : lot.isEmpty() || lot(lot);
        return priced ? null : "an amount behind @ or @@";
    }

    private Optional<HledgerAmount> of(String text) {
        return HledgerAmount.of(text, marks, defaultCommodity);
    }

    private boolean price(String text) {
        boolean total = text.startsWith("@@");
        Optional<HledgerAmount> price = of(text.replaceFirst("^@@?", ""));
        price.ifPresent(amount -> {
            values.put("price", amount.number());
            values.put("price_commodity", amount.commodity());
            values.put("price_of", total ? "total" : "unit");
        });
        return price.isPresent();
    }

    private boolean lot(String text) {
        String price = text.replaceAll("[{}=]", " ").strip();
        return price.isEmpty() || price((text.startsWith("{{") ? "@@" : "@") + price);
    }

    private @Nullable String balance(String text) {
        int price = text.indexOf('@');
        Optional<HledgerAmount> stated = of((price < 0 ? text : text.substring(0, price)).replaceFirst("^=+\\*?", ""));
        if (stated.isEmpty()) {
            return "an amount behind =, for the balance";
        }
        balance.put("amount", stated.get().number());
        balance.put("commodity", stated.get().commodity());
        balance.put("comment", text.matches("==?\\*.*") ? "with sub-accounts" : "");
        return null;
    }
}
