package io.tillstream.till.screen;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.till.kept.KeptFile;
import io.tillstream.till.settings.LiveSettings;
import io.tillstream.till.settings.TillSettings;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The look that was chosen at this till, kept over a restart; until then the one of the settings. */
@Component
final class KeptLook {
    private static final Logger LOG = LoggerFactory.getLogger(KeptLook.class);

    private final KeptFile file;
    private final LiveSettings settings;
    private volatile @Nullable Look chosen;

    KeptLook(TillSettings own, LiveSettings settings) {
        this.file = new KeptFile(own.data().resolve("screen.json"));
        this.settings = settings;
        this.chosen = read().orElse(null);
    }

    Look now() {
        Look look = chosen;
        return look == null ? new Look(settings.now().colours(), settings.now().hand()) : look;
    }

    void choose(Look look) {
        chosen = look;
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
