/**
 * What can be wrong with a till, in which order a person looks for it, and what they are told: rules, findings and words.
 * Nothing here touches a device, a network or a clock; a till's {@link io.tillstream.doctor.Senses} do.
 */
@NullMarked
package io.tillstream.doctor;

import org.jspecify.annotations.NullMarked;
