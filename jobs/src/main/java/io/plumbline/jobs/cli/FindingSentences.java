package io.plumbline.jobs.cli;

import io.plumbline.analyses.trend.Relation;
import io.plumbline.analyses.trend.Trend;
import io.plumbline.analyses.trend.Wording;
import io.plumbline.jobs.cli.Screen.Ink;
import io.plumbline.jobs.series.SeriesFile.Asked;
import io.plumbline.jobs.series.TrendFile;
import java.util.List;

/** Findings for people: the series as headings, a sentence to a line, broken at the width of the screen. */
final class FindingSentences {
    private static final String INDENT = "  ";

    private FindingSentences() {}

    static void tell(List<Asked> asked, List<Trend> trends, List<Relation> relations, Screen screen) {
        for (int i = 0; i < trends.size(); i++) {
            Wording words = TrendFile.wording(asked.get(i));
            screen.out().println(screen.ink(Ink.BOLD, Cells.printable(words.name())));
            trends.get(i).findings().forEach(finding -> sentence(finding.sentence(words), screen));
            screen.out().println();
        }
        for (Relation relation : relations) {
            sentence(
                    relation.sentence(
                            TrendFile.wording(asked.get(relation.leader())),
                            TrendFile.wording(asked.get(relation.follower()))),
                    screen);
        }
    }

    private static void sentence(String text, Screen screen) {
        StringBuilder line = new StringBuilder(INDENT);
        for (String word : Cells.printable(text).split(" ", -1)) {
            if (line.length() > INDENT.length() && Cells.width(line + word) > screen.width()) {
                screen.out().println(line.toString().stripTrailing());
                line = new StringBuilder(INDENT + INDENT);
            }
            line.append(word).append(' ');
        }
        screen.out().println(line.toString().stripTrailing());
    }
}
