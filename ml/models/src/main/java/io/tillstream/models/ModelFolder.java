package io.tillstream.models;

import io.tillstream.encoding.FactChain;
import io.tillstream.events.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder that training writes and scoring reads: {@code <id>/<model>/card.json} with the files the card vouches for, and
 * {@code current.json} naming the id. Nothing is deserialised before its SHA-256 is the one on the card, and no card is
 * believed that {@code current.json} does not name by hash.
 */
public final class ModelFolder {
    static final String CARD = "card.json";
    private static final String CURRENT = "current.json";
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,60}");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path root;

    public ModelFolder(Path root) {
        this.root = root;
    }

    /**
     * A model to be published.
     *
     * @param card without its files
     * @param files by plain name, without the card
     */
    public record Bundle(ProvenanceCard card, Map<String, byte[]> files) {
        public Bundle {
            files = Map.copyOf(files);
        }
    }

    /**
     * A model whose files are what its card says.
     *
     * @param card the card
     * @param cardHash its hash, as decisions refer to it
     * @param files by name
     */
    public record Verified(ProvenanceCard card, Hash cardHash, Map<String, byte[]> files) {
        public Verified {
            files = Map.copyOf(files);
        }

        byte[] file(String name) throws ModelRefused {
            byte[] bytes = files.get(name);
            if (bytes == null) {
                throw new ModelRefused("Card of " + card.model() + " vouches for no file " + name + ".", null);
            }
            return bytes;
        }
    }

    /** Bytes of a knowledge record. */
    public static byte[] json(Object knowledge) {
        return JSON.writeValueAsBytes(knowledge);
    }

    static <T> T read(byte[] bytes, Class<T> type, String what) throws ModelRefused {
        try {
            T value = JSON.readValue(bytes, type);
            if (value == null) {
                throw new ModelRefused(what + " holds null.", null);
            }
            return value;
        } catch (JacksonException e) {
            throw new ModelRefused(what + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Writes the bundles into a new folder and makes it the current one; until the last step readers see the old one.
     *
     * @return what {@code current.json} now says
     */
    public CurrentModels publish(List<Bundle> bundles) throws IOException {
        Map<String, byte[]> cards = new TreeMap<>();
        for (Bundle bundle : bundles) {
            Map<String, String> hashes = new TreeMap<>();
            bundle.files().forEach((name, bytes) -> hashes.put(name, sha256(bytes)));
            cards.put(bundle.card().model(), json(bundle.card().withFiles(hashes)));
        }
        Map<String, String> cardHashes = new TreeMap<>();
        cards.forEach((model, bytes) -> cardHashes.put(model, sha256(bytes)));
        CurrentModels current = new CurrentModels(sha256(json(cardHashes)).substring(0, 16), cardHashes);
        Path folder = root.resolve(current.folder());
        for (Bundle bundle : bundles) {
            Path own = Files.createDirectories(folder.resolve(bundle.card().model()));
            for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
                Files.write(own.resolve(file.getKey()), file.getValue());
            }
            Files.write(own.resolve(CARD), cards.get(bundle.card().model()));
        }
        Path fresh = root.resolve(CURRENT + ".new");
        Files.write(fresh, json(current));
        Files.move(fresh, root.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
        return current;
    }

    /**
     * What is to be served; empty before the first training.
     *
     * @throws ModelRefused when the file is there and cannot be read
     */
    public Optional<CurrentModels> current() throws ModelRefused {
        try {
            CurrentModels current = read(Files.readAllBytes(root.resolve(CURRENT)), CurrentModels.class, CURRENT);
            if (!PLAIN_NAME.matcher(current.folder()).matches()) {
                throw new ModelRefused("current.json names the folder \"" + current.folder() + "\".", null);
            }
            return Optional.of(current);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ModelRefused("current.json cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads one model and checks every file against its card.
     *
     * @throws ModelRefused when a hash differs or a file is missing
     */
    public Verified open(CurrentModels current, String model) throws ModelRefused {
        Path folder = root.resolve(current.folder()).resolve(model);
        byte[] cardBytes = checked(folder.resolve(CARD), current.cards().get(model));
        ProvenanceCard card = read(cardBytes, ProvenanceCard.class, "The card of " + model);
        Map<String, byte[]> files = new HashMap<>();
        for (Map.Entry<String, String> file : card.files().entrySet()) {
            if (!PLAIN_NAME.matcher(file.getKey()).matches()) {
                throw new ModelRefused("The card of " + model + " names the file \"" + file.getKey() + "\".", null);
            }
            files.put(file.getKey(), checked(folder.resolve(file.getKey()), file.getValue()));
        }
        return new Verified(card, FactChain.hashOf(cardBytes), files);
    }

    private static byte[] checked(Path file, @Nullable String expected) throws ModelRefused {
        if (expected == null) {
            throw new ModelRefused("current.json names no card for " + file + ".", null);
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (!sha256(bytes).equals(expected)) {
                throw new ModelRefused(
                        "Model file " + file + " has SHA-256 " + sha256(bytes) + ", but " + expected
                                + " is on record; train again or restore the file.",
                        null);
            }
            return bytes;
        } catch (IOException e) {
            throw new ModelRefused("Model file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String sha256(byte[] bytes) {
        return FactChain.hashOf(bytes).hex();
    }
}
