package io.tillstream.assistant;

import io.tillstream.assistant.Step.Page;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.language.Wording;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The conversation: understands what is said, asks once for what is missing, and has the books answer. Nothing that is said
 * changes anything, and who asks is never read from the text.
 */
public final class Assistant {
    /** What is asked of goods in few words. */
    static final Set<Intent> OF_AN_ITEM = EnumSet.of(Intent.STOCK_AT_STORE, Intent.PRICE_CHECK, Intent.PRODUCT_SEARCH);

    private final Comprehension comprehension;

    public Assistant(Comprehension comprehension) {
        this.comprehension = comprehension;
    }

    /** Understands and answers. */
    public Reply answer(Question question, Conversation before, Ledger ledger) {
        Slots named = new SlotFinder(ledger.catalogue(), ledger.today()).in(question.text());
        Understood said = understand(question.text(), named, ledger.catalogue());
        Intent pending = before.pending();
        if (pending != null && said.intent() != Intent.CANCEL && said.intent() != Intent.HUMAN_AGENT) {
            if (Comprehension.isNo(question.text())) {
                return new Reply(
                        Understood.byRule(Intent.HELP),
                        named,
                        List.of(Sentence.plain(Say.HELP, question.language())),
                        List.of(),
                        Conversation.NEW);
            }
            if (Comprehension.isYes(question.text()) || completes(pending, said, named)) {
                return answer(question, Understood.byRule(pending), named.over(before.slots()), before, ledger);
            }
        }
        return FollowUp.in(question.text(), said, named, before, ledger.catalogue())
                .map(goesOn -> answer(question, Understood.byRule(goesOn), named.over(before.slots()), before, ledger))
                .orElseGet(() -> answer(question, said, named, before, ledger));
    }

    /** Answers a button: an intent that was chosen, or an item that was meant. */
    public Reply choose(Question question, Intent intent, Slots named, Conversation before, Ledger ledger) {
        return answer(question, Understood.byRule(intent), named.over(before.slots()), before, ledger);
    }

    /** Understands only, when there are no books; and says so. */
    public Reply withoutBooks(Question question, LocalDate today) {
        Slots named = new SlotFinder(Catalogue.EMPTY, today).in(question.text());
        Understood said = understand(question.text(), named, Catalogue.EMPTY);
        Say say = switch (said.intent()) {
            case GREET -> Say.GREET;
            case THANKS_BYE -> Say.BYE;
            case CANCEL -> Say.CANCELLED;
            case HELP -> Say.HELP;
            case OOS -> Say.REFUSED;
            default -> Say.BOOKS_AWAY;
        };
        return new Reply(said, named, List.of(Sentence.plain(say, question.language())), List.of(), Conversation.NEW);
    }

    /** A number alone says what is meant; everything else is understood by its words, and the name of goods with little beside it rather as asked of them than not at all. */
    private Understood understand(String text, Slots named, Catalogue catalogue) {
        String bare = text.strip();
        if (named.receipt() != null && bare.equalsIgnoreCase(named.receipt().receiptNumber())) {
            return Understood.byRule(Intent.RECEIPT_LOOKUP);
        }
        if (named.order() != null && bare.replace("#", "").equalsIgnoreCase(named.order())) {
            return Understood.byRule(Intent.ORDER_STATUS);
        }
        if (named.item() != null && bare.chars().allMatch(Character::isDigit)) {
            return Understood.byRule(Intent.PRICE_CHECK);
        }
        Understood said = comprehension.understand(
                catalogue.storeNames().without(text, Wording.isChinese(text) ? "门店" : "the store"));
        Gtin item = named.item();
        boolean isShort = said.intent() == Intent.OOS
                && item != null
                && OF_AN_ITEM.contains(said.guess())
                && catalogue.isHardlyMoreThan(item, text);
        return isShort ? new Understood(said.guess(), said.confidence(), said.guess(), said.other()) : said;
    }

    /** What was asked for has come: the item that was missing, and no other question with it. */
    private static boolean completes(Intent pending, Understood said, Slots named) {
        return named.item() != null
                && (said.intent() == Intent.OOS
                        || said.intent() == pending
                        || said.intent() == Intent.PRODUCT_SEARCH
                        || said.intent() == Intent.PRICE_CHECK);
    }

    private static Reply answer(Question question, Understood said, Slots slots, Conversation before, Ledger ledger) {
        if (said.intent() == Intent.OOS) {
            return refuse(question, said, slots, before);
        }
        Answer answer = answer(question, said.intent(), slots, ledger);
        if (!answer.isAskingBack()) {
            return new Reply(said, slots, answer.sentences(), answer.steps(), Conversation.after(said.intent(), slots));
        }
        if (before.hasAskedEnough()) {
            return tooOften(question, said, slots);
        }
        return new Reply(said, slots, answer.sentences(), answer.steps(), before.asking(said.intent(), slots));
    }

