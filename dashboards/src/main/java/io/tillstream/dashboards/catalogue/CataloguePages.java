package io.tillstream.dashboards.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tillstream.dashboards.frame.Frame;
import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.signin.Access;
import io.tillstream.dashboards.signin.Reach;
import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/** {@code /master-data}: what the chain knows of its goods, kind by kind; one thing with all it says, to be changed by form. */
@Controller
final class CataloguePages {
    private static final int SHOWN = 50;
    private static final int PAST_SHOWN = 20;
    /** What there is to choose from, by column; what usually holds first. */
    static final Map<String, List<String>> CHOICES = Map.of(
            "unit", List.of("EACH", "GRAM"),
            "role", List.of("CASHIER", "SUPERVISOR", "MANAGER"),
            "discountable", List.of("yes", "no"),
            "gift_card", List.of("no", "yes"),
            "prices_include_tax", List.of("yes", "no"),
            "cost_assumed", List.of("no", "yes"),
            "revoked", List.of("no", "yes"));

    private final SheetKinds kinds;
    private final ChangeSets sets;
    private final Changes changes;
    private final Assortment assortment;
    private final Clock clock;

    CataloguePages(SheetKinds kinds, ChangeSets sets, Changes changes, Assortment assortment, Clock clock) {
        this.kinds = kinds;
        this.sets = sets;
        this.changes = changes;
        this.assortment = assortment;
        this.clock = clock;
    }

    /**
     * A line of a list.
     *
     * @param key which thing
     * @param fact what it is
     * @param title what it is called
     * @param cells what the list shows of it
     * @param price what an item costs in the chain now; absent where that is not known
     * @param standing of a price: {@code past}, {@code now} or {@code coming}; else empty
     * @param begins of a price: from when on, by the clock of its store or of the chain's first; else empty
     */
    record Line(
            String key,
            Object fact,
            String title,
            Map<String, String> cells,
            @Nullable Price price,
            String standing,
            String begins) {}

    /**
     * A field of a form.
     *
     * @param column which
     * @param value what stands in it
     * @param key whether it says which thing it is, and stays
     * @param wrong what is wrong with it
     */
    record Field(String column, String value, boolean key, List<ImportPages.WrongLine> wrong) {}

    /**
     * What was changed here.
     *
     * @param past by whom and with what
     * @param differences what it did
     */
    record PastLine(ChangeSets.Past past, List<Difference> differences) {}

    @GetMapping("/master-data")
    String first() {
        return "redirect:/master-data/" + kinds.all().getFirst().path();
    }

    @GetMapping("/master-data/{kind}")
    String list(
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String find,
            @RequestParam(required = false) @Nullable String after,
            @ModelAttribute(name = "frame", binding = false) Frame frame,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            Model model) {
        tabs(kind, frame, model);
        lines(known(kind), find.strip().toLowerCase(Locale.ROOT), key(after), shops.reach(), show, model);
        model.addAttribute("find", find);
        model.addAttribute("first", after == null ? null : Links.link("/master-data/" + kind, "find", find));
        return "catalogue";
    }

    private static @Nullable String key(@Nullable String after) {
        return after == null || after.isBlank() ? null : after;
    }

    private <V> void lines(
            SheetKind<V> kind, String find, @Nullable String after, Reach reach, Show show, Model model) {
        List<V> found;
        try (Stream<V> all = kind.after(after)) {
            found = all.filter(fact -> find.isEmpty() || kind.matches(fact, find))
                    .flatMap(fact -> kind.seen(fact, reach).stream())
                    .limit(SHOWN + 1L)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The list goes on behind a thing's key.", e);
        }
        List<V> shown = found.subList(0, Math.min(SHOWN, found.size()));
        model.addAttribute(
                "lines",
                shown.stream()
                        .map(fact -> new Line(
                                kind.key(fact),
                                fact,
                                show.text(kind.title(fact)),
                                kind.byColumn(fact),
                                priceOf(fact),
                                standing(fact),
                                begins(fact, show)))
                        .toList());
        model.addAttribute("listed", kind.listed());
        model.addAttribute("choices", CHOICES);
        model.addAttribute(
                "next",
                found.size() > SHOWN
                        ? Links.link("/master-data/" + kind.path(), "find", find, "after", kind.key(shown.getLast()))
                        : null);
    }

    private @Nullable Price priceOf(Object fact) {
        return fact instanceof Product product
                ? assortment.prices(product.gtin()).at(clock.instant()).orElse(null)
                : null;
    }

    private String begins(Object fact, Show show) {
        if (!(fact instanceof Price step)) {
            return "";
        }
        return Optional.ofNullable(step.store())
                .or(() -> assortment.stores().stream().map(Store::store).findFirst())
                .map(store -> show.dateTime(step.effectiveFrom(), store))
                .orElseGet(() -> show.moment(step.effectiveFrom()));
    }

