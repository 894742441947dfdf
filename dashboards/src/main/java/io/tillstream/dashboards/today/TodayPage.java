package io.tillstream.dashboards.today;

import io.tillstream.dashboards.frame.Frame;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.sales.AcceptedLog;
import io.tillstream.dashboards.sales.HourlySales;
import io.tillstream.dashboards.sales.ItemSales;
import io.tillstream.events.StoreId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ResponseStatusException;

/** {@code /today}: how the shop does now. Every part can be asked for alone, to be renewed while the page is open. */
@Controller
final class TodayPage {
    private static final int DAYS_A_WEEK = 7;
    private static final int ITEMS_SHOWN = 8;
    private static final int RECEIPTS_SHOWN = 8;

    private final Clock clock;
    private final HourlySales hours;
    private final ItemSales items;
    private final AcceptedLog log;
    private final Attention attention;
    private final KeyFigures keyFigures;
    private final Ranking ranking;

    TodayPage(
            Clock clock,
            HourlySales hours,
            ItemSales items,
            AcceptedLog log,
            Attention attention,
            KeyFigures keyFigures,
            Ranking ranking) {
        this.clock = clock;
        this.hours = hours;
        this.items = items;
        this.log = log;
        this.attention = attention;
        this.keyFigures = keyFigures;
        this.ranking = ranking;
    }

    @GetMapping("/today")
    String page(
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            @ModelAttribute(name = "frame", binding = false) Frame frame,
            Model model) {
        if (!shops.isEmpty()) {
            fillFigures(shops, show, frame, model);
            fillReceipts(shops, model);
        }
        return "today";
    }

    @GetMapping("/today/figures")
    String figures(
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            @ModelAttribute(name = "frame", binding = false) Frame frame,
            Model model) {
        if (shops.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No store is in this region or group today.");
        }
        fillFigures(shops, show, frame, model);
        return "today :: figures";
    }

    @GetMapping("/today/latest")
    String latest(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        fillReceipts(shops, model);
        return "today :: latest";
    }

    private void fillFigures(Shops shops, Show show, Frame frame, Model model) {
        LocalDateTime now =
                LocalDateTime.ofInstant(clock.instant(), shops.clockStore().zone());
        LocalDate today = now.toLocalDate();
        LocalDate before = today.minusDays(DAYS_A_WEEK);
        DayPair days = new DayPair(
                today,
                now.getHour(),
                hours.day(shops.shown(), today, shops.currency()),
                before,
                hours.day(shops.shown(), before, shops.currency()));
        model.addAttribute("days", days);
        model.addAttribute("figures", keyFigures.of(days, shops, show));
        model.addAttribute("hours", days.openHours());
        model.addAttribute("ranking", ranking.of(shops, days, show));
        model.addAttribute("items", items.best(shops.shown(), today, ITEMS_SHOWN));
        model.addAttribute("attention", attention.of(shops, days, show, frame));
    }

    private void fillReceipts(Shops shops, Model model) {
        Predicate<StoreId> stores = shops.filter();
        model.addAttribute(
                "latest", log.latest(sale -> stores.test(sale.source().till().store()), RECEIPTS_SHOWN));
    }
}
