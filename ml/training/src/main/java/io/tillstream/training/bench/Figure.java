package io.tillstream.training.bench;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One figure beside one peer, with the members that the documents of all benches have.
 *
 * @param bench what was measured
 * @param ours our figure
 * @param peer who was measured in turn with us
 * @param floor what nothing can beat, in the same unit, absent where there is none
 * @param ratio ours divided by the peer's, absent when they did not do the same
 * @param unit of all figures
 * @param runs how often each was measured
 * @param load the machine's load average when the figure was known
 * @param outputsEqual whether both did the same work
 */
record Figure(
        String bench,
        double ours,
        Peer peer,
        @Nullable Double floor,
        @Nullable Double ratio,
        String unit,
        int runs,
        double load,
        boolean outputsEqual) {
    /** Who we are measured beside. */
    record Peer(String name, double value) {
        Peer {
            Objects.requireNonNull(name, "name");
            value = rounded(value);
        }
    }

    Figure {
        Objects.requireNonNull(bench, "bench");
        Objects.requireNonNull(peer, "peer");
        Objects.requireNonNull(unit, "unit");
        ratio = outputsEqual && peer.value > 0 ? Double.valueOf(rounded(ours / peer.value)) : null;
        ours = rounded(ours);
        floor = floor == null ? null : Double.valueOf(rounded(floor));
        load = rounded(load);
    }

    /** A figure that is known now. */
    static Figure of(String bench, double ours, Peer peer, String unit, int runs, boolean outputsEqual) {
        return new Figure(
                bench,
                ours,
                peer,
                null,
                null,
                unit,
                runs,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                outputsEqual);
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-34s %10.1f  %10.1f %-40s %8s  %s, %d runs, load %.2f",
                bench,
                ours,
                peer.value,
                peer.name,
                compared(),
                unit,
                runs,
                load);
    }

    private String compared() {
        if (ratio == null) {
            return outputsEqual ? "no peer" : "outputs differ";
        }
        return String.format(Locale.ROOT, ratio < 0.1 ? "%.5fx" : "%.2fx", ratio);
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(6)).doubleValue();
    }
}
