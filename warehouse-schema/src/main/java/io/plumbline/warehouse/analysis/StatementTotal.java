package io.plumbline.warehouse.analysis;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A total of a statement, and the sections that it adds up. */
public record StatementTotal(String subject, String name, List<String> sections) implements Serializable {
    public StatementTotal {
        sections = new ArrayList<>(sections);
    }
}
