package io.plumbline.star;

import io.plumbline.star.AccountMapping.Mapped;
import io.plumbline.star.AccountMapping.Stated;
import io.plumbline.star.AccountRules.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that says where an account belongs, the surest first: the client's own rule, the standard account that the
 * source states, the vendor's type (refined by the name where the type is coarse), the number in a national chart, the
 * account above, the name, the postings. The first decides; what agrees with it makes it surer, what speaks against it
 * less sure.
 */
final class AccountEvidence {
    static final Mapped NOWHERE =
            new Mapped(StandardAccounts.UNCLASSIFIED, "none", BigDecimal.ZERO, null, Set.of(), "nothing known", null);

    /** Sure enough to be used without being looked at, if nothing speaks against it. */
    private static final BigDecimal SURE = new BigDecimal("0.9");

    private static final BigDecimal SOURCE = new BigDecimal("0.98");
    private static final BigDecimal FINE_TYPE = new BigDecimal("0.95");
    private static final BigDecimal COARSE_TYPE = new BigDecimal("0.75");
    private static final BigDecimal NAME = new BigDecimal("0.7");
    private static final BigDecimal POSTINGS = new BigDecimal("0.3");
    private static final BigDecimal MOST_OF_A_PARENT = new BigDecimal("0.8");

    /** What is left of a confidence when other evidence names another statement, another section, or postings do not fit. */
    private static final BigDecimal OTHER_STATEMENT = new BigDecimal("0.75");

    private static final BigDecimal OTHER_SECTION = new BigDecimal("0.9");
    private static final BigDecimal OTHER_POSTINGS = new BigDecimal("0.5");

    /** Agreement of other evidence takes away half of the doubt. */
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Accounts whose children are named after what is written off, not after what they are. */
    private static final Predicate<String> OF_WHAT_IT_IS = Set.of("depreciation", "accumulated-depreciation")::contains;

    /** One piece of evidence: what it says, how sure it is by itself, and its words. */
    private record Piece(
            String standardAccount,
            String by,
            BigDecimal confidence,
            @Nullable String cashFlowClass,
            Set<String> within,
            String words) {}

    private final ClientSettings settings;
    private final Optional<NationalChart> national;
    private final AccountRules rules = AccountRules.shipped();
    private final StandardAccounts chart = StandardAccounts.shipped();

    AccountEvidence(ClientSettings settings, Optional<NationalChart> national) {
        this.settings = settings;
        this.national = national;
    }

    /**
     * Where the account belongs.
     *
     * @param path names from the top of the tree
     * @param above where the account above it belongs
     * @param day on which the client's own rules are asked
     */
    Mapped decide(Stated account, String path, Optional<Mapped> above, LocalDate day) {
        List<Piece> pieces = Stream.of(
                        byOverride(account, path, day),
                        bySource(account),
                        byType(account, above),
                        byNumber(account).filter(piece -> !isHabit()),
                        above.flatMap(parent -> byParent(account, parent)),
                        byName(account),
                        byNumber(account).filter(piece -> isHabit()),
                        byPostings(account))
                .flatMap(Optional::stream)
                .toList();
        return pieces.isEmpty() ? NOWHERE : weighed(pieces, account.postings());
    }

    private Mapped weighed(List<Piece> pieces, Postings postings) {
        Piece first = pieces.get(0);
        boolean isTold = first.by().equals("override") || first.by().equals("source");
        BigDecimal confidence = first.confidence();
        List<String> words = new ArrayList<>(List.of(first.words()));
        for (Piece other : pieces.subList(1, pieces.size())) {
            if (!isTold && isIndependent(first, other)) {
                confidence = weighed(confidence, first, other, words);
            }
        }
        Optional<String> against = postings.against(first.standardAccount(), chart);
        if (against.isPresent()) {
            words.add("against it: " + against.get());
            confidence = isTold ? confidence : confidence.multiply(OTHER_POSTINGS);
        }
        return new Mapped(
                first.standardAccount(),
                first.by(),
                confidence.setScale(2, RoundingMode.HALF_UP),
                first.cashFlowClass(),
                first.within(),
                String.join("; ", words),
                candidates(pieces));
    }

    private BigDecimal weighed(BigDecimal confidence, Piece first, Piece other, List<String> words) {
        if (other.standardAccount().equals(first.standardAccount())) {
            if (first.by().equals("type")
                    && other.by().equals("name")
                    && !first.within().isEmpty()) {
                return confidence; // the name has narrowed the type down already
            }
            words.add("so does " + other.words());
            return BigDecimal.ONE.subtract(BigDecimal.ONE.subtract(confidence).multiply(HALF));
        }
        boolean sameStatement =
                chart.statement(other.standardAccount()).equals(chart.statement(first.standardAccount()));
        if (sameStatement && chart.section(other.standardAccount()).equals(chart.section(first.standardAccount()))) {
            return confidence;
        }
        words.add("against it: " + other.words());
        return confidence.multiply(sameStatement ? OTHER_SECTION : OTHER_STATEMENT);
    }

    /** A parent has spoken through its child's name already, and postings are weighed by themselves. */
    private static boolean isIndependent(Piece first, Piece other) {
        return Set.of("type", "code", "name").contains(other.by())
                && !first.by().equals(other.by());
    }

