package io.tillstream.models;

import io.tillstream.features.demand.DemandFeature;
import io.tillstream.features.demand.DemandSeries;
import java.util.Objects;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;

/** Expects how many portions an item sells in a store in the seven days from {@link DemandSeries#asOf()}. */
public sealed interface DemandModel {
    /** The name of the trained model; baselines have names of their own. */
    String DEMAND = "demand";

    /** Mean of the seven days' portions; not negative. */
    double week(DemandSeries series);

    /** As it stands on the card and in every decision. */
    String name();

    /**
     * A regression over {@link DemandFeature} on a logarithmic scale, brought back to a mean and averaged with {@link
     * MeanOf28}: combined forecasts err less than either, and the mean keeps the level honest.
     *
     * @param regression of ln(1 + portions)
     * @param smearing what brings it back
     */
    record Trained(Model<Regressor> regression, Smearing smearing) implements DemandModel {
        private static final String OUTPUT = "log-week";
        private static final String[] NAMES = FeatureNames.of(DemandFeature.values());

        /** Above this a week is not believed: e^12 is 160,000 portions. */
        private static final double HIGHEST = 12;

        public Trained {
            Objects.requireNonNull(regression, "regression");
        }

        /** The row the regression learns from and answers to. */
        public static Example<Regressor> example(DemandSeries series, double portions) {
            return new ArrayExample<>(new Regressor(OUTPUT, Math.log1p(portions)), NAMES, DemandFeature.vector(series));
        }

        @Override
        public double week(DemandSeries series) {
            return (smearing.mean(median(regression, series)) + new MeanOf28().week(series)) / 2;
        }

        /** What the regression alone expects, before smearing. */
        public static double median(Model<Regressor> regression, DemandSeries series) {
            double logarithm =
                    regression.predict(example(series, 0)).getOutput().getValues()[0];
            return Math.expm1(Math.clamp(logarithm, 0.0, HIGHEST));
        }

        @Override
        public String name() {
            return DEMAND;
        }
    }

    /** Baseline: a quarter of the last 28 days. */
    record MeanOf28() implements DemandModel {
        @Override
        public double week(DemandSeries series) {
            return series.sold(1, 28) / 4;
        }

        @Override
        public String name() {
            return "mean-28";
        }
    }

    /** Baseline: the last seven days once more. */
    record SeasonalNaive() implements DemandModel {
        @Override
        public double week(DemandSeries series) {
            return series.sold(1, 7);
        }

        @Override
        public String name() {
            return "seasonal-naive";
        }
    }
}
