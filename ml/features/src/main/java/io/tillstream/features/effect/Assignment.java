package io.tillstream.features.effect;

import io.tillstream.events.MemberId;
import io.tillstream.features.control.ControlGroup;

/**
 * Whether those who took part were put into the groups as the keyed hash of member and campaign has it, and whether as many came
 * into each as the share lets expect. Where not, the groups differ by more than the offer.
 */
public final class Assignment {
    private static final int ALL = 10_000;
    /** By chance three in a thousand campaigns are further off. */
    private static final double STANDARD_DEVIATIONS = 3;

    private final String campaign;
    private final int controlBasisPoints;
    private long members;
    private long control;
    private long otherwise;

    /**
     * Of nobody yet.
     *
     * @param controlBasisPoints the campaign's control share in hundredths of a percent, 1 to 9,999
     */
    public Assignment(String campaign, int controlBasisPoints) {
        this.campaign = campaign;
        this.controlBasisPoints = controlBasisPoints;
    }

    /** Somebody takes part. */
    public void add(MemberId member, boolean isTreated) {
        members++;
        control += isTreated ? 0 : 1;
        otherwise += ControlGroup.isControl(member, campaign, controlBasisPoints) == isTreated ? 1 : 0;
    }

    /** The share, in hundredths of a percent. */
    public int controlBasisPoints() {
        return controlBasisPoints;
    }

    /** Members in the control group, waiting ones too. */
    public long control() {
        return control;
    }

    /** Members the share lets expect there. */
    public double expected() {
        return members * share();
    }

    /** Members of whom the hash says the other group. */
    public long otherwise() {
        return otherwise;
    }

    /** Whether the count is as near to what is expected as chance has it, within three standard deviations. */
    public boolean isBalanced() {
        double deviation = Math.sqrt(members * share() * (1 - share()));
        return Math.abs(control - expected()) <= STANDARD_DEVIATIONS * deviation;
    }

    private double share() {
        return (double) controlBasisPoints / ALL;
    }
}
