package io.tillstream.assistant;

import io.tillstream.assistant.Step.Page;
import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers about one member, from what belongs to that member. */
final class MemberAnswers {
    private static final int SHOWN = 5;
    private static final int LOOKED_AT = 50;

    private final Ledger ledger;
    private final Entries entries;
    private final MemberId member;
    private final Language language;

    MemberAnswers(Ledger ledger, MemberId member, Language language) {
        this.ledger = ledger;
        this.entries = new Entries(ledger);
        this.member = member;
        this.language = language;
    }

    private Sentence say(Say say, Entry entry) {
        return Sentence.of(say, language, entry);
    }

    private Sentence say(Say say) {
        return Sentence.plain(say, language);
    }

    private static Step to(Page page) {
        return new Step.Go(page, null);
    }

    Answer balance() {
        return Answer.of(
                List.of(ledger.balance(member)
                        .map(balance -> say(Say.POINTS_BALANCE, Entries.balance(member.value(), balance)))
                        .orElseGet(() -> say(Say.POINTS_NONE))),
                to(Page.POINTS));
    }

    Answer expiry() {
        Optional<PointsAccount> account = ledger.account(member);
        Sentence sentence = account.isEmpty()
                ? say(Say.EXPIRY_NONE)
                : Entries.expiry(member.value(), account.get(), ledger.today())
                        .map(next -> say(Say.EXPIRY_NEXT, next))
                        .orElseGet(() -> say(Say.EXPIRY_NEVER));
        return Answer.of(List.of(sentence), to(Page.POINTS));
    }

    Answer tier() {
        Optional<PointsAccount> account = ledger.account(member);
        List<Sentence> sentences = new ArrayList<>();
        account.flatMap(one -> one.tier(ledger.today()))
                .ifPresent(tier -> sentences.add(say(Say.TIER, Entries.tier(member.value(), ledger.tierName(tier)))));
        if (sentences.isEmpty()) {
            sentences.add(say(Say.TIER_NONE));
        }
        account.map(PointsAccount::next)
                .ifPresent(next -> sentences.add(say(
                        Say.TIER_NEXT,
                        Entries.nextTier(member.value(), ledger.tierName(next.tier()), next.missing()))));
        return Answer.of(sentences, to(Page.POINTS));
    }

    /** The receipt that is meant: the one named, else the latest of the day, else the latest of all. */
    private Optional<Sale> sale(Slots slots) {
        return slots.receipt() != null
                ? ledger.receipt(member, slots.receipt())
                : ledger.receipts(member, slots.date(), 1).stream().findFirst();
    }

    /** With the receipt, the rule and the line. */
    Answer why(Slots slots) {
        Optional<Sale> found = sale(slots);
        if (found.isEmpty()) {
            return Answer.of(List.of(say(Say.WHY_NO_RECEIPT)), to(Page.RECEIPTS), new Step.OpenCase());
        }
        Sale sale = found.get();
        List<Ledger.Earned> booked = ledger.entries(member, sale.source(), LOOKED_AT);
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(say(Say.WHY_RECEIPT, entries.receipt(sale, points(sale))));
        List<SaleLine> without = sale.lines().stream()
                .filter(line -> booked.stream().noneMatch(earned -> earned.line() == line.line()))
                .toList();
        without.stream().limit(SHOWN).forEach(line -> sentences.add(say(without(line), entries.line(sale, line))));
        long room = Math.max(0, SHOWN - without.size());
        booked.stream().limit(room).forEach(earned -> sentences.add(why(sale, earned)));
        if (without.size() > SHOWN || booked.size() > room) {
            sentences.add(say(Say.MORE_LINES));
        }
        entries.rule(sale.source().till().store()).ifPresent(rule -> sentences.add(say(Say.WHY_RULE, rule)));
        return Answer.of(sentences, new Step.Go(Page.RECEIPT, sale.source()), new Step.OpenCase());
    }

    private static Say without(SaleLine line) {
        if (line.loadsGiftCard()) {
            return Say.WHY_GIFT_CARD;
        }
        return line.depositOf() == null ? Say.WHY_LINE : Say.WHY_DEPOSIT;
    }

    /** What the receipt itself says; a sum of its lines, as the receipt prints it. */
    private static long points(Sale sale) {
        return sale.lines().stream().mapToLong(SaleLine::points).sum();
    }

