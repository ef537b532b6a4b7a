package io.plumbline.analyses.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which series add up to which: each parent is the sum of the leaves below it, each counted once, so that one leaf can
 * belong to a place and to a product.
 */
public final class Hierarchy {
    private final Map<String, Set<String>> children = new LinkedHashMap<>();
    private final Set<String> nodes = new LinkedHashSet<>();

    /** Says that the child is part of the parent. */
    public void add(String parent, String child) {
        if (parent.equals(child) || below(child).contains(parent)) {
            throw new IllegalArgumentException(
                    "%s cannot be part of %s, of which it consists".formatted(child, parent));
        }
        children.computeIfAbsent(parent, any -> new LinkedHashSet<>()).add(child);
        nodes.add(parent);
        nodes.add(child);
    }

    /** Parents and children, in the order in which they were named. */
    public List<String> nodes() {
        return List.copyOf(nodes);
    }

    List<String> leaves() {
        return nodes.stream().filter(node -> !children.containsKey(node)).toList();
    }

    /** Nodes that are part of no other. */
    List<String> tops() {
        return nodes.stream().filter(node -> wholesOf(node) == 0).toList();
    }

    List<String> partsOf(String node) {
        return List.copyOf(children.getOrDefault(node, Set.of()));
    }

    List<String> partsOfSeveral() {
        return nodes.stream().filter(node -> wholesOf(node) > 1).toList();
    }

    private long wholesOf(String node) {
        return children.values().stream().filter(parts -> parts.contains(node)).count();
    }

    /** The leaves of a node; of a leaf itself. */
    Set<String> leavesOf(String node) {
        if (!children.containsKey(node)) {
            return Set.of(node);
        }
        Set<String> leaves = new LinkedHashSet<>();
        for (String below : below(node)) {
            if (!children.containsKey(below)) {
                leaves.add(below);
            }
        }
        return leaves;
    }

    private Set<String> below(String node) {
        Set<String> below = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(node));
        while (!open.isEmpty()) {
            for (String child : children.getOrDefault(open.remove(open.size() - 1), Set.of())) {
                if (below.add(Objects.requireNonNull(child))) {
                    open.add(child);
                }
            }
        }
        return below;
    }
}
