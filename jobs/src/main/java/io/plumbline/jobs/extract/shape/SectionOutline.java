package io.plumbline.jobs.extract.shape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which lines each section of a report reaches over, gathered from its headings and totals. */
final class SectionOutline {
    private static final long OPEN = Long.MAX_VALUE;

    private final List<Section> sections = new ArrayList<>();
    private final Map<Long, Section> byFirstLine = new HashMap<>();
    private final Set<Long> untotalled = new HashSet<>();

    /** A section, which reaches to its last total. */
    private static final class Section {
        private final String name;
        /** Its first line is a row of its own: an account with amounts that has sub-accounts, if a total follows. */
        private final boolean row;

        private long to = OPEN;
        /** It is over with all that lies within it. */
        private boolean isWhole;

        Section(String name, boolean row) {
            this.name = name;
            this.row = row;
        }

        boolean is() {
            return !row || to != OPEN;
        }
    }

    /** True when a section of that name has had a heading. */
    boolean knows(String name) {
        return sections.stream().anyMatch(section -> section.name.equalsIgnoreCase(name));
    }

    /** A line that looks like a total and is none, as no section of its name was opened. */
    void noTotal(long line) {
        untotalled.add(line);
    }

    boolean isNoTotal(long line) {
        return untotalled.contains(line) || (byFirstLine.containsKey(line) && !byFirstLine.get(line).row);
    }

    void heading(String name, long line) {
        open(new Section(name, false), line);
    }

    /** A row that turns out to have opened a section when a total of its name follows. */
    void row(String name, long line) {
        open(new Section(name, true), line);
    }

    private void open(Section section, long line) {
        sections.add(section);
        byFirstLine.put(line, section);
    }

    /** A total ends the last section of its name that has not ended. */
    void total(String name, long line) {
        for (int i = sections.size() - 1; i >= 0; i--) {
            Section section = sections.get(i);
            if (section.to == OPEN && section.name.equalsIgnoreCase(name)) {
                section.to = line;
                return;
            }
        }
    }

    /**
     * The total over sub-sections ends the section anew, further down: the first of its name that does not lie within one
     * that is over as a whole.
     */
    void totalWithSubsections(String name, long line) {
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            if (!section.isWhole && section.name.equalsIgnoreCase(name)) {
                section.to = line;
                sections.subList(i, sections.size()).forEach(within -> within.isWhole = true);
                return;
            }
        }
    }

    /** Follows the lines down the report; asked in ascending order. */
    Walk walk() {
        return new Walk();
    }

    /** Where we are in the outline. */
    final class Walk {
        private final Deque<Section> open = new ArrayDeque<>();
        private String name = "";
        private String path = "";
        private @Nullable Section next;

        void moveTo(long line) {
            boolean changed = false;
            if (next != null) {
                open.push(next);
                next = null;
                changed = true;
            }
            while (isOneOver(line)) {
                open.pop();
                changed = true;
            }
            Section begun = byFirstLine.get(line);
            if (begun != null && begun.row) {
                next = begun.is() ? begun : null; // the row itself stands beside its section, not in it
            } else if (begun != null) {
                closeUntotalled();
                open.push(begun);
                changed = true;
            }
            if (changed) {
                rename();
            }
        }

        /** What stands within a section that is over is over, too. */
        private boolean isOneOver(long line) {
            for (Section section : open) {
                if (line > section.to) {
                    return true;
                }
            }
            return false;
        }

        /** A heading ends a section that has no total at all. */
        private void closeUntotalled() {
            while (!open.isEmpty() && open.peek().to == OPEN) {
                open.pop();
            }
        }

        private void rename() {
            List<String> names = new ArrayList<>();
            for (Iterator<Section> i = open.descendingIterator(); i.hasNext(); ) {
                names.add(i.next().name);
            }
            name = names.isEmpty() ? "" : names.get(names.size() - 1);
            path = String.join(":", names);
        }

        String name() {
            return name;
        }

        String path() {
            return path;
        }
    }
}
