package io.plumbline.analyses.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * From each top down, what parts lack of their whole is shared out among them by the sizes of their forecasts, which for
 * positive ones makes them keep their proportions.
 */
final class TopDown implements LeafWeights {
    private final List<Forecast> nodes;
    private final Hierarchy hierarchy;
    private final Map<String, Integer> places = new HashMap<>();

    TopDown(List<Forecast> nodes, Hierarchy hierarchy) {
        List<String> shared = hierarchy.partsOfSeveral();
        if (!shared.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is part of several wholes, and can be shared out from one only; reconcile by mint or bottom-up"
                            .formatted(shared.get(0)));
        }
        this.nodes = nodes;
        this.hierarchy = hierarchy;
        for (int i = 0; i < nodes.size(); i++) {
            places.put(nodes.get(i).id(), i);
        }
    }

    @Override
    public RealMatrix at(int h) {
        double[][] weights = new double[nodes.size()][nodes.size()];
        List<String> open = new ArrayList<>(hierarchy.tops());
        for (String top : open) {
            weights[place(top)][place(top)] = 1;
        }
        while (!open.isEmpty()) {
            String whole = open.remove(open.size() - 1);
            List<String> parts = hierarchy.partsOf(whole);
            share(weights, place(whole), parts.stream().mapToInt(this::place).toArray(), h);
            open.addAll(parts);
        }
        List<String> leaves = hierarchy.leaves();
        RealMatrix ofLeaves = new Array2DRowRealMatrix(leaves.size(), nodes.size());
        for (int j = 0; j < leaves.size(); j++) {
            ofLeaves.setRow(j, weights[place(leaves.get(j))]);
        }
        return ofLeaves;
    }

    private void share(double[][] weights, int whole, int[] parts, int h) {
        double sizes = 0;
        for (int part : parts) {
            sizes += Math.abs(nodes.get(part).mean()[h]);
        }
        for (int part : parts) {
            double share = sizes > 0 ? Math.abs(nodes.get(part).mean()[h]) / sizes : 1.0 / parts.length;
            for (int i = 0; i < weights.length; i++) {
                weights[part][i] = share * weights[whole][i];
            }
            weights[part][part] += 1;
            for (int sibling : parts) {
                weights[part][sibling] -= share;
            }
        }
    }

    private int place(String id) {
        return Objects.requireNonNull(places.get(id));
    }

    @Override
    public double[] means(int h, boolean floored) {
        double[] leaves =
                at(h).operate(nodes.stream().mapToDouble(node -> node.mean()[h]).toArray());
        for (int j = 0; j < leaves.length && floored; j++) {
            // Proportions of what is not negative are not, but for the last digit.
            leaves[j] = Math.max(0, leaves[j]);
        }
        return leaves;
    }
}
