package io.plumbline.jobs.workspace;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Writes answers into the {@code accounts} of a client's settings, before the rules that are there, so that they decide;
 * everything else in the file, comments too, stays as it is.
 */
public final class AccountAnswers {
    private static final String KEY = "accounts";

    private AccountAnswers() {}

    /**
     * Adds the answers to the client's file.
     *
     * @param today day of the answers, which is noted beside them
     */
    public static Path write(Workspace workspace, String clientId, List<AccountAnswer> answers, LocalDate today) {
        workspace.client(clientId); // with sound settings alone is it clear where they end
        Path file = workspace.clientFolder(clientId).resolve(ClientFile.NAME);
        Path beside = file.resolveSibling(ClientFile.NAME + ".new");
        try {
            String before = Files.exists(file) ? Files.readString(file) : "";
            Files.writeString(beside, with(before, answers, today), StandardCharsets.UTF_8);
            workspace.client(clientId, beside);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return file;
        } catch (IOException unwritable) {
            throw new UserMistake("%s cannot be written: %s".formatted(file, unwritable));
        }
    }

    /** The text of the settings with the answers in it. */
    static String with(String text, List<AccountAnswer> answers, LocalDate today) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        Optional<NodeTuple> accounts = accounts(text);
        String note = "  # reviewed " + today;
        if (accounts.isEmpty()) {
            lines.add(KEY + ":");
            answers.forEach(answer -> lines.add("  - " + answer.rule() + note));
        } else if (accounts.get().getValueNode() instanceof SequenceNode rules && !isInBrackets(rules)) {
            Node first = rules.getValue().get(0);
            int line = first.getStartMark().getLine();
            String indent = lines.get(line).substring(0, lines.get(line).indexOf('-'));
            lines.addAll(
                    line,
                    answers.stream()
                            .map(answer -> indent + "- " + answer.rule() + note)
                            .toList());
        } else if (accounts.get().getValueNode() instanceof SequenceNode rules) {
            int line = rules.getStartMark().getLine();
            int after =
                    lines.get(line).offsetByCodePoints(0, rules.getStartMark().getColumn()) + 1;
            String added = answers.stream().map(AccountAnswer::rule).collect(Collectors.joining(", "));
            String rest = lines.get(line).substring(after);
            lines.set(
                    line,
                    lines.get(line).substring(0, after)
                            + added
                            + (rules.getValue().isEmpty() ? "" : ", ")
                            + rest);
        } else if (accounts.get().getValueNode().getTag().equals(Tag.NULL)) {
            int line = accounts.get().getKeyNode().getStartMark().getLine();
            lines.addAll(
                    line + 1,
                    answers.stream()
                            .map(answer -> "  - " + answer.rule() + note)
                            .toList());
        } else {
            throw new UserMistake("The `accounts` of client.yml, line %d, are no list; write them with dashes first"
                    .formatted(accounts.get().getKeyNode().getStartMark().getLine() + 1));
        }
        return String.join("\n", lines) + "\n";
    }

    private static Optional<NodeTuple> accounts(String text) {
        Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        return root instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(entry -> entry.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals(KEY))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isInBrackets(SequenceNode rules) {
        return rules.getFlowStyle() == org.yaml.snakeyaml.DumperOptions.FlowStyle.FLOW;
    }
}
