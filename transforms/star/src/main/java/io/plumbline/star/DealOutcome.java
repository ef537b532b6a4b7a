package io.plumbline.star;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the name of a pipeline stage says about the deal: won, lost or open, in the languages that exports come in. */
final class DealOutcome {
    private static final Set<String> WON = Set.of(
            "won",
            "closedwon",
            "gewonnen",
            "gagne",
            "gagnee",
            "ganado",
            "ganada",
            "ganho",
            "ganha",
            "vinto",
            "vinta",
            "vunnet",
            "vunnit",
            "vundet",
            "wygrana",
            "voitettu",
            "signed",
            "signe",
            "成約",
            "受注");

    private static final Set<String> LOST = Set.of(
            "lost",
            "closedlost",
            "verloren",
            "perdu",
            "perdue",
            "perdido",
            "perdida",
            "perso",
            "persa",
            "tapt",
            "forlorat",
            "tabt",
            "przegrana",
            "havitty",
            "abandoned",
            "abandonne",
            "disqualified",
            "dead",
            "失注");

    private DealOutcome() {}

    static @Nullable String of(@Nullable String stage) {
        if (stage == null) {
            return null;
        }
        String[] words = Names.words(stage).split(" ");
        String joined = String.join("", words);
        if (any(WON, words, joined)) {
            return "won";
        }
        return any(LOST, words, joined) ? "lost" : "open";
    }

    private static boolean any(Set<String> known, String[] words, String joined) {
        boolean denied = java.util.Arrays.stream(words).anyMatch(Set.of("not", "nicht", "non")::contains);
        return !denied
                && (known.contains(joined) || java.util.Arrays.stream(words).anyMatch(known::contains));
    }
}
