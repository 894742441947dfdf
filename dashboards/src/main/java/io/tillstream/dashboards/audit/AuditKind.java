package io.tillstream.dashboards.audit;

import java.util.Locale;

/** What can be done that has to be known afterwards. */
public enum AuditKind {
    SIGNED_IN,
    SIGN_IN_FAILED,
    /** After too many failures; the name is closed for a while, and its attempts are not looked at. */
    SIGN_IN_CLOSED,
    SIGNED_OUT,
    PERSON_ADDED,
    PERSON_DISABLED,
    PERSON_ENABLED,
    ROLES_CHANGED,
    /** By somebody else, who has seen the new one. */
    PASSWORD_RESET,
    PASSWORD_CHANGED,
    SECOND_FACTOR_SET_UP,
    SECOND_FACTOR_TAKEN_OFF,
    /** By somebody else. */
    SECOND_FACTOR_RESET,
    RECOVERY_CODE_USED,
    /** The old ones are worth nothing any more. */
    RECOVERY_CODES_RENEWED,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    /** Its count went back, so there are two of it; it signs nobody in any more. */
    PASSKEY_COPIED,
    /** Of one person, wherever they had signed in. */
    SESSIONS_ENDED,
    /** Somebody else has to approve what was asked for. */
    APPROVAL_ASKED,
    APPROVAL_GIVEN,
    APPROVAL_REFUSED,
    PROPOSAL_ACCEPTED,
    PROPOSAL_DISMISSED,
    PROPOSAL_PUT_OFF,
    CHOICE_UNDONE,
    /** Limits up to which proposals are accepted without anybody looking were set, changed or taken away. */
    RULE_SET,
    /** A rule goes no further on that day. */
    RULE_STOPPED,
    ORDER_SENT,
    ORDER_CANCELLED,
    GOODS_RECEIVED,
    SHELVES_COUNTED,
    TRANSFER_SENT,
    TRANSFER_ARRIVED,
    TRANSFER_TAKEN_BACK,
    STORES_PLACED,
    PLACING_TAKEN_BACK,
    GROUP_FOUNDED,
    SHIFT_PLANNED,
    SHIFT_TAKEN_BACK,
    PLAN_SET,
    PLAN_TAKEN_BACK,
    LOSS_REVIEWED,
    LOSS_REVIEW_UNDONE,
    CAMPAIGN_BEGUN,
    CAMPAIGN_SAVED,
    CAMPAIGN_SUBMITTED,
    CAMPAIGN_TAKEN_BACK,
    CAMPAIGN_SENT_BACK,
    CAMPAIGN_APPROVED,
    CAMPAIGN_PAUSED,
    CAMPAIGN_RESUMED,
    CAMPAIGN_ENDED,
    CAMPAIGN_ROLLED_BACK,
    CAMPAIGN_DISCARDED,
    /** Settings of tills. */
    ROLL_OUT_BEGUN,
    ROLL_OUT_PAUSED,
    ROLL_OUT_RESUMED,
    /** By hand, or by itself: what the tills were set to before holds again. */
    ROLL_OUT_BACK,
    ROLL_OUT_DONE,
    /** A till's log, from the till. */
    LOG_ASKED,
    /** By somebody who has it now. */
    LOG_TAKEN,
    PROGRAM_UPLOADED,
    PROGRAM_ROLLED_OUT,
    /** Nobody needed it any more; it is not in the log. */
    PROGRAM_FORGOTTEN,
    IMPORTED,
    MASTER_DATA_PUBLISHED,
    MASTER_DATA_TAKEN_BACK,
    /** What the entry before it of the same subject announced did not happen. */
    NOT_DONE;

    /** The word in the database, {@code signed-in}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static AuditKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
