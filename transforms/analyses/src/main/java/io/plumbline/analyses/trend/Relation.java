package io.plumbline.analyses.trend;

/**
 * One series runs ahead of another: an association, not a cause.
 *
 * @param leader the index of the one that moves first, in the list that was given
 * @param lag by how many periods
 * @param correlation of what neither explains of itself; negative where they move against each other
 * @param pValue two-sided
 * @param qValue the share of false relations among those at most as likely to be chance (Benjamini and Hochberg 1995)
 * @param pairs how many pairs of values were compared
 */
public record Relation(int leader, int follower, int lag, double correlation, double pValue, double qValue, int pairs) {

    /** What a follower does, as tables and files write it beside the kinds of findings. */
    public static final String WORD = "follows";

    /** The same relation between other places. */
    public Relation between(int otherLeader, int otherFollower) {
        return new Relation(otherLeader, otherFollower, lag, correlation, pValue, qValue, pairs);
    }

    /** In plain English, one sentence with its full stop. */
    public String sentence(Wording leading, Wording following) {
        String unit = Sentences.unit(leading.frequency());
        return "%s %s %s %d %s later (correlation %s over %d %ss; of what is told as surely, %s is chance), which is no proof of a cause."
                .formatted(
                        following.name(),
                        correlation > 0 ? "follows" : "moves against",
                        leading.name(),
                        lag,
                        unit + (lag == 1 ? "" : "s"),
                        Sentences.digits(correlation),
                        pairs,
                        unit,
                        qValue < .001 ? "less than 0.1 %" : "at most " + Sentences.percent(qValue));
    }
}
