package io.tillstream.dashboards.staff;

import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.sales.DayFigures;
import io.tillstream.dashboards.sales.HourlySales;
import io.tillstream.events.assortment.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /shifts}: who is at the tills of a store now, and a week of shifts, planned beside worked. */
@Controller
final class ShiftsPage {
    private static final int DAYS = 7;

    private final Attendance attendance;
    private final ShiftPlan plan;
    private final ShiftReader reader;
    private final StaffNeeds needs;
    private final HourlySales sales;
    private final Clock clock;

    ShiftsPage(
            Attendance attendance,
            ShiftPlan plan,
            ShiftReader reader,
            StaffNeeds needs,
            HourlySales sales,
            Clock clock) {
        this.attendance = attendance;
        this.plan = plan;
        this.reader = reader;
        this.needs = needs;
        this.sales = sales;
        this.clock = clock;
    }

    @GetMapping("/shifts")
    String page(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate week,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Model model) {
        return fill(shops, week, model);
    }

    /** Plans one or many shifts, or none of them where anything is wrong. */
    @PostMapping("/shifts/plan")
    String plan(
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String operator,
            @RequestParam(defaultValue = "") String lines,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate week,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            Principal user,
            HttpServletResponse response,
            Model model) {
        if (shops.isEmpty()) {
            return fill(shops, week, model);
        }
        Store store = shops.clockStore();
        ShiftReader.Reading reading =
                reader.read(store, day == null ? lines : String.join(",", day, from, until, operator));
        List<String> wrong = new ArrayList<>();
        reading.wrong()
                .forEach(each ->
                        wrong.add(show.say("shifts.wrong." + each.fault().name(), each.number(), each.value())));
        if (wrong.isEmpty() && reading.shifts().isEmpty()) {
            wrong.add(show.say("shifts.nothing"));
        }
        if (wrong.isEmpty()) {
            List<PlannedShift> shifts =
                    reading.shifts().stream().map(ShiftReader.Read::shift).toList();
            plan.plan(shifts, user.getName())
                    .forEach(clash -> wrong.add(show.say(
                            "shifts.wrong.CLASH",
                            reading.shifts().get(clash.index()).line(),
                            reader.name(clash.shift().operator()),
                            show.store(clash.shift().store()),
                            show.dateTime(clash.shift().from(), store.store()))));
        }
        if (wrong.isEmpty()) {
            return "redirect:" + Links.link("/shifts", "store", shops.key(), "week", week);
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("wrong", wrong);
        model.addAttribute("lines", lines);
        return fill(shops, week, model);
    }

    @PostMapping("/shifts/take-back")
    String takeBack(
            @RequestParam long id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate week,
            @ModelAttribute(name = "shops", binding = false) Shops shops) {
        plan.takeBack(id, shops::require);
        return "redirect:" + Links.link("/shifts", "store", shops.key(), "week", week);
    }

    private String fill(Shops shops, @Nullable LocalDate week, Model model) {
        if (shops.isEmpty()) {
            return "shifts";
        }
        Store store = shops.clockStore();
        LocalDate today = LocalDate.ofInstant(clock.instant(), store.zone());
        LocalDate first = (week == null ? today : week).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        OptionalDouble anHour = needs.anHour(store, today);
        List<StoreDay> days = first.datesUntil(first.plusDays(DAYS))
                .map(date -> day(store, date, today, anHour))
                .toList();
        model.addAttribute("of", store);
        model.addAttribute("now", attendance.now(store.store()));
        model.addAttribute("days", days);
        model.addAttribute("today", today);
        model.addAttribute("first", first);
        model.addAttribute("staff", reader.staff(store));
        model.addAttribute("names", reader);
        model.addAttribute("earlier", Links.link("/shifts", "store", shops.key(), "week", first.minusDays(DAYS)));
        model.addAttribute("later", Links.link("/shifts", "store", shops.key(), "week", first.plusDays(DAYS)));
        return "shifts";
    }

    private StoreDay day(Store store, LocalDate date, LocalDate today, OptionalDouble anHour) {
        DayFigures.Figures sold =
                sales.day(List.of(store), date, store.currency()).total();
        List<PlannedShift> planned = plan.of(
                store.store(),
                date.atStartOfDay(store.zone()).toInstant(),
                date.plusDays(1).atStartOfDay(store.zone()).toInstant());
        return new StoreDay(
                date,
                planned,
                date.isAfter(today) ? List.of() : attendance.on(store, date),
                sold.net(),
                sold.receipts(),
                planned.isEmpty() || date.isBefore(today)
                        ? List.of()
                        : StaffNeeds.warnings(store, date, planned, needs.usual(store, date, today), anHour));
    }
}
