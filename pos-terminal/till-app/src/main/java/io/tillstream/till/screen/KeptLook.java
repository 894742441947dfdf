package io.tillstream.till.screen;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.till.kept.KeptFile;
import io.tillstream.till.settings.ScreenSettings;
import io.tillstream.till.settings.TillSettings;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The look that was chosen at this till, kept over a restart; until then the one of the settings. */
@Component
final class KeptLook {
    private static final Logger LOG = LoggerFactory.getLogger(KeptLook.class);

    private final KeptFile file;
    private volatile Look now;

    KeptLook(TillSettings settings) {
        this.file = new KeptFile(settings.data().resolve("screen.json"));
        ScreenSettings screen = settings.screen();
        this.now = read().orElse(new Look(screen.colours(), screen.hand()));
    }

    Look now() {
        return now;
    }

    void choose(Look look) {
        now = look;
        try {
            file.replace(CanonicalJson.encode(look), KeptFile.Force.TO_SYSTEM);
        } catch (IOException e) {
            LOG.warn(
                    "The look of the screen is not kept; after a restart it is the one of the settings: {}",
                    e.getMessage());
        }
    }

    private Optional<Look> read() {
        try {
            return file.read().map(bytes -> CanonicalJson.decode(bytes, Look.class));
        } catch (IOException | UnreadableFact e) {
            LOG.warn("File {} is not read; the look is the one of the settings: {}", file.path(), e.getMessage());
            return Optional.empty();
        }
    }
}
