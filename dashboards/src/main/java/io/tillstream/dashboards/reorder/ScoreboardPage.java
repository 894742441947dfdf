package io.tillstream.dashboards.reorder;

import io.tillstream.dashboards.alerts.AlertOutcomes;
import io.tillstream.dashboards.alerts.Told;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.StoreId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** {@code /reorder/scoreboard}: what was foretold in the last four weeks, what was decided about it, and what came in money. */
@Controller
final class ScoreboardPage {
    private static final int DAYS = 28;
    private static final int SHOWN = 200;

    private final AlertOutcomes alerts;
    private final Choices choices;
    private final Clock clock;

    ScoreboardPage(AlertOutcomes alerts, Choices choices, Clock clock) {
        this.alerts = alerts;
        this.choices = choices;
        this.clock = clock;
    }

    @GetMapping("/reorder/scoreboard")
    String page(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Predicate<StoreId> stores = shops.filter();
        Map<Choices.Taken, Choice> decided = choices.ofDeliveries(today.minusDays(DAYS), today).stream()
                .collect(Collectors.toMap(Choices.Taken::of, choice -> choice, (latest, before) -> latest));
        List<Scoreboard.Row> rows = alerts.all()
                .filter(told -> stores.test(told.store()) && told.what() != Told.What.AWAITED)
                .filter(told -> !told.delivery().isBefore(today.minusDays(DAYS)))
                .sorted(Comparator.comparing(Told::delivery)
                        .thenComparingLong(told -> told.expected().minor())
                        .reversed())
                .map(told -> new Scoreboard.Row(told, Scoreboard.Deed.of(decided.get(Choices.Taken.of(told)))))
                .toList();
        Optional<CurrencyUnit> currency = shops.shown().isEmpty() ? Optional.empty() : Optional.of(shops.currency());
        model.addAttribute(
                "board", currency.map(unit -> Scoreboard.of(rows, unit)).orElse(null));
        model.addAttribute("shown", SHOWN);
        model.addAttribute("days", DAYS);
        return "scoreboard";
    }
}