    private static Reply refuse(Question question, Understood said, Slots slots, Conversation before) {
        if (before.hasAskedEnough()) {
            return tooOften(question, said, slots);
        }
        if (said.isNearlyClear()) {
            return new Reply(
                    said,
                    slots,
                    List.of(Sentence.plain(Say.DID_YOU_MEAN, question.language())),
                    choices(said),
                    before.asking(said.guess(), slots));
        }
        return new Reply(
                said,
                slots,
                List.of(Sentence.plain(Say.REFUSED, question.language())),
                List.of(new Step.OpenCase()),
                before.asking(null, Slots.NONE));
    }

    private static List<Step> choices(Understood said) {
        return Stream.<Step>of(new Step.Ask(said.guess()), new Step.Ask(said.other()), new Step.OpenCase())
                .filter(step -> !step.equals(new Step.Ask(Intent.OOS)))
                .distinct()
                .toList();
    }

    /** Three things that can be asked, and a person. */
    private static Reply tooOften(Question question, Understood said, Slots slots) {
        return new Reply(
                said,
                slots,
                List.of(Sentence.plain(Say.TOO_OFTEN, question.language())),
                List.of(
                        new Step.Ask(Intent.POINTS_BALANCE),
                        new Step.Ask(Intent.RECEIPT_LOOKUP),
                        new Step.Ask(Intent.OFFERS_MINE),
                        new Step.OpenCase()),
                Conversation.NEW);
    }

    private static Answer answer(Question question, Intent intent, Slots slots, Ledger ledger) {
        Language language = question.language();
        MemberId member = question.member();
        if (intent.isPersonal()) {
            return member == null
                    ? Answer.of(List.of(Sentence.plain(Say.WHO, language)))
                    : ofOneself(question, personal(intent, slots, new MemberAnswers(ledger, member, language)));
        }
        ShopAnswers shop = new ShopAnswers(ledger, language, member == null ? null : usual(ledger, member));
        return switch (intent) {
            case STOCK_AT_STORE -> shop.stock(question.text(), slots);
            case PRICE_CHECK -> shop.price(question.text(), slots);
            case PRODUCT_SEARCH -> shop.search(question.text());
            case OPENING_HOURS -> shop.hours(slots);
            case STORE_LOCATE -> shop.stores(slots);
            case RETURN_POLICY -> returnRules(language);
            case PRIVACY -> plain(Say.PRIVACY, language, new Step.Go(Page.PRIVACY, null));
            case FEEDBACK_GIVE -> plain(Say.FEEDBACK, language, new Step.Go(Page.FEEDBACK, null), new Step.OpenCase());
            case HUMAN_AGENT -> plain(Say.PERSON, language, new Step.OpenCase());
            case GREET -> plain(Say.GREET, language);
            case THANKS_BYE -> plain(Say.BYE, language);
            case CANCEL -> plain(Say.CANCELLED, language);
            case HELP -> plain(Say.HELP, language);
            default -> throw new IllegalStateException("Intent " + intent + " is answered elsewhere.");
        };
    }

    /** What a till does, and what it leaves to the shop. */
    private static Answer returnRules(Language language) {
        return Answer.of(
                Stream.of(Say.RETURN_RULES, Say.RETURN_RULES_CREDIT, Say.RETURN_RULES_SHOP)
                        .map(say -> Sentence.plain(say, language))
                        .toList(),
                new Step.OpenCase());
    }

    /** Where somebody was last. */
    private static @Nullable StoreId usual(Ledger ledger, MemberId member) {
        return ledger.receipts(member, null, 1).stream()
                .findFirst()
                .map(sale -> sale.source().till().store())
                .orElse(null);
    }

    /** Says so first where the text spoke of somebody else. */
    private static Answer ofOneself(Question question, Answer answer) {
        if (!OtherPeople.areIn(question.text())) {
            return answer;
        }
        return new Answer(
                Stream.concat(
                                Stream.of(Sentence.plain(Say.ONLY_YOURS, question.language())),
                                answer.sentences().stream())
                        .toList(),
                answer.steps(),
                answer.isAskingBack());
    }

    private static Answer personal(Intent intent, Slots slots, MemberAnswers answers) {
        return switch (intent) {
            case POINTS_BALANCE -> answers.balance();
            case POINTS_EXPIRY -> answers.expiry();
            case POINTS_WHY -> answers.why(slots);
            case TIER_STATUS -> answers.tier();
            case RECEIPT_LOOKUP -> answers.receipt(slots);
            case RECEIPT_RESEND -> answers.resend(slots);
            case OFFERS_MINE -> answers.offers();
            case OFFER_WHY -> answers.whyOffers(slots);
            case COUPON_STATUS -> answers.coupons();
            case ORDER_STATUS -> answers.orders();
            case RETURN_START -> answers.startReturn(slots);
            case PAYMENT_PROBLEM -> answers.payment(slots);
            default -> throw new IllegalStateException("Intent " + intent + " is nobody's own.");
        };
    }

    private static Answer plain(Say say, Language language, Step... steps) {
        return Answer.of(List.of(Sentence.plain(say, language)), steps);
    }
}
