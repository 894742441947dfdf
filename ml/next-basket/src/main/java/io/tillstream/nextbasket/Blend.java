package io.tillstream.nextbasket;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What was learned of how clues count; who bought what is not in it. Its bytes are for a file whose hash somebody vouches for; they
 * are checked all the same, so that any bytes give either a blend that ranks or an {@link IOException}.
 */
public final class Blend {
    private static final long MARK = 0x54534E42_0002L;
    private static final int MOST_ENSEMBLES = 64;
    private static final int MOST_NEIGHBOURS = 100_000;

    private final TifuKnn.Parameters tifuKnn;
    private final UpCf.Parameters upCf;
    private final boolean byDays;
    private final List<TreeEnsemble> ensembles;

    Blend(TifuKnn.Parameters tifuKnn, UpCf.Parameters upCf, boolean byDays, List<TreeEnsemble> ensembles) {
        this.byDays = byDays;
        this.tifuKnn = tifuKnn;
        this.upCf = upCf;
        this.ensembles = List.copyOf(ensembles);
    }

    /**
     * What it foresees of these histories; making it took 0.6 s of the processor for 2,000 users.
     *
     * @param histories with {@link Histories#today()} when it was learned by days; else days are not looked at
     */
    public Foresight over(Histories histories) {
        if (byDays && histories.today() == Histories.NO_DAY) {
            throw new IllegalArgumentException("This blend was learned by days, and the histories say no day.");
        }
        Histories seen = byDays ? histories : histories.withoutLast(0);
        return new Foresight(new Evidence(seen, tifuKnn, upCf), ensembles);
    }

    /** The method TIFU-KNN with the parameters that were chosen while learning. */
    public TifuKnn tifuKnn() {
        return new TifuKnn(tifuKnn);
    }

    /** The method UP-CF with the parameters that were chosen while learning. */
    public UpCf upCf() {
        return new UpCf(upCf);
    }

    /** The names of its clues, in the order of their columns. */
    public static List<String> clues() {
        return Clue.names();
    }

    /** As bytes, a few dozen per leaf; the same blend gives the same bytes. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(MARK);
            out.writeInt(Clue.names().hashCode());
            out.writeInt(tifuKnn.groups());
            out.writeDouble(tifuKnn.basketDecay());
            out.writeDouble(tifuKnn.groupDecay());
            out.writeInt(tifuKnn.neighbours());
            out.writeDouble(tifuKnn.alpha());
            out.writeInt(upCf.window());
            out.writeDouble(upCf.alpha());
            out.writeInt(upCf.locality());
            out.writeBoolean(byDays);
            out.writeInt(ensembles.size());
            for (TreeEnsemble ensemble : ensembles) {
                ensemble.write(out);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory cannot fail.", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads one.
     *
     * @throws IOException when the bytes are cut off, are of another version or other clues, or are no blend
     */
    public static Blend of(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readLong() != MARK || in.readInt() != Clue.names().hashCode()) {
                throw new IOException("It is no blend of this version's clues.");
            }
            TifuKnn.Parameters tifuKnn = new TifuKnn.Parameters(
                    within("groups", in.readInt(), 1, MOST_NEIGHBOURS),
                    share("basket decay", in.readDouble()),
                    share("group decay", in.readDouble()),
                    within("neighbours", in.readInt(), 1, MOST_NEIGHBOURS),
                    share("own share", in.readDouble()));
            UpCf.Parameters upCf = new UpCf.Parameters(
                    within("window", in.readInt(), 1, MOST_NEIGHBOURS),
                    share("asymmetry", in.readDouble()),
                    within("locality", in.readInt(), 0, MOST_NEIGHBOURS));
            boolean byDays = in.readBoolean();
            List<TreeEnsemble> ensembles = new ArrayList<>();
            int size = within("ensembles", in.readInt(), 1, MOST_ENSEMBLES);
            for (int i = 0; i < size; i++) {
                ensembles.add(TreeEnsemble.read(in, Clue.COUNT_OF_ALL));
            }
            if (in.read() >= 0) {
                throw new IOException("Something stands behind the end of the blend.");
            }
            return new Blend(tifuKnn, upCf, byDays, ensembles);
        }
    }

    static int within(String what, int value, int least, int most) throws IOException {
        if (value < least || value > most) {
            throw new IOException("A blend has " + value + " as its " + what + "; " + least + " to " + most + ".");
        }
        return value;
    }

    private static double share(String what, double value) throws IOException {
        if (!(value >= 0 && value <= 1)) {
            throw new IOException("A blend has " + value + " as its " + what + "; 0 to 1.");
        }
        return value;
    }

    static double finite(String what, double value) throws IOException {
        if (!Double.isFinite(value)) {
            throw new IOException("A blend has " + value + " as its " + what + "; a finite number is wanted.");
        }
        return value;
    }
}
