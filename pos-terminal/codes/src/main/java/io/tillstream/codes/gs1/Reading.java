package io.tillstream.codes.gs1;

/** How much a code must hold to be believed. */
public enum Reading {
    /** All of it as the standard says: one thing wrong makes the whole code invalid. */
    STRICT,
    /** What shops really print: an item that could be read stays good whatever stands behind it or is missing beside it. */
    LENIENT
}
