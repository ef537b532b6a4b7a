package io.plumbline.jobs.extract.shape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Which lines each section of a report reaches over, gathered from its headings and totals. */
final class SectionOutline {
    private static final long OPEN = Long.MAX_VALUE;

    private final List<Section> sections = new ArrayList<>();
    private final Map<Long, Section> byFirstLine = new HashMap<>();

    /** A section, which reaches to its last total. */
    private static final class Section {
        private final String name;
        private long to = OPEN;

        Section(String name) {
            this.name = name;
        }
    }

    /** True when a section of that name has had a heading. */
    boolean knows(String name) {
        return sections.stream().anyMatch(section -> section.name.equalsIgnoreCase(name));
    }

    boolean isHeading(long line) {
        return byFirstLine.containsKey(line);
    }

    void heading(String name, long line) {
        Section section = new Section(name);
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

    /** The total over sub-sections ends the section anew, further down. */
    void totalWithSubsections(String name, long line) {
        for (int i = sections.size() - 1; i >= 0; i--) {
            Section section = sections.get(i);
            if (section.name.equalsIgnoreCase(name)) {
                section.to = line;
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

        void moveTo(long line) {
            boolean changed = false;
            while (!open.isEmpty() && line > open.peek().to) {
                open.pop();
                changed = true;
            }
            Section begun = byFirstLine.get(line);
            if (begun != null) {
                closeUntotalled();
                open.push(begun);
                changed = true;
            }
            if (changed) {
                rename();
            }
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
