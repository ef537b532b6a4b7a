package io.plumbline.jobs.extract;

import io.plumbline.jobs.extract.shape.Headers;
import io.plumbline.jobs.extract.shape.Profile;
import io.plumbline.jobs.extract.shape.Source;
import io.plumbline.jobs.extract.shape.UnreadableFile;
import io.plumbline.jobs.workspace.ReadingSettings;
import io.plumbline.jobs.workspace.UserMistake;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every format that can be read: the user's own in {@code formats/}, then the shipped ones. */
public final class Formats {
    /** What ships, in the order of the manual; each is a file {@code <subject>/<format>.yml}. */
    static final List<String> SHIPPED = List.of(
            "ledger/quickbooks-journal",
            "ledger/quickbooks-general-ledger",
            "ledger/quickbooks-transaction-detail",
            "ledger/quickbooks-chart-of-accounts",
            "ledger/quickbooks-open-items",
            "ledger/quickbooks-tables",
            "ledger/xero-account-transactions",
            "ledger/xero-journals",
            "ledger/xero-chart-of-accounts",
            "ledger/xero-invoices",
            "ledger/xero-aged-items",
            "ledger/xero-tables",
            "ledger/netsuite-tables",
            "ledger/sage-intacct-tables",
            "ledger/trial-balance",
            "ledger/trial-balance-table",
            "ledger/profit-and-loss",
            "ledger/balance-sheet",
            "ledger/fec",
            "ledger/saft",
            "ledger/saft-pt",
            "ledger/jpk-kr",
            "ledger/jpk-kr-pd",
            "ledger/saft-cash-register",
            "ledger/saft-pt-invoices",
            "ledger/jpk-other",
            "ledger/datev-bookings",
            "ledger/datev-accounts",
            "ledger/datev-parties",
            "ledger/sage50-audit-trail",
            "ledger/hledger",
            "ledger/beancount",
            "ledger/plain-text-journal",
            "ledger/quickbooks-desktop",
            "ledger/ofx-statement",
            "ledger/qif-statement",
            "ledger/journal",
            "ledger/journal-signed",
            "ledger/chart-of-accounts",
            "ledger/open-items",
            "ledger/exchange-rates",
            "ledger/ecb-rates",
            "ledger/ecb-rates-xml",
            "ledger/ecb-data-portal",
            "crm/quickbooks-customers",
            "crm/quickbooks-vendors",
            "crm/hubspot-deals",
            "crm/deals",
            "crm/accounts",
            "web/ga4-report",
            "web/sessions",
            "web/ad-spend",
            "commerce/order-lines",
            "commerce/point-of-sale",
            "commerce/products",
            "commerce/inventory",
            "people/headcount",
            "people/survey",
            "plan/budget-wide",
            "plan/budget-long");

    private final List<Mapping> mappings;

    private Formats(List<Mapping> mappings) {
        this.mappings = List.copyOf(mappings);
    }

    /** A file's format, or why it has none. */
    sealed interface Verdict {
        /** The file fills one input of the mapping. */
        record Recognised(Mapping mapping, Mapping.Input input, String evidence) implements Verdict {}

        /** No format, or more than one with equal right. */
        record Refused(Export.Refusal reason) implements Verdict {
            Refused(String found, String expected, String advice) {
                this(new Export.Refusal(found, expected, advice));
            }
        }
    }

    /** The formats of a workspace; its {@code formats/} folder need not exist. */
    public static Formats in(Path folder) {
        List<Mapping> mappings = new ArrayList<>(own(folder));
        for (String name : SHIPPED) {
            mappings.add(MappingFile.parse("shipped format " + name, shippedText(name), true));
        }
        return new Formats(mappings);
    }

    /** A format as the list of them shows it. */
    public record Listed(String subject, String name, String title, boolean shipped) {}

    /** Every format once, by subject; a format of the user's own hides a shipped one of its name. */
    public List<Listed> listed() {
        Map<String, Listed> byName = new LinkedHashMap<>();
        mappings.forEach(mapping -> byName.putIfAbsent(
                mapping.format(), new Listed(mapping.subject(), mapping.format(), mapping.title(), mapping.shipped())));
        List<String> subjects = mappings.stream()
                .filter(Mapping::shipped)
                .map(Mapping::subject)
                .distinct()
                .toList();
        return byName.values().stream()
                .sorted(Comparator.comparing(format -> subjects.indexOf(format.subject())))
                .toList();
    }