    private Sentence why(Sale sale, Ledger.Earned earned) {
        Optional<SaleLine> line =
                sale.lines().stream().filter(one -> one.line() == earned.line()).findFirst();
        return say(saying(earned.kind()), entries.earned(earned, line));
    }

    private static Say saying(PointsEntry.Kind kind) {
        return switch (kind) {
            case EARNED -> Say.WHY_EARNED;
            case REVERSED -> Say.WHY_REVERSED;
            case SPENT -> Say.WHY_SPENT;
            case RESTORED -> Say.WHY_RESTORED;
            case EXPIRED -> Say.WHY_EXPIRED;
            case ADJUSTED -> Say.WHY_ADJUSTED;
        };
    }

    Answer receipt(Slots slots) {
        Optional<Sale> found = sale(slots);
        if (found.isEmpty()) {
            return Answer.of(List.of(say(Say.RECEIPT_NONE)), to(Page.RECEIPTS));
        }
        Sale sale = found.get();
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(say(Say.RECEIPT, entries.receipt(sale, points(sale))));
        sale.lines().stream()
                .limit(SHOWN)
                .forEach(line -> sentences.add(say(Say.RECEIPT_LINE, entries.line(sale, line))));
        if (sale.lines().size() > SHOWN) {
            sentences.add(say(Say.MORE_LINES));
        }
        return Answer.of(sentences, new Step.Go(Page.RECEIPT, sale.source()));
    }

    Answer resend(Slots slots) {
        return onReceipt(slots, Say.RESEND);
    }

    Answer startReturn(Slots slots) {
        return onReceipt(slots, Say.RETURN_READY);
    }

    private Answer onReceipt(Slots slots, Say say) {
        Optional<Sale> found = sale(slots);
        return found.isEmpty()
                ? Answer.of(List.of(say(Say.RECEIPT_NONE)), to(Page.RECEIPTS))
                : Answer.of(
                        List.of(say(say, entries.receipt(found.get(), points(found.get())))),
                        new Step.Go(Page.RECEIPT, found.get().source()));
    }

    Answer payment(Slots slots) {
        List<Sentence> sentences = new ArrayList<>();
        @Nullable Source source = null;
        Optional<Sale> found = sale(slots);
        if (found.isPresent()) {
            Sale sale = found.get();
            source = sale.source();
            for (int i = 0; i < sale.tenders().size(); i++) {
                sentences.add(say(
                        Say.PAID,
                        Entries.tender(sale.source(), i + 1, sale.tenders().get(i))));
            }
        }
        sentences.add(say(Say.PAYMENT));
        return source == null
                ? Answer.of(sentences, new Step.OpenCase())
                : Answer.of(sentences, new Step.OpenCase(), new Step.Go(Page.RECEIPT, source));
    }

    Answer offers() {
        List<Sentence> sentences = ledger.offers(member).stream()
                .limit(SHOWN)
                .map(offer -> say(Say.OFFER, entries.offer(offer)))
                .toList();
        return Answer.of(sentences.isEmpty() ? List.of(say(Say.OFFERS_NONE)) : sentences, to(Page.OFFERS));
    }

    Answer whyOffers(Slots slots) {
        List<Ledger.Offer> offers = ledger.offers(member);
        List<Ledger.Offer> named = offers.stream()
                .filter(offer -> offer.decision().gtin().equals(slots.item()))
                .toList();
        List<Sentence> sentences = (named.isEmpty() ? offers : named)
                .stream()
                        .limit(SHOWN)
                        .map(offer -> say(Say.OFFER_WHY, entries.offer(offer)))
                        .toList();
        return Answer.of(
                sentences.isEmpty() ? List.of(say(Say.OFFERS_NONE)) : sentences, to(Page.OFFERS), to(Page.PRIVACY));
    }

    Answer coupons() {
        List<Sentence> sentences = new ArrayList<>();
        for (Sale sale : ledger.receipts(member, null, LOOKED_AT)) {
            for (CouponUse use : sale.coupons()) {
                if (sentences.size() < SHOWN) {
                    sentences.add(say(
                            switch (use.kind()) {
                                case REDEEMED -> Say.COUPON_REDEEMED;
                                case REINSTATED -> Say.COUPON_REINSTATED;
                            },
                            entries.coupon(sale, use)));
                }
            }
        }
        return Answer.of(sentences.isEmpty() ? List.of(say(Say.COUPONS_NONE)) : sentences, new Step.OpenCase());
    }

    Answer orders() {
        return Answer.of(List.of(say(Say.ORDERS_NONE)), new Step.OpenCase());
    }
}
