package io.tillstream.dashboards.regions;

import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.masterdata.ChainGroups;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.ChainMap;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.assortment.StoreGrouping;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /regions}: which stores stand where, and from when on they will. */
@Controller
final class RegionsPage {
    private static final int SHOWN = 100;
    private static final int CHANGES_SHOWN = 12;
    /** Stores that stand in no region. */
    private static final String NOWHERE = "none";

    private final ChainGroups chain;
    private final Grouping grouping;
    private final Clock clock;

    RegionsPage(ChainGroups chain, Grouping grouping, Clock clock) {
        this.chain = chain;
        this.grouping = grouping;
        this.clock = clock;
    }

    /**
     * Which stores are listed.
     *
     * @param in a region or group, {@code none} for those in no region, or absent for all
     * @param find part of a name or an id
     * @param page 0 for the first hundred
     */
    record Wanted(@Nullable String in, @Nullable String find, int page) {
        /** The address of this list, or of another page of it. */
        public String href(int other) {
            return Links.link("/regions", "in", in, "find", find, "page", other == 0 ? null : other);
        }
    }

    @ModelAttribute("wanted")
    Wanted wanted(
            @RequestParam(required = false) @Nullable String in,
            @RequestParam(required = false) @Nullable String find,
            @RequestParam(defaultValue = "0") int page) {
        return new Wanted(in, find, Math.max(0, page));
    }

    @GetMapping("/regions")
    String page(
            @ModelAttribute(name = "wanted", binding = false) Wanted wanted,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            Model model) {
        fill(wanted, shops, show, model);
        return "regions";
    }

    @PostMapping("/regions/place")
    String place(
            @ModelAttribute(name = "wanted", binding = false) Wanted wanted,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(name = "chosen", required = false) @Nullable List<String> chosen,
            @RequestParam(defaultValue = "") String move,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String seen,
            Principal user,
            HttpServletResponse response,
            Model model) {
        return answer(
                wanted,
                shops,
                show,
                response,
                model,
                () -> grouping.place(
                        chosen == null ? List.of() : chosen, move, date(from), instant(seen), user.getName()));
    }

    @PostMapping("/regions/take-back")
    String takeBack(
            @ModelAttribute(name = "wanted", binding = false) Wanted wanted,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(defaultValue = "") String at,
            Principal user,
            HttpServletResponse response,
            Model model) {
        return answer(
                wanted,
                shops,
                show,
                response,
                model,
                () -> grouping.takeBack(instant(at), today(shops), user.getName()));
    }

    @PostMapping("/regions/found")
    String found(
            @ModelAttribute(name = "wanted", binding = false) Wanted wanted,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String en,
            @RequestParam(defaultValue = "") String zhTw,
            @RequestParam(defaultValue = "") String zhCn,
            @RequestParam(defaultValue = "") String place,
            HttpServletResponse response,
            Model model) {
        return answer(wanted, shops, show, response, model, () -> {
            String parent = place.startsWith("below:") ? place.substring("below:".length()) : null;
            grouping.found(id.strip(), name(en, zhTw, zhCn), !place.equals("free"), parent);
        });
    }

