package io.tillstream.trees;

import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost's library is machine code for Linux (with libgomp), macOS and Windows on x86-64; elsewhere it is missing. */
public final class NativeLibrary {
    private static final boolean HERE = load();

    private NativeLibrary() {}

    /** Whether trees can be grown on this machine. */
    public static boolean isHere() {
        return HERE;
    }

    private static boolean load() {
        try {
            new DMatrix(new float[] {1}, 1, 1, Float.NaN).dispose();
            return true;
        } catch (XGBoostError | LinkageError e) {
            return false;
        }
    }
}
