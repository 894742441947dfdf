package io.tillstream.portal.consent;

import io.tillstream.events.MemberId;
import io.tillstream.events.message.Channel;
import io.tillstream.portal.enrolment.Members;
import io.tillstream.portal.enrolment.MessageConsents;
import io.tillstream.portal.settings.PortalSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Links that take one consent back without a password. Each carries a mark made with the member's own key, over the channel: it
 * opens nothing else, and nothing once the member is forgotten.
 */
@Service
public class Unsubscribing {
    /** Where such links lead. */
    static final String PATH = "/unsubscribe/";

    private final Members members;
    private final MessageConsents consents;
    private final PortalSettings settings;

    Unsubscribing(Members members, MessageConsents consents, PortalSettings settings) {
        this.members = members;
        this.consents = consents;
        this.settings = settings;
    }

    /** The link of a member and channel; nothing where there is no such member. */
    public Optional<URI> link(MemberId member, Channel channel) {
        return mark(member, channel)
                .map(mark -> settings.messages()
                        .page(PATH + member + "/" + channel.name().toLowerCase(Locale.ROOT) + "/" + mark));
    }

    /** Whether a mark is the member's own for that channel. */
    boolean isOwn(MemberId member, Channel channel, String mark) {
        return mark(member, channel)
                .filter(own -> MessageDigest.isEqual(
                        own.getBytes(StandardCharsets.US_ASCII), mark.getBytes(StandardCharsets.US_ASCII)))
                .isPresent();
    }

    void withdraw(MemberId member, Channel channel) {
        consents.withdraw(member, channel, MessageConsents.How.LINK);
    }

    private Optional<String> mark(MemberId member, Channel channel) {
        return members.markOf(member, "unsubscribe.v1|" + channel);
    }
}
