package io.tillstream.dashboards.fleet;

import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.search.IndexStatus;
import io.tillstream.dashboards.streams.ViewReader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** {@code /fleet}: how far the tills are, what is missing, and how the parts behind these pages do. */
@Controller
final class FleetPage {
    private static final int ALARMS_SHOWN = 30;

    private final TillPositions positions;
    private final Alarms alarms;
    private final DeadLetters deadLetters;
    private final IndexStatus index;
    private final ViewReader views;

    FleetPage(TillPositions positions, Alarms alarms, DeadLetters deadLetters, IndexStatus index, ViewReader views) {
        this.positions = positions;
        this.alarms = alarms;
        this.deadLetters = deadLetters;
        this.index = index;
        this.views = views;
    }

    @GetMapping("/fleet")
    String page(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        fill(shops, model);
        return "fleet";
    }

    @GetMapping("/fleet/tills")
    String tills(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        fill(shops, model);
        return "fleet :: tills";
    }

    private void fill(Shops shops, Model model) {
        model.addAttribute("tills", positions.tills(shops.id()));
        model.addAttribute("alarms", alarms.latest(shops.id(), ALARMS_SHOWN));
        model.addAttribute("deadLetters", deadLetters.byTopic());
        model.addAttribute("refused", index.refused());
        model.addAttribute("unreadable", views.unreadable());
    }
}