    /** Back to the list when it went well; the list with a sentence about what did not, and a status that says so too. */
    private String answer(
            Wanted wanted, Shops shops, Show show, HttpServletResponse response, Model model, Runnable deed) {
        try {
            deed.run();
            return "redirect:" + wanted.href(wanted.page());
        } catch (RefusedMove refusal) {
            response.setStatus(refusal.status().value());
            model.addAttribute("refused", show.say(refusal.key(), refusal.value()));
        } catch (KafkaException trouble) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            model.addAttribute("refused", show.say("regions.refused.log"));
        }
        fill(wanted, shops, show, model);
        return "regions";
    }

    private void fill(Wanted wanted, Shops shops, Show show, Model model) {
        ChainMap map = chain.map();
        List<StoreRow> rows = shops.all().stream()
                .map(store -> StoreRow.of(store, map, dateAt(store), show))
                .filter(row -> isIn(row, wanted.in(), map))
                .filter(row -> row.matches(wanted.find()))
                .toList();
        int first = Math.min(rows.size(), wanted.page() * SHOWN);
        int last = Math.min(rows.size(), first + SHOWN);
        model.addAttribute("rows", rows.subList(first, last));
        model.addAttribute("first", first + 1);
        model.addAttribute("last", last);
        model.addAttribute("count", rows.size());
        model.addAttribute("previous", wanted.page() > 0 ? wanted.href(wanted.page() - 1) : null);
        model.addAttribute("next", last < rows.size() ? wanted.href(wanted.page() + 1) : null);
        model.addAttribute("places", Place.all(shops, map, this::dateAt));
        model.addAttribute("changes", Change.latest(map, shops.reach()::covers, CHANGES_SHOWN));
        model.addAttribute("name", new Names(map, show, headOffice(shops)));
        model.addAttribute("seen", Grouping.seen(map));
        model.addAttribute("today", today(shops));
    }

    private static boolean isIn(StoreRow row, @Nullable String in, ChainMap map) {
        if (in == null || in.isBlank()) {
            return true;
        }
        Optional<StoreGrouping> standing = row.standing();
        if (in.equals(NOWHERE)) {
            return standing.map(StoreGrouping::region).isEmpty();
        }
        return standing.filter(said -> map.isIn(said, in)).isPresent();
    }

    private LocalDate dateAt(Store store) {
        return LocalDate.ofInstant(clock.instant(), store.zone());
    }

    private LocalDate today(Shops shops) {
        return LocalDate.ofInstant(clock.instant(), headOffice(shops));
    }

    /** The clock of the first store; a chain within one zone has no other. */
    private static ZoneId headOffice(Shops shops) {
        return shops.all().stream().findFirst().map(Store::zone).orElse(ZoneOffset.UTC);
    }

    /** A region's name, as far as it is written: an empty one is the English one. */
    private static LocalText name(String en, String zhTw, String zhCn) {
        if (en.isBlank() || (en + zhTw + zhCn).codePoints().anyMatch(Character::isISOControl)) {
            throw RefusedMove.notPossible("regions.refused.name", "");
        }
        return new LocalText(
                en.strip(), zhTw.isBlank() ? en.strip() : zhTw.strip(), zhCn.isBlank() ? en.strip() : zhCn.strip());
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw RefusedMove.notPossible("regions.refused.date", text);
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw RefusedMove.notPossible("regions.refused.change", text);
        }
    }

    /**
     * A store of the list.
     *
     * @param store which
     * @param standing where it stands today, if anybody has said
     * @param path the names of its regions, the lowest first
     * @param groups the names of its free groups
     * @param planned where it will stand, by date
     */
    record StoreRow(
            Store store,
            Optional<StoreGrouping> standing,
            List<String> path,
            List<String> groups,
            List<Planned> planned) {
        /**
         * Where a store will stand.
         *
         * @param from from which date on
         * @param region the name of the region; absent for none
         */
        record Planned(LocalDate from, @Nullable String region) {}

        static StoreRow of(Store store, ChainMap map, LocalDate today, Show show) {
            Optional<StoreGrouping> standing = map.standing(store.store(), today, null);
            return new StoreRow(
                    store,
                    standing,
                    standing.map(StoreGrouping::region)
                            .map(region -> names(region, map, show))
                            .orElse(List.of()),
                    standing.map(StoreGrouping::groups).orElse(List.of()).stream()
                            .map(group -> Names.of(group, map, show))
                            .toList(),
                    map.after(store.store(), today).stream()
                            .map(said -> new Planned(
                                    said.from(), said.region() == null ? null : Names.of(said.region(), map, show)))
                            .toList());
        }

        private static List<String> names(String region, ChainMap map, Show show) {
            List<String> path = map.path(region).stream()
                    .map(group -> show.text(group.name()))
                    .toList();
            return path.isEmpty() ? List.of(region) : path;
        }

        boolean matches(@Nullable String find) {
            if (find == null || find.isBlank()) {
                return true;
            }
            String wanted = find.strip().toLowerCase(Locale.ROOT);
            LocalText name = store.name();
            return store.store().value().contains(wanted)
                    || name.en().toLowerCase(Locale.ROOT).contains(wanted)
                    || name.zhTw().contains(wanted)
                    || name.zhCn().contains(wanted);
        }

        public StoreId id() {
            return store.store();
        }
    }
}
