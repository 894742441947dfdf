package io.tillstream.dashboards.campaigns;

import io.tillstream.events.LocalText;
import io.tillstream.events.message.CampaignMessage;
import io.tillstream.events.message.Channel;
import io.tillstream.events.message.Frequency;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a campaign writes to its members, as the form says it. */
final class MessageFields {
    /** All of them; none decides what a campaign costs. */
    static final Set<String> NAMES = Set.of(
            "message",
            "messageSubjectEn",
            "messageSubjectTw",
            "messageSubjectCn",
            "messageTextEn",
            "messageTextTw",
            "messageTextCn",
            "messageFirst",
            "messageSecond",
            "messageThird",
            "messageFrom",
            "messageMost",
            "messageDays");

    private static final int MOST = 100;
    private static final int LONGEST_BOUND = 365;

    private final Form form;
    private final Fields fields;

    MessageFields(Form form, Fields fields) {
        this.form = form;
        this.fields = fields;
    }

    /**
     * Nothing where nobody is written to, and while something about it is wrong.
     *
     * @param begins first day of the campaign, absent while that is wrong
     * @param ends its last
     */
    @Nullable
    MessagePlan read(@Nullable LocalDate begins, @Nullable LocalDate ends) {
        if (!form.has("message", "yes")) {
            return null;
        }
        LocalText subject = words("messageSubject", CampaignMessage.LONGEST_SUBJECT, false);
        LocalText text = words("messageText", CampaignMessage.LONGEST_TEXT, true);
        List<Channel> channels = channels();
        Frequency atMost = atMost();
        LocalDate from = form.text("messageFrom").isEmpty() ? begins : fields.date("messageFrom");
        if (from != null && ends != null && from.isAfter(ends)) {
            fields.wrong("messageFrom", "message-late");
            return null;
        }
        return subject == null || text == null || channels.isEmpty() || from == null
                ? null
                : new MessagePlan(subject, text, channels, from, atMost);
    }

    /** Where a Chinese text was left out, the English one stands for it. */
    private @Nullable LocalText words(String field, int longest, boolean lines) {
        String en = words(field + "En", longest, lines, true);
        String tw = words(field + "Tw", longest, lines, false);
        String cn = words(field + "Cn", longest, lines, false);
        return en == null || tw == null || cn == null
                ? null
                : new LocalText(en, tw.isEmpty() ? en : tw, cn.isEmpty() ? en : cn);
    }

    private @Nullable String words(String field, int longest, boolean lines, boolean needed) {
        String text = form.text(field);
        if (text.isEmpty() && needed) {
            fields.wrong(field, "missing");
            return null;
        }
        if (text.length() > longest) {
            fields.wrong(field, "long", Integer.toString(longest));
            return null;
        }
        if (text.chars().anyMatch(each -> Character.isISOControl(each) && !(lines && each == '\n'))) {
            fields.wrong(field, "control-characters");
            return null;
        }
        return text;
    }

    private List<Channel> channels() {
        List<Channel> channels = new ArrayList<>();
        for (String field : List.of("messageFirst", "messageSecond", "messageThird")) {
            String text = form.text(field);
            if (text.isEmpty()) {
                continue;
            }
            Channel channel = channel(text);
            if (channel == null) {
                fields.wrong(field, "unknown", text);
            } else if (channels.contains(channel)) {
                fields.wrong(field, "message-twice");
            } else {
                channels.add(channel);
            }
        }
        if (channels.isEmpty()) {
            fields.wrong("messageFirst", "missing");
        }
        return channels;
    }

    private static @Nullable Channel channel(String text) {
        for (Channel channel : Channel.values()) {
            if (channel.name().toLowerCase(Locale.ROOT).equals(text)) {
                return channel;
            }
        }
        return null;
    }

    private @Nullable Frequency atMost() {
        Long messages = fields.optionalNumber("messageMost", 1, MOST);
        Long days = fields.optionalNumber("messageDays", 1, LONGEST_BOUND);
        if (form.text("messageMost").isEmpty() != form.text("messageDays").isEmpty()) {
            fields.wrong(form.text("messageMost").isEmpty() ? "messageMost" : "messageDays", "missing");
        }
        return messages == null || days == null
                ? null
                : new Frequency(Math.toIntExact(messages), Math.toIntExact(days));
    }
}
