package io.plumbline.samples.business;

import java.util.List;

/**
 * A stream of chance that is the same on every machine: SplitMix64 (Steele, Lea and Flood 2014), seeded by what it is
 * for, so that a change in one corner of a business leaves the others as they were.
 */
public final class Chance {
    private long state;

    private Chance(long state) {
        this.state = state;
    }

    /** The stream for one purpose: a name, a day, a number. */
    public static Chance of(long seed, Object... purpose) {
        Chance chance = new Chance(seed);
        for (Object part : purpose) {
            chance = new Chance(chance.next() ^ (part.toString().hashCode() * 0x9E3779B97F4A7C15L));
        }
        return chance;
    }

    public long next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** From 0 up to, not including, 1. */
    public double uniform() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    public int below(int bound) {
        return (int) Math.floorMod(next(), (long) bound);
    }

    public int between(int from, int to) {
        return from + below(to - from + 1);
    }

    public boolean happens(double probability) {
        return uniform() < probability;
    }

    /** Nearly normal, mean 0 and deviation 1: a sum of uniforms, which needs no function that machines round apart. */
    public double normal() {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += uniform();
        }
        return sum - 6;
    }

    /** The amount, give or take a relative deviation; never less than a tenth of it. */
    public long around(double amount, double deviation) {
        return Math.round(amount * Math.max(0.1, 1 + deviation * normal()));
    }

    public long around(long amount, double deviation) {
        return around((double) amount, deviation);
    }

    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
