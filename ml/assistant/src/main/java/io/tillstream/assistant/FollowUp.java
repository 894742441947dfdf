package io.tillstream.assistant;

import io.tillstream.language.Wording;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts that go on with what was answered: "and at store 2?", "what does it cost?", "那周日呢". */
final class FollowUp {
    private static final Pattern GOES_ON = Pattern.compile("(?:and|what about|how about|also)\\b.*|(?:那|还有|另外).*|.*呢");
    private static final Pattern POINTS_BACK =
            Pattern.compile(".*\\b(?:it|its|this|that|them|they|those|these)\\b.*|.*(?:它|这个|那个|这款|那款|这件|那件|这种|那种).*");
    private static final Set<Intent> OF_A_STORE =
            EnumSet.of(Intent.STOCK_AT_STORE, Intent.PRICE_CHECK, Intent.OPENING_HOURS);
    /** What a text is taken for that names a store or a day and no more. */
    private static final Set<Intent> OF_NOTHING = EnumSet.of(Intent.OOS, Intent.STORE_LOCATE, Intent.OPENING_HOURS);

    private FollowUp() {}

    /**
     * What is asked by a text that goes on.
     *
     * @param said what it was taken for by itself
     * @param named what it names itself
     * @return what was answered before, or what is asked of the same goods; empty where it is a question of its own
     */
    static Optional<Intent> in(String text, Understood said, Slots named, Conversation before, Catalogue catalogue) {
        Intent answered = before.answered();
        String wording = Wording.of(text).replace("?", "").strip();
        boolean isGoingOn = GOES_ON.matcher(wording).matches();
        if (answered == null || !(isGoingOn || POINTS_BACK.matcher(wording).matches())) {
            return Optional.empty();
        }
        if (Assistant.OF_AN_ITEM.contains(said.intent())) {
            boolean isOfTheSame = named.item() == null
                    && before.slots().item() != null
                    && catalogue
                            .itemsLike(catalogue.storeNames().without(text, ""))
                            .isEmpty();
            return isOfTheSame ? Optional.of(said.intent()) : Optional.empty();
        }
        boolean isOfAnother = isGoingOn
                && OF_NOTHING.contains(said.intent())
                && ((named.store() != null && OF_A_STORE.contains(answered))
                        || (named.date() != null && answered == Intent.OPENING_HOURS)
                        || (named.item() != null && Assistant.OF_AN_ITEM.contains(answered)));
        return isOfAnother ? Optional.of(answered) : Optional.empty();
    }
}
