package io.tillstream.features.control;

import io.tillstream.events.MemberId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who sees no offer, so that the effect of offers can be measured. The assignment is a keyed hash and nothing else: every
 * till and head office agree on it without asking each other.
 *
 * <p>A member's place is the first eight bytes of HMAC-SHA-256 over the member id, taken as an unsigned number modulo
 * 10,000; the key is {@code control-group.v1|} and the campaign. Members below the share are in the control group, so
 * raising a share keeps everybody who was in it.
 */
public final class ControlGroup {
    /** Share of members who never see a personal offer, in hundredths of a percent: 1 %. */
    public static final int HOLDOUT_BASIS_POINTS = 100;

    private static final int ALL = 10_000;
    private static final String HOLDOUT_KEY = "global-holdout.v1";
    private static final String CAMPAIGN_KEY = "control-group.v1|";

    private ControlGroup() {}

    /**
     * Whether a member belongs to a campaign's control group.
     *
     * @param member who
     * @param campaign the campaign's id
     * @param controlBasisPoints the control share in hundredths of a percent, 0 to 10,000
     */
    public static boolean isControl(MemberId member, String campaign, int controlBasisPoints) {
        return place(CAMPAIGN_KEY + campaign, member) < share(controlBasisPoints);
    }

    /** Whether a member belongs to the global holdout and sees no personal offer of any campaign. */
    public static boolean isHeldOut(MemberId member) {
        return place(HOLDOUT_KEY, member) < HOLDOUT_BASIS_POINTS;
    }

    private static int share(int basisPoints) {
        if (basisPoints < 0 || basisPoints > ALL) {
            throw new IllegalArgumentException("Control share " + basisPoints + " is outside 0 to 10000 basis points.");
        }
        return basisPoints;
    }

    private static long place(String key, MemberId member) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] digest = mac.doFinal(member.value().getBytes(StandardCharsets.UTF_8));
            return Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), ALL);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", e);
        }
    }
}
