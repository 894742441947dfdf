package io.tillstream.portal.messages;

import io.tillstream.events.message.Channel;
import io.tillstream.portal.settings.MessageSettings;
import io.tillstream.portal.settings.PortalSettings;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who carries what: e-mails the mail server, where there is one, everything else the outbox. */
@Component
class Carriers {
    private final Map<Channel, Carrier> carriers = new EnumMap<>(Channel.class);

    Carriers(PortalSettings portal) {
        MessageSettings settings = portal.messages();
        settings.folder().ifPresent(folder -> {
            Carrier outbox = new FolderCarrier(folder, settings);
            settings.channels().forEach(channel -> carriers.put(channel, outbox));
        });
        settings.server().ifPresent(server -> carriers.put(Channel.EMAIL, new SmtpCarrier(settings, server)));
    }

    Optional<Carrier> of(Channel channel) {
        return Optional.ofNullable(carriers.get(channel));
    }

    Set<Channel> channels() {
        return carriers.keySet();
    }

    void rest() {
        carriers.values().forEach(Carrier::rest);
    }
}
