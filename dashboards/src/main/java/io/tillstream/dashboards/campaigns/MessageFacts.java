package io.tillstream.dashboards.campaigns;

import io.tillstream.events.Language;
import io.tillstream.events.message.CampaignMessage;
import io.tillstream.events.message.MessageTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of a campaign says of its message: how it reads, who would get it, and how far it got. */
@Component
final class MessageFacts {
    private final CampaignShelf shelf;
    private final MessageReaches reaches;
    private final MessageTallies tallies;
    private final MessageSource words;

    MessageFacts(CampaignShelf shelf, MessageReaches reaches, MessageTallies tallies, MessageSource words) {
        this.shelf = shelf;
        this.reaches = reaches;
        this.tallies = tallies;
        this.words = words;
    }

    /**
     * A message as somebody reads it.
     *
     * @param tag of the language
     * @param subject with an invented name
     * @param text with the same
     */
    record Letter(String tag, String subject, String text) {}

    /** How a message reads and whom it would reach. */
    void fill(Reading form, @Nullable Long members, Model model) {
        MessagePlan message = form.message();
        Audience audience = form.audience();
        Plan plan = form.plan();
        model.addAttribute("messages", message == null ? List.of() : letters(message));
        model.addAttribute(
                "expected",
                message == null || audience == null
                        ? null
                        : reaches.expected(
                                        audience,
                                        members,
                                        message.channels(),
                                        plan == null ? 0 : plan.controlBasisPoints())
                                .orElse(null));
    }

    private List<Letter> letters(MessagePlan message) {
        List<Letter> letters = new ArrayList<>();
        for (Language language : Language.values()) {
            String name = words.getMessage("campaigns.message.sample", null, Locale.forLanguageTag(language.tag()));
            letters.add(new Letter(
                    language.tag(),
                    message.subject().in(language).replace(CampaignMessage.NAME, name),
                    message.text().in(language).replace(CampaignMessage.NAME, name)));
        }
        return letters;
    }

    /**
     * What became of a message.
     *
     * @param state in small letters
     * @param members how many
     * @param reasons why, where it is not only sent
     */
    record Fate(String state, long members, List<MessageTally.Count> reasons) {}

    /** How far it got; nothing where the version that is on writes nothing. */
    void fillSent(Campaign campaign, Model model) {
        Integer live = campaign.liveVersion();
        CampaignMessage told =
                live == null ? null : shelf.version(campaign.id(), live).message();
        MessageTally tally = tallies.of(campaign.id());
        model.addAttribute("toldMessage", told);
        model.addAttribute("tally", tally);
        model.addAttribute("fates", tally == null ? List.of() : fates(tally));
        model.addAttribute("going", told != null && campaign.live() == Campaign.Live.ON);
    }

    private static List<Fate> fates(MessageTally tally) {
        return Stream.of(MessageTally.State.values())
                .map(state -> new Fate(
                        state.name().toLowerCase(Locale.ROOT),
                        tally.members(state),
                        tally.counts().stream()
                                .filter(count -> count.reason().state() == state)
                                .toList()))
                .filter(fate -> fate.members() > 0 || fate.state().equals("sent"))
                .toList();
    }
}
