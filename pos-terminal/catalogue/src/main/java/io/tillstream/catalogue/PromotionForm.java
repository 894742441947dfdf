package io.tillstream.catalogue;

import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.sale.Sale.Channel;
import java.util.List;

/** A promotion as bytes: a till has to know hundreds of them before it prices its first line. */
final class PromotionForm {
    private static final int FIRST = 0;
    private static final int SECOND = 1;
    private static final int THIRD = 2;

    private PromotionForm() {}

    static void shorten(Promotion promotion, RowBytes into) {
        into.text(promotion.id());
        into.text(promotion.name().en());
        into.text(promotion.name().zhTw());
        into.text(promotion.name().zhCn());
        shorten(promotion.eligibility(), into);
        shorten(promotion.qualifying().items(), into);
        into.maybe(promotion.qualifying().minimum(), PromotionForm::shorten);
        RewardForm.shorten(promotion.reward(), into);
        Limits limits = promotion.limits();
        into.maybe(limits.usesPerBasket(), RowBytes::count);
        into.maybe(limits.usesPerMember(), RowBytes::count);
        into.maybe(limits.totalUses(), RowBytes::count);
        into.maybe(limits.totalAmount(), RowBytes::money);
        into.number(promotion.priority());
        into.maybe(promotion.exclusiveGroup(), RowBytes::text);
        into.count(promotion.stackable() ? 1 : 0);
        into.maybe(promotion.floor(), RowBytes::money);
        into.count(promotion.active() ? 1 : 0);
    }

    static Promotion read(RowBytes from) {
        return new Promotion(
                from.text(),
                new LocalText(from.text(), from.text(), from.text()),
                eligibility(from),
                new Qualifying(selection(from), from.maybe(PromotionForm::minimum)),
                RewardForm.read(from),
                new Limits(
                        from.maybe(RowBytes::count),
                        from.maybe(RowBytes::count),
                        from.maybe(RowBytes::count),
                        from.maybe(RowBytes::money)),
                Math.toIntExact(from.number()),
                from.maybe(RowBytes::text),
                from.count() == 1,
                from.maybe(RowBytes::money),
                from.count() == 1);
    }

    private static void shorten(Eligibility eligibility, RowBytes into) {
        switch (eligibility.audience()) {
            case Eligibility.Everybody _ -> into.count(FIRST);
            case Eligibility.Members _ -> into.count(SECOND);
            case Eligibility.Segments segments -> {
                into.count(THIRD);
                into.list(segments.segments(), RowBytes::text);
            }
        }
        into.list(eligibility.stores(), (out, store) -> out.text(store.value()));
        into.list(eligibility.channels(), (out, channel) -> out.text(channel.name()));
        into.instant(eligibility.from());
        into.instant(eligibility.until());
        into.maybe(eligibility.coupon(), RowBytes::text);
    }

    private static Eligibility eligibility(RowBytes from) {
        Eligibility.Audience audience = switch (from.small()) {
            case FIRST -> new Eligibility.Everybody();
            case SECOND -> new Eligibility.Members();
            default -> new Eligibility.Segments(from.list(RowBytes::text));
        };
        return new Eligibility(
                audience,
                from.list(one -> StoreId.of(one.text())),
                from.list(one -> Channel.valueOf(one.text())),
                from.instant(),
                from.instant(),
                from.maybe(RowBytes::text));
    }

    static void shorten(Selection items, RowBytes into) {
        switch (items) {
            case Selection.Everything _ -> into.count(FIRST);
            case Selection.Listed listed -> {
                into.count(SECOND);
                into.list(listed.gtins(), (out, gtin) -> out.count(Long.parseLong(gtin.value())));
                into.list(listed.categories(), RowBytes::text);
                into.list(listed.tags(), RowBytes::text);
            }
        }
    }

    static Selection selection(RowBytes from) {
        if (from.small() == FIRST) {
            return Selection.everything();
        }
        List<Gtin> gtins = from.list(one -> gtin(one.count()));
        return new Selection.Listed(gtins, from.list(RowBytes::text), from.list(RowBytes::text));
    }

    private static Gtin gtin(long number) {
        String digits = Long.toString(number);
        return new Gtin("0".repeat(14 - digits.length()) + digits);
    }

    private static void shorten(RowBytes into, Qualifying.Minimum minimum) {
        switch (minimum) {
            case Qualifying.Pieces pieces -> {
                into.count(FIRST);
                into.count(pieces.pieces());
            }
            case Qualifying.Amount amount -> {
                into.count(SECOND);
                into.money(amount.amount());
            }
        }
    }

    private static Qualifying.Minimum minimum(RowBytes from) {
        return from.small() == FIRST ? new Qualifying.Pieces(from.small()) : new Qualifying.Amount(from.money());
    }
}
