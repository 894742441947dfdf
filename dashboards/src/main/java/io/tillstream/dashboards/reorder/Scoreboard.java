package io.tillstream.dashboards.reorder;

import io.tillstream.dashboards.alerts.Told;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Alerts whose delivery has come, with what was decided about them and what came.
 *
 * @param rows the latest first
 * @param sums by what was decided, those with alerts only, and all of them last
 */
record Scoreboard(List<Row> rows, List<Sum> sums) {
    Scoreboard {
        rows = List.copyOf(rows);
        sums = List.copyOf(sums);
    }

    /** What can become of an alert at a buyer's hands. */
    enum Deed {
        ACCEPTED,
        /** Accepted with another quantity. */
        CHANGED,
        BY_RULE,
        DISMISSED,
        /** Put off, and nothing after that. */
        SNOOZED,
        /** Nobody decided. */
        IGNORED,
        ALL;

        static Deed of(@Nullable Choice choice) {
            if (choice == null) {
                return IGNORED;
            }
            return switch (choice.kind()) {
                case DISMISSED -> DISMISSED;
                case SNOOZED -> SNOOZED;
                case ACCEPTED -> choice.isByRule() ? BY_RULE : choice.changed() == null ? ACCEPTED : CHANGED;
            };
        }
    }

    /**
     * One alert.
     *
     * @param told what was said and what came
     * @param deed what was done about it
     */
    record Row(Told told, Deed deed) {}

    /**
     * Alerts of one kind of decision.
     *
     * @param deed which
     * @param alerts how many
     * @param judged how many of them say something: those whose goods went over tills alone
     * @param said the mean probability of these, in hundredths of a percent
     * @param came the share of these whose shelf was empty, in hundredths of a percent
     * @param expected what these were expected to lose
     * @param lost what these lost
     */
    record Sum(Deed deed, int alerts, int judged, long said, long came, Money expected, Money lost) {}

    /** Of alerts in one currency; amounts of others are left out of the sums. */
    static Scoreboard of(List<Row> rows, CurrencyUnit currency) {
        List<Row> ours = rows.stream()
                .filter(row -> row.told().expected().currency().equals(currency))
                .toList();
        return new Scoreboard(
                rows,
                Arrays.stream(Deed.values())
                        .map(deed -> sum(
                                deed,
                                ours.stream()
                                        .filter(row -> deed == Deed.ALL || row.deed() == deed)
                                        .map(Row::told)
                                        .toList(),
                                currency))
                        .filter(sum -> sum.alerts() > 0)
                        .toList());
    }

    private static Sum sum(Deed deed, List<Told> told, CurrencyUnit currency) {
        List<Told> judged = told.stream()
                .filter(each -> each.what() == Told.What.CAME || each.what() == Told.What.STAYED_AWAY)
                .toList();
        int cases = Math.max(1, judged.size());
        Money expected = Money.zero(currency);
        Money lost = Money.zero(currency);
        long said = 0;
        long came = 0;
        for (Told each : judged) {
            Money gone = each.lost();
            expected = expected.plus(each.expected());
            lost = gone == null ? lost : lost.plus(gone);
            said += each.basisPoints();
            came += each.what() == Told.What.CAME ? 10_000 : 0;
        }
        return new Sum(deed, told.size(), judged.size(), said / cases, came / cases, expected, lost);
    }
}
