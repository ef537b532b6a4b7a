package io.plumbline.analyses.forecast;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/** Leaves as they were forecast. */
final class BottomUp implements LeafWeights {
    private final List<Forecast> nodes;
    private final RealMatrix picked;

    BottomUp(List<Forecast> nodes, Hierarchy hierarchy) {
        this.nodes = nodes;
        List<String> leaves = hierarchy.leaves();
        this.picked = new Array2DRowRealMatrix(leaves.size(), nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            int leaf = leaves.indexOf(nodes.get(i).id());
            if (leaf >= 0) {
                picked.setEntry(leaf, i, 1);
            }
        }
    }

    @Override
    public RealMatrix at(int h) {
        return picked;
    }

    @Override
    public double[] means(int h, boolean floored) {
        return picked.operate(nodes.stream().mapToDouble(node -> node.mean()[h]).toArray());
    }
}
