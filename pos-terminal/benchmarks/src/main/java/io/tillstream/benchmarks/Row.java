package io.tillstream.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One figure beside one peer.
 *
 * @param bench what was measured
 * @param ours our figure
 * @param peer who was measured in turn with us
 * @param floor what nothing can beat, in the same unit, or absent
 * @param unit of all figures
 * @param runs how often each was measured
 * @param load the machine's load average when the row was finished, negative when unknown
 * @param outputsEqual whether both did the same work; without that there is no ratio
 */
public record Row(
        String bench,
        double ours,
        Peer peer,
        OptionalDouble floor,
        String unit,
        int runs,
        double load,
        boolean outputsEqual) {
    /** Who we are measured beside. */
    public record Peer(String name, double value) {
        public Peer {
            Objects.requireNonNull(name, "name");
        }
    }

    public Row {
        Objects.requireNonNull(bench, "bench");
        Objects.requireNonNull(peer, "peer");
        Objects.requireNonNull(floor, "floor");
        Objects.requireNonNull(unit, "unit");
    }

    /** Ours divided by the peer's, absent when they did not do the same. */
    OptionalDouble ratio() {
        return outputsEqual && peer.value() > 0 ? OptionalDouble.of(ours / peer.value()) : OptionalDouble.empty();
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bench", bench);
        document.put("ours", rounded(ours));
        Map<String, Object> beside = new LinkedHashMap<>();
        beside.put("name", peer.name());
        beside.put("value", rounded(peer.value()));
        document.put("peer", beside);
        document.put("floor", floor.isPresent() ? rounded(floor.getAsDouble()) : null);
        document.put("ratio", ratio().isPresent() ? rounded(ratio().getAsDouble()) : null);
        document.put("unit", unit);
        document.put("runs", runs);
        document.put("load", rounded(load));
        document.put("outputsEqual", outputsEqual);
        return document;
    }

    String line() {
        String ratio = ratio().isPresent()
                ? String.format(Locale.ROOT, ratio().getAsDouble() < 0.1 ? "%.5fx" : "%.2fx", ratio().getAsDouble())
                : outputsEqual ? "no peer" : "outputs differ";
        return String.format(
                Locale.ROOT,
                "%-34s %10.1f  %10.1f %-40s %8s  %s, %d runs, load %.2f",
                bench,
                ours,
                peer.value(),
                peer.name(),
                ratio,
                unit,
                runs,
                load);
    }

    private static double rounded(double value) {
        // Digits, not decimals: where the peer is thousands of times slower a ratio begins behind the point.
        return new BigDecimal(value).round(new MathContext(6)).doubleValue();
    }
}
