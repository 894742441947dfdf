package io.tillstream.dashboards.days;

import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /days}: four weeks of trading days, with what came late and what was planned, as known by any day. */
@Controller
final class DaysPage {
    private static final int SHOWN = 28;
    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    private final TradingDays days;
    private final Plans plans;
    private final Clock clock;

    DaysPage(TradingDays days, Plans plans, Clock clock) {
        this.days = days;
        this.plans = plans;
        this.clock = clock;
    }

    @GetMapping("/days")
    String page(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate known,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Model model) {
        fill(shops, until, known, model);
        return "days";
    }

    @PostMapping("/days/plan")
    String plan(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String amount,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            Principal user,
            HttpServletResponse response,
            Model model) {
        Store store = shops.chosen();
        if (store == null) {
            return refused(show.say("days.refused.store"), shops, response, model);
        }
        Optional<YearMonth> wanted = month(month);
        if (wanted.isEmpty()) {
            return refused(show.say("days.refused.month", month), shops, response, model);
        }
        Optional<Money> money = money(amount, store);
        if (money.isEmpty()) {
            return refused(
                    show.say("days.refused.amount", amount, store.currency().code()), shops, response, model);
        }
        plans.set(store.store(), wanted.get(), money.get(), user.getName());
        return "redirect:" + Links.link("/days", "store", shops.key(), "until", lastShown(wanted.get(), today(shops)));
    }

    @PostMapping("/days/plan-undo")
    String undo(
            @RequestParam(defaultValue = "") String month,
            @RequestParam long id,
            @ModelAttribute(name = "shops", binding = false) Shops shops) {
        month(month)
                .flatMap(wanted -> plans.of(wanted).values().stream()
                        .filter(plan -> plan.id() == id)
                        .filter(plan -> shops.filter().test(plan.store()))
                        .findFirst())
                .ifPresent(plans::undo);
        return "redirect:" + Links.link("/days", "store", shops.key());
    }

    private static LocalDate lastShown(YearMonth month, LocalDate today) {
        return month.atEndOfMonth().isAfter(today) ? today : month.atEndOfMonth();
    }

    private String refused(String sentence, Shops shops, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("refused", sentence);
        fill(shops, null, null, model);
        return "days";
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** More than nothing, with no more decimals than the currency has. */
    private static Optional<Money> money(String text, Store store) {
        try {
            BigDecimal number = new BigDecimal(text.strip()).stripTrailingZeros();
            int decimals = store.currency().decimals();
            if (number.signum() <= 0 || number.scale() > decimals || number.compareTo(MOST) > 0) {
                return Optional.empty();
            }
            return Optional.of(Money.ofMinor(number.movePointRight(decimals).longValueExact(), store.currency()));
        } catch (NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private LocalDate today(Shops shops) {
        return LocalDate.ofInstant(clock.instant(), shops.clockStore().zone());
    }

    private void fill(Shops shops, @Nullable LocalDate until, @Nullable LocalDate known, Model model) {
        if (shops.isEmpty()) {
            return;
        }
        LocalDate today = today(shops);
        LocalDate last = until == null || until.isAfter(today) ? today : until;
        LocalDate asKnown = known == null || known.isAfter(today) ? today : known;
        // On a day nothing is known yet of that day and later ones.
        LocalDate shown = known == null || last.isBefore(asKnown) ? last : asKnown.minusDays(1);
        List<TradingDays.Day> rows =
                days.between(shops.shown(), shown.minusDays(SHOWN - 1L), shown, asKnown, shops.currency());
        YearMonth month = YearMonth.from(shown);
        List<TradingDays.Day> ofMonth = days.between(shops.shown(), month.atDay(1), shown, asKnown, shops.currency());
        model.addAttribute("rows", rows.reversed());
        model.addAttribute("month", Sum.of(ofMonth, shops));
        model.addAttribute("shown", Sum.of(rows, shops));
        model.addAttribute(
                "largest",
                rows.stream().mapToLong(day -> day.sold().minor()).max().orElse(0));
        model.addAttribute("first", rows.getFirst().date());
        model.addAttribute("last", shown);
        model.addAttribute("today", today);
        model.addAttribute("known", known == null ? null : asKnown);
        model.addAttribute(
                "earlier", Links.link("/days", "store", shops.key(), "until", shown.minusDays(SHOWN), "known", known));
        model.addAttribute(
                "later",
                shown.isBefore(today.minusDays(1)) && known == null
                        ? Links.link("/days", "store", shops.key(), "until", shown.plusDays(SHOWN))
                        : null);
        model.addAttribute("ofMonth", month);
        model.addAttribute(
                "plans",
                plans.of(month).values().stream()
                        .filter(plan -> shops.filter().test(plan.store()))
                        .sorted(Comparator.comparing(Plans.Plan::store))
                        .toList());
    }

    /**
     * Days added up.
     *
     * @param sold all of them
     * @param late of that, what came late
     * @param margin of the goods whose cost is known
     * @param receipts how many
     * @param plan what was planned for them; absent unless every day has a plan
     */
    record Sum(
            Money sold,
            Money late,
            Money margin,
            long receipts,
            @Nullable Money plan) {
        static Sum of(List<TradingDays.Day> days, Shops shops) {
            Sum sum = new Sum(
                    Money.zero(shops.currency()),
                    Money.zero(shops.currency()),
                    Money.zero(shops.currency()),
                    0,
                    Money.zero(shops.currency()));
            for (TradingDays.Day day : days) {
                sum = new Sum(
                        sum.sold.plus(day.sold()),
                        sum.late.plus(day.late()),
                        sum.margin.plus(day.margin()),
                        sum.receipts + day.receipts(),
                        sum.plan == null || day.plan() == null ? null : sum.plan.plus(day.plan()));
            }
            return sum;
        }

        public @Nullable Long ofPlan() {
            return plan == null || plan.minor() <= 0 ? null : Math.round(sold.minor() * 100.0 / plan.minor());
        }
    }
}
