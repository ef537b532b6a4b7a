package io.plumbline.star;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shipped rules by which accounts map to the standard chart, as {@code account-rules.csv} lists them. */
final class AccountRules {
    /** The chart of habits, which nobody prescribes and many keep to. */
    static final String HABITS = "us";

    private static final List<Map<String, String>> ROWS = CsvResource.read("account-rules.csv");

    /** The charts whose numbers are known. */
    static final List<String> CHARTS = ROWS.stream()
            .map(row -> cell(row, "chart"))
            .filter(chart -> !chart.isEmpty())
            .distinct()
            .toList();

    /** Those that are recognised by the names; the Romanian one numbers too much as the French does to be told from it. */
    static final List<String> RECOGNISED =
            CHARTS.stream().filter(chart -> !chart.equals("ro-omfp")).toList();

    private static final AccountRules SHIPPED = new AccountRules(ROWS);

    private final List<Rule> types;
    private final List<Rule> names;
    private final List<Rule> codes;

    private AccountRules(List<Map<String, String>> rows) {
        types = rules(rows, "type");
        names = rules(rows, "name");
        codes = rules(rows, "code").stream()
                .sorted(Comparator.comparing((Rule rule) -> rule.text.length()).reversed())
                .toList();
    }

    /**
     * A rule.
     *
     * @param literal a part of the pattern that every text has which it matches, to look for before it is tried
     * @param sections the sections within which an account's name may refine the rule; empty when it is fine already
     */
    record Rule(
            String chart, String text, String literal, Pattern pattern, String standardAccount, Set<String> sections) {

        boolean fits(String words) {
            return words.contains(literal) && pattern.matcher(words).find();
        }
    }

    static AccountRules shipped() {
        return SHIPPED;
    }

    /** The rule for a type in a vendor's words. */
    Optional<Rule> type(String type) {
        return first(types, Names.words(type));
    }

    /** The rule for a name; of several the first listed. */
    Optional<Rule> name(String name) {
        return first(names, Names.words(name));
    }

    /** The rule for a name that keeps to the given sections. */
    Optional<Rule> name(String name, Set<String> sections) {
        String words = Names.words(name);
        return names.stream()
                .filter(rule -> sections.contains(StandardAccounts.shipped().section(rule.standardAccount)))
                .filter(rule -> rule.fits(words))
                .findFirst();
    }

    /** The rule for an account number of a national chart; the longest prefix wins. */
    Optional<Rule> code(String chart, String code) {
        String number = Names.squeezed(code);
        return codes.stream()
                .filter(rule -> rule.chart.equals(chart) && number.startsWith(rule.text))
                .findFirst();
    }

    /** Holds a text against a pattern in which {@code *} stands for any characters; case does not matter. */
    static boolean matches(String pattern, String text) {
        String regex = java.util.Arrays.stream(pattern.strip().split("\\*", -1))
                .map(Pattern::quote)
                .collect(java.util.stream.Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
                .matcher(text.strip())
                .matches();
    }

    private static Optional<Rule> first(List<Rule> rules, String words) {
        return rules.stream().filter(rule -> rule.fits(words)).findFirst();
    }

    private static List<Rule> rules(List<Map<String, String>> rows, String by) {
        return rows.stream()
                .filter(row -> by.equals(row.get("by")))
                .map(row -> rule(row, by))
                .toList();
    }

    private static Rule rule(Map<String, String> row, String by) {
        String text = cell(row, "pattern");
        String standard = cell(row, "standard_account");
        StandardAccounts.shipped().section(standard); // refuses a code that is not in the chart
        String sections = cell(row, "refined_within");
        return new Rule(
                cell(row, "chart"),
                text,
                literal(text),
                pattern(text, by.equals("name")),
                standard,
                sections.isEmpty() ? Set.of() : Set.of(sections.split("\\|")));
    }

    /** Whole words; {@code *} stands for any letters within a word. A type must match from end to end. */
    private static Pattern pattern(String text, boolean anywhere) {
        String words = text.replace("*", "[^ ]*");
        return Pattern.compile(anywhere ? "(?:^| )" + words + "(?: |$)" : "^" + words + "$");
    }

    private static String literal(String text) {
        return Stream.of(text.split("\\*"))
                .max(Comparator.comparing(String::length))
                .orElse("");
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), () -> "account-rules.csv lacks column " + column);
    }
}
