/**
 * Models as they are served, the named baselines beside them, and the folder that carries both from training to scoring.
 * Neither training nor what is decided with a prediction belongs here.
 */
@NullMarked
package io.tillstream.models;

import org.jspecify.annotations.NullMarked;
