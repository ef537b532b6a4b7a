package io.plumbline.analyses.forecast;

import io.plumbline.analyses.series.Frequency;
import java.util.SplittableRandom;

/**
 * Invented series with what real ones have: a level that wanders and jumps, growth that drifts and turns, a season that
 * evolves, errors with heavy tails that are partly remembered and grow or calm down, outliers. The same seed gives the same series. What is learnt for
 * all series is learnt on these.
 */
public final class GeneratedSeries {
    private final SplittableRandom random;
    private final Frequency frequency;

    public GeneratedSeries(Frequency frequency, long seed) {
        this.frequency = frequency;
        this.random = new SplittableRandom(seed);
    }

    /** The next one, of a length that is usual at its frequency, and so many values more. */
    public double[] next(int more) {
        int length = length() + more;
        double yearly = stepsOfYear();
        double noise = logUniform(.004, .12);
        double wander = noise * logUniform(.05, 2.5);
        double growth = .04 * random.nextGaussian() / yearly;
        double growthWander = random.nextInt(3) == 0 ? 0 : wander * logUniform(.01, .35);
        double memory = random.nextInt(2) == 0 ? 0 : uniform(-.3, .8);
        double damping = random.nextInt(2) == 0 ? 1 : uniform(.85, .99);
        double jump = .15 / yearly;
        double turn = .3 / yearly;
        // Where values are rough, growth turns as roughly.
        double turned = .5 * noise / Math.sqrt(yearly);
        double unsettled = random.nextInt(2) == 0 ? 0 : .2 / Math.sqrt(yearly);
        double forgets = Math.pow(.9, 1 / yearly);
        double mood = 0;
        double[] season = season();
        double seasonWander = random.nextInt(2) == 0 ? 0 : .1 * noise;
        boolean logs = random.nextInt(4) > 0;
        double level = 0;
        double remembered = 0;
        double[] values = new double[length];
        for (int t = 0; t < length; t++) {
            mood = forgets * mood + unsettled * random.nextGaussian();
            double unrest = Math.exp(mood);
            growth = damping * growth + growthWander * random.nextGaussian();
            growth += random.nextDouble() < turn ? turned * random.nextGaussian() : 0;
            level += growth + unrest * wander * tailed();
            level += random.nextDouble() < jump ? 4 * noise * random.nextGaussian() : 0;
            remembered = memory * remembered + unrest * noise * tailed();
            double outlier = random.nextDouble() < .005 ? 6 * noise * random.nextGaussian() : 0;
            int place = t % season.length;
            season[place] += seasonWander * random.nextGaussian();
            double sum = level + season[place] + remembered + outlier;
            values[t] = 1000 * (logs ? Math.exp(Math.max(-12, Math.min(12, sum))) : 4 + sum);
        }
        return values;
    }

    private int length() {
        return switch (frequency) {
            case YEARLY -> (int) logUniform(12, 60);
            case QUARTERLY -> (int) logUniform(18, 110);
            case MONTHLY -> (int) logUniform(40, 220);
            case WEEKLY -> (int) logUniform(60, 500);
            case DAILY -> (int) logUniform(60, 500);
            case HOURLY -> (int) logUniform(200, 800);
        };
    }

    private double stepsOfYear() {
        return switch (frequency) {
            case YEARLY -> 1;
            case QUARTERLY -> 4;
            case MONTHLY -> 12;
            case WEEKLY -> 52;
            case DAILY -> 365;
            case HOURLY -> 8760;
        };
    }

    /** None for a third of the series; else two harmonics and figures of their own. */
    private double[] season() {
        double[] season = new double[frequency.period()];
        double strength = random.nextInt(3) == 0 || season.length == 1 ? 0 : logUniform(.01, .4);
        double phase = uniform(0, 2 * Math.PI);
        for (int place = 0; place < season.length; place++) {
            double angle = 2 * Math.PI * place / season.length;
            season[place] = strength
                    * (Math.sin(angle + phase) + .5 * Math.sin(2 * angle + 3 * phase) + .4 * random.nextGaussian());
        }
        return season;
    }

    /** Of variance one: mostly normal, at times twice as wide. */
    private double tailed() {
        return random.nextGaussian() * (random.nextInt(10) == 0 ? 2 : 1) / Math.sqrt(1.3);
    }

    private double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private double logUniform(double low, double high) {
        return Math.exp(uniform(Math.log(low), Math.log(high)));
    }
}