    private String standing(Object fact) {
        if (!(fact instanceof Price step)) {
            return "";
        }
        if (step.effectiveFrom().isAfter(clock.instant())) {
            return "coming";
        }
        return assortment
                        .prices(step.gtin())
                        .at(step.store(), clock.instant())
                        .filter(step::equals)
                        .isPresent()
                ? "now"
                : "past";
    }

    private void tabs(String kind, Frame frame, Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", kinds.all().stream().map(SheetKind::path).toList());
        model.addAttribute("may", mayChange(frame, kind));
    }

    private static boolean mayChange(Frame frame, String kind) {
        return Access.permits(frame.roles(), HttpMethod.POST, "/master-data/" + kind + "/import");
    }

    private SheetKind<?> known(String path) {
        return kinds.find(path)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no kind of master data " + path + "."));
    }

    /** One thing, or an empty form for a new one. */
    @GetMapping("/master-data/{kind}/one")
    String one(
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) Changes.@Nullable Outcome said,
            @ModelAttribute(name = "frame", binding = false) Frame frame,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            Model model) {
        if (kind.equals("prices")) {
            // A price is seen where its item is.
            return "redirect:"
                    + Links.link("/master-data/products/one", "key", key.isEmpty() ? null : key.split("\\|", 2)[0]);
        }
        if (kind.equals("promotions")) {
            // A campaign is seen and changed where it is built.
            return "redirect:/campaigns" + (key.isEmpty() ? "" : "/" + UriUtils.encodePathSegment(key, UTF_8));
        }
        fill(known(kind), key, null, frame, shops, show, model);
        model.addAttribute("said", said);
        return "catalogue-one";
    }

    private <V> void fill(
            SheetKind<V> kind, String key, @Nullable RowCells tried, Frame frame, Shops shops, Show show, Model model) {
        Optional<V> fact =
                key.isEmpty() ? Optional.empty() : find(kind, key).flatMap(each -> kind.seen(each, shops.reach()));
        if (!key.isEmpty() && fact.isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "There is no " + key + " among " + kind.path() + ".");
        }
        Map<String, String> cells = fact.map(kind::byColumn).orElse(Map.of());
        List<Field> fields = new ArrayList<>();
        for (String column : kind.columns()) {
            fields.add(new Field(
                    column,
                    tried == null ? cells.getOrDefault(column, "") : tried.shown(column),
                    fact.isPresent() && kind.keyColumns().contains(column),
                    wrong(tried, column, show)));
        }
        tabs(kind.path(), frame, model);
        model.addAttribute("key", key);
        model.addAttribute(
                "called", fact.map(each -> show.text(kind.title(each))).orElse(null));
        model.addAttribute("choices", CHOICES);
        model.addAttribute("fact", fact.orElse(null));
        model.addAttribute("fields", fields);
        model.addAttribute("wrongTogether", wrong(tried, "", show));
        model.addAttribute("seen", Seen.of(fact.map(kind::json).orElse(null)));
        // What was changed, and in which file, is of the chain.
        model.addAttribute("past", shops.isBounded() ? List.of() : past(kind, key));
        model.addAttribute("bounded", shops.isBounded());
        if (fact.orElse(null) instanceof Product product) {
            prices(product, frame, shops, show, model);
        }
    }

    private static <V> Optional<V> find(SheetKind<V> kind, String key) {
        try {
            return kind.known(key);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<ImportPages.WrongLine> wrong(@Nullable RowCells tried, String column, Show show) {
        return tried == null
                ? List.of()
                : tried.wrong().stream()
                        .filter(each -> each.column().equals(column))
                        .map(each -> ImportPages.WrongLine.of(each, show))
                        .toList();
    }

    private List<PastLine> past(SheetKind<?> kind, String key) {
        return key.isEmpty()
                ? List.of()
                : sets.history(kind.path(), key, PAST_SHOWN).stream()
                        .map(past -> new PastLine(past, Difference.of(kind, past.row())))
                        .toList();
    }

    /** The steps of an item's price, the latest first, and what was changed about them. */
    private void prices(Product product, Frame frame, Shops shops, Show show, Model model) {
        PriceSheet kind = (PriceSheet) kinds.need("prices");
        List<Line> steps = assortment
                .prices(product.gtin())
                .each()
                .flatMap(step -> kind.seen(step, shops.reach()).stream())
                .sorted(PriceSheet.ORDER.reversed())
                .map(step -> new Line(keyOf(step), step, "", Map.of(), step, standing(step), begins(step, show)))
                .toList();
        model.addAttribute("steps", steps);
        model.addAttribute("mayPrice", mayChange(frame, kind.path()));
        model.addAttribute(
                "pastPrices",
                shops.isBounded()
                        ? List.of()
                        : sets.historyBelow(kind.path(), product.gtin().value() + "|", PAST_SHOWN).stream()
                                .map(past -> new PastLine(past, Difference.of(kind, past.row())))
                                .toList());
    }

    private static String keyOf(Price step) {
        return PriceKey.of(step).toString();
    }

    @PostMapping({
        "/master-data/products/save",
        "/master-data/suppliers/save",
        "/master-data/stores/save",
        "/master-data/staff/save"
    })
    String save(
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String seen,
            HttpServletRequest request,
            Principal user,
            @ModelAttribute(name = "frame", binding = false) Frame frame,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            HttpServletResponse response,
            Model model) {
        return save(known(ImportPages.kindOf(request)), form, key, seen, user, frame, shops, show, response, model);
    }

    private <V> String save(
            SheetKind<V> kind,
            Map<String, String> form,
            String key,
            String seen,
            Principal user,
            Frame frame,
            Shops shops,
            Show show,
            HttpServletResponse response,
            Model model) {
        RowCells cells = new RowCells(1, ofForm(kind, form, key), form.containsKey("englishNames"));
        Optional<V> read = kind.read(cells);
        if (read.isPresent() && cells.isRight()) {
            String of = kind.key(read.get());
            String before = kind.knownJson(of).orElse(null);
            Changes.Outcome outcome = Seen.of(before).equals(seen)
                    ? changes.say(
                            kind,
                            List.of(new ChangeSets.Said(1, of, before, kind.json(read.get()), cells.isEnglish())),
                            user.getName())
                    : Changes.Outcome.OVERTAKEN;
            if (outcome == Changes.Outcome.PUBLISHED || outcome == Changes.Outcome.UNCHANGED) {
                return "redirect:" + Links.link("/master-data/" + kind.path() + "/one", "key", of, "said", outcome);
            }
            model.addAttribute("said", outcome);
            response.setStatus(
                    outcome == Changes.Outcome.OVERTAKEN
                            ? HttpStatus.CONFLICT.value()
                            : HttpStatus.SERVICE_UNAVAILABLE.value());
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        fill(kind, key, cells, frame, shops, show, model);
        return "catalogue-one";
    }

    /** What the form says, under the key that it was opened with. */
    private static Map<String, String> ofForm(SheetKind<?> kind, Map<String, String> form, String key) {
        Map<String, String> cells = new HashMap<>();
        for (String column : kind.columns()) {
            String value = form.get(column);
            if (value != null) {
                cells.put(column, value);
            }
        }
        if (!key.isEmpty()) {
            cells.put(kind.keyColumns().getFirst(), key);
        }
        return cells;
    }

    /** Announces a price from an instant on, in the chain or in each of the chosen stores. */
    @PostMapping("/master-data/prices/announce")
    String announce(
            @RequestParam Gtin gtin,
            @RequestParam(defaultValue = "") List<String> store,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String price,
            @RequestParam(defaultValue = "") String cost,
            Principal user,
            @ModelAttribute(name = "frame", binding = false) Frame frame,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            HttpServletResponse response,
            Model model) {
        PriceSheet kind = (PriceSheet) kinds.need("prices");
        List<ChangeSets.Said> said = new ArrayList<>();
        for (String each : store.isEmpty() ? List.of("") : store) {
            RowCells cells = new RowCells(
                    said.size() + 1,
                    Map.of("gtin", gtin.value(), "store", each, "from", from, "price", price, "cost", cost),
                    false);
            Optional<Price> step = kind.read(cells);
            if (step.isEmpty() || !cells.isRight()) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                fill(kinds.need("products"), gtin.value(), null, frame, shops, show, model);
                model.addAttribute(
                        "priceWrong",
                        cells.wrong().stream()
                                .map(wrong -> ImportPages.WrongLine.of(wrong, show))
                                .toList());
                model.addAttribute("tried", Map.of("from", from, "price", price, "cost", cost));
                return "catalogue-one";
            }
            String key = kind.key(step.get());
            said.add(new ChangeSets.Said(
                    said.size() + 1, key, kind.knownJson(key).orElse(null), kind.json(step.get()), false));
        }
        return toProduct(gtin, changes.say(kind, said, user.getName()));
    }

    /** Withdraws a step that holds or is to come; what it covered holds again. */
    @PostMapping("/master-data/prices/withdraw")
    String withdraw(@RequestParam Gtin gtin, @RequestParam String key, Principal user) {
        SheetKind<?> kind = kinds.need("prices");
        String before = jsonOf(kind, key);
        if (before == null || !key.startsWith(gtin.value() + "|")) {
            return toProduct(gtin, Changes.Outcome.OVERTAKEN);
        }
        return toProduct(
                gtin, changes.say(kind, List.of(new ChangeSets.Said(1, key, before, null, false)), user.getName()));
    }

    private static @Nullable String jsonOf(SheetKind<?> kind, String key) {
        try {
            return kind.knownJson(key).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String toProduct(Gtin gtin, Changes.Outcome outcome) {
        return "redirect:" + Links.link("/master-data/products/one", "key", gtin.value(), "said", outcome) + "#prices";
    }
}
