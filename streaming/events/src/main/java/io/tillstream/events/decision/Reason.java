package io.tillstream.events.decision;

import io.tillstream.events.LocalText;
import java.util.Objects;

/**
 * Why a decision was made, for machines and for people.
 *
 * @param code {@code buys-often}, {@code due-again}, {@code popular}, {@code runs-out}, …
 * @param text at most twelve words
 */
public record Reason(String code, LocalText text) {
    public Reason {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(text, "text");
    }
}
