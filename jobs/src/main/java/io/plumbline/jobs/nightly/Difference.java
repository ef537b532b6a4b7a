package io.plumbline.jobs.nightly;

import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.Snapshot.Basis;
import io.plumbline.warehouse.snapshot.Snapshot.ClientState;
import io.plumbline.warehouse.snapshot.Snapshot.Held;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a client is other than it was when the base was built, in words; nothing where only its shard mates changed. */
final class Difference {
    private static final int MOST_NAMES = 3;

    private Difference() {}

    /**
     * One reason each.
     *
     * @param unread why each export that is still to be read is read
     */
    static List<String> of(Night night, Snapshot base, Changes changes, String client, List<String> unread) {
        ClientState state = base.clients().get(client);
        if (state == null) {
            return List.of("new client");
        }
        @Nullable Basis before = state.basis();
        @Nullable Basis now = changes.bases().get(client);
        if (before == null || now == null) {
            return List.of("not built before");
        }
        List<String> words = new ArrayList<>();
        if (!before.code().equals(now.code())) {
            words.add("code changed");
        }
        if (!before.settings().equals(now.settings())) {
            words.add("settings changed");
        }
        periods(before.periods(), now.periods(), words);
        if (!before.exports().equals(now.exports())) {
            words.addAll(exports(night, base, client, unread));
        }
        Held held = base.held().get(client);
        if (held != null && words.isEmpty()) {
            words.add("no longer held for: " + held.reason());
        }
        return words;
    }

    /** In the order that the basis gives: today's, yesterday's, that of the day whose books close, that of the day before. */
    private static void periods(List<String> before, List<String> now, List<String> words) {
        if (before.equals(now)) {
            return;
        }
        if (!before.get(0).equals(now.get(0)) || !before.get(1).equals(now.get(1))) {
            words.add("period %s began".formatted(now.get(0)));
        }
        if (!before.get(2).equals(now.get(2)) || !before.get(3).equals(now.get(3))) {
            words.add("period %s closed".formatted(before.get(3)));
        }
    }

    private static List<String> exports(Night night, Snapshot base, String client, List<String> unread) {
        Set<String> words = new LinkedHashSet<>(unread);
        night.staging().all(client).stream()
                .filter(export -> export.stagedAt().isAfter(base.builtAt()))
                .map(export -> "export %s was read since".formatted(export.name()))
                .forEach(words::add);
        if (words.isEmpty()) {
            return List.of("an export that counted does so no longer");
        }
        int more = words.size() - MOST_NAMES;
        return more <= 0
                ? List.copyOf(words)
                : Stream.concat(words.stream().limit(MOST_NAMES), Stream.of("%d more exports".formatted(more)))
                        .toList();
    }
}
