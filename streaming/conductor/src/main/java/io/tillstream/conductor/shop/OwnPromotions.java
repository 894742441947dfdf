package io.tillstream.conductor.shop;

import io.tillstream.commandline.Complaint;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.assortment.Promotion;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Promotions from a file of one's own, one JSON object per line (docs/reference/promotions.md). All of them are read before
 * anything is started, and all or none are published.
 *
 * @param lines in canonical form; none where there is no file
 */
public record OwnPromotions(List<String> lines) {
    public static final OwnPromotions NONE = new OwnPromotions(List.of());

    private static final String RULE = "every line is a promotion (docs/reference/promotions.md)";

    public OwnPromotions {
        lines = List.copyOf(lines);
    }

    /**
     * Reads a file.
     *
     * @throws Complaint naming the first line that is none
     */
    public static OwnPromotions of(Path file) {
        List<String> texts = read(file);
        List<String> lines = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isBlank()) {
                Promotion promotion = promotion(file, i + 1, texts.get(i));
                if (!ids.add(promotion.id())) {
                    throw wrong(file, i + 1, "promotion " + promotion.id() + " is there twice");
                }
                lines.add(CanonicalJson.text(promotion));
            }
        }
        return new OwnPromotions(lines);
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new Complaint("File " + file, "it is not UTF-8", RULE, "save it as UTF-8");
        } catch (IOException e) {
            throw new Complaint("File " + file, "it cannot be read", RULE, "check its name and rights");
        }
    }

    private static Promotion promotion(Path file, int number, String text) {
        try {
            return CanonicalJson.decode(text, Promotion.class);
        } catch (UnreadableFact e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("it is not JSON");
            throw wrong(file, number, reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason);
        }
    }

    private static Complaint wrong(Path file, int number, String value) {
        return new Complaint(
                "File " + file + ", line " + number, value, RULE, "correct it and start again, nothing was started");
    }

    /** Publishes them in one request; returns how many. Promotions known before keep their place, or change under their id. */
    public int handTo(Door dashboards) throws IOException, InterruptedException {
        if (!lines.isEmpty()) {
            dashboards.postLines("/api/import/promotions", lines);
        }
        return lines.size();
    }
}