    private static @Nullable String candidates(List<Piece> pieces) {
        Map<String, BigDecimal> others = new LinkedHashMap<>();
        pieces.subList(1, pieces.size())
                .forEach(piece -> others.merge(piece.standardAccount(), piece.confidence(), BigDecimal::max));
        others.remove(pieces.get(0).standardAccount());
        String listed = others.entrySet().stream()
                .map(other -> other.getKey() + " " + other.getValue().setScale(2, RoundingMode.HALF_UP))
                .collect(Collectors.joining(", "));
        return listed.isEmpty() ? null : listed;
    }

    private Optional<Piece> byOverride(Stated account, String path, LocalDate day) {
        return settings.overrides().stream()
                .filter(rule -> rule.holdsOn(day))
                .filter(rule -> texts(account, path, rule).anyMatch(text -> AccountRules.matches(rule.pattern(), text)))
                .findFirst()
                .map(rule -> new Piece(
                        Objects.requireNonNullElse(chart.code(rule.standardAccount()), rule.standardAccount()),
                        "override",
                        BigDecimal.ONE,
                        rule.cashFlowClass(),
                        Set.of(),
                        "your rule for %s %s"
                                .formatted(rule.by().name().toLowerCase(java.util.Locale.ROOT), rule.pattern())));
    }

    private static Stream<String> texts(Stated account, String path, ClientSettings.OwnRule rule) {
        return switch (rule.by()) {
            case CODE -> Stream.of(account.code());
            case TYPE ->
                Stream.of(account.type(), account.detail())
                        .filter(Objects::nonNull)
                        .map(String::valueOf);
            case NAME -> Stream.of(account.leafName(), path);
        };
    }

    private Optional<Piece> bySource(Stated account) {
        return Optional.ofNullable(chart.code(account.standardAccount()))
                .map(code -> piece(code, "source", SOURCE, Set.of(), "the source names the standard account"));
    }

    private Optional<Piece> byType(Stated account, Optional<Mapped> above) {
        Optional<Rule> fine = Optional.ofNullable(account.detail()).flatMap(rules::type);
        return fine.or(() -> Optional.ofNullable(account.type()).flatMap(rules::type))
                .map(rule -> byType(account, rule, above, fine.isPresent() ? account.detail() : account.type()));
    }

    /** A coarse type says which sections are possible; the name, else the account above, which account it is. */
    private Piece byType(Stated account, Rule rule, Optional<Mapped> above, @Nullable String type) {
        String words = "its type is " + type;
        if (rule.sections().isEmpty()) {
            return piece(rule.standardAccount(), "type", FINE_TYPE, rule.sections(), words);
        }
        Optional<String> named = rules.name(account.leafName(), rule.sections())
                .map(Rule::standardAccount)
                .filter(name ->
                        above.map(Mapped::standardAccount).filter(OF_WHAT_IT_IS).isEmpty());
        Optional<String> inherited = above.map(Mapped::standardAccount)
                .filter(parent -> rule.sections().contains(chart.section(parent)));
        return named.map(name -> piece(name, "type", SURE, rule.sections(), words + " and its name fits"))
                .or(() -> inherited.map(
                        parent -> piece(parent, "type", MOST_OF_A_PARENT, rule.sections(), words + ", as above it")))
                .orElse(piece(rule.standardAccount(), "type", COARSE_TYPE, rule.sections(), words));
    }

    /** A longer prefix leaves less to guess. */
    private Optional<Piece> byNumber(Stated account) {
        return national.flatMap(numbers -> rules.code(numbers.name(), account.code())
                .map(rule -> piece(
                        rule.standardAccount(),
                        "code",
                        new BigDecimal(isHabit() ? "0.55" : rule.text().length() > 1 ? "0.9" : "0.7")
                                .multiply(numbers.confidence()),
                        Set.of(),
                        "numbers from %s are that in %s".formatted(rule.text(), numbers.inWords()))));
    }

    /** Numbers that many use alike, and no law. */
    private boolean isHabit() {
        return national.filter(numbers -> numbers.name().equals(AccountRules.HABITS))
                .isPresent();
    }

    private Optional<Piece> byParent(Stated account, Mapped parent) {
        if (parent.standardAccount().equals(StandardAccounts.UNCLASSIFIED)) {
            return Optional.empty();
        }
        Set<String> within =
                parent.within().isEmpty() ? Set.of(chart.section(parent.standardAccount())) : parent.within();
        String standard = OF_WHAT_IT_IS.test(parent.standardAccount())
                ? parent.standardAccount()
                : rules.name(account.leafName(), within)
                        .map(Rule::standardAccount)
                        .orElse(parent.standardAccount());
        return Optional.of(new Piece(
                standard,
                "parent",
                parent.confidence().min(MOST_OF_A_PARENT),
                parent.cashFlowClass(),
                parent.within(),
                "the account above it is " + parent.standardAccount()));
    }

    private Optional<Piece> byName(Stated account) {
        return rules.name(account.leafName())
                .map(rule -> piece(
                        rule.standardAccount(),
                        "name",
                        NAME,
                        rule.sections(),
                        "its name reads like " + rule.standardAccount()));
    }

    private Optional<Piece> byPostings(Stated account) {
        return account.postings()
                .like()
                .map(standard -> piece(
                        standard,
                        "postings",
                        POSTINGS,
                        Set.of(),
                        account.postings().inWords()));
    }

    private static Piece piece(String standard, String by, BigDecimal confidence, Set<String> within, String words) {
        return new Piece(standard, by, confidence, null, within, words);
    }
}
