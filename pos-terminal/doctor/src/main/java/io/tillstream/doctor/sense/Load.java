package io.tillstream.doctor.sense;

/**
 * How hard the machine works.
 *
 * @param waitingPerProcessor programs that want a processor, per processor, over the last minute
 * @param freeMemoryBytes memory that programs can still be given
 */
public record Load(double waitingPerProcessor, long freeMemoryBytes) {}
