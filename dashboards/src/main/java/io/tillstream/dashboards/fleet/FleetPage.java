package io.tillstream.dashboards.fleet;

import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.search.IndexStatus;
import io.tillstream.dashboards.streams.ViewReader;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** {@code /fleet}: how the tills are, how far they have come, what is missing, and how the parts behind these pages do. */
@Controller
final class FleetPage {
    private static final int ALARMS_SHOWN = 30;

    private final TillPositions positions;
    private final TillHealths healths;
    private final Alarms alarms;
    private final DeadLetters deadLetters;
    private final IndexStatus index;
    private final ViewReader views;
    private final Clock clock;

    FleetPage(
            TillPositions positions,
            TillHealths healths,
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
    }

    @GetMapping("/fleet")
    String page(
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            Model model) {
        fill(shops, show, model);
        return "fleet";
    }

    @GetMapping("/fleet/tills")
    String tills(
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            Model model) {
        fill(shops, show, model);
        return "fleet :: tills";
    }

    private void fill(Shops shops, Show show, Model model) {
        List<HealthRow> rows = healths.heard(shops.filter()).stream()
                .map(heard -> HealthRow.of(heard, clock.instant(), show.language()))
                .toList();
        model.addAttribute("healths", rows);
        model.addAttribute("patterns", FleetPattern.in(rows));
        model.addAttribute("tills", positions.tills(shops.filter()));
        model.addAttribute("alarms", alarms.latest(shops.filter(), ALARMS_SHOWN));
        model.addAttribute("deadLetters", deadLetters.byTopic());
        model.addAttribute("refused", index.refused());
        model.addAttribute("unreadable", views.unreadable());
    }
}
