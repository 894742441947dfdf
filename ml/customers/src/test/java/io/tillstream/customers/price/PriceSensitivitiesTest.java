package io.tillstream.customers.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tillstream.customers.price.PriceSensitivity.Band;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PriceSensitivitiesTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private static PricedLine line(String member, int week, String item, double paid, double off) {
        return new PricedLine(member, MONDAY.plusWeeks(week), "s1", item, 1, paid, off);
    }

    /**
     * Every item is reduced by a fifth every other day of each week. One hunter waits for it, one never does, all others do
     * not look.
     */
    private static List<PricedLine> yearWith(boolean noted) {
        Random random = new Random(3);
        List<PricedLine> lines = new ArrayList<>();
        for (int week = 0; week < 26; week++) {
            for (int person = 0; person < 40; person++) {
                boolean reduced = person == 0 || (person != 1 && random.nextInt(10) < 3);
                String item = "i" + random.nextInt(4);
                lines.add(line("m" + person, week, item, reduced ? 4 : 5, noted ? (reduced ? 1 : 0) : Double.NaN));
            }
        }
        return lines;
    }

    @Test
    void tellsWhoWaitsForReductionsFromWhoDoesNotLook() {
        PriceSensitivities sensitivities = PriceSensitivities.of(yearWith(true));

        PriceSensitivity hunter = sensitivities.of("m0").orElseThrow();
        assertThat(hunter.band()).isEqualTo(Band.KEEN);
        assertThat(hunter.reduced()).isEqualTo(1);
        assertThat(hunter.expected()).isEqualTo(0.3, within(0.06));
        assertThat(sensitivities.of("m1").orElseThrow().band()).isEqualTo(Band.CALM);
        assertThat(sensitivities.known().values())
                .hasSize(40)
                .filteredOn(one -> one.band() == Band.USUAL)
                .hasSizeGreaterThan(30);
    }

    @Test
    void findsReductionsByTheUsualPriceWhereNobodyNotedThem() {
        PriceSensitivities noted = PriceSensitivities.of(yearWith(true));
        PriceSensitivities found = PriceSensitivities.of(yearWith(false));

        assertThat(found.known().keySet()).isEqualTo(noted.known().keySet());
        found.known()
                .forEach((member, one) -> assertThat(one.factor())
                        .isEqualTo(noted.of(member).orElseThrow().factor(), within(1e-9)));
    }

    /** In a week in which everything is reduced everybody buys reduced; that says nothing of a member. */
    @Test
    void countsOnlyAgainstWhatOthersBoughtAtTheSameTime() {
        List<PricedLine> lines = new ArrayList<>();
        for (int week = 0; week < 20; week++) {
            boolean reduced = week % 2 == 0;
            for (int person = 0; person < 5; person++) {
                // m0 shops in the reduced weeks only, as m1 does in the others.
                if (person > 1 || reduced == (person == 0)) {
                    lines.add(line("m" + person, week, "tea", reduced ? 4 : 5, reduced ? 1 : 0));
                }
            }
        }

        assertThat(PriceSensitivities.of(lines).of("m0").orElseThrow().factor()).isEqualTo(1, within(1e-9));
        assertThat(PriceSensitivities.of(lines).of("m1")).isEmpty();
    }

    @Test
    void knowsNothingOfAFewLinesNorOfGoodsThatNobodyElseBuys() {
        List<PricedLine> lines = new ArrayList<>(yearWith(true));
        for (int week = 0; week < 26; week++) {
            lines.add(line("alone", week, "caviar", 4, 1));
        }
        lines.add(line("guest", 1, "i1", 4, 1));

        PriceSensitivities sensitivities = PriceSensitivities.of(lines);

        assertThat(sensitivities.of("alone")).isEmpty();
        assertThat(sensitivities.of("guest")).isEmpty();
        assertThat(sensitivities.of("nobody")).isEmpty();
        assertThat(PriceSensitivities.of(List.of()).known()).isEmpty();
    }

    @Test
    void hearsWhatWalkInsPayToo() {
        List<PricedLine> lines = new ArrayList<>();
        for (int week = 0; week < 12; week++) {
            lines.add(line("m0", week, "tea", 4, 1));
            lines.add(new PricedLine(null, MONDAY.plusWeeks(week), "s1", "tea", 1, 4, 1));
            lines.add(new PricedLine(null, MONDAY.plusWeeks(week), "s2", "tea", 1, 5, 0));
        }

        PriceSensitivity one = PriceSensitivities.of(lines).of("m0").orElseThrow();

        assertThat(one.expected()).isEqualTo(1);
        assertThat(one.factor()).isEqualTo(1);
    }
}
