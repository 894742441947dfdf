package io.tillstream.dashboards.counts;

import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.settings.DashboardsSettings;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /counts}: which shelves are worth counting, a sheet for them, what was counted beside the books, and its booking. */
@Controller
final class CountsPage {
    /** Of more stores a region is chosen first: each of their shelves is looked at. */
    private static final int MOST_STORES = 24;

    private static final int MOST_LINES = 200;
    private static final List<Integer> LENGTHS = List.of(20, 50, 100, MOST_LINES);

    private final ShelfWorths worths;
    private final SheetReader reader;
    private final Counting counting;
    private final DashboardsSettings settings;
    private final Clock clock;

    CountsPage(ShelfWorths worths, SheetReader reader, Counting counting, DashboardsSettings settings, Clock clock) {
        this.worths = worths;
        this.reader = reader;
        this.counting = counting;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A store to be counted in.
     *
     * @param store which
     * @param shelves how many are worth more than their count costs; absent where nobody has looked
     * @param worth what those are worth together
     */
    record Choice(
            Store store,
            @Nullable Integer shelves,
            @Nullable Money worth) {}

    /**
     * A line of the list.
     *
     * @param shelf which
     * @param pays whether it is worth more than counting it costs, or nobody knows what that costs
     */
    record Row(Shelf shelf, boolean pays) {}

    @GetMapping("/counts")
    String stores(
            @RequestParam(required = false) @Nullable String item,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Model model) {
        if (shops.shown().size() == 1) {
            return "redirect:"
                    + Links.link("/counts/" + shops.shown().getFirst().store(), "store", shops.key(), "item", item);
        }
        boolean few = shops.shown().size() <= MOST_STORES;
        model.addAttribute("few", few);
        model.addAttribute(
                "choices",
                shops.shown().stream()
                        .map(store -> few ? choice(store) : new Choice(store, null, null))
                        .toList());
        return "counts";
    }

    private Choice choice(Store store) {
        List<Shelf> paying =
                worths.of(store).stream().filter(shelf -> pays(store, shelf)).toList();
        return new Choice(
                store,
                paying.size(),
                paying.stream().map(Shelf::worth).reduce(Money.zero(store.currency()), Money::plus));
    }

    @GetMapping("/counts/{of}")
    String sheet(
            @PathVariable StoreId of,
            @RequestParam(defaultValue = "20") int lines,
            @RequestParam(required = false) @Nullable String item,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Model model) {
        Store store = store(of, shops);
        List<Shelf> shelves = worths.of(store);
        List<CountSheet.Line> written = new ArrayList<>();
        wanted(item).ifPresent(gtin -> written.add(reader.empty(gtin)));
        shelves.stream()
                .filter(shelf -> !shelf.gtin().value().equals(item))
                .limit(Math.clamp(lines, 1, MOST_LINES) - written.size())
                .forEach(shelf -> written.add(reader.empty(shelf.gtin())));
        for (int place = 0; place < CountSheet.BESIDES; place++) {
            written.add(SheetReader.free());
        }
        return sheet(store, shelves, new CountSheet(written, List.of()), lines, model);
    }

    private static Optional<Gtin> wanted(@Nullable String item) {
        try {
            return Optional.ofNullable(item).map(Gtin::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String sheet(Store store, List<Shelf> shelves, CountSheet sheet, int lines, Model model) {
        List<Row> rows = shelves.stream()
                .map(shelf -> new Row(shelf, pays(store, shelf)))
                .toList();
        model.addAttribute("of", store);
        model.addAttribute("sheet", sheet);
        model.addAttribute(
                "rows",
                rows.stream().collect(Collectors.toMap(row -> row.shelf().gtin().value(), Function.identity())));
        model.addAttribute("paying", rows.stream().filter(Row::pays).count());
        model.addAttribute(
                "worth",
                rows.stream()
                        .filter(Row::pays)
                        .map(row -> row.shelf().worth())
                        .reduce(Money.zero(store.currency()), Money::plus));
        model.addAttribute("cost", cost(store).orElse(null));
        model.addAttribute("seconds", settings.countTime().toSeconds());
        model.addAttribute("size", worths.sizeInTheChain());
        model.addAttribute("sizes", sizes(shelves));
        model.addAttribute("length", lines);
        model.addAttribute("lengths", LENGTHS);
        return "count-sheet";
    }

    /** How large errors are taken to be on shelves of each kind that are worth counting, by class. */
    private static List<Shelf> sizes(List<Shelf> shelves) {
        return shelves.stream()
                .collect(Collectors.toMap(Shelf::kind, Function.identity(), (one, _) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing((Shelf shelf) -> shelf.kind().category())
                        .thenComparing(shelf -> shelf.kind().age()))
                .toList();
    }

    /** Holds a sheet against the books; where they are far apart, a second count is asked for before anybody sees by how much. */
    @PostMapping("/counts/{of}")
    String look(
            @PathVariable StoreId of,
            @RequestParam(required = false) @Nullable Long at,
            @RequestParam MultiValueMap<String, String> form,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Model model) {
        Store store = store(of, shops);
        CountSheet sheet = reader.read(form);
        if (!sheet.wrong().isEmpty() || sheet.counted().isEmpty()) {
            model.addAttribute("nothing", sheet.wrong().isEmpty());
            return sheet(store, worths.of(store), sheet, LENGTHS.getFirst(), model);
        }
        Instant now = clock.instant();
        return looked(store, sheet, at == null ? now : Instant.ofEpochMilli(at), at == null ? null : now, model);
    }

    private String looked(Store store, CountSheet sheet, Instant at, @Nullable Instant again, Model model) {
        List<Tally> tallies = counting.tallies(store, sheet);
        boolean unsure = tallies.stream().anyMatch(Tally::isToBeCountedAgain);
        model.addAttribute("of", store);
        model.addAttribute("tallies", tallies);
        model.addAttribute("unsure", unsure);
        model.addAttribute("at", at.toEpochMilli());
        model.addAttribute("recounted", again == null ? null : again.toEpochMilli());
        model.addAttribute("value", Counting.value(store, tallies));
        model.addAttribute("saved", Counting.saved(store, tallies));
        return "count-look";
    }

    /** Books a sheet that was looked at. */
    @PostMapping("/counts/{of}/book")
    String book(
            @PathVariable StoreId of,
            @RequestParam long at,
            @RequestParam(required = false) @Nullable Long recounted,
            @RequestParam MultiValueMap<String, String> form,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Model model) {
        Store store = store(of, shops);
        CountSheet sheet = reader.read(form);
        Instant first = Instant.ofEpochMilli(at);
        Instant second = recounted == null ? first : Instant.ofEpochMilli(recounted);
        if (!sheet.wrong().isEmpty()
                || sheet.counted().isEmpty()
                || !counting.isFresh(first)
                || !counting.isFresh(second)) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "The sheet of store " + of + " was looked at " + first
                            + " and cannot be booked as it is; count anew, a count holds for twelve hours.");
        }
        List<Tally> tallies = counting.tallies(store, sheet);
        if (tallies.stream().anyMatch(Tally::isToBeCountedAgain)) {
            return looked(store, sheet, first, null, model);
        }
        counting.book(store, tallies, first, second);
        model.addAttribute("of", store);
        model.addAttribute("tallies", tallies);
        model.addAttribute("value", Counting.value(store, tallies));
        model.addAttribute("saved", Counting.saved(store, tallies));
        return "counted";
    }

    private boolean pays(Store store, Shelf shelf) {
        return cost(store).map(cost -> shelf.worth().compareTo(cost) > 0).orElse(true);
    }

    /** What counting one shelf costs, where the wage is known. */
    private Optional<Money> cost(Store store) {
        return settings.countWage(store.currency())
                .map(wage -> Money.ofMinor(
                        BigDecimal.valueOf(wage.minor())
                                .multiply(
                                        BigDecimal.valueOf(settings.countTime().toSeconds()))
                                .divide(BigDecimal.valueOf(3_600), RoundingMode.HALF_UP)
                                .longValueExact(),
                        store.currency()));
    }

    private static Store store(StoreId id, Shops shops) {
        shops.require(id);
        return shops.all().stream()
                .filter(store -> store.store().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Store " + id + " is not known."));
    }
}
