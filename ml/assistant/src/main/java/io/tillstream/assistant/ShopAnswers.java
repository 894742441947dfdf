package io.tillstream.assistant;

import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Place;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.language.Wording;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers that are the same whoever asks. */
final class ShopAnswers {
    private static final int SHOWN = 5;
    /** Words of the question and not of the goods: a search would take "cost" for a misspelt coat. */
    private static final Pattern ASKING = Pattern.compile(
            "\\b(?:what|which|how|does|do|did|is|are|it|its|this|that|the|a|an|any|some|there|here|in|at|for|to|of|on|and|or|me|my|i|you|your|we|can|could|would|will|have|has|had|got|get|sell|sells|buy|need|want|looking|cost|costs|price|priced|much|many|stock|available|please|pls|today|now)\\b"
                    + "|请问|多少钱|价格|价钱|有没有|还有|库存|现货|卖不卖|吗|呢|多少|什么|你们|我想|想买");

    private final Ledger ledger;
    private final Entries entries;
    private final Language language;

    private final @Nullable StoreId usual;

    /**
     * For somebody.
     *
     * @param usual the store where they are at home, absent where nobody knows
     */
    ShopAnswers(Ledger ledger, Language language, @Nullable StoreId usual) {
        this.ledger = ledger;
        this.usual = usual;
        this.entries = new Entries(ledger);
        this.language = language;
    }

    private Sentence say(Say say, Entry entry) {
        return Sentence.of(say, language, entry);
    }

    private Sentence say(Say say) {
        return Sentence.plain(say, language);
    }

    /** Here first, then those that are near; here is the store that is named, else the usual one. */
    Answer stock(String text, Slots slots) {
        StoreId here = slots.store() == null ? usual : slots.store();
        return ofItem(text, slots, item -> {
            List<StockOnHand> known = ledger.stock(item).stream()
                    .sorted(Comparator.<StockOnHand>comparingLong(stock -> metres(here, stock.store()))
                            .thenComparing(StockOnHand::store))
                    .toList();
            List<Sentence> sentences = known.stream()
                    .limit(SHOWN)
                    .map(stock -> say(stock.onHand().amount() > 0 ? Say.STOCK : Say.STOCK_GONE, entries.stock(stock)))
                    .toList();
            return Answer.of(sentences.isEmpty() ? List.of(say(Say.STOCK_NONE, entries.item(item))) : sentences);
        });
    }

    private long metres(@Nullable StoreId from, StoreId to) {
        if (from == null || from.equals(to)) {
            return 0;
        }
        Optional<Place> here = place(from);
        Optional<Place> there = place(to);
        return here.isPresent() && there.isPresent() ? 1 + here.get().metresTo(there.get()) : Long.MAX_VALUE;
    }

    private Optional<Place> place(StoreId store) {
        return ledger.stores().stream()
                .filter(one -> one.store().equals(store))
                .findFirst()
                .flatMap(one -> Optional.ofNullable(one.place()));
    }

    Answer price(String text, Slots slots) {
        return ofItem(
                text,
                slots,
                item -> Answer.of(List.of(ledger.price(item)
                        .map(price -> say(ledger.isWeighed(item) ? Say.PRICE_KILO : Say.PRICE, entries.price(price)))
                        .orElseGet(() -> say(Say.PRICE_NONE, entries.item(item))))));
    }

    /** The item that is named, or a question which one. */
    private Answer ofItem(String text, Slots slots, Function<Gtin, Answer> answer) {
        if (slots.item() != null) {
            return answer.apply(slots.item());
        }
        List<Entry> choices = lookedFor(text).stream().map(entries::item).toList();
        if (choices.isEmpty()) {
            return Answer.askingBack(List.of(say(Say.ASK_ITEM)), List.of());
        }
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(say(Say.WHICH_ITEM));
        choices.forEach(choice -> sentences.add(say(Say.FOUND, choice)));
        return Answer.askingBack(
                sentences, choices.stream().<Step>map(Step.Mean::new).toList());
    }

    Answer search(String text) {
        List<Gtin> items = ledger.search(text, SHOWN);
        List<Sentence> found = (items.isEmpty() ? lookedFor(text) : items)
                .stream().map(item -> say(Say.FOUND, entries.item(item))).toList();
        return Answer.of(found.isEmpty() ? List.of(say(Say.FOUND_NONE)) : found);
    }

    /** By its name first: who asks for a price or a shelf says more around the goods than a search expects. */
    private List<Gtin> lookedFor(String text) {
        List<Gtin> named = ledger.catalogue().itemsLike(text).stream()
                .limit(SHOWN)
                .map(Catalogue.Found::gtin)
                .toList();
        String goods = ASKING.matcher(Wording.of(text)).replaceAll(" ").strip();
        return named.isEmpty() && !goods.isEmpty() ? ledger.search(goods, SHOWN) : named;
    }

    /** One day of a week where one is named, or where nobody knows which store is meant; else the whole week. */
    Answer hours(Slots slots) {
        StoreId meant = slots.store() == null ? usual : slots.store();
        List<Store> stores = stores(meant);
        boolean isWhole = slots.date() == null && stores.size() == 1;
        DayOfWeek day = (slots.date() == null ? ledger.today() : slots.date()).getDayOfWeek();
        List<Sentence> sentences = new ArrayList<>();
        for (Store store : stores) {
            if (store.opening().isEmpty()) {
                sentences.add(say(Say.HOURS_NONE, entries.store(store)));
            } else {
                Week week = new Week(store.opening());
                (isWhole ? week.all() : List.of(week.on(day))).forEach(days -> tell(store.store(), days, sentences));
            }
        }
        if (stores.isEmpty()) {
            return Answer.of(List.of(say(Say.STORES_NONE)), new Step.OpenCase());
        }
        if (stores.stream().allMatch(store -> store.opening().isEmpty())) {
            return Answer.of(sentences, new Step.OpenCase());
        }
        sentences.add(say(Say.HOURS_ORDINARY));
        return Answer.of(sentences);
    }

    private void tell(StoreId store, Week.Days days, List<Sentence> into) {
        if (days.hours().isEmpty()) {
            into.add(say(Say.HOURS_CLOSED, entries.closed(store, days)));
        }
        days.hours().forEach(hours -> into.add(say(Say.HOURS, entries.open(store, days, hours))));
    }

    private List<Store> stores(@Nullable StoreId only) {
        return ledger.stores().stream()
                .filter(store -> only == null || store.store().equals(only))
                .sorted(Comparator.comparing(Store::store))
                .limit(SHOWN)
                .toList();
    }

    Answer stores(Slots slots) {
        List<Store> stores = stores(slots.store());
        return Answer.of(
                stores.isEmpty()
                        ? List.of(say(Say.STORES_NONE))
                        : stores.stream()
                                .map(store -> say(Say.STORE, entries.store(store)))
                                .toList());
    }
}
