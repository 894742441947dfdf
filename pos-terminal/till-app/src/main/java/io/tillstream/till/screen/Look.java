package io.tillstream.till.screen;

import io.tillstream.till.settings.ScreenSettings.Colours;
import io.tillstream.till.settings.ScreenSettings.Hand;
import java.util.Locale;
import java.util.Objects;

/**
 * How a till's screen looks.
 *
 * @param colours light or dark
 * @param hand which hand works the keys
 */
public record Look(Colours colours, Hand hand) {
    public Look {
        Objects.requireNonNull(colours, "colours");
        Objects.requireNonNull(hand, "hand");
    }

    /** What the colours key leads to. */
    Look withNextColours() {
        return new Look(
                switch (colours) {
                    case DEVICE -> Colours.LIGHT;
                    case LIGHT -> Colours.DARK;
                    case DARK -> Colours.DEVICE;
                },
                hand);
    }

    Look withOtherHand() {
        return new Look(colours, hand == Hand.RIGHT ? Hand.LEFT : Hand.RIGHT);
    }

    /** The colours in the page's words. */
    public String colourWord() {
        return colours.name().toLowerCase(Locale.ROOT);
    }

    /** The hand in the page's words. */
    public String handWord() {
        return hand.name().toLowerCase(Locale.ROOT);
    }
}
