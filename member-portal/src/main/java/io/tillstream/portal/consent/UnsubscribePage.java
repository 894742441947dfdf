package io.tillstream.portal.consent;

import io.tillstream.events.MemberId;
import io.tillstream.events.message.Channel;
import io.tillstream.portal.frame.NotHere;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * {@code /unsubscribe/{member}/{channel}/{mark}}: one press of a button, signed in or not. Mail programs post to it by themselves
 * (RFC 8058); opening the link alone changes nothing, because programs that look for bad links open them all.
 */
@Controller
class UnsubscribePage {
    private final Unsubscribing unsubscribing;

    UnsubscribePage(Unsubscribing unsubscribing) {
        this.unsubscribing = unsubscribing;
    }

    @GetMapping(Unsubscribing.PATH + "{member}/{channel}/{mark}")
    String ask(@PathVariable String member, @PathVariable String channel, @PathVariable String mark, Model model) {
        Channel known = check(member, channel, mark);
        model.addAttribute("channel", known);
        model.addAttribute("done", false);
        return "consent/unsubscribe";
    }

    @PostMapping(Unsubscribing.PATH + "{member}/{channel}/{mark}")
    String withdraw(@PathVariable String member, @PathVariable String channel, @PathVariable String mark, Model model) {
        Channel known = check(member, channel, mark);
        unsubscribing.withdraw(new MemberId(member), known);
        model.addAttribute("channel", known);
        model.addAttribute("done", true);
        return "consent/unsubscribe";
    }

    /** The answer to a wrong mark, a wrong member and a wrong channel is the same. */
    private Channel check(String member, String channel, String mark) {
        try {
            Channel known = Channel.valueOf(channel.toUpperCase(Locale.ROOT));
            if (unsubscribing.isOwn(new MemberId(member), known, mark)) {
                return known;
            }
        } catch (IllegalArgumentException e) {
            throw new NotHere(e);
        }
        throw new NotHere();
    }
}
