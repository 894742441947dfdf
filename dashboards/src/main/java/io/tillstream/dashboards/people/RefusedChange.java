package io.tillstream.dashboards.people;

import java.util.Locale;

/** Why nothing was changed about a person, as a sentence of the message bundle. */
final class RefusedChange extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What speaks against it. */
    enum Reason {
        /** Nobody changes what they themselves may do. */
        YOURSELF,
        /** The person has a role that the asking one may not give. */
        ABOVE_YOU,
        /** The role is one that the asking one may not give. */
        ROLE_ABOVE_YOU,
        /** Somebody has to run the chain. */
        LAST_MANAGER,
        NAME_TAKEN,
        /** They have given the one already; the other is for somebody else. */
        RESET_BY_TWO,
        /** No name to sign in with. */
        NAME,
        /** No name to be called by. */
        DISPLAY_NAME,
        /** No such region or store. */
        PLACE,
        /** Already waiting for somebody else's word. */
        WAITING,
        /** Somebody has decided meanwhile. */
        NOT_WAITING,
        /** Who asks, and whom it is for, do not decide. */
        NOT_YOURS_TO_APPROVE,
        /** Who asked may not give it any more. */
        ASKER_GONE,
        /** The role demands a second factor. */
        FACTOR_DEMANDED,
        /** This home has no key for second factors. */
        NO_FACTORS,
        CODE_WRONG,
        /** No passkey of theirs answered as asked. */
        PASSKEY_WRONG,
        /** No name to tell a passkey from others by. */
        PASSKEY_LABEL,
        /** It takes a second factor shown just now. */
        PROVE_FIRST,
        PASSWORD_WRONG,
        PASSWORD_CLOSED,
        PASSWORD_SHORT,
        PASSWORD_LONG,
        PASSWORD_SAME,
        PASSWORD_DIFFERS;

        /** Its key in the messages. */
        String key() {
            return "people.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    RefusedChange(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