    /** The mapping of a format as its file has it. */
    public Optional<String> text(String format) {
        return named(format).map(Mapping::text);
    }

    List<Mapping> mappings() {
        return mappings;
    }

    /** Changes when any mapping does. */
    String version() {
        return Hash.hex(mappings.stream().map(Mapping::version).toArray(String[]::new));
    }

    Optional<Mapping> named(String format) {
        return mappings.stream()
                .filter(mapping -> mapping.format().equals(format))
                .findFirst();
    }

    Verdict recognise(Source source, Profile profile, ReadingSettings settings) throws IOException {
        Optional<String> stated = settings.formats().at(source.path());
        if (stated.isPresent()) {
            Mapping mapping = named(stated.get())
                    .orElseThrow(() -> new UnreadableFile(
                            source.path(),
                            "the format `%s` in client.yml".formatted(stated.get()),
                            "one of the formats that `plumbline formats list` names",
                            "Correct `formats` in client.yml."));
            return verdict(mapping, inputFor(mapping, source, profile), "client.yml says so");
        }
        List<Candidate> candidates = candidates(source, profile);
        if (candidates.isEmpty()) {
            return new Verdict.Refused(Unrecognised.of(source, profile));
        }
        return best(candidates);
    }

    private record Candidate(Mapping mapping, Mapping.Input input, Recognition.Fit fit) {}

    private List<Candidate> candidates(Source source, Profile profile) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        Headers headers = Headers.of(source, profile);
        for (Mapping mapping : mappings) {
            for (Mapping.Input input : mapping.oneFile() ? mapping.inputs().subList(0, 1) : mapping.inputs()) {
                if (headers.mayHave(input.shape(), input.layout())) {
                    input.fit(source, profile).ifPresent(fit -> candidates.add(new Candidate(mapping, input, fit)));
                }
            }
        }
        return candidates;
    }

    private static Verdict best(List<Candidate> candidates) {
        List<Candidate> ranked = candidates.stream()
                .sorted(Comparator.comparing(
                                (Candidate candidate) -> candidate.mapping().shipped())
                        .thenComparing(candidate -> -candidate.fit().score()))
                .toList();
        Candidate first = ranked.get(0);
        List<Candidate> equals = ranked.stream()
                .filter(candidate ->
                        candidate.mapping().shipped() == first.mapping().shipped()
                                && candidate.fit().score() == first.fit().score())
                .toList();
        if (equals.size() > 1) {
            return new Verdict.Refused(
                    "a file that fits the formats "
                            + String.join(
                                    " and ",
                                    equals.stream()
                                            .map(candidate ->
                                                    candidate.mapping().format())
                                            .toList()),
                    "one format",
                    "Say which under `formats` in client.yml.");
        }
        return verdict(first.mapping(), first.input(), first.fit().evidence());
    }

    /** A format that is known and not read says what to export instead. */
    private static Verdict verdict(Mapping mapping, Mapping.Input input, String evidence) {
        return mapping.instead()
                .<Verdict>map(instead ->
                        new Verdict.Refused(mapping.title(), "an export that holds what is asked for", instead))
                .orElseGet(() -> new Verdict.Recognised(mapping, input, evidence));
    }

    private static Mapping.Input inputFor(Mapping mapping, Source source, Profile profile) {
        return mapping.inputs().stream()
                .filter(input -> {
                    try {
                        return input.fit(source, profile).isPresent();
                    } catch (IOException e) {
                        return false;
                    }
                })
                .findFirst()
                .orElse(mapping.inputs().get(0));
    }

    private static List<Mapping> own(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Mapping> own = new ArrayList<>();
            List<String> wrong = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".yml"))
                    .sorted()
                    .toList()) {
                try {
                    own.add(MappingFile.parse("formats/" + file.getFileName(), Files.readString(file), false));
                } catch (InvalidMapping e) {
                    wrong.add(String.valueOf(e.getMessage()));
                }
            }
            if (!wrong.isEmpty()) {
                throw new UserMistake(String.join("\n", wrong));
            }
            return own;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String shippedText(String name) {
        String resource = "/io/plumbline/jobs/formats/" + name + ".yml";
        try (InputStream stream = Formats.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The shipped format %s lacks its file %s".formatted(name, resource));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
