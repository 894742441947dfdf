package io.tillstream.simulator.plan;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.member.PointsProgramme;
import java.time.LocalDate;
import java.util.List;

/** What a planned chain promises for its points, since before its history: a week's wait, two years' life, a hundredth. */
public final class PointsRules {
    /** How the programme is named among the plan's files. */
    public static final String FILE = "points-programme.ndjson";

    private static final LocalDate SINCE = LocalDate.parse("2000-01-01");
    private static final int WAIT_DAYS = 7;
    private static final int MONTHS = 24;
    private static final int RATE = 100;

    private PointsRules() {}

    /**
     * A programme.
     *
     * @param silver so many points within 365 days make the lower tier, and four times as many the higher
     */
    public static PointsProgramme programme(CurrencyUnit currency, long silver) {
        return new PointsProgramme(
                List.of(new PointsProgramme.Rule(SINCE, WAIT_DAYS, MONTHS)),
                RATE,
                Money.ofMinor(currency.minorPerMajor(), currency),
                List.of(
                        new PointsProgramme.Tier("silver", new LocalText("Silver", "銀卡", "银卡"), silver),
                        new PointsProgramme.Tier("gold", new LocalText("Gold", "金卡", "金卡"), 4 * silver)));
    }
}
