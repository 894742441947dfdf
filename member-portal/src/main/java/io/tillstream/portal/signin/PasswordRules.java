package io.tillstream.portal.signin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a password may be chosen: long enough, not one that everybody tries first, and not one that came out of a break-in
 * elsewhere (NIST SP 800-63B-4, 3.1.1.2). Nothing is asked about its characters, and nobody has to change it.
 */
public class PasswordRules {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordRules.class);
    /** So many characters that are no name or number of the chooser's own. */
    private static final int OWN = 8;
    /** Longer parts that repeat are no easier to guess than a word. */
    private static final int LONGEST_PART = 8;

    private final @Nullable BreachedPasswords breached;

    /**
     * The rules.
     *
     * @param list passwords that came out of break-ins; absent: none is asked
     */
    PasswordRules(@Nullable Path list) {
        this.breached = list == null ? null : new BreachedPasswords(list);
    }

    /** What is wrong with a password. */
    public enum Complaint {
        LENGTH("join.password.wrong", "has not " + Password.SHORTEST + " to " + Password.LONGEST + " characters"),
        EASY("join.password.easy", "is among the first that are guessed"),
        BREACHED("join.password.breached", "is in the list of passwords that came out of break-ins");

        private final String message;
        private final String words;

        Complaint(String message, String words) {
            this.message = message;
            this.words = words;
        }

        /** The key of the sentence for whoever chose it. */
        public String message() {
            return message;
        }

        /** The same for a machine. */
        public String words() {
            return words;
        }
    }

    /**
     * Looks at a password.
     *
     * @param about names and numbers of whoever chooses it
     * @return what is wrong with it, nothing when it may be used
     */
    public Optional<Complaint> complaint(String password, Set<String> about) {
        if (!Password.isAcceptable(password)) {
            return Optional.of(Complaint.LENGTH);
        }
        if (isEasy(password.toLowerCase(Locale.ROOT), about)) {
            return Optional.of(Complaint.EASY);
        }
        return isBreached(password) ? Optional.of(Complaint.BREACHED) : Optional.empty();
    }

    /** A list that cannot be read closes nothing: whoever runs the portal reads of it in the log. */
    private boolean isBreached(String password) {
        if (breached == null) {
            return false;
        }
        try {
            return breached.has(password);
        } catch (IOException e) {
            LOG.warn("The list of tillstream.breached-passwords was not asked about a password: {}.", e.getMessage());
            return false;
        }
    }

    private static boolean isEasy(String password, Set<String> about) {
        String rest = password;
        for (String known : about) {
            for (String word : known.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
                rest = word.length() < 3 ? rest : rest.replace(word, "");
            }
        }
        return rest.codePointCount(0, rest.length()) < OWN || repeats(rest) || climbs(rest);
    }

    /** {@code abcabcabcabcabc} */
    private static boolean repeats(String text) {
        int[] characters = text.codePoints().toArray();
        for (int part = 1; part <= Math.min(LONGEST_PART, characters.length / 2); part++) {
            boolean isRepeated = true;
            for (int i = part; i < characters.length && isRepeated; i++) {
                isRepeated = characters[i] == characters[i - part];
            }
            if (isRepeated) {
                return true;
            }
        }
        return false;
    }

    /** {@code abcdefghijklmno}, {@code 987654321098765} */
    private static boolean climbs(String text) {
        return steps(text, 1) || steps(text, -1);
    }

    private static boolean steps(String text, int step) {
        for (int i = 1; i < text.length(); i++) {
            char before = text.charAt(i - 1);
            char here = text.charAt(i);
            boolean isRound = step > 0 ? before == '9' && here == '0' : before == '0' && here == '9';
            if (here - before != step && !isRound) {
                return false;
            }
        }
        return true;
    }
}
