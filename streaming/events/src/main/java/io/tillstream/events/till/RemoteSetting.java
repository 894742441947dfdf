package io.tillstream.events.till;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A setting of a till that head office may change: none that says where something is, who the till is, or what must be kept
 * secret. With each goes what it may say.
 */
public enum RemoteSetting {
    LANGUAGE("till.language", "en|zh-TW|zh-CN", "en, zh-TW or zh-CN"),
    IDLE_LOCK("till.idle-lock", "PT0S|PT[1-9][0-9]{0,2}M", "PT0S for never, or minutes such as PT10M"),
    ASK_ABOVE_PIECES("till.ask-above.pieces", "[1-9][0-9]{0,5}", "a whole number from 1 to 999999"),
    ASK_ABOVE_AMOUNT(
            "till.ask-above.amount",
            "(?!0+([.]0+)?$)[0-9]{1,9}([.][0-9]{1,3})?",
            "an amount above 0 in major units, such as 500 or 12.50"),
    SHORT_DATED(
            "till.short-dated",
            "[0-9]{1,3}:[1-9][0-9]?(,[0-9]{1,3}:[1-9][0-9]?){0,9}",
            "steps of days:percent, such as 3:20,1:50"),
    COLOURS("till.screen.colours", "device|light|dark", "device, light or dark"),
    HAND("till.screen.hand", "right|left", "right or left");

    private final String key;
    private final Pattern form;
    private final String rule;

    RemoteSetting(String key, String form, String rule) {
        this.key = key;
        this.form = Pattern.compile(form);
        this.rule = rule;
    }

    /** As in the settings of a till, {@code till.idle-lock}. */
    public String key() {
        return key;
    }

    /** What it may say, for people. */
    public String rule() {
        return rule;
    }

    public boolean allows(String value) {
        return form.matcher(value).matches();
    }

    /** The one of that key; empty for anything else. */
    public static Optional<RemoteSetting> of(String key) {
        for (RemoteSetting each : values()) {
            if (each.key.equals(key)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
