package io.tillstream.dashboards.fleet;

import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.masterdata.AnnouncedPrices;
import io.tillstream.dashboards.masterdata.Operators;
import io.tillstream.dashboards.masterdata.Promotions;
import io.tillstream.dashboards.search.IndexStatus;
import io.tillstream.dashboards.streams.ViewReader;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /fleet}: how the tills are, how far they have come, what is missing, and how the parts behind these pages do. */
@Controller
final class FleetPage {
    private static final int ALARMS_SHOWN = 30;
    private static final int CHANGES_SHOWN = 5;

    private final TillPositions positions;
    private final TillHealths healths;
    private final Alarms alarms;
    private final DeadLetters deadLetters;
    private final IndexStatus index;
    private final ViewReader views;
    private final Clock clock;
    private final AnnouncedPrices prices;
    private final Promotions promotions;
    private final Operators operators;

    FleetPage(
            TillPositions positions,
            TillHealths healths,
            AnnouncedPrices prices,
            Promotions promotions,
            Operators operators,
            Alarms alarms,
            DeadLetters deadLetters,
            IndexStatus index,
            ViewReader views,
            Clock clock) {
        this.positions = positions;
        this.healths = healths;
        this.alarms = alarms;
        this.deadLetters = deadLetters;
        this.index = index;
        this.views = views;
        this.clock = clock;
        this.prices = prices;
        this.promotions = promotions;
        this.operators = operators;
    }

    @GetMapping("/fleet")
    String page(
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(required = false) @Nullable String only,
            Model model) {
        fill(shops, show, FleetFilter.ofWord(only), model);
        return "fleet";
    }

    @GetMapping("/fleet/tills")
    String tills(
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(required = false) @Nullable String only,
            Model model) {
        fill(shops, show, FleetFilter.ofWord(only), model);
        return "fleet :: tills";
    }

    private void fill(Shops shops, Show show, FleetFilter filter, Model model) {
        Instant now = clock.instant();
        Published published = new Published(prices, promotions, operators, shops.filter());
        List<HealthRow> rows = healths.heard(shops.filter()).stream()
                .map(heard -> HealthRow.of(heard, now, show.language(), published))
                .sorted(Comparator.comparing(row -> row.state() != HealthRow.State.SILENT))
                .toList();
        List<TillHealths.Heard> silent = healths.silent(shops.filter(), now);
        model.addAttribute("healths", rows.stream().filter(filter::lists).toList());
        model.addAttribute("choices", choices(rows));
        model.addAttribute("said", !rows.isEmpty());
        model.addAttribute("only", filter);
        model.addAttribute(
                "changes",
                published.prices().stream()
                        .limit(CHANGES_SHOWN)
                        .map(change -> ChangeCount.of(change, healths.heard(shops.filter()), now))
                        .toList());
        model.addAttribute("patterns", FleetPattern.in(rows));
        model.addAttribute("tills", TillRow.of(positions.tills(shops.filter()), silent));
        model.addAttribute("silent", silent.stream().limit(ALARMS_SHOWN).toList());
        model.addAttribute("silentBesides", Math.max(0, silent.size() - ALARMS_SHOWN));
        model.addAttribute("alarms", alarms.latest(shops.filter(), ALARMS_SHOWN));
        model.addAttribute("deadLetters", deadLetters.byTopic());
        model.addAttribute("refused", index.refused());
        model.addAttribute("unreadable", views.unreadable());
    }

    private static Map<FleetFilter, Long> choices(List<HealthRow> rows) {
        Map<FleetFilter, Long> counts = new EnumMap<>(FleetFilter.class);
        for (FleetFilter each : FleetFilter.values()) {
            counts.put(each, rows.stream().filter(each::lists).count());
        }
        return counts;
    }
}
