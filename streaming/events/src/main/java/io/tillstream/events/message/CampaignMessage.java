package io.tillstream.events.message;

import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What members are written about a campaign, once each. Topic {@code fact.campaign-message.v1}, key: the campaign, compacted.
 * It names nobody: the member portal knows whom it may write to, where and in which language.
 *
 * @param campaign the campaign's id
 * @param subject 1 to {@value #LONGEST_SUBJECT} characters on one line, in each language
 * @param text 1 to {@value #LONGEST_TEXT} characters, in each language; {@value #NAME} in either stands for the member's name and
 *     nothing else stands for anything
 * @param channels 1 to 3, none twice: the first that the member allows is taken
 * @param segment whom, by the days of {@code feature.member-segments.v1}; absent for all members
 * @param controlBasisPoints share of them that gets nothing by the lot of the campaign, in hundredths of a percent, 0 to 10,000
 * @param atMost holds it back from members who have had so much lately; absent where the chain's own bound is enough
 * @param from first instant
 * @param until first instant after; what is still held back then is never sent
 * @param state whether it may go out
 */
public record CampaignMessage(
        String campaign,
        LocalText subject,
        LocalText text,
        List<Channel> channels,
        @Nullable String segment,
        int controlBasisPoints,
        @Nullable Frequency atMost,
        Instant from,
        Instant until,
        State state) {
    /** Longer is cut off by most mail programs. */
    public static final int LONGEST_SUBJECT = 120;

    /** Longer is a letter. */
    public static final int LONGEST_TEXT = 2_000;

    /** Stands for the member's name. */
    public static final String NAME = "{name}";

    private static final int ALL = 10_000;

    /** Whether a message may go out. */
    public enum State {
        GOING,
        /** Nothing goes out until it goes on. */
        PAUSED,
        /** Nothing goes out any more. */
        ENDED
    }

    public CampaignMessage {
        Objects.requireNonNull(campaign, "campaign");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        channels = List.copyOf(Objects.requireNonNull(channels, "channels"));
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(state, "state");
        for (Language language : Language.values()) {
            checkSubject(campaign, subject.in(language));
            checkText(campaign, text.in(language));
        }
        if (channels.isEmpty() || Set.copyOf(channels).size() != channels.size()) {
            throw new IllegalArgumentException("The message of " + campaign + " has the channels " + channels
                    + "; give it at least one, and none twice.");
        }
        if (controlBasisPoints < 0 || controlBasisPoints > ALL) {
            throw new IllegalArgumentException(
                    "The message of " + campaign + " has a control share of " + controlBasisPoints + "; 0 to 10000.");
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "The message of " + campaign + " ends at " + until + ", before it begins.");
        }
    }

    private static void checkSubject(String campaign, String subject) {
        if (subject.isBlank()
                || subject.length() > LONGEST_SUBJECT
                || subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The message of " + campaign + " has a subject of " + subject.length()
                    + " characters; 1 to " + LONGEST_SUBJECT + " on one line.");
        }
    }

    private static void checkText(String campaign, String text) {
        if (text.isBlank()
                || text.length() > LONGEST_TEXT
                || text.chars().anyMatch(each -> Character.isISOControl(each) && each != '\n')) {
            throw new IllegalArgumentException("The message of " + campaign + " has a text of " + text.length()
                    + " characters; 1 to " + LONGEST_TEXT + ", with no control characters but line feeds.");
        }
    }

    /** Whether it may go out at a moment. */
    public boolean goesAt(Instant moment) {
        return state == State.GOING && !moment.isBefore(from) && moment.isBefore(until);
    }

    /** The subject as somebody reads it. */
    public String subject(Language language, String name) {
        return subject.in(language).replace(NAME, name);
    }

    /** The text as somebody reads it. */
    public String text(Language language, String name) {
        return text.in(language).replace(NAME, name);
    }

    /** The same in another state. */
    public CampaignMessage in(State next) {
        return new CampaignMessage(
                campaign, subject, text, channels, segment, controlBasisPoints, atMost, from, until, next);
    }
}
