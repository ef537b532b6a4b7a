package io.plumbline.analyses.forecast.model;

import java.util.ArrayList;
import java.util.List;

/** A model of a series from which one-offs and steps of the level are taken out first. */
public final class WithoutOneOffs implements Model {
    private final Model model;

    public WithoutOneOffs(Model model) {
        this.model = model;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Fitted fit(double[] values, int period) {
        OneOffs oneOffs = OneOffs.of(values, period);
        return new Clean(model, model.fit(oneOffs.values(), period), oneOffs, values.length);
    }

    private record Clean(Model model, Fitted rest, OneOffs oneOffs, int observed) implements Fitted {
        @Override
        public Prediction forecast(int horizon) {
            return rest.forecast(horizon);
        }

        /** What could be told by then is taken out, no more. */
        @Override
        public Model asChosen(Model without) {
            return new WithoutOneOffs(rest.asChosen(model));
        }

        @Override
        public List<String> remarks() {
            List<String> remarks = new ArrayList<>(rest.remarks());
            if (!oneOffs.spikes().isEmpty()) {
                remarks.add("taken for one-offs and not carried ahead: value%s %s"
                        .formatted(oneOffs.spikes().size() > 1 ? "s" : "", places(oneOffs.spikes())));
            }
            if (!oneOffs.steps().isEmpty()) {
                remarks.add("the level stepped and stayed, which is not taken for a trend: at value%s %s"
                        .formatted(oneOffs.steps().size() > 1 ? "s" : "", places(oneOffs.steps())));
            }
            return remarks;
        }

        /** Counted from the end, where every reader finds them. */
        private String places(List<Integer> at) {
            return String.join(
                    ", ", at.stream().map(t -> (observed - t) + " from the end").toList());
        }
    }
}
