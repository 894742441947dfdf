package io.tillstream.models;

import java.util.Map;
import java.util.Objects;

/**
 * The file {@code current.json}: which models are to be served. Replaced atomically, so a reader sees the old or the new.
 *
 * @param folder the folder below the models folder
 * @param cards SHA-256 of each model's card, by model name
 */
public record CurrentModels(String folder, Map<String, String> cards) {
    public CurrentModels {
        Objects.requireNonNull(folder, "folder");
        cards = Map.copyOf(cards);
    }
}
