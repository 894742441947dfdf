package io.tillstream.portal.assistant;

import io.tillstream.assistant.Assistant;
import io.tillstream.assistant.Comprehension;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** The one assistant of this portal: it learns beside the start, and whoever asks first waits for it. */
@Component
class Learned {
    private final CompletableFuture<Assistant> assistant =
            CompletableFuture.supplyAsync(() -> new Assistant(Comprehension.learned()));

    Assistant assistant() {
        return assistant.join();
    }
}
